// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/batch/batch.h"
#include "core/outbox/bodyfile.h"
#include "core/outbox/bodyplace.h"

#include <array>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace penstock {

class Database;

//! A file of bodies as the database knows it.
struct Segment
{
    //! Bodies that are kept although their neighbours are long delivered stand together, so that they are moved once.
    enum class Generation { Fresh, Kept };

    qint64 id = 0;
    Generation generation = Generation::Fresh;
    qint64 bytes = 0;            //!< where the next body goes
    qint64 live = 0;             //!< bytes of batches that are not history yet
    BatchId first = 0, last = 0; //!< every batch with a body in it lies between them
};

//! The files that hold the bodies, one body behind the other: a body is written once and never moved while it waits.
//!
//! Invariants: what a committed row points to was synced before the commit. Bytes behind a segment's end belong to
//! nobody and are written over. After a write or a sync that failed for another reason than a full disk, the file gets
//! no more in this run, and the next body goes into another. Follows the transactions of the store that owns it; lives
//! in the writer's thread.
class Segments final
{
public:
    static constexpr qint64 segmentBytes = 64 * 1024 * 1024;

    explicit Segments(QString dataFolder);

    //! As the database has them, with no transaction open: forgets what was not committed, removes files of nobody.
    [[nodiscard]] Result<> load(Database &database);

    [[nodiscard]] Result<BodyPlace> append(BatchId batch, const QByteArray &body, Segment::Generation generation);
    void release(const BodyPlace &place, qint64 bytes); //!< the batch is history, or its body stands elsewhere now
    void retain(const BodyPlace &place, qint64 bytes);  //!< its batch may be sent again
    [[nodiscard]] bool holds(qint64 id) const { return m_committed.contains(id) || m_changed.contains(id); }
    [[nodiscard]] Result<> drop(Database &database, qint64 id); //!< takes its row away; the file goes after the commit
    void leaveAlone(qint64 id) { m_leftAlone.insert(id); }      //!< something in it cannot be read now: it stays

    //! What a commit needs: first the bodies, then the rows.
    [[nodiscard]] Result<> sync();
    [[nodiscard]] Result<> write(Database &database);
    void committed();
    void rolledBack();

    //! Of the last error; None when there was none since forgetTrouble().
    [[nodiscard]] Trouble trouble() const { return m_trouble; }
    void forgetTrouble() { m_trouble = Trouble::None; }

    //! Files that are missing or end too early, with the bytes that are there.
    struct Shortened
    {
        Segment segment;
        qint64 bytes = 0;
    };
    [[nodiscard]] std::vector<Shortened> shortened() const;

    //! Bytes of batches that are history, in all files.
    [[nodiscard]] qint64 settledBytes() const { return m_settledBytes; }

    //! The oldest one that is worth to be emptied: at least half of it is history. Never one that still grows.
    [[nodiscard]] std::optional<Segment> emptiest() const;

    //! Each that is, the oldest first.
    [[nodiscard]] std::vector<Segment> emptiable() const;

private:
    struct Head //!< where a generation's next body goes
    {
        qint64 id = 0;
        std::unique_ptr<BodyFile> file; //!< opened for the first body
        bool needsSync = false;
    };

    [[nodiscard]] Segment &changed(qint64 id);
    [[nodiscard]] Result<> makeRoom(Head &head, qint64 bytes);
    [[nodiscard]] Result<> sync(Head &head);
    [[nodiscard]] Unexpected failed(Head &head, const Error &error, bool isUnsound);
    void removeStrayFiles();

    QString m_folder;
    std::map<qint64, Segment> m_committed;
    std::map<qint64, Segment> m_changed; //!< in the transaction that is open
    std::vector<qint64> m_dropped;       //!< in the transaction that is open
    std::array<Head, 2> m_heads;         //!< by generation
    std::set<qint64> m_unsound;          //!< a write or a sync of them failed
    std::set<qint64> m_leftAlone;
    qint64 m_settledBytes = 0; //!< committed
    qint64 m_lastId = 0;       //!< the highest that any file ever had
    Trouble m_trouble = Trouble::None;
};

} // namespace penstock
