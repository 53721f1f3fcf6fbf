// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/configurepage.h"

#include "ui/configure/attributessection.h"
#include "ui/configure/authenticationsection.h"
#include "ui/configure/comparedialog.h"
#include "ui/configure/configureactions.h"
#include "ui/configure/configureparts.h"
#include "ui/configure/deliverysection.h"
#include "ui/configure/destinationsection.h"
#include "ui/configure/documents.h"
#include "ui/configure/eventssection.h"
#include "ui/configure/form.h"
#include "ui/configure/keepsecret.h"
#include "ui/configure/outsidebar.h"
#include "ui/configure/previewpane.h"
#include "ui/configure/previewsplitter.h"
#include "ui/configure/problemlist.h"
#include "ui/configure/regionsection.h"
#include "ui/configure/section.h"
#include "ui/configure/sectionlist.h"
#include "ui/configure/sourcesection.h"
#include "ui/models/streams.h"

#include <QAction>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPointer>
#include <QToolButton>
#include <QVBoxLayout>

namespace penstock {

namespace {

SectionList::Trouble troubleOf(const QList<Problem> &problems)
{
    if (holdsError(problems))
        return SectionList::Trouble::Error;
    return problems.isEmpty() ? SectionList::Trouble::None : SectionList::Trouble::Warning;
}

} // namespace

ConfigurePage::ConfigurePage(const ConfigureParts &parts, Documents &documents, ConfigureActions &actions,
                             QWidget *parent)
    : Page(QStringLiteral("configurePage"), tr("Configure"), parent)
    , m_theme(parts.theme)
    , m_documents(documents)
    , m_actions(actions)
    , m_list(new SectionList(parts.theme, this))
    , m_form(new Form(this))
    , m_events(new EventsSection(parts.theme, parts.catalog, this))
    , m_problems(new ProblemList(parts.theme, this))
    , m_outside(new OutsideBar(parts.theme, this))
    , m_corner(new QWidget(this))
    , m_preview(new PreviewPane(parts, this))
    , m_columns(new PreviewSplitter(parts.settings, *actions.preview, this))
{
    buildForm(parts);
    buildLayout();
    buildCorner();
    connectParts();
}

void ConfigurePage::buildForm(const ConfigureParts &parts)
{
    // The one list of sections, in the order in which they are shown.
    m_form->addSection(new SourceSection(parts.theme, this));
    m_form->addSection(
        new DestinationSection(parts.theme, keepInVault(parts.vault, parts.theme, this), parts.clock, this));
    m_form->addSection(new AuthenticationSection(parts, this));
    m_form->addSection(m_events);
    m_form->addSection(new AttributesSection(parts.theme, parts.catalog, this));
    m_form->addSection(new DeliverySection(parts.theme, this));
    m_form->addSection(new RegionSection(parts, this));

    for (const Section *section : m_form->sections()) {
        m_list->addSection(section->title());
        connect(section, &Section::noteChanged, this, &ConfigurePage::showNotes);
    }
}

void ConfigurePage::buildLayout()
{
    auto *left = new QWidget(this);
    auto *leftRow = new QHBoxLayout(left);
    leftRow->setContentsMargins(0, 0, 0, 0);
    leftRow->setSpacing(0);
    auto *listColumn = new QVBoxLayout;
    listColumn->setContentsMargins(0, 12, 0, 12);
    listColumn->addWidget(m_list);
    auto *toggle = new QToolButton(this);
    toggle->setObjectName(QStringLiteral("previewButton"));
    toggle->setDefaultAction(m_actions.preview);
    listColumn->addWidget(toggle, 0, Qt::AlignHCenter);
    auto *formColumn = new QVBoxLayout;
    formColumn->setSpacing(0);
    formColumn->addWidget(m_form, 1);
    formColumn->addWidget(m_problems);
    leftRow->addLayout(listColumn);
    leftRow->addLayout(formColumn, 1);

    m_columns->setParts(left, m_preview);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_outside);
    all->addWidget(m_columns, 1);
}

void ConfigurePage::buildCorner()
{
    auto *row = new QHBoxLayout(m_corner);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    for (QAction *action :
         {m_actions.pasteTicket, m_actions.exportText, m_actions.undo, m_actions.redo, m_actions.save}) {
        auto *button = new QToolButton(m_corner);
        button->setDefaultAction(action);
        button->setObjectName(QString(action->objectName()).replace(QLatin1String("Action"), QLatin1String("Button")));
        button->setAccessibleName(action->iconText());
        row->addWidget(button);
        if (action == m_actions.save) {
            button->setToolButtonStyle(Qt::ToolButtonTextOnly);
            button->setProperty("primary", true);
        } else if (action != m_actions.undo && action != m_actions.redo) {
            button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        }
    }
}

