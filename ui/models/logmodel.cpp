// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/logmodel.h"

#include "ui/models/csv.h"
#include "ui/models/roles.h"
#include "ui/models/wording.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace penstock {

namespace {

struct Action
{
    const char *name;
    const char *word;
    std::optional<Mark> mark;
};

constexpr Action actions[] = {
    {"started", QT_TRANSLATE_NOOP("penstock", "Started"), Mark::Running},
    {"paused", QT_TRANSLATE_NOOP("penstock", "Paused"), Mark::Paused},
    {"held", QT_TRANSLATE_NOOP("penstock", "Held"), Mark::Held},
    {"resumed", QT_TRANSLATE_NOOP("penstock", "Resumed"), Mark::Running},
    {"stopped", QT_TRANSLATE_NOOP("penstock", "Stopped"), Mark::Stopped},
    {"edited", QT_TRANSLATE_NOOP("penstock", "Edited"), {}},
    {"renamed", QT_TRANSLATE_NOOP("penstock", "Renamed"), {}},
    {"redelivered", QT_TRANSLATE_NOOP("penstock", "Redelivered"), Mark::InFlight},
    {"redeliveryStopped", QT_TRANSLATE_NOOP("penstock", "Redelivery stopped"), Mark::Stopped},
    {"finished", QT_TRANSLATE_NOOP("penstock", "Finished"), Mark::Stopped},
    {"failed", QT_TRANSLATE_NOOP("penstock", "Failed"), Mark::Failed},
    {"blocked", QT_TRANSLATE_NOOP("penstock", "Blocked"), Mark::Blocked},
    {"wentOn", QT_TRANSLATE_NOOP("penstock", "Went on"), Mark::Running},
    {"tripped", QT_TRANSLATE_NOOP("penstock", "Held by the breaker"), Mark::Held},
    {"gaveUp", QT_TRANSLATE_NOOP("penstock", "Gave up"), Mark::DeadLetter},
};

const Action *find(const QString &name)
{
    const auto *found =
        std::ranges::find_if(actions, [&](const Action &each) { return name == QLatin1String(each.name); });
    return found == std::end(actions) ? nullptr : found;
}

QString programWord(const QString &program)
{
    if (program == QLatin1String("window"))
        return LogModel::tr("Window");
    return program == QLatin1String("cli") ? LogModel::tr("Command line") : program;
}

QString textOf(const JournalRecord &record, int column)
{
    const JournalEntry &entry = record.entry;
    switch (LogModel::Column(column)) {
    case LogModel::Time:
        return dateText(entry.at);
    case LogModel::Action:
        return actionWord(entry.action);
    case LogModel::Who:
        return entry.actor == QLatin1String("engine") ? LogModel::tr("Engine") : entry.actor;
    case LogModel::Program:
        return programWord(entry.program);
    case LogModel::Stream:
        return record.stream;
    case LogModel::Detail:
        return entry.detail;
    case LogModel::ColumnCount:
        break;
    }
    return {};
}

QString searched(const JournalRecord &record)
{
    QStringList texts;
    for (int column = 0; column < LogModel::ColumnCount; ++column)
        texts.append(textOf(record, column));
    return texts.join(u' ');
}

} // namespace

QString actionWord(const QString &action)
{
    const Action *known = find(action);
    return known ? QCoreApplication::translate("penstock", known->word) : action;
}

std::optional<Mark> actionMark(const QString &action)
{
    const Action *known = find(action);
    return known ? known->mark : std::nullopt;
}

void LogModel::add(const std::vector<JournalRecord> &records)
{
    const qint64 first = newest();
    const qint64 last = oldest();
    const auto isNewer = [&](const JournalRecord &record) { return record.id > first; };
    const auto isOlder = [&](const JournalRecord &record) { return !m_records.empty() && record.id < last; };
    const auto endOfNewer = std::ranges::find_if_not(records, isNewer);
    const auto firstOlder = std::find_if(endOfNewer, records.end(), isOlder);
    if (const auto count = int(endOfNewer - records.begin()); count > 0) {
        beginInsertRows({}, 0, count - 1);
        m_records.insert(m_records.begin(), records.begin(), endOfNewer);
        endInsertRows();
    }
    if (const auto count = int(records.end() - firstOlder); count > 0) {
        beginInsertRows({}, rowCount(), rowCount() + count - 1);
        m_records.insert(m_records.end(), firstOlder, records.end());
        endInsertRows();
    }
}

void LogModel::clear()
{
    if (m_records.empty())
        return;
    beginRemoveRows({}, 0, rowCount() - 1);
    m_records.clear();
    endRemoveRows();
}

int LogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_records.size());
}

int LogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const JournalRecord &each = record(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return textOf(each, index.column());
    case Qt::ToolTipRole:
        return index.column() == Time ? exactText(each.entry.at) : textOf(each, index.column());
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | Qt::AlignLeft);
    case KeyRole:
        return each.id;
    case SearchRole:
        return searched(each);
    case MarkRole: {
        const auto mark = index.column() == Action ? actionMark(each.entry.action) : std::nullopt;
        return mark ? QVariant::fromValue(*mark) : QVariant();
    }
    default:
        return {};
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | Qt::AlignLeft);
    if (role != Qt::DisplayRole)
        return {};
    const std::array<QString, ColumnCount> titles{tr("Time"),    tr("What"),   tr("Who"),
                                                  tr("Program"), tr("Stream"), tr("Details")};
    return titles[std::size_t(section)];
}

QByteArray csvOf(const std::vector<JournalRecord> &records)
{
    QList<QStringList> lines{{QStringLiteral("at"), QStringLiteral("stream"), QStringLiteral("actor"),
                              QStringLiteral("program"), QStringLiteral("action"), QStringLiteral("detail")}};
    for (const auto &[id, stream, entry] : records)
        lines.append({csvTime(entry.at), stream, entry.actor, entry.program, entry.action, entry.detail});
    return csvText(lines);
}

} // namespace penstock
