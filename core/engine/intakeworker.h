// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/batch/batcher.h"
#include "core/engine/seencounter.h"
#include "core/engine/streamstatus.h"
#include "core/outbox/outbox.h"
#include "core/source/linesplitter.h"
#include "core/source/source.h"
#include "core/transform/transform.h"

#include <QThread>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <limits>
#include <memory>
#include <mutex>

namespace penstock {

//! What one durable step of intake came to.
struct IntakeReport
{
    std::vector<Batch> batches;
    std::vector<QByteArray> bodies; //!< of these batches
    EventCounts counts;
    std::vector<NotCollected> notCollected;
};

//! One stream's way in, in a thread of its own: source → filter → projection → batcher → outbox.
//!
//! Invariant: what is submitted together (batches, rejects, counts, position) is exactly what was read up to that
//! position, so that a restart neither loses nor repeats an event of a source that can be read again.
//! Reading waits while more than `outstandingLimit` bytes or `outstandingSteps` steps are not yet durable, and while it yields to delivery.
class IntakeWorker final : private EventSink
{
public:
    static constexpr qint64 outstandingLimit = 4 * 1024 * 1024;
    static constexpr int outstandingSteps = 128; //!< so that small batches, too, let delivery get its turn

    struct Parts
    {
        StreamId stream = 0;
        std::unique_ptr<Source> source;
        std::unique_ptr<Transform> transform;
        std::unique_ptr<Batcher> batcher;
        std::optional<SourcePosition> from;
    };

    //! `reported` is called in the outbox's thread after each commit; `ended` in the intake's own thread as its last
    //! act, when everything read is durable: the source has ended (true), or stop() was called (false), or why not.
    using Reported = std::function<void(IntakeReport)>;
    using Ended = std::function<void(Result<bool>)>;

    IntakeWorker(Outbox &outbox, Parts parts, Reported reported, Ended ended);
    ~IntakeWorker() override; //!< stops and waits for the thread
    Q_DISABLE_COPY_MOVE(IntakeWorker)

    //! Opens the source; an error says what is wrong with it. The thread begins.
    [[nodiscard]] Result<> start();
    void pause(WallTime at); //!< from now on count by name what comes, and drop it
    void resume();           //!< out of pause
    //! While true, a source that can be read again is left alone: what waits there need not wait in the outbox.
    void setYielding(bool yielding);
    void stop(); //!< from any thread; `ended` follows

private:
    void accepted(std::string_view event, const EventIdentity &identity, bool completed) override;
    void filtered(const EventIdentity &identity) override;
    void rejected(std::string_view reason, std::string_view text) override;

    void run();
    [[nodiscard]] Result<bool> collect();
    [[nodiscard]] bool readLines(LineSplitter &splitter);
    void readLine(const LineSplitter::Line &line);
    void readText(const LineSplitter::Line &line);
    [[nodiscard]] bool nextEvent(); //!< false for an event that an earlier run already took
    void keepReject(std::string_view reason, std::string_view text);
    void closeBatch();
    void submitClosed();
    void submitIfIdle();
    void submit();
    void submitSeen();
    void hand(Intake intake, qint64 bytes, IntakeReport report);
    void countNotCollected(qint64 pause, std::string_view name);
    void waitForRoom();
    [[nodiscard]] Result<> waitForOutbox();
    [[nodiscard]] Milliseconds longestWait() const;

    Outbox &m_outbox;
    Parts m_parts;
    Reported m_reported;
    Ended m_ended;

    SourcePosition m_position; //!< of the next event to read
    qint64 m_eventsToSkip = 0; //!< of the line at which an earlier run stopped
    const LineSplitter::Line *m_line = nullptr;
    bool m_closed = false; //!< m_pending ends exactly with a closed batch
    Intake m_pending;
    EventCounts m_counts;
    qint64 m_pendingBytes = 0;
    SteadyTime m_now{};
    SteadyTime m_submittedAt{};

    SeenCounter m_seen;
    SteadyTime m_seenSubmittedAt{};

    static constexpr qint64 collecting = std::numeric_limits<qint64>::min();
    std::atomic<qint64> m_pausedAt{collecting}; //!< epoch milliseconds
    std::atomic<bool> m_stopping{false};
    std::mutex m_mutex;
    std::condition_variable m_answered;
    qint64 m_outstandingBytes = 0; //!< with m_mutex: submitted, not yet durable
    int m_outstanding = 0;         //!< with m_mutex
    bool m_yielding = false;       //!< with m_mutex
    Result<> m_outboxResult;       //!< with m_mutex
    std::unique_ptr<QThread> m_thread;
};

} // namespace penstock
