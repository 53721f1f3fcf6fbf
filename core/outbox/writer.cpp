// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/writer.h"

#include "core/outbox/groupcommit.h"
#include "core/overloaded.h"
#include "core/time/workerthread.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace penstock {

using namespace std::chrono_literals;

namespace {

constexpr auto retryInterval = 1000ms;

// Each commit costs a sync and some thread switches, whatever is in it. The first after a pause is made at once.
constexpr auto commitInterval = 4ms;

void putFirst(std::vector<Command> group, std::deque<Command> &waiting)
{
    waiting.insert(waiting.begin(), std::make_move_iterator(group.begin()), std::make_move_iterator(group.end()));
}

// Somebody stands and waits for an answer to what is asked: it fails now. Everything else waits.
void answerQuestions(auto &commands, const Error &error)
{
    std::erase_if(commands, [&](Command &command) {
        const bool isQuestion = command.kind == Command::Kind::Asks;
        if (isQuestion)
            command.done(Unexpected(error));
        return isQuestion;
    });
}

} // namespace

Writer::Writer(std::unique_ptr<Store> store, const QString &dataFolder, std::optional<Error> trouble)
    : m_store(std::move(store))
    , m_mark(dataFolder)
    , m_ballast(dataFolder)
    , m_trouble(std::move(trouble))
    , m_nextTry(std::chrono::steady_clock::now() + retryInterval)
    , m_thread(QThread::create([this] { run(); }))
{
    m_thread->setObjectName(QStringLiteral("outbox"));
    m_thread->start();
}

Writer::~Writer()
{
    m_queue.close();
    m_thread->wait();
}

void Writer::onBlocked(Blocked handler)
{
    {
        const std::lock_guard lock(m_handlerMutex);
        m_handler = std::move(handler);
        m_handlerIsNew = true;
    }
    m_queue.wake();
}

void Writer::setPatient(bool patient)
{
    m_isPatient = patient;
    m_queue.wake();
}

void Writer::run()
{
    becomeWorkerThread();
    // Without its mark a loss may go unseen; that is no reason not to deliver.
    [[maybe_unused]] const Result<> opened = m_mark.open();
    m_mark.write(m_store->mark());

    std::vector<Command> group;
    while (m_queue.take(group, patience(), m_nextCommit)) {
        greetNewHandler();
        if (m_trouble)
            handleBlocked(std::move(group));
        else if (group.empty() || commit(std::move(group)))
            tidyUp();
    }
    giveUpWaiting();
    m_store->close();
}

std::chrono::milliseconds Writer::patience() const
{
    if (!m_trouble)
        return m_canReclaim ? 0ms : std::chrono::milliseconds(1h);
    const auto left = m_nextTry - std::chrono::steady_clock::now();
    return std::max(0ms, std::chrono::ceil<std::chrono::milliseconds>(left));
}

bool Writer::commit(std::vector<Command> group)
{
    m_nextCommit = CommandQueue::Clock::now() + commitInterval;
    return std::visit(Overloaded{
                          [&](const Committed &) {
                              finish(group);
                              return true;
                          },
                          [&](const NotCommitted &result) {
                              putFirst(std::move(group), m_waiting);
                              block(result.error);
                              return false;
                          },
                          [&](const Unseen &result) {
                              answerQuestions(group, result.error);
                              m_unseen = std::move(group);
                              block(result.error);
                              return false;
                          },
                      },
                      commitGroup(*m_store, group));
}

void Writer::finish(std::vector<Command> &group)
{
    m_mark.write(m_store->mark());
    for (Command &command : group) {
        if (command.done)
            command.done(std::move(command.result));
    }
    group.clear();
}

void Writer::tidyUp()
{
    const Result<> done = tidyFiles();
    if (done)
        return;
    // Nothing is lost: the write-ahead log still has it all. Only the connection cannot be trusted any more.
    const Result<bool> reopened = m_store->reopen();
    block(reopened ? done.error() : reopened.error());
}

