// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/practice/scriptpane.h"

#include "ui/models/practicechoices.h"
#include "ui/newestwork.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace penstock {

namespace {

constexpr qint64 longestScript = 1024 * 1024;
constexpr qsizetype shownProblems = 3;

QString problemLines(const QList<ScriptProblem> &problems)
{
    QStringList lines;
    for (const ScriptProblem &problem : problems.first(std::min(problems.size(), shownProblems)))
        lines.append(problem.path.isEmpty() ? problem.message : problem.path + u' ' + problem.message);
    return lines.join(u'\n');
}

} // namespace

ScriptPane::ScriptPane(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_samples(new QComboBox(this))
    , m_load(new QToolButton(this))
    , m_use(new QToolButton(this))
    , m_text(new QPlainTextEdit(this))
    , m_problems(new QLabel(this))
{
    m_samples->setObjectName(QStringLiteral("scriptSamples"));
    m_samples->setAccessibleName(tr("Scripts to begin with"));
    for (const PracticeSample &sample : practiceSamples())
        m_samples->addItem(sample.title);
    m_load->setObjectName(QStringLiteral("loadScriptButton"));
    m_load->setText(tr("Load…"));
    m_load->setIcon(theme.icon(QStringLiteral("folder-open")));
    m_load->setAccessibleName(tr("Load a script"));
    m_use->setObjectName(QStringLiteral("useScriptButton"));
    m_use->setText(tr("Use from the next request on"));
    m_use->setIcon(theme.icon(QStringLiteral("player-play")));
    m_use->setAccessibleName(m_use->text());
    m_text->setObjectName(QStringLiteral("scriptText"));
    m_text->setAccessibleName(tr("Script"));
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_problems->setObjectName(QStringLiteral("scriptProblems"));
    m_problems->setTextFormat(Qt::PlainText);
    m_problems->setWordWrap(true);
    m_problems->setProperty("textTone", QStringLiteral("bad"));
    for (QToolButton *button : {m_load, m_use})
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    buildLayout();
    connect(m_samples, &QComboBox::activated, this, &ScriptPane::showSample);
    connect(m_load, &QToolButton::clicked, this, &ScriptPane::load);
    connect(m_use, &QToolButton::clicked, this, &ScriptPane::choose);
    connect(m_text, &QPlainTextEdit::textChanged, this, &ScriptPane::check);
    showSample(0);
}

void ScriptPane::buildLayout()
{
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_samples);
    line->addWidget(m_load);
    line->addWidget(m_use);
    line->addStretch(1);

    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(8, 8, 8, 8);
    all->setSpacing(8);
    all->addLayout(line);
    all->addWidget(m_text, 1);
    all->addWidget(m_problems);
}

void ScriptPane::setText(const QByteArray &json)
{
    m_text->setPlainText(QString::fromUtf8(json));
}

std::optional<PracticeScript> ScriptPane::script() const
{
    const auto parsed = parsePracticeScript(m_text->toPlainText().toUtf8());
    return parsed ? std::optional(*parsed) : std::nullopt;
}

void ScriptPane::showSample(int number)
{
    setText(practiceSamples().at(number).json);
}

void ScriptPane::load()
{
    auto *dialog = new QFileDialog(this, tr("Load a script"), {}, tr("Scripts (*.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        inBackground(
            this,
            [path] {
                QFile file(path);
                return file.open(QIODevice::ReadOnly) ? file.read(longestScript) : QByteArray();
            },
            [this](const QByteArray &json) { setText(json); });
    });
    dialog->open();
}

void ScriptPane::choose()
{
    if (const auto chosen = script())
        Q_EMIT scriptChosen(*chosen);
}

void ScriptPane::check()
{
    const auto parsed = parsePracticeScript(m_text->toPlainText().toUtf8());
    m_problems->setText(parsed ? QString() : problemLines(parsed.error()));
    m_problems->setVisible(!parsed);
    m_use->setEnabled(parsed.has_value());
}

} // namespace penstock
