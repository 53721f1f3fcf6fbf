// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/filteredbatches.h"

#include "ui/models/runs.h"

#include <QDeadlineTimer>

namespace penstock {

namespace {

//! A slice of the way through the list, and how often it looks at the clock.
constexpr Milliseconds sliceLength{3};
constexpr int rowsAtOnce = 4096;

FilterState stateOf(Mark mark)
{
    switch (mark) {
    case Mark::InFlight:
        return FilterState::InFlight;
    case Mark::BackingOff:
        return FilterState::BackingOff;
    case Mark::Delivered:
        return FilterState::Delivered;
    case Mark::DeadLetter:
        return FilterState::DeadLettered;
    case Mark::Discarded:
        return FilterState::Discarded;
    case Mark::Halved:
        return FilterState::Halved;
    case Mark::Queued:
    case Mark::Failed:
    case Mark::Unconfirmed:
    case Mark::Running:
    case Mark::Failing:
    case Mark::Paused:
    case Mark::Held:
    case Mark::Stopping:
    case Mark::Stopped:
    case Mark::Blocked:
    case Mark::Error:
    case Mark::Warning:
    case Mark::Personal:
        break;
    }
    return FilterState::Queued;
}

} // namespace

FilteredBatches::FilteredBatches(BatchTableModel &list, const Filter &filter, QObject *parent)
    : QAbstractProxyModel(parent)
    , m_list(list)
    , m_matcher(filter)
    , m_search(filter)
    , m_scannedDownTo(list.rowCount() == 0 ? 0 : list.row(0).id + 1)
{
    setSourceModel(&list);
    followList();
    QMetaObject::invokeMethod(this, &FilteredBatches::scan, Qt::QueuedConnection);
}

void FilteredBatches::followList()
{
    connect(&m_list, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { listGrew(first, last); });
    connect(&m_list, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex &, int first, int last) { listShrinks(first, last); });
    connect(&m_list, &QAbstractItemModel::dataChanged, this, &FilteredBatches::showChanges);
    connect(&m_list, &BatchTableModel::batchesChanged, this, &FilteredBatches::listChanged);
    connect(&m_search, &ContentSearch::found, this, &FilteredBatches::listChanged);
}

void FilteredBatches::scan()
{
    const QDeadlineTimer end(sliceLength);
    while (!m_scanned && !end.hasExpired()) {
        // Rows may have come and gone since the last slice: the place is known by its batch.
        const int first = m_list.firstRowOlderThan(m_scannedDownTo);
        const int last = qMin(first + rowsAtOnce, m_list.rowCount()) - 1;
        m_scanned = last == m_list.rowCount() - 1;
        if (last < first)
            break;
        m_scannedDownTo = m_list.row(last).id;
        insert(passing(first, last));
    }
    if (m_scanned)
        Q_EMIT complete();
    else
        QMetaObject::invokeMethod(this, &FilteredBatches::scan, Qt::QueuedConnection);
}

bool FilteredBatches::passes(const BatchRow &row)
{
    const FailureTexts &failures = m_list.failures();
    const int failure = m_matcher.looksAtFailures() ? failures.numberOf(row.id) : FailureTexts::none;
    const bool failed = failure != FailureTexts::none;
    const bool matches = m_matcher.matches({
        .id = row.id,
        .requestId = row.requestId,
        .state = stateOf(row.mark),
        .status = row.status,
        .attempt = row.tries,
        .tookMs = row.tookMs,
        .bytes = row.bytes,
        .events = row.events,
        .createdAtMs = row.createdAtMs,
        .cause = failed ? std::optional(failures.cause(failure)) : std::nullopt,
        .failureWords = failed ? failureWordsOf(failure) : 0,
    });
    return matches && (!m_search.isNeeded() || m_search.ask(row.id) == BodyAnswer::Yes);
}

quint64 FilteredBatches::failureWordsOf(int failure)
{
    const std::vector<QString> &texts = m_list.failures().texts();
    while (m_failureWords.size() < texts.size())
        m_failureWords.push_back(m_matcher.wordsIn(texts[m_failureWords.size()]));
    return m_failureWords[std::size_t(failure)];
}

std::vector<BatchId> FilteredBatches::passing(int first, int last)
{
    std::vector<BatchId> batches;
    for (int row = last; row >= first; --row) {
        if (passes(m_list.row(row)))
            batches.push_back(m_list.row(row).id);
    }
    return batches;
}

