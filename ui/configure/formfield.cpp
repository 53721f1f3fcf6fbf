// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/formfield.h"

#include "core/stream/jsonpath.h"
#include "ui/theme/elidedlabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QVBoxLayout>

namespace penstock {

namespace {

void setWrong(QWidget *control, bool wrong)
{
    if (control->property("wrong").toBool() == wrong)
        return;
    control->setProperty("wrong", wrong);
    control->style()->unpolish(control);
    control->style()->polish(control);
}

} // namespace

FormField::FormField(const Theme &theme, const QString &label, QStringList paths, QWidget *control, QWidget *parent)
    : QWidget(parent)
    , m_labelText(label)
    , m_paths(std::move(paths))
    , m_control(control)
    , m_note(new ElidedLabel(this))
    , m_help(new QLabel(this))
    , m_problems(new ProblemLines(theme, this))
{
    auto *title = new QLabel(label, this);
    title->setProperty("muted", true);
    title->setBuddy(control);
    if (control->accessibleName().isEmpty())
        control->setAccessibleName(label);
    for (QLabel *line : {m_note, m_help}) {
        line->setProperty("muted", true);
        line->setTextFormat(Qt::PlainText);
        line->hide();
    }
    m_help->setWordWrap(true);

    auto *head = new QHBoxLayout;
    head->addWidget(title);
    head->addStretch(1);
    head->addWidget(m_note);

    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(4);
    all->addLayout(head);
    all->addWidget(control);
    all->addWidget(m_help);
    all->addWidget(m_problems);
    control->setParent(this);
}

qsizetype FormField::closeness(const QString &problemPath) const
{
    qsizetype best = 0;
    for (const QString &path : m_paths) {
        if (isAtOrBelow(problemPath, path))
            best = qMax(best, path.size());
    }
    return best;
}

void FormField::setNote(const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void FormField::setHelp(const QString &help)
{
    m_help->setText(help);
    m_help->setVisible(!help.isEmpty());
}

void FormField::setMends(MendOf mendOf)
{
    m_problems->setMends(std::move(mendOf));
}

void FormField::showProblems(const QList<Problem> &problems)
{
    m_problems->show(problems);
    setWrong(m_control, holdsError(problems));
    Q_EMIT problemsShown(problems);
}

} // namespace penstock
