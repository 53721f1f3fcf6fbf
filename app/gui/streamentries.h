// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/batch/batch.h"
#include "core/stream/streamconfig.h"

#include <QHash>
#include <QStringList>

namespace penstock {

//! A file and the stream that it is. Below 0 the stream's id stands for a file whose name another stream has.
struct StreamEntry
{
    QString file;
    StreamConfig config; //!< of the file
    QString ledgerName;  //!< may differ from the file's: a stream that runs keeps the one it has
    bool running = false;
    bool discarding = false; //!< as soon as it is stopped
};

class StreamEntries final : public QHash<StreamId, StreamEntry>
{
public:
    [[nodiscard]] StreamId findFile(const QString &file) const; //!< 0: none
    [[nodiscard]] StreamId findName(const QString &name) const; //!< of a stream of the engine's; 0: none

    //! The name, or with a number where an entry or the ledger has it.
    [[nodiscard]] QString freeName(const QString &wanted, const QStringList &ledgerNames) const;
};

} // namespace penstock
