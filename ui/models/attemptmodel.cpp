// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/attemptmodel.h"

#include "ui/models/mark.h"
#include "ui/models/roles.h"
#include "ui/models/wording.h"

#include <algorithm>
#include <array>

namespace penstock {

namespace {

int numberOf(const AttemptRecord &record)
{
    return record.attempt.number;
}

bool isNumber(int column)
{
    return column == AttemptModel::Took;
}

} // namespace

void AttemptModel::setBatch(BatchId batch)
{
    if (batch == m_batch)
        return;
    m_batch = batch;
    if (m_attempts.isEmpty())
        return;
    beginRemoveRows({}, 0, rowCount() - 1);
    m_attempts.clear();
    endRemoveRows();
}

void AttemptModel::add(const QList<AttemptRecord> &attempts)
{
    for (const AttemptRecord &record : attempts) {
        if (record.attempt.batch == m_batch)
            addOne(record);
    }
}

void AttemptModel::addOne(const AttemptRecord &record)
{
    const auto place = std::ranges::lower_bound(m_attempts, record.attempt.number, {}, numberOf);
    const int row = int(place - m_attempts.begin());
    if (place != m_attempts.end() && numberOf(*place) == record.attempt.number) {
        *place = record;
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        return;
    }
    beginInsertRows({}, row, row);
    m_attempts.insert(place, record);
    endInsertRows();
}

int AttemptModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_attempts.size());
}

int AttemptModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AttemptModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Attempt &attempt = m_attempts[index.row()].attempt;
    switch (role) {
    case Qt::DisplayRole:
        return text(attempt, index.column());
    case Qt::ToolTipRole:
        return index.column() == Started ? exactText(attempt.outcome.startedAt.wall) : attempt.outcome.reason;
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    case KeyRole:
        return attempt.number;
    case MarkRole:
        return index.column() == State ? QVariant::fromValue(markOf(attempt.outcome.kind)) : QVariant();
    default:
        return {};
    }
}

QVariant AttemptModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (isNumber(section) ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    const std::array<QString, ColumnCount> titles{tr("Attempt"), tr("Started"), tr("Took"),
                                                  tr("Status"),  tr("Outcome"), tr("Reason")};
    return titles[std::size_t(section)];
}

QString AttemptModel::text(const Attempt &attempt, int column)
{
    const Outcome &outcome = attempt.outcome;
    switch (Column(column)) {
    case Number:
        return QString::number(attempt.number);
    case Started:
        return secondText(outcome.startedAt.wall);
    case Took:
        return tookText(outcome.duration);
    case Status:
        return outcome.answer.status ? QString::number(*outcome.answer.status) : tr("none");
    case State:
        return markWord(markOf(outcome.kind));
    case Reason:
        return outcome.reason;
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace penstock
