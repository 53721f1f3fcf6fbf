// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/pausemodel.h"

#include "ui/models/csv.h"
#include "ui/models/mark.h"
#include "ui/models/roles.h"
#include "ui/models/wording.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace penstock {

namespace {

bool isSame(const PauseRecord &one, const PauseRecord &other)
{
    return one.stream == other.stream && one.begun == other.begun;
}

} // namespace

PauseModel::PauseModel(Clock clock, QObject *parent)
    : QAbstractItemModel(parent)
    , m_clock(std::move(clock))
{
}

void PauseModel::show(const std::vector<PauseRecord> &pauses)
{
    removeUnless(pauses);
    int row = 0;
    for (auto record = pauses.rbegin(); record != pauses.rend(); ++record, ++row) {
        if (row < rowCount() && isSame(m_pauses[std::size_t(row)]->record, *record))
            update(row, *record);
        else
            insert(row, *record);
    }
}

void PauseModel::removeUnless(const std::vector<PauseRecord> &pauses)
{
    for (int row = rowCount() - 1; row >= 0; --row) {
        const PauseRecord &here = m_pauses[std::size_t(row)]->record;
        if (std::ranges::any_of(pauses, [&](const PauseRecord &each) { return isSame(each, here); }))
            continue;
        beginRemoveRows({}, row, row);
        m_pauses.erase(m_pauses.begin() + row);
        endRemoveRows();
    }
}

void PauseModel::insert(int row, const PauseRecord &record)
{
    auto pause = std::make_unique<Pause>();
    pause->record = record;
    for (auto [name, events] : record.notCollected.asKeyValueRange())
        pause->losses.push_back({name, events});
    std::ranges::sort(pause->losses, [](const Loss &one, const Loss &other) {
        return std::pair(-one.events, one.name) < std::pair(-other.events, other.name);
    });
    beginInsertRows({}, row, row);
    m_pauses.insert(m_pauses.begin() + row, std::move(pause));
    endInsertRows();
}

void PauseModel::update(int row, const PauseRecord &record)
{
    Pause &pause = *m_pauses[std::size_t(row)];
    if (pause.record.ended == record.ended && pause.record.begunBy == record.begunBy &&
        pause.record.notCollected == record.notCollected)
        return;
    pause.record = record;
    const QModelIndex at = index(row, 0);
    for (Loss &loss : pause.losses)
        loss.events = record.notCollected.value(loss.name, loss.events);
    std::vector<Loss> added;
    for (auto [name, events] : record.notCollected.asKeyValueRange()) {
        if (std::ranges::find(pause.losses, name, &Loss::name) == pause.losses.end())
            added.push_back({name, events});
    }
    std::ranges::sort(added, {}, &Loss::name);
    const auto before = int(pause.losses.size());
    if (before > 0)
        Q_EMIT dataChanged(index(0, NotCollected, at), index(before - 1, NotCollected, at));
    if (!added.empty()) {
        beginInsertRows(at, before, before + int(added.size()) - 1);
        pause.losses.insert(pause.losses.end(), added.begin(), added.end());
        endInsertRows();
    }
    Q_EMIT dataChanged(at, index(row, ColumnCount - 1));
}

void PauseModel::tick()
{
    for (int row = 0; row < rowCount(); ++row) {
        if (const PauseRecord &pause = m_pauses[std::size_t(row)]->record; pause.begun && !pause.ended)
            Q_EMIT dataChanged(index(row, Lasted), index(row, Lasted), {Qt::DisplayRole});
    }
}

qint64 PauseModel::lost(const Pause &pause)
{
    return std::accumulate(pause.losses.begin(), pause.losses.end(), qint64(0),
                           [](qint64 sum, const Loss &loss) { return sum + loss.events; });
}

QModelIndex PauseModel::find(WallTime begun) const
{
    const auto found = std::ranges::find_if(m_pauses, [&](const auto &pause) { return pause->record.begun == begun; });
    return found == m_pauses.end() ? QModelIndex() : index(int(found - m_pauses.begin()), 0);
}

