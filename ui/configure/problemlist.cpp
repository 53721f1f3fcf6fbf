// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/problemlist.h"

#include "ui/models/mark.h"
#include "ui/theme/marks.h"
#include "ui/theme/theme.h"

#include <QListWidget>
#include <QPainter>
#include <QVBoxLayout>

namespace penstock {

namespace {

constexpr int linesAtMost = 4;

QIcon markIcon(const Theme &theme, Mark mark, const QFontMetrics &metrics, double scale)
{
    const int side = metrics.capHeight() + 2;
    QPixmap picture(QSize(side, side) * scale);
    picture.setDevicePixelRatio(scale);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    paintMark(painter, QRectF(0.5, 0.5, side - 1, side - 1), mark, theme.color(markColors(mark).text));
    return QIcon(picture);
}

} // namespace

ProblemList::ProblemList(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("problemPanel"));
    setProperty("footLine", true);
    m_list->setObjectName(QStringLiteral("problemList"));
    m_list->setAccessibleName(tr("Problems"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setUniformItemSizes(true);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(8, 4, 8, 4);
    all->addWidget(m_list);
    connect(m_list, &QListWidget::itemClicked, this, &ProblemList::tellChosen);
    connect(m_list, &QListWidget::itemActivated, this, &ProblemList::tellChosen);
    hide();
}

void ProblemList::show(const QList<Entry> &entries)
{
    const int row = m_list->currentRow();
    m_list->clear();
    for (const auto &[problem, place] : entries) {
        const bool isError = problem.severity == Problem::Severity::Error;
        const QString where = place.isEmpty() ? problem.path : place;
        auto *item = new QListWidgetItem(tr("%1: %2").arg(where, problem.message), m_list);
        item->setIcon(markIcon(m_theme, isError ? Mark::Error : Mark::Warning, fontMetrics(), devicePixelRatioF()));
        item->setToolTip(tr("%1 %2").arg(problem.message, problem.mend));
        item->setData(Qt::AccessibleTextRole,
                      tr("%1: %2").arg(markWord(isError ? Mark::Error : Mark::Warning), item->text()));
        item->setData(Qt::UserRole, problem.path);
    }
    m_list->setCurrentRow(qMin(row, m_list->count() - 1));
    const int lines = qBound(1, m_list->count(), linesAtMost);
    m_list->setFixedHeight(lines * qMax(m_list->sizeHintForRow(0), fontMetrics().height()) + 2);
    setVisible(!entries.isEmpty());
}

void ProblemList::tellChosen()
{
    if (const QListWidgetItem *item = m_list->currentItem())
        Q_EMIT chosen(item->data(Qt::UserRole).toString());
}

} // namespace penstock
