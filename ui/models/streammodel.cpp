// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/streammodel.h"

#include "ui/models/mark.h"
#include "ui/models/roles.h"
#include "ui/models/wording.h"

#include <algorithm>

namespace penstock {

StreamModel::StreamModel(Clock clock, QObject *parent)
    : QAbstractListModel(parent)
    , m_clock(std::move(clock))
{
}

void StreamModel::add(StreamId id, const QString &name, int row)
{
    if (rowOf(id) >= 0)
        return;
    const int at = row < 0 ? rowCount() : qMin(row, rowCount());
    beginInsertRows({}, at, at);
    Row added;
    added.status.id = id;
    added.status.name = name;
    m_rows.insert(at, added);
    endInsertRows();
}

void StreamModel::remove(StreamId id)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_rows.removeAt(row);
    endRemoveRows();
}

void StreamModel::show(const StreamStatus &status)
{
    const int row = rowOf(status.id);
    if (row < 0)
        return;
    m_rows[row].status = status;
    Q_EMIT dataChanged(index(row), index(row));
}

void StreamModel::setName(StreamId id, const QString &name)
{
    const int row = rowOf(id);
    if (row < 0 || m_rows[row].status.name == name)
        return;
    m_rows[row].status.name = name;
    Q_EMIT dataChanged(index(row), index(row));
}

void StreamModel::setTraits(StreamId id, const StreamTraits &traits)
{
    const int row = rowOf(id);
    if (row < 0 || m_rows[row].traits == traits)
        return;
    m_rows[row].traits = traits;
    Q_EMIT dataChanged(index(row), index(row));
}

void StreamModel::tick()
{
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {DetailRole});
}

QList<StreamId> StreamModel::ids() const
{
    QList<StreamId> ids;
    for (const Row &row : m_rows)
        ids.append(row.status.id);
    return ids;
}

int StreamModel::rowOf(StreamId id) const
{
    const auto found = std::ranges::find_if(m_rows, [id](const Row &row) { return row.status.id == id; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

StreamStatus StreamModel::status(StreamId id) const
{
    const int row = rowOf(id);
    return row < 0 ? StreamStatus() : m_rows[row].status;
}

StreamTraits StreamModel::traits(StreamId id) const
{
    const int row = rowOf(id);
    return row < 0 ? StreamTraits() : m_rows[row].traits;
}

int StreamModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QString StreamModel::detail(const Row &row) const
{
    const bool stopped = std::holds_alternative<Stopped>(row.status.state);
    QStringList parts;
    if (!row.traits.fault.isEmpty())
        parts.append(row.traits.fault);
    else if (stopped && row.traits.mistakes > 0)
        parts.append(tr("Draft"));
    else
        parts.append(statusLine(row.status, m_clock()));
    if (row.traits.edited)
        parts.append(tr("edited"));
    else if (row.status.updateWaits)
        parts.append(tr("changed since its start"));
    return parts.join(QStringLiteral(" · "));
}

QString StreamModel::description(const Row &row) const
{
    QStringList parts{tr("%1: %2").arg(markWord(markOf(row.status)), detail(row))};
    if (row.traits.environment)
        parts.prepend(environmentWord(row.traits.environment));
    return parts.join(QStringLiteral(" · "));
}

QVariant StreamModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return row.status.name;
    case DetailRole:
        return detail(row);
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return description(row);
    case Qt::AccessibleTextRole:
        return row.traits.environment
                   ? tr("%1, %2, %3")
                         .arg(row.status.name, environmentWord(row.traits.environment), markWord(markOf(row.status)))
                   : tr("%1, %2").arg(row.status.name, markWord(markOf(row.status)));
    case KeyRole:
        return row.status.id;
    case MarkRole:
        return QVariant::fromValue(markOf(row.status));
    case EnvironmentRole:
        return row.traits.environment ? QVariant::fromValue(*row.traits.environment) : QVariant();
    case FaultRole:
        return row.traits.fault.isEmpty() ? QVariant() : row.traits.fault;
    default:
        return {};
    }
}

Qt::ItemFlags StreamModel::flags(const QModelIndex &index) const
{
    // Dropped between the rows, never on one.
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
    flags.setFlag(Qt::ItemIsEditable, m_rows[index.row()].traits.canBeRenamed);
    return flags;
}

bool StreamModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::EditRole)
        return false;
    const QString name = value.toString().trimmed();
    if (!name.isEmpty() && name != m_rows[index.row()].status.name)
        Q_EMIT renameWanted(idAt(index.row()), name);
    return false;
}

bool StreamModel::moveRows(const QModelIndex &from, int row, int count, const QModelIndex &to, int before)
{
    const bool inside = row >= 0 && count > 0 && row + count <= rowCount() && before >= 0 && before <= rowCount();
    if (from.isValid() || to.isValid() || !inside || !beginMoveRows({}, row, row + count - 1, {}, before))
        return false;
    const auto begin = m_rows.begin();
    if (before > row)
        std::rotate(begin + row, begin + row + count, begin + before);
    else
        std::rotate(begin + before, begin + row, begin + row + count);
    endMoveRows();
    return true;
}

} // namespace penstock
