// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/batchmodel.h"

#include "ui/models/roles.h"
#include "ui/models/wording.h"

namespace penstock {

namespace {

//! None for the -1 that says so.
std::optional<qint64> given(qint64 number)
{
    return number < 0 ? std::nullopt : std::optional(number);
}

bool isNumber(int column)
{
    return column == BatchModel::Events || column == BatchModel::Size || column == BatchModel::Took;
}

WallTime momentOf(const BatchRow &row)
{
    return wallTimeFromEpochMs(row.wallMs);
}

} // namespace

std::optional<qint64> BatchModel::sortValue(const BatchRow &row, int column) const
{
    switch (Column(column)) {
    case Id:
        return row.id;
    case State:
        return qint64(row.mark);
    case Events:
        return row.events;
    case Size:
        return row.bytes;
    case Try:
        return row.tries;
    case Status:
        return given(row.status);
    case Took:
        return given(row.tookMs);
    case Next:
        return row.mark == Mark::BackingOff ? std::optional(row.wallMs) : std::nullopt;
    case RequestId: // as far as it tells ids apart
        return qint64(
            ((quint64(row.requestId.data1) << 32) | (quint64(row.requestId.data2) << 16) | row.requestId.data3) >> 1);
    case Created:
        return row.createdAtMs;
    case Cause:
        if (const int failure = failures().numberOf(row.id); failure != FailureTexts::none)
            return qint64(failures().cause(failure));
        return std::nullopt;
    case ColumnCount:
        break;
    }
    return std::nullopt;
}

void BatchModel::tick()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Took), index(rowCount() - 1, Next), {Qt::DisplayRole});
}

int BatchModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant BatchModel::data(const QModelIndex &index, int role) const
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
        return index.column() == State ? QVariant::fromValue(batch.mark) : QVariant();
    default:
        return {};
    }
}

QVariant BatchModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (isNumber(section) ? Qt::AlignRight : Qt::AlignLeft));
    if (role == Qt::InitialSortOrderRole) // the largest and the newest are what one looks for
        return isNumber(section) || section == Try || section == Status || section == Created ? Qt::DescendingOrder
                                                                                              : Qt::AscendingOrder;
    if (role != Qt::DisplayRole)
        return {};
    return titles()[section];
}

QStringList BatchModel::titles()
{
    return {tr("Batch"), tr("State"), tr("Events"),     tr("Size"), tr("Attempt"), tr("Status"),
            tr("Took"),  tr("Next"),  tr("Request id"), tr("Made"), tr("Cause")};
}

QString BatchModel::text(const BatchRow &row, int column) const
{
    switch (Column(column)) {
    case Id:
        return QString::number(row.id);
    case State:
        return markWord(row.mark);
    case Events:
        return numberText(row.events);
    case Size:
        return sizeText(row.bytes);
    case Try:
        return tryText(row.tries, maxAttempts());
    case Status:
        return row.status < 0 ? QString() : QString::number(row.status);
    case Took:
        return tookTextOf(row);
    case Next:
        if (row.mark == Mark::BackingOff)
            return tr("in %1").arg(countdownText(Milliseconds(row.steadyMs) - now().steady.time_since_epoch()));
        return {};
    case RequestId:
        return row.requestId.toString(QUuid::WithoutBraces);
    case Created:
        return dateText(wallTimeFromEpochMs(row.createdAtMs));
    case Cause:
        return causeTextOf(row);
    case ColumnCount:
        break;
    }
    return {};
}

QString BatchModel::toolTip(const BatchRow &row, int column) const
{
    switch (Column(column)) {
    case Id:
    case Created:
        return tr("Made %1").arg(exactText(wallTimeFromEpochMs(row.createdAtMs)));
    case State:
    case Status:
    case Cause:
        if (row.mark == Mark::Delivered)
            return tr("Delivered %1").arg(exactText(momentOf(row)));
        return failure(row.id);
    case Size:
        return tr("%1 bytes").arg(numberText(row.bytes));
    case Next:
        return row.mark == Mark::BackingOff ? tr("Next try %1").arg(exactText(momentOf(row))) : QString();
    case RequestId:
        return text(row, column);
    case Try:
        return tr("%n request(s) reached the wire", nullptr, row.attempts);
    case Events:
    case Took:
    case ColumnCount:
        break;
    }
    return {};
}

QString BatchModel::causeTextOf(const BatchRow &row) const
{
    const int failure = failures().numberOf(row.id);
    return failure == FailureTexts::none ? QString() : causeWords(failures().cause(failure)).title;
}

QString BatchModel::tookTextOf(const BatchRow &row) const
{
    if (row.mark == Mark::InFlight) {
        const Milliseconds running = now().steady.time_since_epoch() - Milliseconds(row.steadyMs);
        return tookText(qMax(Milliseconds(0), running));
    }
    return row.tookMs < 0 ? QString() : tookText(Milliseconds(row.tookMs));
}

} // namespace penstock
