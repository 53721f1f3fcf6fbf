// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/streammodel.h"

#include "ui/models/mark.h"
#include "ui/models/roles.h"
#include "ui/models/wording.h"

namespace penstock {

StreamModel::StreamModel(Clock clock, QObject *parent)
    : QAbstractListModel(parent)
    , m_clock(std::move(clock))
{
}

void StreamModel::add(StreamId id, const QString &name)
{
    if (rowOf(id) >= 0)
        return;
    beginInsertRows({}, rowCount(), rowCount());
    StreamStatus status;
    status.id = id;
    status.name = name;
    m_streams.append(status);
    endInsertRows();
}

void StreamModel::remove(StreamId id)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_streams.removeAt(row);
    endRemoveRows();
}

void StreamModel::show(const StreamStatus &status)
{
    const int row = rowOf(status.id);
    if (row < 0)
        return;
    m_streams[row] = status;
    Q_EMIT dataChanged(index(row), index(row));
}

void StreamModel::tick()
{
    if (!m_streams.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {DetailRole});
}

int StreamModel::rowOf(StreamId id) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (m_streams[row].id == id)
            return row;
    }
    return -1;
}

StreamStatus StreamModel::status(StreamId id) const
{
    const int row = rowOf(id);
    return row < 0 ? StreamStatus() : m_streams[row];
}

int StreamModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_streams.size());
}

QVariant StreamModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const StreamStatus &status = m_streams[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return status.name;
    case DetailRole:
        return statusLine(status, m_clock());
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return tr("%1: %2").arg(markWord(markOf(status)), statusLine(status, m_clock()));
    case Qt::AccessibleTextRole:
        return tr("%1, %2").arg(status.name, markWord(markOf(status)));
    case KeyRole:
        return status.id;
    case MarkRole:
        return QVariant::fromValue(markOf(status));
    default:
        return {};
    }
}

} // namespace penstock
