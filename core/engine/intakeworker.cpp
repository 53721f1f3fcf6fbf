// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/intakeworker.h"

#include "core/time/bootclock.h"
#include "core/time/workerthread.h"

#include <QCoreApplication>

#include <algorithm>

namespace penstock {

namespace {

constexpr std::size_t chunkBytes = 256 * 1024;

// What is not tied to an open batch (a long run of rejected or filtered events) becomes durable this often.
constexpr Milliseconds submitInterval{500};
constexpr qint64 pendingLimit = 4 * 1024 * 1024;

// With each batch they would cost more than the batch. What a crash loses of them are counts, no events.
constexpr Milliseconds seenInterval{250};

} // namespace

IntakeWorker::IntakeWorker(Outbox &outbox, Parts parts, Reported reported, Ended ended)
    : m_outbox(outbox)
    , m_parts(std::move(parts))
    , m_reported(std::move(reported))
    , m_ended(std::move(ended))
{
}

IntakeWorker::~IntakeWorker()
{
    stop();
    if (m_thread)
        m_thread->wait();
}

Result<> IntakeWorker::start()
{
    const auto position = m_parts.source->open(m_parts.from);
    if (!position)
        return tl::unexpected(position.error());
    m_position = *position;
    m_eventsToSkip = std::exchange(m_position.eventsOfLine, 0);
    m_thread.reset(QThread::create([this] { run(); }));
    m_thread->setObjectName(QStringLiteral("intake"));
    m_thread->start();
    return {};
}

void IntakeWorker::pause(WallTime at)
{
    m_pausedAt = epochMs(at);
}

void IntakeWorker::resume()
{
    m_pausedAt = collecting;
}

void IntakeWorker::setYielding(bool yielding)
{
    const std::lock_guard lock(m_mutex);
    if (m_yielding == yielding)
        return;
    m_yielding = yielding;
    m_answered.notify_all();
}

void IntakeWorker::stop()
{
    m_stopping = true;
    m_parts.source->interrupt();
    const std::lock_guard lock(m_mutex);
    m_answered.notify_all();
}

void IntakeWorker::run()
{
    becomeWorkerThread();
    auto ended = collect();
    submitSeen();
    if (const auto kept = waitForOutbox(); !kept)
        ended = tl::unexpected(kept.error());
    m_ended(std::move(ended));
}

Result<bool> IntakeWorker::collect()
{
    LineSplitter splitter(m_position.offset, Transform::padding);
    m_submittedAt = currentMoment().steady;
    while (!m_stopping) {
        const auto chunk = m_parts.source->read(splitter.prepare(chunkBytes), chunkBytes, longestWait());
        if (!chunk)
            return tl::unexpected(chunk.error());
        splitter.commit(chunk->bytes);
        m_now = currentMoment().steady;
        if (!readLines(splitter))
            break;
        if (chunk->reading == Source::Reading::End) {
            if (const auto line = splitter.rest())
                readLine(*line);
            closeBatch();
            submit();
            return true;
        }
        if (const auto due = m_parts.batcher->dueAt(); due && *due <= m_now)
            closeBatch();
        submitClosed();
        submitIfIdle();
        if (m_now - m_seenSubmittedAt >= seenInterval)
            submitSeen();
    }
    // What can be read again is left for the next run, in whole batches.
    if (!m_parts.source->isReplayable()) {
        closeBatch();
        submitClosed();
    }
    return false;
}

bool IntakeWorker::readLines(LineSplitter &splitter)
{
    while (const auto line = splitter.next()) {
        readLine(*line);
        if (m_stopping)
            return false;
    }
    return true;
}

void IntakeWorker::readLine(const LineSplitter::Line &line)
{
    m_line = &line;
    readText(line);
    m_line = nullptr;

    ++m_position.line;
    m_position.offset = line.end;
    m_position.eventsOfLine = 0;
    m_eventsToSkip = 0;
    submitClosed();
    if (m_pendingBytes > pendingLimit) {
        closeBatch();
        submitClosed();
        submitIfIdle();
    }
}

void IntakeWorker::readText(const LineSplitter::Line &line)
{
    if (line.tooLong)
        return rejected("the line is longer than 1 MiB", line.text);
    m_parts.transform->readLine(line.text, *this);
}

bool IntakeWorker::nextEvent()
{
    submitClosed();
    ++m_position.eventsOfLine;
    if (m_position.eventsOfLine <= m_eventsToSkip)
        return false;
    ++m_counts.read;
    return true;
}

void IntakeWorker::accepted(std::string_view event, const EventIdentity &identity, bool completed)
{
    if (m_parts.batcher->isFullFor(event))
        closeBatch();
    if (!nextEvent())
        return;
    m_seen.count(identity, true);
    if (const qint64 pausedAt = m_pausedAt; pausedAt != collecting)
        return countNotCollected(pausedAt, identity.name);
    ++m_counts.accepted;
    m_counts.completed += completed ? 1 : 0;
    m_parts.batcher->add(event, m_now);
    if (m_parts.batcher->isFull())
        closeBatch();
}

void IntakeWorker::countNotCollected(qint64 pause, std::string_view name)
{
    const WallTime pausedAt = wallTimeFromEpochMs(pause);
    std::vector<NotCollected> &lost = m_pending.notCollected;
    if (lost.empty() || lost.back().pausedAt != pausedAt)
        lost.push_back({.pausedAt = pausedAt, .events = {}});
    ++lost.back().events[QByteArray(name.data(), qsizetype(name.size()))];
}

void IntakeWorker::filtered(const EventIdentity &identity)
{
    if (!nextEvent())
        return;
    m_seen.count(identity, false);
    ++m_counts.filtered;
}

void IntakeWorker::rejected(std::string_view reason, std::string_view text)
{
    if (!nextEvent())
        return;
    ++m_counts.rejected;
    keepReject(reason, text);
}

void IntakeWorker::keepReject(std::string_view reason, std::string_view text)
{
    const auto kept = qsizetype(std::min(text.size(), std::size_t(Reject::textLimit)));
    QString words = QString::fromUtf8(reason.data(), qsizetype(reason.size()));
    if (!m_line->terminated)
        words += QCoreApplication::translate("penstock", " (it is the last line and has no newline: perhaps it is "
                                                         "not yet written to its end)");
    m_pending.rejects.push_back({.source = QString::fromUtf8(m_position.source),
                                 .line = m_position.line + 1,
                                 .offset = m_line->offset,
                                 .reason = std::move(words),
                                 .text = QByteArray(text.data(), kept)});
    m_pendingBytes += kept;
}

void IntakeWorker::closeBatch()
{
    if (m_parts.batcher->isEmpty())
        return;
    m_pending.batches.push_back(m_parts.batcher->close());
    m_pendingBytes += m_pending.batches.back().body.size();
    m_closed = true;
}

void IntakeWorker::submitClosed()
{
    if (m_closed)
        submit();
}

void IntakeWorker::submitIfIdle()
{
    const bool due = m_now - m_submittedAt >= submitInterval || m_pendingBytes > pendingLimit;
    if (due && m_counts.read > 0 && m_parts.batcher->isEmpty())
        submit();
}

void IntakeWorker::submit()
{
    waitForRoom();
    Intake intake = std::exchange(m_pending, {});
    intake.stream = m_parts.stream;
    intake.position = m_position;
    intake.position->fingerprint = m_parts.source->fingerprint(m_position.offset);

    IntakeReport report{.counts = std::exchange(m_counts, {}), .notCollected = intake.notCollected};
    for (const NewBatch &batch : intake.batches)
        report.bodies.push_back(batch.body);
    m_closed = false;
    m_submittedAt = m_now;
    hand(std::move(intake), std::exchange(m_pendingBytes, 0), std::move(report));
}

void IntakeWorker::submitSeen()
{
    m_seenSubmittedAt = m_now;
    std::vector<SeenEvents> seen = m_seen.take();
    if (seen.empty())
        return;
    Intake intake;
    intake.stream = m_parts.stream;
    intake.seen = std::move(seen);
    hand(std::move(intake), 0, {});
}

void IntakeWorker::hand(Intake intake, qint64 bytes, IntakeReport report)
{
    {
        const std::lock_guard lock(m_mutex);
        ++m_outstanding;
        m_outstandingBytes += bytes;
    }
    m_outbox.accept(std::move(intake), [this, bytes, report = std::move(report)](auto kept) mutable {
        if (kept) {
            report.batches = std::move(*kept);
            m_reported(std::move(report));
        }
        const std::lock_guard lock(m_mutex);
        if (!kept)
            m_outboxResult = tl::unexpected(kept.error());
        --m_outstanding;
        m_outstandingBytes -= bytes;
        m_answered.notify_all();
    });
}

void IntakeWorker::waitForRoom()
{
    std::unique_lock lock(m_mutex);
    const bool mayYield = m_parts.source->isReplayable();
    m_answered.wait(lock, [this, mayYield] {
        const bool hasRoom = m_outstandingBytes <= outstandingLimit && m_outstanding < outstandingSteps;
        return m_stopping || !m_outboxResult || (hasRoom && !(mayYield && m_yielding));
    });
    if (!m_outboxResult)
        m_stopping = true;
}

Result<> IntakeWorker::waitForOutbox()
{
    std::unique_lock lock(m_mutex);
    m_answered.wait(lock, [this] { return m_outstanding == 0; });
    return m_outboxResult;
}

Milliseconds IntakeWorker::longestWait() const
{
    const auto due = m_parts.batcher->dueAt();
    if (!due)
        return submitInterval;
    return std::clamp(*due - currentMoment().steady, Milliseconds(0), submitInterval);
}

} // namespace penstock
