// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/receivedmodel.h"

#include "ui/models/mark.h"
#include "ui/models/roles.h"
#include "ui/models/wording.h"

#include <algorithm>
#include <array>

namespace penstock {

namespace {

bool isNumber(int column)
{
    return column >= ReceivedModel::Events && column <= ReceivedModel::Size;
}

int alignment(int column)
{
    return int(Qt::AlignVCenter | (isNumber(column) ? Qt::AlignRight : Qt::AlignLeft));
}

bool isAccepted(const ReceivedRequest &request)
{
    return request.status && *request.status >= 200 && *request.status <= 299;
}

//! Zeros say nothing; what is there stands out.
QString countText(qint64 count)
{
    return count == 0 ? QString() : numberText(count);
}

} // namespace

void ReceivedModel::add(const QList<ReceivedRequest> &requests)
{
    if (requests.isEmpty())
        return;
    const qsizetype first = std::max(qsizetype(0), requests.size() - atMost);
    const int count = int(requests.size() - first);
    beginInsertRows({}, 0, count - 1);
    for (qsizetype i = first; i < requests.size(); ++i) {
        m_requests.push_front(requests[i]);
        m_requests.front().uuids = {}; // not shown, and many
    }
    endInsertRows();
    if (rowCount() <= atMost)
        return;
    beginRemoveRows({}, atMost, rowCount() - 1);
    m_requests.resize(atMost);
    endRemoveRows();
}

void ReceivedModel::clear()
{
    if (m_requests.empty())
        return;
    beginRemoveRows({}, 0, rowCount() - 1);
    m_requests.clear();
    endRemoveRows();
}

int ReceivedModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_requests.size());
}

int ReceivedModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ReceivedModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ReceivedRequest &request = m_requests[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(request, index.column());
    case Qt::ToolTipRole:
        return index.column() == Time ? exactText(request.at) : text(request, index.column());
    case Qt::TextAlignmentRole:
        return alignment(index.column());
    case KeyRole:
        return request.number;
    case MarkRole:
        return index.column() == Answer ? QVariant::fromValue(isAccepted(request) ? Mark::Delivered : Mark::Failed)
                                        : QVariant();
    default:
        return {};
    }
}

QVariant ReceivedModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section);
    if (role != Qt::DisplayRole)
        return {};
    const std::array<QString, ColumnCount> titles{tr("Request"),  tr("Time"),   tr("Answered"),
                                                  tr("Events"),   tr("Stored"), tr("Duplicates"),
                                                  tr("Findings"), tr("Size"),   tr("Note")};
    return titles[std::size_t(section)];
}

QString ReceivedModel::text(const ReceivedRequest &request, int column)
{
    switch (Column(column)) {
    case Number:
        return numberText(request.number);
    case Time:
        return secondText(request.at);
    case Answer:
        return request.behaviour;
    case Events:
        return numberText(request.events);
    case Stored:
        return numberText(request.accepted);
    case Duplicates:
        return countText(request.duplicates);
    case Findings:
        return countText(request.findings.value_or(0));
    case Size:
        return sizeText(request.bytes);
    case Note:
        return request.problems.join(u' ');
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace penstock
