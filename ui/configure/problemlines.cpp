// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/problemlines.h"

#include "ui/theme/marklabel.h"

#include <QHBoxLayout>
#include <QLabel>
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

void ProblemLines::show(const QList<Problem> &problems)
{
    if (problems == m_problems)
        return;
    m_problems = problems;
    // The lines go at once: one that waits for its deletion would stay in the layout.
    qDeleteAll(findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
    for (const Problem &problem : problems) {
        const bool isError = problem.severity == Problem::Severity::Error;
        auto *line = new QWidget(this);
        auto *row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(4);
        auto *mark = new MarkLabel(m_theme, line);
        mark->setMark(isError ? Mark::Error : Mark::Warning);
        auto *text = new QLabel(tr("%1 %2").arg(problem.message, problem.mend), line);
        text->setObjectName(QStringLiteral("problemLine"));
        text->setProperty("textTone", isError ? QStringLiteral("bad") : QStringLiteral("warning"));
        text->setTextFormat(Qt::PlainText);
        text->setWordWrap(true);
        row->addWidget(mark, 0, Qt::AlignTop);
        row->addWidget(text, 1);
        layout()->addWidget(line);
    }
    setVisible(!problems.isEmpty());
}

} // namespace penstock