qint64 PauseModel::eventsLost() const
{
    qint64 sum = 0;
    for (const auto &pause : m_pauses)
        sum += lost(*pause);
    return sum;
}

bool PauseModel::goesOn() const
{
    return std::ranges::any_of(m_pauses, [](const auto &pause) { return pause->record.begun && !pause->record.ended; });
}

QModelIndex PauseModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? m_pauses[std::size_t(parent.row())].get() : nullptr);
}

QModelIndex PauseModel::parent(const QModelIndex &child) const
{
    const void *pause = child.internalPointer();
    if (!pause)
        return {};
    const auto found = std::ranges::find(m_pauses, pause, [](const auto &each) { return each.get(); });
    return createIndex(int(found - m_pauses.begin()), 0, nullptr);
}

int PauseModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_pauses.size());
    const bool isPause = !parent.internalPointer() && parent.column() == 0;
    return isPause ? int(m_pauses[std::size_t(parent.row())]->losses.size()) : 0;
}

int PauseModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QString PauseModel::text(const Pause &pause, int column) const
{
    const PauseRecord &record = pause.record;
    const bool lasts = record.begun && !record.ended;
    switch (Column(column)) {
    case From:
        return record.begun ? dateText(*record.begun) : tr("Earlier pauses");
    case Until:
        return record.ended ? dateText(*record.ended) : lasts ? tr("goes on") : QString();
    case Lasted:
        return record.begun ? countdownText(record.ended.value_or(m_clock().wall) - *record.begun) : QString();
    case NotCollected:
        return numberText(lost(pause));
    case By:
        return record.begunBy;
    case Stream:
        return record.stream;
    case ColumnCount:
        break;
    }
    return {};
}

QVariant PauseModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (index.column() == NotCollected ? Qt::AlignRight : Qt::AlignLeft));
    if (const auto *pause = static_cast<const Pause *>(index.internalPointer())) {
        const Loss &loss = pause->losses[std::size_t(index.row())];
        if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
            return {};
        if (index.column() == From)
            return QString::fromUtf8(loss.name);
        return index.column() == NotCollected ? numberText(loss.events) : QVariant();
    }
    const Pause &pause = *m_pauses[std::size_t(index.row())];
    const PauseRecord &record = pause.record;
    switch (role) {
    case Qt::DisplayRole:
        return text(pause, index.column());
    case Qt::ToolTipRole:
        if (index.column() == From && record.begun)
            return exactText(*record.begun);
        return index.column() == Until && record.ended ? exactText(*record.ended) : text(pause, index.column());
    case MarkRole:
        return index.column() == Until && record.begun && !record.ended ? QVariant::fromValue(Mark::Paused)
                                                                        : QVariant();
    default:
        return {};
    }
}

QVariant PauseModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == NotCollected ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    const std::array<QString, ColumnCount> titles{tr("Paused at"),     tr("Until"),     tr("Lasted"),
                                                  tr("Not collected"), tr("Paused by"), tr("Stream")};
    return titles[std::size_t(section)];
}

QByteArray PauseModel::csv() const
{
    QList<QStringList> lines{{QStringLiteral("stream"), QStringLiteral("from"), QStringLiteral("to"),
                              QStringLiteral("pausedBy"), QStringLiteral("event"), QStringLiteral("notCollected")}};
    const auto time = [](const std::optional<WallTime> &at) { return at ? csvTime(*at) : QString(); };
    for (const auto &pause : m_pauses) {
        const PauseRecord &record = pause->record;
        const QStringList head{record.stream, time(record.begun), time(record.ended), record.begunBy};
        if (pause->losses.empty())
            lines.append(head + QStringList{QString(), QStringLiteral("0")});
        for (const Loss &loss : pause->losses)
            lines.append(head + QStringList{QString::fromUtf8(loss.name), QString::number(loss.events)});
    }
    return csvText(lines);
}

} // namespace penstock
