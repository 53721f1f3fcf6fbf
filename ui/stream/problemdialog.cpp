// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stream/problemdialog.h"

#include "ui/theme/marklabel.h"
#include "ui/theme/theme.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QFontDatabase>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace penstock {

namespace {

QLabel *line(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setWordWrap(true);
    return label;
}

QWidget *problemRow(const Theme &theme, const Problem &problem, QWidget *parent)
{
    auto *row = new QWidget(parent);
    row->setObjectName(QStringLiteral("problem"));
    row->setAccessibleName(ProblemDialog::tr("%1: %2 %3").arg(problem.path, problem.message, problem.mend));
    auto *mark = new MarkLabel(theme, row);
    mark->setMark(problem.severity == Problem::Severity::Error ? Mark::Failed : Mark::Failing);
    auto *message = line(problem.message, row);
    message->setProperty("strong", true);
    auto *path = line(problem.path, row);
    path->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    path->setProperty("muted", true);

    auto *grid = new QGridLayout(row);
    const int pad = row->fontMetrics().height();
    grid->setContentsMargins(pad, pad / 2, pad, pad / 2);
    grid->setHorizontalSpacing(pad * 5 / 8);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(1, 1);
    grid->addWidget(mark, 0, 0);
    grid->addWidget(message, 0, 1);
    grid->addWidget(path, 1, 1);
    if (!problem.mend.isEmpty())
        grid->addWidget(line(problem.mend, row), 2, 1);
    return row;
}

} // namespace

ProblemDialog::ProblemDialog(const Theme &theme, const QString &file, const QList<Problem> &problems, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("problemDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    const bool usable = !holdsError(problems);
    setWindowTitle(usable ? tr("Warnings – Penstock") : tr("The stream cannot be opened – Penstock"));

    const QString name = QFileInfo(file).fileName();
    auto *head =
        line(usable ? tr("%1 was opened, but look at this:").arg(name)
                    : tr("%1 has %n problem(s) that must be mended first:", nullptr, int(problems.size())).arg(name),
             this);
    head->setToolTip(file);

    auto *list = new QWidget;
    list->setProperty("panelPart", true);
    list->setAttribute(Qt::WA_StyledBackground);
    auto *rows = new QVBoxLayout(list);
    rows->setContentsMargins(0, 0, 0, 0);
    for (const Problem &problem : problems)
        rows->addWidget(problemRow(theme, problem, list));
    rows->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("problemList"));
    scroll->setAccessibleName(tr("Problems"));
    scroll->setProperty("panel", true);
    scroll->setWidgetResizable(true);
    scroll->setWidget(list);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);

    const int unit = fontMetrics().height();
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(unit, unit, unit, unit);
    all->setSpacing(unit * 3 / 4);
    all->addWidget(head);
    all->addWidget(scroll, 1);
    all->addWidget(buttons);
    resize(unit * 40, unit * qBound(14, 8 + 5 * int(problems.size()), 32));
}

} // namespace penstock
