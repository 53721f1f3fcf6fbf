// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyledItemDelegate>

namespace penstock {

class Theme;

//! Paints and edits a PairModel: names that are wrong in the colour of how bad it is, secrets hidden while they are
//! written, a ✕ that removes the row.
class PairDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit PairDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                                        const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

Q_SIGNALS:
    //! Into an open editor, which closes and changes nothing: text of several lines, or with a name and a value.
    void textPasted(const QString &text);

protected:
    bool eventFilter(QObject *editor, QEvent *event) override;

private:
    void paintText(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;

    const Theme &m_theme;
};

} // namespace penstock
