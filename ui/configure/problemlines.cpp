// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/problemlines.h"

#include "ui/theme/marklabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace penstock {

ProblemLines::ProblemLines(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(2);
    hide();
}

void ProblemLines::setMends(MendOf mendOf)
{
    m_mendOf = std::move(mendOf);
}

void ProblemLines::show(const QList<Problem> &problems)
{
    if (problems == m_problems)
        return;
    m_problems = problems;
    // The lines go at once: one that waits for its deletion would stay in the layout.
    qDeleteAll(findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
    for (const Problem &problem : problems)
        addLine(problem);
    setVisible(!problems.isEmpty());
}

void ProblemLines::addLine(const Problem &problem)
{
    const bool isError = problem.severity == Problem::Severity::Error;
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    auto *mark = new MarkLabel(m_theme, line);
    mark->setMark(isError ? Mark::Error : Mark::Warning);
    const auto mend = m_mendOf ? m_mendOf(problem) : std::nullopt;
    // Where one press does it, nobody has to read how.
    const QString whole = tr("%1 %2").arg(problem.message, problem.mend);
    auto *text = new QLabel(mend ? problem.message : whole, line);
    text->setToolTip(mend ? whole : QString());
    text->setObjectName(QStringLiteral("problemLine"));
    text->setProperty("textTone", isError ? QStringLiteral("bad") : QStringLiteral("warning"));
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto *words = new QHBoxLayout;
    words->setSpacing(4);
    words->addWidget(mark, 0, Qt::AlignTop);
    words->addWidget(text, 1);
    row->addLayout(words, 1);
    if (mend) {
        auto *button = new QPushButton(mend->label, line);
        button->setObjectName(QStringLiteral("mendButton"));
        button->setAccessibleName(tr("%1: %2").arg(mend->label, problem.message));
        row->addWidget(button, 0, Qt::AlignTop);
        // The first line stands beside the button's word.
        words->setContentsMargins(0, qMax(0, button->sizeHint().height() - fontMetrics().height()) / 2, 0, 0);
        // Later: what it does takes this line away, with the button that is being pressed.
        connect(button, &QPushButton::clicked, this, mend->run, Qt::QueuedConnection);
    }
    layout()->addWidget(line);
}

} // namespace penstock
