// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/batchrow.h"
#include "ui/models/clock.h"

#include <QAbstractTableModel>
#include <QHash>

#include <deque>
#include <optional>
#include <span>

namespace penstock {

//! One stream's batches, the newest first. Live changes come in by `apply`, older ones page by page from the ledger.
//!
//! Rows are known by batch id; they are inserted and changed in place, never reset.
class BatchTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int pageSize = 500;

    BatchTableModel(StreamId stream, Clock clock, QObject *parent = nullptr);

    [[nodiscard]] StreamId stream() const { return m_stream; }
    [[nodiscard]] std::optional<BatchSummary> batch(BatchId id) const;
    [[nodiscard]] QModelIndex indexOf(BatchId id) const;

    //! How many tries a schedule has: the "4" in "2 of 4".
    void setMaxAttempts(int attempts);

    void apply(const QList<BatchSummary> &batches);

    //! One page of history, newest first. What came in live meanwhile is newer and stays. `last`: nothing older is left.
    void addOlder(const QList<BatchSummary> &page, bool last);

    //! The page could not be read; it is asked for again when the view next needs it.
    void olderFailed() { m_fetching = false; }

    //! Times moved on: to be called once a second while the model is looked at.
    virtual void tick() {}

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void olderWanted(penstock::BatchId before); //!< 0: from the newest
    void batchChanged(penstock::BatchId batch);

protected:
    //! Whether the list shows such a batch; one that no longer belongs is taken out.
    [[nodiscard]] virtual bool shows(const BatchSummary &batch) const = 0;

    [[nodiscard]] const BatchRow &row(int index) const { return m_rows[std::size_t(rowCount() - 1 - index)]; }
    [[nodiscard]] QString failure(BatchId id) const { return m_failures.value(id); }
    [[nodiscard]] Moment now() const { return m_clock(); }
    [[nodiscard]] int maxAttempts() const { return m_maxAttempts; }

private:
    using Position = std::optional<std::size_t>;

    [[nodiscard]] Position find(BatchId id) const;
    void change(std::size_t position, const BatchSummary &batch);
    void remove(std::size_t position);
    void insert(std::vector<BatchRow> rows); //!< ids ascending, none known
    void insertRun(std::size_t position, std::span<const BatchRow> rows);
    void keepFailure(const BatchSummary &batch);
    void announce();

    const StreamId m_stream;
    const Clock m_clock;
    int m_maxAttempts = 4;
    std::deque<BatchRow> m_rows; //!< ids ascending: history comes in at the front, new batches at the back
    QHash<BatchId, QString> m_failures;
    std::optional<std::pair<std::size_t, std::size_t>> m_changed; //!< positions, both ends
    BatchId m_readDownTo = 0;                                     //!< history is complete from here on; 0: none read
    bool m_fetching = false;
    bool m_complete = false;
};

} // namespace penstock
