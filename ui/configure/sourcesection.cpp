// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/sourcesection.h"

#include "core/overloaded.h"
#include "core/stream/limits.h"
#include "ui/configure/formfield.h"
#include "ui/configure/numberbox.h"
#include "ui/configure/sectionlayout.h"
#include "ui/configure/streamdocument.h"
#include "ui/configure/textfield.h"

#include <QButtonGroup>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace penstock {

SourceSection::SourceSection(const Theme &theme, QWidget *parent)
    : Section(theme, QStringLiteral("sourceSection"), tr("Source"), parent)
    , m_name(addText(tr("Stream name"), QStringLiteral("$.name"), QStringLiteral("streamNameEdit"),
                     tr("Change the stream's name"), [](StreamConfig &config) -> QString & { return config.name; }))
    , m_workspaceName(addText(tr("Workspace name"), QStringLiteral("$.workspace.name"),
                              QStringLiteral("workspaceNameEdit"), tr("Change the workspace's name"),
                              [](StreamConfig &config) -> QString & { return config.workspace.name; }))
    , m_workspaceId(addText(tr("Workspace ID"), QStringLiteral("$.workspace.id"), QStringLiteral("workspaceIdEdit"),
                            tr("Change the workspace's ID"),
                            [](StreamConfig &config) -> QString & { return config.workspace.id; }))
    , m_kinds(new QButtonGroup(this))
    , m_lastOfKind(std::variant_size_v<SourceConfig>)
{
    fields()[1]->setNote(tr("app_name"));
    column()->addWidget(inColumns({fields()[1], fields()[2]}, this));
    addKinds();
    addFile();
    addGenerator();
}

QLineEdit *SourceSection::addText(const QString &label, const QString &path, const QString &name, const QString &step,
                                  QString &(*part)(StreamConfig &))
{
    auto *edit = new QLineEdit(this);
    edit->setObjectName(name);
    addField(label, {path}, edit);
    connect(edit, &QLineEdit::textEdited, this,
            [=, this](const QString &text) { change(step, path, [&](StreamConfig &config) { part(config) = text; }); });
    return edit;
}

void SourceSection::addKinds()
{
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    // In the order of SourceConfig.
    const std::pair<QString, QString> kinds[] = {{QStringLiteral("fileSourceButton"), tr("File")},
                                                 {QStringLiteral("stdinSourceButton"), tr("Standard input")},
                                                 {QStringLiteral("generatorSourceButton"), tr("Made-up events")}};
    for (int kind = 0; kind < int(std::size(kinds)); ++kind) {
        auto *button = new QRadioButton(kinds[kind].second, line);
        button->setObjectName(kinds[kind].first);
        m_kinds->addButton(button, kind);
        row->addWidget(button);
    }
    row->addStretch(1);
    line->setFocusProxy(m_kinds->button(0));
    m_kind = addField(tr("Events come from"), {QStringLiteral("$.source")}, line);
    connect(m_kinds, &QButtonGroup::idClicked, this, &SourceSection::chooseKind);
}

void SourceSection::addFile()
{
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_path = new QLineEdit(line);
    m_path->setObjectName(QStringLiteral("sourcePathEdit"));
    m_path->setAccessibleName(tr("File of events"));
    m_path->setPlaceholderText(QStringLiteral("events.ndjson"));
    auto *browse = new QPushButton(tr("Browse…"), line);
    browse->setObjectName(QStringLiteral("browseSourceButton"));
    browse->setAccessibleName(tr("Browse for the file of events"));
    browse->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Minimum); // as high as the field
    row->addWidget(m_path, 1);
    row->addWidget(browse);
    line->setFocusProxy(m_path);
    m_file = addField(tr("File of events, one JSON object a line"), {QStringLiteral("$.source.path")}, line);
    m_file->setHelp(tr("A relative path starts at the folder of the stream's file."));
    connect(m_path, &QLineEdit::textEdited, this, &SourceSection::setFilePath);
    connect(browse, &QPushButton::clicked, this, &SourceSection::askForFile);
}

