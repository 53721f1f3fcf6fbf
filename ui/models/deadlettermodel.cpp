// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/deadlettermodel.h"

#include "ui/models/roles.h"
#include "ui/models/wording.h"

#include <array>

namespace penstock {

namespace {

bool isNumber(int column)
{
    return column == DeadLetterModel::Events || column == DeadLetterModel::Size || column == DeadLetterModel::Attempts;
}

} // namespace

void DeadLetterModel::tick()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Created), index(rowCount() - 1, Created), {Qt::DisplayRole});
}

int DeadLetterModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DeadLetterModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const BatchRow &batch = row(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(batch, index.column());
    case Qt::ToolTipRole:
        return toolTip(batch, index.column());
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    case KeyRole:
        return batch.id;
    case MarkRole:
        return index.column() == Id ? QVariant::fromValue(batch.mark) : QVariant();
    default:
        return {};
    }
}

QVariant DeadLetterModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (isNumber(section) ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    const std::array<QString, ColumnCount> titles{tr("Batch"),    tr("Made"),   tr("Events"), tr("Size"),
                                                  tr("Attempts"), tr("Status"), tr("Reason")};
    return titles[std::size_t(section)];
}

QString DeadLetterModel::text(const BatchRow &row, int column) const
{
    switch (Column(column)) {
    case Id:
        return QString::number(row.id);
    case Created:
        return agoText(wallTimeFromEpochMs(row.createdAtMs), now().wall);
    case Events:
        return numberText(row.events);
    case Size:
        return sizeText(row.bytes);
    case Attempts:
        return numberText(row.attempts);
    case Status:
        return row.status < 0 ? tr("none") : QString::number(row.status);
    case Reason:
        return failure(row.id);
    case ColumnCount:
        break;
    }
    return {};
}

QString DeadLetterModel::toolTip(const BatchRow &row, int column) const
{
    switch (Column(column)) {
    case Created:
        return tr("Made %1").arg(exactText(wallTimeFromEpochMs(row.createdAtMs)));
    case Size:
        return tr("%1 bytes").arg(numberText(row.bytes));
    case Status:
        return row.status < 0 ? tr("No answer came") : QString();
    case Reason:
        return failure(row.id);
    case Id:
    case Events:
    case Attempts:
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace penstock
