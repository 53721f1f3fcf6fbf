// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/pairmodel.h"

#include "ui/models/mark.h"
#include "ui/models/roles.h"

#include <QDataStream>
#include <QMimeData>
#include <QUuid>

#include <algorithm>

namespace penstock {

PairModel::PairModel(QString hint, QObject *parent)
    : QAbstractTableModel(parent)
    , m_hint(std::move(hint))
    , m_rowsType(QStringLiteral("application/x-penstock-rows-") + QUuid::createUuid().toString(QUuid::Id128))
    , m_rows{PairRow{}}
{
}

void PairModel::show(const QList<PairRow> &rows)
{
    const int old = int(m_rows.size()) - 1;
    const int fresh = int(rows.size());
    const int common = qMin(old, fresh);
    int above = 0;
    while (above < common && m_rows[above] == rows[above])
        ++above;
    int below = 0;
    while (below < common - above && m_rows[old - 1 - below] == rows[fresh - 1 - below])
        ++below;

    if (old == fresh && moveBlock(above, rows.mid(above, common - above - below)))
        return;
    // What differs in between: changed as far as there are rows on both sides, then more or fewer.
    const int changed = common - above - below;
    std::copy_n(rows.begin() + above, changed, m_rows.begin() + above);
    if (changed > 0)
        tellChanged(above, above + changed - 1);
    if (fresh > old)
        insert(above + changed, rows.mid(above + changed, fresh - old));
    else if (fresh < old)
        remove(above + changed, old - fresh);
}

//! Where what differs is the same rows with some of them moved past the others: what is chosen goes along.
bool PairModel::moveBlock(int first, const QList<PairRow> &fresh)
{
    const int count = int(fresh.size());
    const auto begin = m_rows.begin() + first;
    for (int by = 1; by < count; ++by) {
        const bool isThis = std::equal(begin + by, begin + count, fresh.begin()) &&
                            std::equal(begin, begin + by, fresh.begin() + (count - by));
        if (!isThis)
            continue;
        beginMoveRows({}, first, first + by - 1, {}, first + count);
        std::copy(fresh.begin(), fresh.end(), begin);
        endMoveRows();
        return true;
    }
    return false;
}

void PairModel::insert(int first, const QList<PairRow> &rows)
{
    // At the end the empty row becomes the first of them, and a new one comes last: an editor that is open there stays
    // with what it wrote.
    const bool atEnd = isNew(first);
    const int place = atEnd ? first + 1 : first;
    const QList<PairRow> come = atEnd ? rows.mid(1) << PairRow{} : rows;
    beginInsertRows({}, place, place + int(come.size()) - 1);
    for (int i = 0; i < int(come.size()); ++i)
        m_rows.insert(place + i, come[i]);
    endInsertRows();
    if (!atEnd)
        return;
    m_rows[first] = rows.first();
    tellChanged(first, first);
}

void PairModel::remove(int first, int count)
{
    beginRemoveRows({}, first, first + count - 1);
    m_rows.remove(first, count);
    endRemoveRows();
}

void PairModel::tellChanged(int first, int last)
{
    Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
}

void PairModel::showFaults(const QList<PairFault> &faults)
{
    if (faults == m_faults)
        return;
    m_faults = faults;
    tellChanged(0, int(m_rows.size()) - 1);
}

int PairModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int PairModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PairModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (isNew(index.row()))
        return newRowData(index.column(), role);
    const PairRow &row = m_rows[index.row()];
    const bool isName = index.column() == Name;
    if (role == Qt::AccessibleTextRole)
        return accessibleText(row, index.column());
    if (role == SecretRole)
        return row.isSecret && index.column() == Value;
    if (index.column() == Remove)
        return role == Qt::ToolTipRole ? tr("Remove") : QVariant();
    switch (role) {
    case Qt::DisplayRole:
        return isName ? row.name : row.value;
    case Qt::EditRole:
        return isName ? row.writtenName : row.writtenValue;
    case Qt::ToolTipRole:
        if (const PairFault *fault = faultAt(index))
            return fault->text;
        return isName ? row.name : row.value;
    case MarkRole:
        if (const PairFault *fault = faultAt(index))
            return QVariant::fromValue(fault->isError ? Mark::Error : Mark::Warning);
        return {};
    default:
        return {};
    }
}

QVariant PairModel::newRowData(int column, int role) const
{
    if (column == Remove)
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return QString();
    case HintRole:
        return column == Name ? m_hint : QString();
    case Qt::AccessibleTextRole:
        return column == Name ? m_hint : tr("Value of the new row");
    default:
        return {};
    }
}

QString PairModel::accessibleText(const PairRow &row, int column) const
{
    switch (Column(column)) {
    case Name:
        return row.name.isEmpty() ? tr("no name") : row.name;
    case Value:
        if (row.isSecret)
            return tr("%1: secret, %2").arg(row.name, row.value);
        return tr("%1: %2").arg(row.name, row.value.isEmpty() ? tr("no value") : row.value);
    case Remove:
        return tr("Remove %1").arg(row.name);
    case ColumnCount:
        break;
    }
    return {};
}

const PairFault *PairModel::faultAt(const QModelIndex &index) const
{
    const auto found = std::find_if(m_faults.begin(), m_faults.end(), [&](const PairFault &fault) {
        return fault.row == index.row() && fault.column == index.column();
    });
    return found == m_faults.end() ? nullptr : &*found;
}

QVariant PairModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | Qt::AlignLeft);
    if (role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Name") : section == Value ? tr("Value") : QString();
}

Qt::ItemFlags PairModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled; // between rows, which are its children; on none of them
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    flags.setFlag(Qt::ItemIsEditable, index.column() != Remove);
    flags.setFlag(Qt::ItemIsDragEnabled, !isNew(index.row()));
    return flags;
}

QMimeData *PairModel::mimeData(const QModelIndexList &indexes) const
{
    QList<int> rows;
    for (const QModelIndex &index : indexes) {
        if (!isNew(index.row()) && !rows.contains(index.row()))
            rows.append(index.row());
    }
    if (rows.isEmpty())
        return nullptr;
    std::sort(rows.begin(), rows.end());
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << rows;
    auto *data = new QMimeData;
    data->setData(m_rowsType, bytes);
    return data;
}

bool PairModel::canDropMimeData(const QMimeData *data, Qt::DropAction action, int, int, const QModelIndex &parent) const
{
    return action == Qt::MoveAction && !parent.isValid() && data->hasFormat(m_rowsType);
}

bool PairModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                             const QModelIndex &parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    QList<int> rows;
    QDataStream stream(data->data(m_rowsType));
    stream >> rows;
    // Below all, on no row: before the empty one, which stays the last.
    const int last = int(m_rows.size()) - 1;
    Q_EMIT moveWanted(rows, row < 0 ? last : qMin(row, last));
    return true;
}

bool PairModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid) || index.column() == Remove)
        return false;
    const QString text = value.toString();
    if (text == index.data(Qt::EditRole).toString())
        return false;
    const bool isName = index.column() == Name;
    if (isNew(index.row()))
        Q_EMIT added(isName ? text : QString(), isName ? QString() : text);
    else if (isName)
        Q_EMIT nameWritten(index.row(), text);
    else
        Q_EMIT valueWritten(index.row(), text);
    return true;
}

} // namespace penstock