void ConfigurePage::connectParts()
{
    connect(m_list, &SectionList::chosen, m_form, &Form::goToSection);
    connect(m_form, &Form::sectionSeen, m_list, &SectionList::follow);
    connect(m_problems, &ProblemList::chosen, m_form, &Form::goToProblem);
    connect(m_actions.save, &QAction::triggered, this, [this] { m_documents.save(*m_document); });
    connect(m_actions.saveAs, &QAction::triggered, this, &ConfigurePage::askForCopy);
    connect(m_actions.revert, &QAction::triggered, this, [this] { m_document->revert(); });
    connect(m_outside, &OutsideBar::compareRequested, this, &ConfigurePage::compare);
    connect(m_outside, &OutsideBar::reloadRequested, this, [this] { m_documents.takeOutside(*m_document); });
    connect(m_outside, &OutsideBar::keepRequested, this, [this] { m_documents.keepMine(*m_document); });
    connect(m_preview, &PreviewPane::sampleRead, this, [this](const Sample &sample) {
        for (Section *section : m_form->sections())
            section->showSample(sample.facts);
    });
}

void ConfigurePage::showStream(StreamView *stream)
{
    setDocument(stream ? m_documents.find(stream->id) : nullptr);
}

void ConfigurePage::setDocument(StreamDocument *document)
{
    if (m_document)
        m_document->disconnect(this);
    m_document = document;
    m_actions.setDocument(document);
    m_outside->show(document);
    for (Section *section : m_form->sections())
        section->setDocument(document);
    m_preview->setDocument(document);
    m_events->forgetRun();
    if (!document)
        return;
    if (isVisible())
        Q_EMIT seenWanted(document->saved().name);
    connect(document, &StreamDocument::changed, this, &ConfigurePage::showDocument);
    connect(document, &StreamDocument::outsideChanged, this, [this] { m_outside->show(m_document); });
    showDocument();
}

void ConfigurePage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (m_document)
        Q_EMIT seenWanted(m_document->saved().name);
}

void ConfigurePage::follow(History &history)
{
    connect(this, &ConfigurePage::seenWanted, &history, &History::readSeen);
    connect(&history, &History::seenRead, this, &ConfigurePage::showSeen);
}

void ConfigurePage::showSeen(const QString &stream, const SeenReport &seen)
{
    // The ledger knows the stream by the name that its file has.
    if (m_document && m_document->saved().name == stream)
        m_events->showRun(seen);
}

void ConfigurePage::showDocument()
{
    const QList<Problem> &problems = m_document->problems();
    const auto ofSections = m_form->showProblems(problems);
    for (int section = 0; section < int(ofSections.size()); ++section)
        m_list->setTrouble(section, troubleOf(ofSections[section]));
    QList<ProblemList::Entry> entries;
    for (const Problem &problem : problems)
        entries.append({problem, m_form->placeText(problem.path)});
    m_problems->show(entries);
    showNotes();
}

void ConfigurePage::showNotes()
{
    for (int section = 0; section < int(m_form->sections().size()); ++section)
        m_list->setNote(section, m_form->sections()[section]->note());
}

void ConfigurePage::compare()
{
    const auto &outside = m_document->outside();
    if (!outside || !*outside)
        return;
    auto *dialog = new CompareDialog(m_theme, m_document->file(), (*outside)->config, m_document->config(), this);
    const QPointer<StreamDocument> document = m_document;
    connect(dialog, &CompareDialog::reloadRequested, this, [this, document] {
        if (document)
            m_documents.takeOutside(*document);
    });
    connect(dialog, &CompareDialog::keepRequested, this, [this, document] {
        if (document)
            m_documents.keepMine(*document);
    });
    dialog->open();
}

void ConfigurePage::askForCopy()
{
    auto *dialog =
        new QFileDialog(this, tr("Save a copy"), m_document->baseFolder(), tr("Stream files (*.stream.json)"));
    dialog->setObjectName(QStringLiteral("saveCopyDialog"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("stream.json"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, [this, config = m_document->config()](const QString &file) {
        StreamConfig copy = config;
        // A stream is known by its name: the copy's is its file's.
        copy.name = QFileInfo(file).fileName().section(u'.', 0, 0);
        m_documents.saveCopy(file, copy);
    });
    dialog->open();
}

void ConfigurePage::goToFirstProblem()
{
    if (m_document && !m_document->problems().isEmpty())
        m_form->goToProblem(m_document->problems().first().path);
}

} // namespace penstock
