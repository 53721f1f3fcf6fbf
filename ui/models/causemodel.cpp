// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/causemodel.h"

#include "ui/models/roles.h"
#include "ui/models/wording.h"

#include <algorithm>

namespace penstock {

CauseModel::CauseModel(BatchTableModel &list, QObject *parent)
    : QAbstractTableModel(parent)
    , m_list(list)
{
    const auto countRows = [this](int first, int last) {
        for (int row = first; row <= last; ++row)
            count(m_list.row(row));
        showCounts();
    };
    connect(&list, &QAbstractItemModel::rowsInserted, this,
            [countRows](const QModelIndex &, int first, int last) { countRows(first, last); });
    connect(&list, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this](const QModelIndex &, int first, int last) {
        for (int row = first; row <= last; ++row)
            forget(m_list.row(row).id);
        showCounts();
    });
    connect(&list, &BatchTableModel::batchesChanged, this, [this](const QList<BatchId> &batches) {
        for (const BatchId batch : batches) {
            if (const QModelIndex index = m_list.indexOf(batch); index.isValid())
                count(m_list.row(index.row()));
        }
        showCounts();
    });
    countRows(0, list.rowCount() - 1);
}

FailureCause CauseModel::causeOfBatch(BatchId batch) const
{
    const int failure = m_list.failures().numberOf(batch);
    return failure == FailureTexts::none ? FailureCause::Other : m_list.failures().cause(failure);
}

void CauseModel::count(const BatchRow &row)
{
    forget(row.id);
    const Counted counted{causeOfBatch(row.id), row.events};
    m_counted.insert(row.id, counted);
    group(counted.cause).batches += 1;
    group(counted.cause).events += counted.events;
}

void CauseModel::forget(BatchId batch)
{
    const auto known = m_counted.constFind(batch);
    if (known == m_counted.constEnd())
        return;
    group(known->cause).batches -= 1;
    group(known->cause).events -= known->events;
    m_counted.erase(known);
}

void CauseModel::showCounts()
{
    for (const FailureCause each : failureCauses) {
        const auto place = std::ranges::lower_bound(m_shown, each);
        const bool isShown = place != m_shown.end() && *place == each;
        const bool belongs = group(each).batches > 0;
        const int row = 1 + int(place - m_shown.begin());
        if (belongs && !isShown) {
            beginInsertRows({}, row, row);
            m_shown.insert(place, each);
            endInsertRows();
        } else if (!belongs && isShown) {
            beginRemoveRows({}, row, row);
            m_shown.erase(place);
            endRemoveRows();
        }
    }
    Q_EMIT dataChanged(index(0, Batches), index(rowCount() - 1, Events), {Qt::DisplayRole});
}

std::optional<FailureCause> CauseModel::cause(int row) const
{
    return row < 1 || row > int(m_shown.size()) ? std::nullopt : std::optional(m_shown[std::size_t(row - 1)]);
}

int CauseModel::rowOf(const std::optional<FailureCause> &cause) const
{
    if (!cause)
        return 0;
    const auto place = std::ranges::find(m_shown, *cause);
    return place == m_shown.end() ? -1 : 1 + int(place - m_shown.begin());
}

QString CauseModel::sample(FailureCause cause) const
{
    for (int row = 0; row < m_list.rowCount(); ++row) {
        const BatchId batch = m_list.row(row).id;
        if (causeOfBatch(batch) == cause)
            return m_list.failures().of(batch);
    }
    return {};
}

int CauseModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1 + int(m_shown.size());
}

int CauseModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

CauseModel::Group CauseModel::groupAt(int row) const
{
    if (const auto one = cause(row))
        return m_groups[std::size_t(*one)];
    Group all;
    for (const Group &each : m_groups) {
        all.batches += each.batches;
        all.events += each.events;
    }
    return all;
}

QVariant CauseModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto one = cause(index.row());
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (index.column() == Cause ? Qt::AlignLeft : Qt::AlignRight));
    if (role == Qt::ToolTipRole && one)
        return causeWords(*one).meaning;
    if (role == KeyRole)
        return one ? int(*one) : -1;
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(index.column())) {
    case Cause:
        return one ? causeWords(*one).title : tr("All causes");
    case Batches:
        return numberText(groupAt(index.row()).batches);
    case Events:
        return numberText(groupAt(index.row()).events);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant CauseModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == Cause ? Qt::AlignLeft : Qt::AlignRight));
    if (role != Qt::DisplayRole)
        return {};
    const std::array<QString, ColumnCount> titles{tr("Why"), tr("Batches"), tr("Events")};
    return titles[std::size_t(section)];
}

} // namespace penstock
