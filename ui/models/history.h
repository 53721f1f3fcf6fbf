// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/filter/bodyanswers.h"
#include "core/filter/bodymatcher.h"
#include "ui/models/historyreader.h"

#include <QObject>
#include <QThread>

#include <functional>
#include <memory>

namespace penstock {

//! One page of older batches, newest first.
struct HistoryPage
{
    StreamId stream = 0;
    bool deadLetters = false; //!< of those only
    BatchRows batches;
    bool last = false; //!< nothing older is left
};

//! All that the inspector shows of one batch.
struct BatchDetail
{
    BatchId batch = 0;
    QList<AttemptRecord> attempts; //!< oldest first
    QByteArray body;
    QString bodyError; //!< why there is no body
};

//! A part of a search through bodies.
struct SearchedBodies
{
    std::shared_ptr<const BodyMatcher> matcher; //!< tells which search
    std::vector<std::pair<BatchId, BodyAnswer>> answers;
};

//! Reads the ledger for the window without ever making it wait.
//!
//! Lives in the window's thread and has one thread of its own. An answer says what it is about: who asked for something
//! else meanwhile lets it pass.
class History final : public QObject
{
    Q_OBJECT

public:
    //! Called in the history's thread, at the first question and again after it failed.
    using OpenReader = std::function<Result<std::unique_ptr<HistoryReader>>()>;

    explicit History(OpenReader open, QObject *parent = nullptr);
    ~History() override;

    void readBatches(StreamId stream, const QString &name, bool deadLetters, BatchId before, int limit);
    void readBatch(const QString &stream, BatchId batch);
    void readSeen(const QString &stream); //!< of a stream that never ran there is no answer
    void readJournal(const JournalQuery &query);
    void readPauses(const QString &stream); //!< of this name; empty: of all

    //! Answers about as many of the batches, from the first, as can be read in a moment: other questions get in between.
    void searchBodies(const std::shared_ptr<const BodyMatcher> &matcher, const std::vector<BatchId> &batches);

Q_SIGNALS:
    void batchesRead(const penstock::HistoryPage &page);
    void batchesFailed(penstock::StreamId stream, bool deadLetters, const QString &error);
    void batchRead(const penstock::BatchDetail &detail);
    void batchFailed(penstock::BatchId batch, const QString &error);
    void journalRead(const penstock::JournalQuery &query, const std::vector<penstock::JournalRecord> &newestFirst);
    void pausesRead(const QString &stream, const std::vector<penstock::PauseRecord> &pauses);
    void journalFailed(const QString &error); //!< or the pauses
    void seenRead(const QString &stream, const penstock::SeenReport &seen);
    void bodiesSearched(const penstock::SearchedBodies &searched);

private:
    class Worker;

    QThread m_thread;
    Worker *m_worker = nullptr; //!< lives in m_thread, which deletes it
};

} // namespace penstock
