// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/history.h"

#include <QDeadlineTimer>

namespace penstock {

//! Holds the reader and answers in the history's thread.
class History::Worker final : public QObject
{
public:
    explicit Worker(OpenReader open)
        : m_open(std::move(open))
    {
    }

    Result<HistoryReader *> reader()
    {
        if (!m_reader) {
            auto opened = m_open();
            if (!opened)
                return Unexpected(opened.error());
            m_reader = std::move(*opened);
        }
        return m_reader.get();
    }

    Result<HistoryPage> page(StreamId stream, bool deadLetters, const BatchQuery &query)
    {
        const auto source = reader();
        if (!source)
            return Unexpected(source.error());
        auto batches = (*source)->batches(query);
        if (!batches)
            return Unexpected(batches.error());
        const bool last = qsizetype(batches->rows.size()) < query.limit;
        return HistoryPage{stream, deadLetters, std::move(*batches), last};
    }

    Result<BatchDetail> detail(const QString &stream, BatchId batch)
    {
        const auto source = reader();
        if (!source)
            return Unexpected(source.error());
        auto attempts = (*source)->attempts(stream, batch);
        if (!attempts)
            return Unexpected(attempts.error());
        BatchDetail detail{batch, std::move(*attempts), {}, {}};
        // The attempts are worth showing even where the body is damaged.
        if (auto body = (*source)->body(batch))
            detail.body = std::move(*body);
        else
            detail.bodyError = body.error().message;
        return detail;
    }

    std::optional<SeenReport> seen(const QString &stream)
    {
        const auto source = reader();
        // It is offered, and not asked for: what cannot be read is not missed.
        return source ? (*source)->seen(stream).value_or(std::nullopt) : std::nullopt;
    }

    std::vector<std::pair<BatchId, BodyAnswer>> search(const BodyMatcher &matcher, const std::vector<BatchId> &batches)
    {
        constexpr Milliseconds moment{50};
        const QDeadlineTimer end(moment);
        std::vector<std::pair<BatchId, BodyAnswer>> answers;
        for (const BatchId batch : batches) {
            answers.emplace_back(batch, ask(matcher, batch));
            if (end.hasExpired())
                break;
        }
        return answers;
    }

    Result<std::vector<JournalRecord>> journal(const JournalQuery &query)
    {
        const auto source = reader();
        return source ? (*source)->journal(query) : Unexpected(source.error());
    }

    Result<std::vector<PauseRecord>> pauses(const QString &stream)
    {
        const auto source = reader();
        return source ? (*source)->pauses(stream) : Unexpected(source.error());
    }

private:
    BodyAnswer ask(const BodyMatcher &matcher, BatchId batch)
    {
        const auto source = reader();
        const auto body = source ? (*source)->body(batch) : Unexpected(source.error());
        if (!body)
            return BodyAnswer::Unread;
        return matcher.matches(*body) ? BodyAnswer::Yes : BodyAnswer::No;
    }

    OpenReader m_open;
    std::unique_ptr<HistoryReader> m_reader;
};

History::History(OpenReader open, QObject *parent)
    : QObject(parent)
    , m_worker(new Worker(std::move(open)))
{
    m_thread.setObjectName(QStringLiteral("history"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

History::~History()
{
    m_thread.quit();
    m_thread.wait();
}

void History::readBatches(StreamId stream, const QString &name, bool deadLetters, BatchId before, int limit)
{
    const BatchQuery query{
        .stream = name,
        .state = deadLetters ? QString(stateName(DeadLettered())) : QString(),
        .before = before,
        .limit = limit,
    };
    QMetaObject::invokeMethod(
        m_worker,
        [this, stream, deadLetters, query] {
            // Signals of an object in another thread: receivers in the window's thread get them queued.
            if (const auto page = m_worker->page(stream, deadLetters, query))
                Q_EMIT batchesRead(*page);
            else
                Q_EMIT batchesFailed(stream, deadLetters, page.error().message);
        },
        Qt::QueuedConnection);
}

void History::readBatch(const QString &stream, BatchId batch)
{
    QMetaObject::invokeMethod(
        m_worker,
        [this, stream, batch] {
            if (const auto detail = m_worker->detail(stream, batch))
                Q_EMIT batchRead(*detail);
            else
                Q_EMIT batchFailed(batch, detail.error().message);
        },
        Qt::QueuedConnection);
}

void History::readSeen(const QString &stream)
{
    QMetaObject::invokeMethod(
        m_worker,
        [this, stream] {
            if (const auto seen = m_worker->seen(stream))
                Q_EMIT seenRead(stream, *seen);
        },
        Qt::QueuedConnection);
}

void History::searchBodies(const std::shared_ptr<const BodyMatcher> &matcher, const std::vector<BatchId> &batches)
{
    QMetaObject::invokeMethod(
        m_worker,
        [this, matcher, batches] {
            Q_EMIT bodiesSearched({matcher, m_worker->search(*matcher, batches)});
        },
        Qt::QueuedConnection);
}

void History::readJournal(const JournalQuery &query)
{
    QMetaObject::invokeMethod(
        m_worker,
        [this, query] {
            if (const auto records = m_worker->journal(query))
                Q_EMIT journalRead(query, *records);
            else
                Q_EMIT journalFailed(records.error().message);
        },
        Qt::QueuedConnection);
}

void History::readPauses(const QString &stream)
{
    QMetaObject::invokeMethod(
        m_worker,
        [this, stream] {
            if (const auto pauses = m_worker->pauses(stream))
                Q_EMIT pausesRead(stream, *pauses);
            else
                Q_EMIT journalFailed(pauses.error().message);
        },
        Qt::QueuedConnection);
}

} // namespace penstock
