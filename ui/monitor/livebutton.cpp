// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/livebutton.h"

#include "ui/models/wording.h"
#include "ui/theme/marks.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyle>

namespace penstock {

LiveButton::LiveButton(const Theme &theme, QWidget *parent)
    : QToolButton(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("liveButton"));
    setIconSize(QSize(fontMetrics().capHeight(), fontMetrics().capHeight()));
    connect(&theme, &Theme::changed, this, &LiveButton::paintIcon);
    show(true, 0);
}

void LiveButton::show(bool live, int newRows)
{
    m_live = live;
    m_newRows = newRows;
    setToolButtonStyle(live ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonTextOnly);
    if (live)
        setText(tr("Live"));
    else if (m_sorted)
        setText(tr("↑ Top"));
    else if (newRows == 0)
        setText(tr("↑ Newest"));
    else
        setText(tr("↑ %1 new").arg(numberText(newRows)));
    describe();
    if (property("live").toBool() != live) {
        setProperty("live", live);
        style()->unpolish(this);
        style()->polish(this);
    }
    paintIcon();
}

void LiveButton::setSorted(bool sorted)
{
    m_sorted = sorted;
    show(m_live, m_newRows);
}

void LiveButton::describe()
{
    if (m_sorted) {
        setToolTip(m_live ? tr("Batches go to their sorted place within a second. Select a row or scroll down to stop "
                               "the movement.")
                          : tr("The row in view stands still. Press to go to the top of the sorted list."));
        setAccessibleName(m_live ? tr("The list is live, sorted") : tr("Go to the top of the sorted list"));
        return;
    }
    setToolTip(m_live ? tr("New batches come in at the top. Select a row or scroll down to stop the movement.")
                      : tr("The list stands still. Press to go to the newest batches."));
    setAccessibleName(m_live ? tr("The list is live")
                             : tr("Go to the newest batches, %1 new").arg(numberText(m_newRows)));
}

void LiveButton::paintIcon()
{
    if (!m_live) {
        setIcon({});
        return;
    }
    const double scale = devicePixelRatioF();
    QPixmap mark(iconSize() * scale);
    mark.setDevicePixelRatio(scale);
    mark.fill(Qt::transparent);
    QPainter painter(&mark);
    paintMark(painter, QRectF(QPointF(0.5, 0.5), QSizeF(iconSize()) - QSizeF(1, 1)), Mark::Running,
              m_theme.color(Token::Good));
    painter.end();
    setIcon(QIcon(mark));
}

} // namespace penstock
