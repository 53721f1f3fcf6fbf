// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/ballast.h"
#include "core/outbox/commandqueue.h"
#include "core/outbox/highwatermark.h"
#include "core/outbox/store.h"

#include <QThread>

#include <atomic>

namespace penstock {

//! The outbox's thread: commits what waits in groups, and tells who asked once it is on the disk.
//!
//! While the disk is full or the file cannot be written it is blocked: commands wait and keep their order, except that
//! what settles a batch in flight goes first, with the space of the ballast. Each second it tries again.
class Writer final
{
public:
    using Blocked = std::function<void(Result<>)>;

    //! With `trouble` it starts blocked.
    Writer(std::unique_ptr<Store> store, const QString &dataFolder, std::optional<Error> trouble);
    ~Writer(); //!< runs everything that waits; what cannot be done gets its error

    Writer(const Writer &) = delete;
    Writer &operator=(const Writer &) = delete;

    void put(Command command) { m_queue.put(std::move(command)); }
    void onBlocked(Blocked handler);

    //! From any thread. False: while blocked, what would grow the file fails at once instead of waiting.
    void setPatient(bool patient);

private:
    void run();
    [[nodiscard]] std::chrono::milliseconds patience() const;
    [[nodiscard]] bool commit(std::vector<Command> group);
    void handleBlocked(std::vector<Command> group);
    void finish(std::vector<Command> &group);
    void tidyUp();
    [[nodiscard]] Result<> tidyFiles();

    void block(const Error &error);
    void retry();
    [[nodiscard]] bool lookForUnseen();
    void commitUrgent();
    [[nodiscard]] std::vector<Command> takeUrgent();
    void giveUpWaiting();
    void refuseGrowth();
    void tell(const Result<> &state);
    void greetNewHandler();

    CommandQueue m_queue;
    std::unique_ptr<Store> m_store;
    HighWaterMark m_mark;
    Ballast m_ballast;

    bool m_canReclaim = false;
    CommandQueue::Clock::time_point m_nextCommit;

    std::optional<Error> m_trouble;
    std::deque<Command> m_waiting; //!< while blocked
    std::vector<Command> m_unseen; //!< may or may not be in the file
    std::chrono::steady_clock::time_point m_nextTry;

    std::atomic<bool> m_isPatient{true};

    std::mutex m_handlerMutex;
    Blocked m_handler;
    bool m_handlerIsNew = false;

    std::unique_ptr<QThread> m_thread;
};

} // namespace penstock
