// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stream/environment.h"

#include <QStyledItemDelegate>

namespace penstock {

class Theme;

//! Paints a stream: its state's mark, its name, its environment, and below what it is doing. Edits the name.
class StreamDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit StreamDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                                        const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

private:
    //! Returns how much of the name's line it takes.
    int paintEnvironment(QPainter &painter, const QRect &line, const QFont &font, Environment environment) const;

    const Theme &m_theme;
};

} // namespace penstock
