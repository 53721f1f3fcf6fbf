// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/configurepage.h"

#include "ui/configure/configureparts.h"
#include "ui/configure/deliverysection.h"
#include "ui/configure/documents.h"
#include "ui/configure/form.h"
#include "ui/configure/problemlist.h"
#include "ui/configure/section.h"
#include "ui/configure/sectionlist.h"
#include "ui/configure/sourcesection.h"
#include "ui/models/streams.h"

#include <QHBoxLayout>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace penstock {

namespace {

SectionList::Trouble troubleOf(const QList<Problem> &problems)
{
    const bool error = std::any_of(problems.begin(), problems.end(),
                                   [](const Problem &problem) { return problem.severity == Problem::Severity::Error; });
    if (error)
        return SectionList::Trouble::Error;
    return problems.isEmpty() ? SectionList::Trouble::None : SectionList::Trouble::Warning;
}

} // namespace

ConfigurePage::ConfigurePage(const ConfigureParts &parts, const Documents &documents, QWidget *parent)
    : Page(QStringLiteral("configurePage"), tr("Configure"), parent)
    , m_documents(documents)
    , m_list(new SectionList(parts.theme, this))
    , m_form(new Form(this))
    , m_problems(new ProblemList(parts.theme, this))
    , m_columns(new QSplitter(Qt::Horizontal, this))
{
    buildForm(parts);
    buildLayout();
    connectParts();
}

void ConfigurePage::buildForm(const ConfigureParts &parts)
{
    // The one list of sections, in the order in which they are shown.
    m_form->addSection(new SourceSection(parts.theme, this));
    m_form->addSection(new DeliverySection(parts.theme, this));

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
    auto *formColumn = new QVBoxLayout;
    formColumn->setSpacing(0);
    formColumn->addWidget(m_form, 1);
    formColumn->addWidget(m_problems);
    leftRow->addLayout(listColumn);
    leftRow->addLayout(formColumn, 1);

    m_columns->setObjectName(QStringLiteral("configureColumns"));
    m_columns->setProperty("thin", true);
    m_columns->setHandleWidth(1);
    m_columns->addWidget(left);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_columns);
}

void ConfigurePage::connectParts()
{
    connect(m_list, &SectionList::chosen, m_form, &Form::goToSection);
    connect(m_form, &Form::sectionSeen, m_list, &SectionList::follow);
    connect(m_problems, &ProblemList::chosen, m_form, &Form::goToProblem);
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
    for (Section *section : m_form->sections())
        section->setDocument(document);
    if (!document)
        return;
    connect(document, &StreamDocument::changed, this, &ConfigurePage::showDocument);
    showDocument();
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

void ConfigurePage::goToFirstProblem()
{
    if (m_document && !m_document->problems().isEmpty())
        m_form->goToProblem(m_document->problems().first().path);
}

} // namespace penstock
