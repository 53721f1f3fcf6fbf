// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/form.h"

#include "core/stream/jsonpath.h"
#include "ui/configure/formfield.h"
#include "ui/configure/section.h"

#include <QHash>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QVBoxLayout>

namespace penstock {

Form::Form(QWidget *parent)
    : QScrollArea(parent)
    , m_column(new QWidget(this))
{
    setObjectName(QStringLiteral("configureForm"));
    setAccessibleName(tr("Form"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setProperty("onWindow", true);
    m_column->setProperty("page", true);
    auto *column = new QVBoxLayout(m_column);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(28);
    column->addStretch(1);
    setWidget(m_column);
    m_column->installEventFilter(this);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &Form::tellSeen);
}

void Form::addSection(Section *section)
{
    auto *column = static_cast<QVBoxLayout *>(m_column->layout());
    column->insertWidget(int(m_sections.size()), section);
    m_sections.append(section);
    // Undo is the document's, not a single field's. (Editors inside tables keep theirs until they are left.)
    for (QLineEdit *edit : section->findChildren<QLineEdit *>())
        edit->installEventFilter(this);
    for (QPlainTextEdit *edit : section->findChildren<QPlainTextEdit *>())
        edit->installEventFilter(this);
}

bool Form::eventFilter(QObject *watched, QEvent *event)
{
    // Where the sections stand is known once the column is laid out.
    if (watched == m_column && (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest))
        QMetaObject::invokeMethod(this, &Form::tellSeen, Qt::QueuedConnection);
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->ignore();
            return true;
        }
    }
    return QScrollArea::eventFilter(watched, event);
}

void Form::goToSection(int section)
{
    verticalScrollBar()->setValue(m_sections[section]->y() - m_column->layout()->contentsMargins().top());
    m_seen = section;
    Q_EMIT sectionSeen(section);
}

void Form::goToProblem(const QString &path)
{
    const Place place = placeOf(path);
    if (!place.field)
        return;
    ensureWidgetVisible(place.field, 0, fontMetrics().height() * 2);
    m_sections[place.section]->goTo(*place.field, path);
}

Form::Place Form::placeOf(const QString &path) const
{
    Place best;
    qsizetype closest = 0;
    for (int section = 0; section < int(m_sections.size()); ++section) {
        for (FormField *field : m_sections[section]->fields()) {
            if (const qsizetype closeness = field->closeness(path); closeness > closest) {
                closest = closeness;
                best = {section, field};
            }
        }
    }
    return best;
}

QList<QList<Problem>> Form::showProblems(const QList<Problem> &problems)
{
    QList<QList<Problem>> ofSections(m_sections.size());
    QHash<FormField *, QList<Problem>> ofFields;
    for (const Problem &problem : problems) {
        const Place place = placeOf(problem.path);
        if (!place.field)
            continue;
        ofSections[place.section].append(problem);
        ofFields[place.field].append(problem);
    }
    for (const Section *section : std::as_const(m_sections)) {
        for (FormField *field : section->fields())
            field->showProblems(ofFields.value(field));
    }
    return ofSections;
}

QString Form::placeText(const QString &path) const
{
    const Place place = placeOf(path);
    return place.field ? tr("%1 › %2").arg(m_sections[place.section]->title(), place.field->label()) : QString();
}

QSize Form::sizeHint() const
{
    return {fontMetrics().height() * 32, fontMetrics().height() * 40};
}

void Form::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    // The last section, too, can be scrolled to the top.
    if (!m_sections.isEmpty()) {
        const int last = m_sections.last()->height();
        auto *column = static_cast<QVBoxLayout *>(m_column->layout());
        QMargins margins = column->contentsMargins();
        margins.setBottom(qMax(16, viewport()->height() - last - margins.top()));
        column->setContentsMargins(margins);
    }
    tellSeen();
}

void Form::tellSeen()
{
    // At the top the first; further down the section that a reader's eye is on, a third down.
    const int top = verticalScrollBar()->value();
    const int line = top == 0 ? 0 : top + viewport()->height() / 3;
    int seen = 0;
    for (int section = 0; section < int(m_sections.size()); ++section) {
        if (m_sections[section]->y() <= line)
            seen = section;
    }
    if (std::exchange(m_seen, seen) != seen)
        Q_EMIT sectionSeen(seen);
}

} // namespace penstock
