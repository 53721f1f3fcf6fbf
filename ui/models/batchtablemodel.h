// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/batchrow.h"
#include "ui/models/clock.h"
#include "ui/models/failuretexts.h"

#include <QAbstractTableModel>
#include <QHash>

#include <deque>
#include <optional>
#include <span>

namespace penstock {

//! One stream's batches, the newest first. Live changes come in by `apply`, older ones page by page from the ledger: once
//! somebody looks at the list, until all of them are here.
//!
//! Rows are known by batch id; they are inserted and changed in place, never reset.
class BatchTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int firstPage = 500; //!< is there at once
    static constexpr int nextPage = 8192; //!< costs the window a millisecond or two

    BatchTableModel(StreamId stream, Clock clock, QObject *parent = nullptr);

    [[nodiscard]] StreamId stream() const { return m_stream; }
    [[nodiscard]] std::optional<BatchSummary> batch(BatchId id) const;
    [[nodiscard]] QModelIndex indexOf(BatchId id) const;
    [[nodiscard]] int firstRowOlderThan(BatchId id) const; //!< rowCount(): there is none
    [[nodiscard]] const BatchRow &row(int index) const { return m_rows[std::size_t(rowCount() - 1 - index)]; }
    [[nodiscard]] const FailureTexts &failures() const { return m_failures; }

    //! What a list is sorted by; none: the row has no such value.
    [[nodiscard]] virtual std::optional<qint64> sortValue(const BatchRow &, int) const { return std::nullopt; }

    //! How many tries a schedule has: the "4" in "2 of 4".
    void setMaxAttempts(int attempts);

    void apply(const QList<BatchSummary> &batches);

    //! One page of history, newest first. What came in live meanwhile is newer and stays. `last`: nothing older is left.
    void addOlder(const BatchRows &page, bool last);

    //! The page could not be read; it is asked for again when the view next needs it.
    void olderFailed() { m_fetching = false; }

    //! Times moved on: to be called once a second while the model is looked at.
    virtual void tick() {}

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void olderWanted(penstock::BatchId before, int limit);        //!< before 0: from the newest
    void batchesChanged(const QList<penstock::BatchId> &batches); //!< that had a row before

protected:
    //! Whether the list shows such a batch; one that no longer belongs is taken out.
    [[nodiscard]] virtual bool shows(const BatchRow &row) const = 0;

    [[nodiscard]] QString failure(BatchId id) const { return m_failures.of(id); }
    [[nodiscard]] Moment now() const { return m_clock(); }
    [[nodiscard]] int maxAttempts() const { return m_maxAttempts; }

private:
    using Position = std::optional<std::size_t>;

    [[nodiscard]] Position find(BatchId id) const;
    [[nodiscard]] bool isUnread(BatchId id) const { return !m_complete && (m_readDownTo == 0 || id < m_readDownTo); }
    void wantOlder(int limit);
    void change(std::size_t position, const BatchRow &row);
    void remove(std::size_t position);
    void insert(std::vector<BatchRow> rows); //!< ids ascending, none known
    void insertRun(std::size_t position, std::span<const BatchRow> rows);
    void announce();

    const StreamId m_stream;
    const Clock m_clock;
    int m_maxAttempts = 4;
    std::deque<BatchRow> m_rows; //!< ids ascending: history comes in at the front, new batches at the back
    FailureTexts m_failures;
    //! Came in live before the ledger's page about them: with that page they take their place, so that rows are added at
    //! the ends of the list only.
    QHash<BatchId, BatchRow> m_early;
    std::optional<std::pair<std::size_t, std::size_t>> m_changed; //!< positions, both ends
    BatchId m_readDownTo = 0;                                     //!< history is complete from here on; 0: none read
    bool m_fetching = false;
    bool m_complete = false;
};

} // namespace penstock
