// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/pairtable.h"

#include "ui/configure/pairdelegate.h"
#include "ui/models/pairmodel.h"
#include "ui/theme/celldelegate.h"
#include "ui/theme/table.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>

namespace penstock {

PairTable::PairTable(PairModel &model, const Theme &theme, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
{
    auto *delegate = new PairDelegate(theme, this);
    setModel(&m_model);
    setItemDelegate(delegate);
    setUpTable(*this);
    setProperty("framed", true);
    setFrameShape(QFrame::StyledPanel);
    setEditTriggers(AnyKeyPressed | EditKeyPressed);
    setDragDropMode(DragDrop); // the model takes its own rows only
    setDefaultDropAction(Qt::MoveAction);
    setDragDropOverwriteMode(false); // a row goes between others, never over one
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    buildColumns();
    connectParts();
    connect(delegate, &PairDelegate::textPasted, this,
            [this](const QString &text) { Q_EMIT textPasted(currentIndex().row(), text); });
}

void PairTable::buildColumns()
{
    QHeaderView &columns = *horizontalHeader();
    columns.setStretchLastSection(false);
    columns.setSectionResizeMode(PairModel::Name, QHeaderView::Interactive);
    columns.setSectionResizeMode(PairModel::Value, QHeaderView::Stretch);
    columns.setSectionResizeMode(PairModel::Remove, QHeaderView::Fixed);
    columns.resizeSection(PairModel::Name, fontMetrics().averageCharWidth() * 24);
    columns.resizeSection(PairModel::Remove, CellDelegate::rowHeight(fontMetrics()));
}

void PairTable::connectParts()
{
    connect(this, &QTableView::clicked, this, &PairTable::press);
    connect(&m_model, &PairModel::moveWanted, this, &PairTable::moveAsked);
    for (const auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_model, change, this, &PairTable::fitHeight);
}

void PairTable::fitHeight()
{
    updateGeometry();
}

QSize PairTable::sizeHint() const
{
    const int rows = CellDelegate::rowHeight(fontMetrics()) * m_model.rowCount();
    return {fontMetrics().averageCharWidth() * 40, horizontalHeader()->sizeHint().height() + rows + 2 * frameWidth()};
}

QSize PairTable::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 20, sizeHint().height()};
}

void PairTable::setCurrent(int row, int column)
{
    setCurrentIndex(m_model.index(qBound(0, row, m_model.rowCount() - 1), column));
}

void PairTable::press(const QModelIndex &index)
{
    if (QApplication::keyboardModifiers() != Qt::NoModifier)
        return; // more rows are being chosen
    if (index.column() == PairModel::Remove)
        askToRemove();
    else
        edit(index);
}

void PairTable::keyPressEvent(QKeyEvent *event)
{
    // What an open editor leaves over, such as Return, is not for the table.
    if (state() == EditingState)
        return QTableView::keyPressEvent(event);
    const QModelIndex current = currentIndex();
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->matches(QKeySequence::Paste))
        Q_EMIT textPasted(current.isValid() ? current.row() : m_model.rowCount() - 1,
                          QApplication::clipboard()->text());
    else if (event->matches(QKeySequence::Copy))
        copy();
    else if (event->modifiers() == Qt::AltModifier && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down))
        askToMove(event->key() == Qt::Key_Up ? -1 : 1);
    else if (event->key() == Qt::Key_Delete)
        askToRemove();
    else if (current.isValid() && current.column() == PairModel::Remove && (isReturn || event->key() == Qt::Key_Space))
        askToRemove();
    else if (current.isValid() && isReturn)
        edit(current);
    else
        return QTableView::keyPressEvent(event);
    event->accept();
}

void PairTable::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(viewport()->mapFrom(this, event->pos()));
    if (!index.isValid() || m_model.isNew(index.row()))
        return;
    setCurrentIndex(index);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    Q_EMIT menuOpening(index.row(), *menu);
    const auto add = [&](const QString &text, const QKeySequence &key, bool enabled, auto &&act) {
        auto *action = menu->addAction(text);
        action->setShortcut(key); // shown; the table itself listens to it
        action->setEnabled(enabled);
        connect(action, &QAction::triggered, this, act);
    };
    add(tr("Move Up"), Qt::ALT | Qt::Key_Up, index.row() > 0, [this] { askToMove(-1); });
    add(tr("Move Down"), Qt::ALT | Qt::Key_Down, !m_model.isNew(index.row() + 1), [this] { askToMove(1); });
    add(tr("Remove"), Qt::Key_Delete, true, [this] { askToRemove(); });
    menu->popup(byKey ? viewport()->mapToGlobal(visualRect(index).bottomLeft()) : event->globalPos());
}

void PairTable::closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint)
{
    const QModelIndex written = currentIndex();
    const bool onward = hint == QAbstractItemDelegate::EditNextItem ||
                        // A name that was just entered wants its value.
                        (hint == QAbstractItemDelegate::SubmitModelCache && written.column() == PairModel::Name &&
                         !m_model.isNew(written.row()) && m_model.row(written.row()).value.isEmpty());
    const bool back = hint == QAbstractItemDelegate::EditPreviousItem;
    QTableView::closeEditor(editor, QAbstractItemDelegate::NoHint);
    if (!onward && !back)
        return;
    const QModelIndex next = onward ? after(written) : before(written);
    if (!next.isValid()) {
        onward ? focusNextChild() : focusPreviousChild();
        return;
    }
    setCurrentIndex(next);
    edit(next);
}

QModelIndex PairTable::after(const QModelIndex &index) const
{
    if (m_model.isNew(index.row()))
        return {};
    return index.column() == PairModel::Name ? index.siblingAtColumn(PairModel::Value)
                                             : m_model.index(index.row() + 1, PairModel::Name);
}

QModelIndex PairTable::before(const QModelIndex &index) const
{
    return index.column() == PairModel::Value ? index.siblingAtColumn(PairModel::Name)
                                              : m_model.index(index.row() - 1, PairModel::Value);
}

QList<int> PairTable::chosenRows() const
{
    QList<int> rows;
    for (const QModelIndex &index : selectionModel()->selectedRows()) {
        if (!m_model.isNew(index.row()))
            rows.append(index.row());
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

void PairTable::askToRemove()
{
    if (const QList<int> rows = chosenRows(); !rows.isEmpty())
        Q_EMIT removeAsked(rows);
}

void PairTable::askToMove(int by)
{
    const int from = currentIndex().row();
    const int to = from + by;
    if (from < 0 || m_model.isNew(from) || to < 0 || m_model.isNew(to))
        return;
    Q_EMIT moveAsked({from}, by < 0 ? to : to + 1);
}

void PairTable::copy() const
{
    QStringList lines;
    for (const int row : chosenRows()) {
        const PairRow &pair = m_model.row(row);
        lines.append(tr("%1: %2").arg(pair.name, pair.value));
    }
    if (!lines.isEmpty())
        QApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace penstock
