// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/batch/batch.h"
#include "core/result.h"

#include <QFile>

namespace penstock {

//! How far the outbox had got, kept outside its database: a lost tail of the write-ahead log looks sound from inside.
//!
//! Written after each commit and never synced: it is a lower bound and never claims what was not committed.
class HighWaterMark final
{
public:
    struct Mark
    {
        BatchId batch = 0; //!< the highest id given
        qint64 transaction = 0;

        friend bool operator==(const Mark &, const Mark &) = default;
    };

    explicit HighWaterMark(const QString &folder);

    [[nodiscard]] Result<> open();
    [[nodiscard]] Mark read(); //!< zeros when there is none that can be read
    void write(const Mark &mark);

private:
    QFile m_file;
};

} // namespace penstock
