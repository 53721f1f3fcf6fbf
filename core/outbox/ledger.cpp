// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/ledger.h"

#include "core/outbox/folderlock.h"
#include "core/outbox/pauses.h"
#include "core/outbox/questions.h"
#include "core/outbox/schema.h"
#include "core/outbox/statement.h"
#include "core/outbox/storedattempt.h"
#include "core/outbox/storedbatch.h"
#include "core/outbox/storedbody.h"
#include "core/outbox/streamruns.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace penstock {

namespace {

// Lists are read a page at a time and handed on with no statement open: a slow reader that held on to one would keep
// the writer from reusing its write-ahead log. Attempts and rejects may hold 64 KiB each.
constexpr int batchesAtOnce = 1000;
constexpr int othersAtOnce = 100;

constexpr qint64 noEnd = std::numeric_limits<qint64>::max();

// The partial index of states serves a query only when the query repeats the index's own condition.
std::string ofState(const QString &state)
{
    if (state.isEmpty())
        return " AND ? = ''";
    return state == stateName(Delivered{}) ? " AND state = ?" : " AND state = ? AND state <> 'delivered'";
}

std::string batchPage(const BatchQuery &query)
{
    std::string sql = std::string(selectBatches) + " WHERE batch.id > ? AND batch.id < ?";
    sql += query.stream.isEmpty() ? " AND ? = ''" : " AND stream.name = ?";
    sql += ofState(query.state);
    sql += query.oldestFirst ? " ORDER BY batch.id LIMIT ?" : " ORDER BY batch.id DESC LIMIT ?";
    return sql;
}

std::string linePage(const BatchQuery &query)
{
    std::string sql = "SELECT id, request_id, events, bytes, created_at, state, scheduled, at_wall, at_steady,"
                      " failure_reason, attempts, last_status, last_duration FROM batch"
                      " WHERE stream = (SELECT id FROM stream WHERE name = ?) AND id < ?";
    return sql + ofState(query.state) + " ORDER BY id DESC LIMIT ?";
}

std::string attemptPage(const QString &stream, const QString &outcome, BatchId batch)
{
    std::string sql = std::string(selectAttempts) + " WHERE attempt.id > ?";
    sql += batch == 0 ? " AND ? = 0" : " AND attempt.batch = ?";
    sql += stream.isEmpty() ? " AND ? = ''" : " AND stream.name = ?";
    sql += outcome.isEmpty() ? " AND ? = ''" : " AND outcome = ?";
    if (!outcome.isEmpty() && outcome != outcomeName(Outcome::Kind::Delivered))
        sql += " AND outcome <> 'delivered'";
    return sql + " ORDER BY attempt.id LIMIT ?";
}

std::string rejectPage(const QString &stream)
{
    std::string sql = "SELECT reject.id, stream.name, source, line, offset, reason, text FROM reject"
                      " JOIN stream ON stream.id = reject.stream WHERE reject.id > ?";
    sql += stream.isEmpty() ? " AND ? = ''" : " AND stream.name = ?";
    return sql + " ORDER BY reject.id LIMIT ?";
}

} // namespace

class Ledger::Private
{
public:
    Private(std::unique_ptr<Database> opened, const QString &dataFolder)
        : database(std::move(opened))
        , folder(dataFolder)
    {
    }

    //! Rows until there are no more; `read` makes a row's value of its columns.
    template <typename Row>
    Result<std::vector<Row>> page(Statement &statement, const std::function<Result<Row>(Columns &)> &read)
    {
        std::vector<Row> rows;
        Result<bool> row = statement.step();
        for (; row && *row; row = statement.step()) {
            Columns columns(statement);
            Result<Row> value = read(columns);
            if (!value)
                return Unexpected(value.error());
            rows.push_back(std::move(*value));
        }
        if (!row)
            return Unexpected(row.error());
        return rows;
    }

    std::unique_ptr<Database> database;
    QString folder;
};

Ledger::Ledger(std::unique_ptr<Private> p)
    : d(std::move(p))
{
}

Ledger::~Ledger() = default;

Result<std::unique_ptr<Ledger>> Ledger::open(const QString &dataFolder)
{
    const QString path = databasePath(dataFolder);
    if (!QFileInfo::exists(path))
        return failure(QCoreApplication::translate("penstock", "%1 holds no data of Penstock's yet: run a stream "
                                                               "first, or name another data folder.")
                           .arg(dataFolder));
    auto database = Database::open(path, Database::Access::ReadOnly);
    if (!database)
        return Unexpected(database.error());
    if (const Result<> checked = checkSchema(**database, path); !checked)
        return Unexpected(checked.error());
    return std::unique_ptr<Ledger>(new Ledger(std::make_unique<Private>(std::move(*database), dataFolder)));
}

Result<QStringList> Ledger::streams()
{
    Statement statement(*d->database, "SELECT name FROM stream ORDER BY id");
    const auto names = d->page<QString>(statement, [](Columns &row) -> Result<QString> { return row.text(); });
    if (!names)
        return Unexpected(names.error());
    return QStringList(names->begin(), names->end());
}

