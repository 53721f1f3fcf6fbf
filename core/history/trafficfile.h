// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/traffichistory.h"
#include "core/result.h"

#include <QString>

#include <memory>
#include <span>

namespace penstock {

class Database;

//! The history in a SQLite file of its own. The outbox does not need it, and the last seconds before a crash may be
//! missing: `synchronous = NORMAL`. Used by one thread.
class TrafficFile final
{
public:
    //! Makes it when it is missing. Error::Kind::Damaged: what is there is no history that can be read.
    [[nodiscard]] static Result<std::unique_ptr<TrafficFile>> open(const QString &path);
    ~TrafficFile();

    [[nodiscard]] Result<TrafficRecord> read();
    [[nodiscard]] Result<> write(std::span<const TrafficRecord> records); //!< all or none, later ones over earlier ones
    [[nodiscard]] Result<> prune(qint64 now);                             //!< a second of the epoch

private:
    explicit TrafficFile(std::unique_ptr<Database> database);

    [[nodiscard]] Result<> prepare(const QString &path);
    [[nodiscard]] Result<> writeSlots(StreamId stream, qint64 step, const std::vector<TrafficSlot> &slots);
    [[nodiscard]] Result<> writeRecord(const TrafficRecord &record);
    [[nodiscard]] Result<> readSlots(TrafficRecord &record);
    [[nodiscard]] Result<> readMarks(TrafficRecord &record);
    [[nodiscard]] Result<> readRunning(TrafficRecord &record);

    std::unique_ptr<Database> m_database;
};

} // namespace penstock