Result<> Writer::tidyFiles()
{
    m_canReclaim = false;
    if (const Result<> checkpointed = m_store->checkpointWhenDue(); !checkpointed)
        return checkpointed;
    const Result<bool> reclaimed = m_store->reclaim();
    // Moving what is kept needs space, too: on a full disk it waits for better times.
    if (reclaimed) {
        m_canReclaim = *reclaimed;
        return {};
    }
    if (reclaimed.error().kind != Error::Kind::DiskFull)
        return Unexpected(reclaimed.error());
    return m_store->reopen().map([](bool) {}); // whether the commit is in the file
}

void Writer::block(const Error &error)
{
    const bool isNews = m_trouble != error;
    m_trouble = error;
    m_nextTry = std::chrono::steady_clock::now() + retryInterval;
    if (error.kind == Error::Kind::DiskFull)
        m_ballast.giveUp();
    if (isNews)
        tell(Unexpected(error));

    answerQuestions(m_waiting, error);
}

void Writer::handleBlocked(std::vector<Command> group)
{
    const bool nothingBefore = m_waiting.empty() && m_unseen.empty() && m_store->isOpen();
    if (nothingBefore && group.size() == 1 && group.front().kind == Command::Kind::Asks) {
        [[maybe_unused]] const bool committed = commit(std::move(group));
    } else {
        answerQuestions(group, *m_trouble);
        std::ranges::move(group, std::back_inserter(m_waiting));
        commitUrgent();
    }
    if (!m_isPatient)
        refuseGrowth();
    if (m_trouble && std::chrono::steady_clock::now() >= m_nextTry)
        retry();
}

void Writer::retry()
{
    m_nextTry = std::chrono::steady_clock::now() + retryInterval;
    if (!lookForUnseen())
        return;
    // Space for the ballast means space to go on with.
    if (const Result<> taken = m_ballast.take(); !taken)
        return block(taken.error());
    commitUrgent();
    while (!m_waiting.empty()) {
        if (!commit(CommandQueue::nextGroup(m_waiting)))
            return;
    }
    m_trouble.reset();
    tell({});
}

bool Writer::lookForUnseen()
{
    if (m_store->isOpen())
        return true;
    const Result<bool> found = m_store->reopen();
    if (!found) {
        block(found.error());
        return false;
    }
    if (*found)
        finish(m_unseen);
    else
        putFirst(std::exchange(m_unseen, {}), m_waiting);
    return true;
}

void Writer::commitUrgent()
{
    while (m_store->isOpen()) {
        std::vector<Command> urgent = takeUrgent();
        if (urgent.empty() || !commit(std::move(urgent)))
            return;
    }
}

// Batches do not depend on each other, so a settlement may go before what waits, unless that is about its own batch.
std::vector<Command> Writer::takeUrgent()
{
    std::deque<Command> urgent;
    std::deque<Command> rest;
    std::set<BatchId> held;
    for (Command &command : m_waiting) {
        const bool goes = command.kind == Command::Kind::Settles && !held.contains(command.batch) &&
                          urgent.size() < CommandQueue::maxCommands;
        if (!goes)
            held.insert(command.batch);
        (goes ? urgent : rest).push_back(std::move(command));
    }
    m_waiting = std::move(rest);
    return CommandQueue::nextGroup(urgent);
}

void Writer::refuseGrowth()
{
    for (Command &command : m_waiting) {
        if (command.kind == Command::Kind::Grows)
            command.done(Unexpected(*m_trouble));
    }
    std::erase_if(m_waiting, [](const Command &command) { return command.kind == Command::Kind::Grows; });
}

void Writer::giveUpWaiting()
{
    if (m_trouble)
        retry();
    putFirst(std::exchange(m_unseen, {}), m_waiting);
    for (Command &command : m_waiting)
        command.done(Unexpected(*m_trouble));
    m_waiting.clear();
}

void Writer::tell(const Result<> &state)
{
    Blocked handler;
    {
        const std::lock_guard lock(m_handlerMutex);
        handler = m_handler;
        m_handlerIsNew = false;
    }
    if (handler)
        handler(state);
}

void Writer::greetNewHandler()
{
    const bool isNew = [&] {
        const std::lock_guard lock(m_handlerMutex);
        return std::exchange(m_handlerIsNew, false);
    }();
    if (isNew && m_trouble)
        tell(Unexpected(*m_trouble));
}

} // namespace penstock
