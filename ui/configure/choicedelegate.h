// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyledItemDelegate>

namespace penstock {

class Theme;

//! Paints a row that can be chosen: its tick, its text, what it means, its mark, a note; in the last column a code.
class ChoiceDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit ChoiceDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    [[nodiscard]] QRect paintTick(QPainter &painter, const QStyleOptionViewItem &option,
                                  const QModelIndex &index) const;
    void paintWords(QPainter &painter, QRect line, const QFont &font, const QModelIndex &index) const;
    void paintCode(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;

    const Theme &m_theme;
};

} // namespace penstock