void SourceSection::addGenerator()
{
    m_events = new NumberBox(limits::events, tr("events"), 1, this);
    m_rate = new NumberBox(limits::eventsPerSecond, tr("a second"), 1, this);
    m_seed = new NumberBox(limits::seed, {}, 1, this);
    m_events->setObjectName(QStringLiteral("generatorEventsBox"));
    m_rate->setObjectName(QStringLiteral("generatorRateBox"));
    m_seed->setObjectName(QStringLiteral("generatorSeedBox"));
    m_events->setSpecialValueText(tr("without end"));
    m_rate->setSpecialValueText(tr("at full speed"));
    auto *events = addField(tr("How many"), {QStringLiteral("$.source.events")}, m_events);
    auto *rate = addField(tr("How fast"), {QStringLiteral("$.source.eventsPerSecond")}, m_rate);
    auto *seed = addField(tr("Seed"), {QStringLiteral("$.source.seed")}, m_seed);
    m_seed->setToolTip(tr("The same seed gives the same events"));
    m_generator = inColumns({events, rate, seed}, this);
    column()->addWidget(m_generator);
    connect(m_events, &NumberBox::edited, this, [this](qint64 value) {
        setGenerator(QStringLiteral("events"), [value](GeneratorSource &source) { source.events = value; });
    });
    connect(m_rate, &NumberBox::edited, this, [this](qint64 value) {
        setGenerator(QStringLiteral("rate"), [value](GeneratorSource &source) { source.eventsPerSecond = int(value); });
    });
    connect(m_seed, &NumberBox::edited, this, [this](qint64 value) {
        setGenerator(QStringLiteral("seed"), [value](GeneratorSource &source) { source.seed = value; });
    });
}

void SourceSection::chooseKind(int kind)
{
    static const SourceConfig fresh[] = {FileSource{}, StdinSource{}, GeneratorSource{}};
    const SourceConfig source = m_lastOfKind[std::size_t(kind)].value_or(fresh[kind]);
    change(tr("Change the source"), {}, [&](StreamConfig &config) { config.source = source; });
}

void SourceSection::setFilePath(const QString &path)
{
    change(tr("Change the file of events"), QStringLiteral("source.path"),
           [&](StreamConfig &config) { config.source = FileSource{path}; });
}

void SourceSection::setGenerator(const QString &key, const std::function<void(GeneratorSource &)> &edit)
{
    change(tr("Change the made-up events"), QStringLiteral("source.") + key, [&](StreamConfig &config) {
        if (auto *generator = std::get_if<GeneratorSource>(&config.source))
            edit(*generator);
    });
}

void SourceSection::askForFile()
{
    const QString base = document() ? document()->baseFolder() : QString();
    auto *dialog =
        new QFileDialog(this, tr("File of events"), base, tr("Events (*.ndjson *.jsonl *.json);;All files (*)"));
    dialog->setObjectName(QStringLiteral("sourceFileDialog"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, [this, base](const QString &file) {
        // Beside or below the stream's file the path goes with it to another machine.
        const QString relative = base.isEmpty() ? file : QDir(base).relativeFilePath(file);
        setFilePath(relative.startsWith(QLatin1String("..")) ? file : relative);
    });
    dialog->open();
}

void SourceSection::show(const StreamConfig &config)
{
    showText(m_name, config.name);
    showText(m_workspaceName, config.workspace.name);
    showText(m_workspaceId, config.workspace.id);
    if (std::exchange(m_lastDocument, document()) != document())
        m_lastOfKind.assign(m_lastOfKind.size(), std::nullopt);
    m_lastOfKind[config.source.index()] = config.source;
    showKind(config.source);
}

void SourceSection::showKind(const SourceConfig &source)
{
    const auto choose = [this](int kind, const QString &help) {
        m_kinds->button(kind)->setChecked(true);
        m_kind->setHelp(help);
        m_file->setVisible(kind == 0);
        m_generator->setVisible(kind == 2);
    };
    std::visit(
        Overloaded{
            [&](const FileSource &file) {
                choose(0, {});
                showText(m_path, file.path);
            },
            [&](const StdinSource &) {
                choose(1, tr("For penstock-cli run, fed by a pipe. What goes through a pipe cannot be read again."));
            },
            [&](const GeneratorSource &generator) {
                choose(2, tr("Events of every documented kind, for trying things out."));
                m_events->show(generator.events);
                m_rate->show(generator.eventsPerSecond);
                m_seed->show(generator.seed);
            },
        },
        source);
}

} // namespace penstock
