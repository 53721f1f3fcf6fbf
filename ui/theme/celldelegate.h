// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSet>
#include <QStyledItemDelegate>

namespace penstock {

class Theme;

//! Paints one cell of a table: the state's mark where there is one, one line of text, the line below the row.
class CellDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit CellDelegate(const Theme &theme, QObject *parent = nullptr);

    void setMonospace(int column) { m_monospace.insert(column); }
    void setStrong(int column) { m_strong.insert(column); }
    void setMuted(int column) { m_muted.insert(column); }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    //! Left and right of the text; what the style sheet gives headers.
    [[nodiscard]] static int padding(const QFontMetrics &metrics);
    [[nodiscard]] static int rowHeight(const QFontMetrics &metrics);

private:
    [[nodiscard]] QFont fontOf(const QModelIndex &index, const QFont &font) const;

    const Theme &m_theme;
    QSet<int> m_monospace;
    QSet<int> m_strong;
    QSet<int> m_muted;
};

} // namespace penstock
