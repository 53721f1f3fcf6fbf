// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/flowlayout.h"

#include <QWidgetItem>

#include <algorithm>

namespace penstock {

FlowLayout::FlowLayout(QWidget *parent, int spacing)
    : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
    setSpacing(spacing);
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::insertWidget(int place, QWidget *widget)
{
    addChildWidget(widget);
    m_items.insert(m_items.begin() + place, std::make_unique<QWidgetItem>(widget));
    invalidate();
}

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
}

QLayoutItem *FlowLayout::itemAt(int place) const
{
    return place >= 0 && place < count() ? m_items[std::size_t(place)].get() : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int place)
{
    if (place < 0 || place >= count())
        return nullptr;
    QLayoutItem *item = m_items[std::size_t(place)].release();
    m_items.erase(m_items.begin() + place);
    return item;
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), false);
}

QSize FlowLayout::sizeHint() const
{
    int width = 0;
    int height = 0;
    for (const auto &item : m_items) {
        if (item->isEmpty())
            continue;
        width += item->sizeHint().width() + spacing();
        height = std::max(height, item->sizeHint().height());
    }
    return {width, height};
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const auto &item : m_items)
        size = size.expandedTo(item->minimumSize());
    return size;
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

//! Gives the height that this width takes.
int FlowLayout::arrange(const QRect &rect, bool move) const
{
    QPoint at = rect.topLeft();
    int line = 0;
    for (const auto &item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize size = item->sizeHint();
        if (at.x() > rect.left() && at.x() + size.width() > rect.right() + 1) {
            at = QPoint(rect.left(), at.y() + line + spacing());
            line = 0;
        }
        if (move)
            item->setGeometry(QRect(at, size));
        at.rx() += size.width() + spacing();
        line = std::max(line, size.height());
    }
    return at.y() + line - rect.top();
}

} // namespace penstock