void FilteredBatches::listGrew(int first, int last)
{
    // What lies in the scan's way is looked at when it comes by.
    const int end = m_scanned ? last : qMin(last, m_list.firstRowOlderThan(m_scannedDownTo) - 1);
    if (first <= end)
        insert(passing(first, end));
}

void FilteredBatches::listShrinks(int first, int last)
{
    std::vector<BatchId> gone;
    for (int row = last; row >= first; --row) {
        if (contains(m_list.row(row).id))
            gone.push_back(m_list.row(row).id);
    }
    remove(gone);
}

void FilteredBatches::listChanged(const QList<BatchId> &batches)
{
    std::vector<BatchId> in;
    std::vector<BatchId> out;
    for (const BatchId batch : batches) {
        const QModelIndex row = m_list.indexOf(batch);
        if (!row.isValid() || (!m_scanned && batch < m_scannedDownTo))
            continue;
        const bool was = contains(batch);
        const bool is = passes(m_list.row(row.row()));
        if (was != is)
            (is ? in : out).push_back(batch);
    }
    for (std::vector<BatchId> *each : {&in, &out}) {
        std::ranges::sort(*each);
        const auto repeated = std::ranges::unique(*each);
        each->erase(repeated.begin(), repeated.end());
    }
    remove(out);
    insert(in);
}

void FilteredBatches::showChanges(const QModelIndex &first, const QModelIndex &last, const QList<int> &roles)
{
    const std::size_t end = positionOf(m_list.row(first.row()).id + 1);
    const std::size_t begin = positionOf(m_list.row(last.row()).id);
    if (begin < end)
        Q_EMIT dataChanged(index(rowOf(end - 1), first.column()), index(rowOf(begin), last.column()), roles);
}

void FilteredBatches::insert(const std::vector<BatchId> &batches)
{
    insertInRuns(m_ids, batches, [this](std::size_t position, std::span<const BatchId> run) {
        const int row = int(m_ids.size() - position);
        beginInsertRows({}, row, row + int(run.size()) - 1);
        m_ids.insert(m_ids.begin() + std::ptrdiff_t(position), run.begin(), run.end());
        endInsertRows();
    });
}

void FilteredBatches::remove(const std::vector<BatchId> &batches)
{
    // From the newest: what goes out together in a row goes out at once.
    for (std::size_t end = batches.size(); end > 0;) {
        std::size_t first = positionOf(batches[end - 1]);
        const std::size_t last = first;
        while (--end > 0 && first > 0 && m_ids[first - 1] == batches[end - 1])
            --first;
        beginRemoveRows({}, rowOf(last), rowOf(first));
        m_ids.erase(m_ids.begin() + std::ptrdiff_t(first), m_ids.begin() + std::ptrdiff_t(last) + 1);
        endRemoveRows();
    }
}

bool FilteredBatches::contains(BatchId batch) const
{
    const std::size_t position = positionOf(batch);
    return position < m_ids.size() && m_ids[position] == batch;
}

std::size_t FilteredBatches::positionOf(BatchId batch) const
{
    return std::size_t(std::ranges::lower_bound(m_ids, batch) - m_ids.begin());
}

QModelIndex FilteredBatches::index(int row, int column, const QModelIndex &parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

QModelIndex FilteredBatches::parent(const QModelIndex &) const
{
    return {};
}

int FilteredBatches::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_ids.size());
}

int FilteredBatches::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_list.columnCount();
}

QVariant FilteredBatches::headerData(int section, Qt::Orientation orientation, int role) const
{
    return m_list.headerData(section, orientation, role);
}

QModelIndex FilteredBatches::mapToSource(const QModelIndex &proxyIndex) const
{
    if (!proxyIndex.isValid())
        return {};
    const BatchId batch = m_ids[m_ids.size() - 1 - std::size_t(proxyIndex.row())];
    return m_list.indexOf(batch).siblingAtColumn(proxyIndex.column());
}

QModelIndex FilteredBatches::mapFromSource(const QModelIndex &sourceIndex) const
{
    if (!sourceIndex.isValid())
        return {};
    const BatchId batch = m_list.row(sourceIndex.row()).id;
    return contains(batch) ? index(rowOf(positionOf(batch)), sourceIndex.column()) : QModelIndex();
}

} // namespace penstock
