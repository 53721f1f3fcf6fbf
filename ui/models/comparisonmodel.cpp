// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/comparisonmodel.h"

#include "ui/models/roles.h"
#include "ui/models/wording.h"

#include <algorithm>
#include <array>

namespace penstock {

namespace {

bool isNumber(int column)
{
    return column >= ComparisonModel::Events && column <= ComparisonModel::Stored;
}

int alignment(int column)
{
    return int(Qt::AlignVCenter | (isNumber(column) ? Qt::AlignRight : Qt::AlignLeft));
}

} // namespace

int ComparisonModel::differences() const
{
    return int(std::ranges::count_if(rows(), [](const ComparedBatch &batch) { return !batch.difference.isEmpty(); }));
}

int ComparisonModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ComparisonModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ComparedBatch &batch = rows()[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return text(batch, index.column());
    case Qt::ToolTipRole:
        return batch.difference;
    case Qt::TextAlignmentRole:
        return alignment(index.column());
    case KeyRole:
        return batch.id;
    case MarkRole:
        return mark(batch, index.column());
    default:
        return {};
    }
}

QVariant ComparisonModel::mark(const ComparedBatch &batch, int column)
{
    if (column == State)
        return QVariant::fromValue(batch.state);
    if (column == Difference && !batch.difference.isEmpty())
        return QVariant::fromValue(Mark::Warning);
    return {};
}

QVariant ComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section);
    if (role != Qt::DisplayRole)
        return {};
    const std::array<QString, ColumnCount> titles{tr("Batch"),   tr("State"),        tr("Events"), tr("Sent"),
                                                  tr("Arrived"), tr("Answered 2xx"), tr("Stored"), tr("Difference")};
    return titles[std::size_t(section)];
}

QString ComparisonModel::text(const ComparedBatch &batch, int column)
{
    switch (Column(column)) {
    case Id:
        return numberText(batch.id);
    case State:
        return markWord(batch.state);
    case Events:
        return numberText(batch.events);
    case Sent:
        return numberText(batch.sent);
    case Arrived:
        return numberText(batch.arrived);
    case Accepted:
        return numberText(batch.accepted);
    case Stored:
        return numberText(batch.stored);
    case Difference:
        return batch.difference.isEmpty() ? tr("none") : batch.difference;
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace penstock
