// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTableView>

QT_BEGIN_NAMESPACE
class QMenu;
QT_END_NAMESPACE

namespace penstock {

class PairModel;
class Theme;

//! A table of names and values, as high as its rows: written into by a click, Enter, F2 or any letter; Tab goes on
//! to the next cell while something is written, and out of the table otherwise. Rows are dragged to another place.
class PairTable final : public QTableView
{
    Q_OBJECT

public:
    //! `model` outlives it.
    PairTable(PairModel &model, const Theme &theme, QWidget *parent = nullptr);

    void setCurrent(int row, int column);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void removeAsked(const QList<int> &rows);           //!< ascending
    void moveAsked(const QList<int> &rows, int before); //!< ascending; they come to stand together before that row
    void textPasted(int row, const QString &text);      //!< before that row
    void menuOpening(int row, QMenu &menu);             //!< for what else can be done with the row

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint) override;

private:
    void buildColumns();
    void connectParts();
    void press(const QModelIndex &index);
    void askToRemove();
    void askToMove(int by);
    void fitHeight();
    void copy() const;
    [[nodiscard]] QModelIndex after(const QModelIndex &index) const; //!< the next one to write into
    [[nodiscard]] QModelIndex before(const QModelIndex &index) const;
    [[nodiscard]] QList<int> chosenRows() const;

    PairModel &m_model;
};

} // namespace penstock