Result<BatchCounts> Ledger::counts(const QString &stream)
{
    if (stream.isEmpty())
        return loadCounts(*d->database, std::nullopt);
    Statement statement(*d->database, "SELECT id FROM stream WHERE name = ?");
    const Result<bool> found = statement.bind(stream).step();
    if (!found)
        return Unexpected(found.error());
    return *found ? loadCounts(*d->database, statement.integer(0)) : BatchCounts{};
}

Result<> Ledger::batches(const BatchQuery &query, const BatchRow &row)
{
    const std::string sql = batchPage(query);
    BatchId above = 0;
    BatchId below = query.before > 0 ? query.before : noEnd;
    qint64 left = query.limit > 0 ? query.limit : noEnd;
    while (left > 0) {
        const qint64 wanted = std::min<qint64>(left, batchesAtOnce);
        const auto page = [&] {
            Statement statement(*d->database, sql);
            statement.bind(above, below, query.stream, query.state, wanted);
            return d->page<StoredBatch>(statement, [](Columns &columns) { return readBatch(columns); });
        }();
        if (!page)
            return Unexpected(page.error());
        for (const StoredBatch &batch : *page) {
            if (!row(batch.summary, batch.stream))
                return {};
            (query.oldestFirst ? above : below) = batch.summary.batch.id;
        }
        if (qint64(page->size()) < wanted)
            return {};
        left -= wanted;
    }
    return {};
}

Result<> Ledger::lines(const BatchQuery &query, const std::function<void(const BatchLine &)> &line)
{
    Statement statement(*d->database, linePage(query));
    statement.bind(query.stream, query.before > 0 ? query.before : noEnd, query.state, query.limit);
    Result<bool> row = statement.step();
    for (; row && *row; row = statement.step()) {
        Columns columns(statement);
        line({.id = columns.integer(),
              .requestId = columns.view(),
              .events = columns.number(),
              .bytes = columns.integer(),
              .createdAtMs = columns.integer(),
              .state = columns.view(),
              .scheduled = columns.number(),
              .wallMs = columns.integer(),
              .steadyMs = columns.integer(),
              .failureReason = columns.view(),
              .attempts = columns.number(),
              .lastStatus = columns.optionalNumber(),
              .lastDuration = columns.optionalMilliseconds()});
    }
    if (!row)
        return Unexpected(row.error());
    return {};
}

Result<> Ledger::attempts(const QString &stream, const QString &state, BatchId batch, const AttemptRow &row)
{
    const std::string sql = attemptPage(stream, state, batch);
    qint64 after = 0;
    for (;;) {
        const auto page = [&] {
            Statement statement(*d->database, sql);
            statement.bind(after, batch, stream, state, othersAtOnce);
            return d->page<AttemptRecord>(statement, [&](Columns &columns) {
                after = columns.integer();
                return readAttempt(columns);
            });
        }();
        if (!page)
            return Unexpected(page.error());
        for (const AttemptRecord &attempt : *page) {
            if (!row(attempt))
                return {};
        }
        if (page->size() < othersAtOnce)
            return {};
    }
}

Result<> Ledger::rejects(const QString &stream, const RejectRow &row)
{
    const std::string sql = rejectPage(stream);
    qint64 after = 0;
    for (;;) {
        const auto page = [&] {
            Statement statement(*d->database, sql);
            statement.bind(after, stream, othersAtOnce);
            return d->page<RejectRecord>(statement, [&](Columns &columns) -> Result<RejectRecord> {
                after = columns.integer();
                return RejectRecord{.stream = columns.text(),
                                    .reject = {.source = columns.text(),
                                               .line = columns.integer(),
                                               .offset = columns.integer(),
                                               .reason = columns.text(),
                                               .text = columns.bytes()}};
            });
        }();
        if (!page)
            return Unexpected(page.error());
        for (const RejectRecord &reject : *page) {
            if (!row(reject))
                return {};
        }
        if (page->size() < othersAtOnce)
            return {};
    }
}

Result<std::vector<StreamOverview>> Ledger::overview(Moment now, const QByteArray &bootId)
{
    return loadOverview(*d->database, now, bootId, FolderLock::isHeld(d->folder));
}

Result<HistoryUse> Ledger::historyUse()
{
    return loadHistoryUse(*d->database);
}

Result<std::vector<JournalRecord>> Ledger::journal(const JournalQuery &query)
{
    return loadJournal(*d->database, query);
}

Result<std::vector<PauseRecord>> Ledger::pauses(const QString &stream)
{
    return loadPauses(*d->database, stream);
}

Result<std::optional<SeenReport>> Ledger::seen(const QString &stream)
{
    return loadSeen(*d->database, stream);
}

Result<QByteArray> Ledger::body(BatchId batch)
{
    // No file stays open: its space is given back as soon as the writer removes it.
    return BodyReader(d->folder).read(*d->database, batch);
}

} // namespace penstock
