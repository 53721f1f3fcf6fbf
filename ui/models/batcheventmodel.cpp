// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/batcheventmodel.h"

#include "ui/models/roles.h"
#include "ui/models/wording.h"

#include <algorithm>
#include <array>

namespace penstock {

namespace {

bool isNumber(int column)
{
    return column == BatchEventModel::Number || column == BatchEventModel::Size;
}

QString wordOf(const std::optional<EventMark> &mark)
{
    return mark ? eventMarkWord(*mark) : QString();
}

//! What a search finds it by.
QString searched(const BatchEvent &event)
{
    return QStringList{event.name,
                       event.code,
                       event.uuid,
                       event.channel,
                       wordOf(event.channelMark),
                       wordOf(event.outcome),
                       event.names.join(u' ')}
        .join(u' ');
}

} // namespace

void BatchEventModel::setEvents(const BatchEvents &events)
{
    if (!m_events.events.isEmpty()) {
        beginRemoveRows({}, 0, rowCount() - 1);
        m_events = {};
        endRemoveRows();
    }
    if (events.events.isEmpty())
        return;
    beginInsertRows({}, 0, int(events.events.size()) - 1);
    m_events = events;
    endInsertRows();
}

int BatchEventModel::rowAt(qsizetype begin) const
{
    const auto found = std::ranges::find(m_events.events, begin, &BatchEvent::begin);
    return found == m_events.events.end() ? 0 : int(found - m_events.events.begin());
}

QList<std::pair<EventMark, int>> BatchEventModel::markCounts() const
{
    std::array<int, eventMarkCount> counts{};
    for (const BatchEvent &event : m_events.events) {
        for (const std::optional<EventMark> &mark : {event.channelMark, event.outcome}) {
            if (mark)
                ++counts[std::size_t(*mark)];
        }
    }
    QList<std::pair<EventMark, int>> present;
    for (int mark = 0; mark < eventMarkCount; ++mark) {
        if (const int count = counts[std::size_t(mark)]; count > 0)
            present.append({EventMark(mark), count});
    }
    return present;
}

QByteArray BatchEventModel::textOf(int row) const
{
    const BatchEvent &event = m_events.events[row];
    return m_events.body.mid(event.begin, event.size);
}

int BatchEventModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_events.events.size());
}

int BatchEventModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant BatchEventModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), index.column());
    case Qt::ToolTipRole:
        return toolTip(index.row(), index.column());
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    case KeyRole:
        return index.row();
    case EventMarkRole:
        return mark(index.row(), index.column());
    case SearchRole:
        return searched(m_events.events[index.row()]);
    default:
        return {};
    }
}

QVariant BatchEventModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (isNumber(section) ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    const std::array<QString, ColumnCount> titles{tr("No."),  tr("Event"), tr("Channel"), tr("Outcome"), tr("User"),
                                                  tr("Time"), tr("Bytes"), tr("Code"),    tr("UUID")};
    return titles[std::size_t(section)];
}

QString BatchEventModel::text(int row, int column) const
{
    const BatchEvent &event = m_events.events[row];
    switch (Column(column)) {
    case Number:
        return numberText(row + 1);
    case Name:
        return event.name;
    case Channel:
        return event.channelMark == EventMark::OtherChannel ? event.channel : wordOf(event.channelMark);
    case Outcome:
        return wordOf(event.outcome);
    case User:
        return event.user;
    case Time:
        return event.time ? dayMinuteText(*event.time) : QString();
    case Size:
        return numberText(event.size);
    case Code:
        return event.code;
    case Uuid:
        return event.uuid;
    case ColumnCount:
        break;
    }
    return {};
}

QVariant BatchEventModel::mark(int row, int column) const
{
    const BatchEvent &event = m_events.events[row];
    const std::optional<EventMark> mark = column == Channel   ? event.channelMark
                                          : column == Outcome ? event.outcome
                                                              : std::nullopt;
    return mark ? QVariant::fromValue(*mark) : QVariant();
}

QString BatchEventModel::toolTip(int row, int column) const
{
    const BatchEvent &event = m_events.events[row];
    switch (column) {
    case Number:
        return QStringLiteral("events[%1]").arg(row);
    case Channel:
        return event.channel;
    case Time:
        return event.time ? exactText(*event.time) : QString();
    case User:
        return event.names.join(u'\n');
    default:
        return text(row, column);
    }
}

} // namespace penstock
