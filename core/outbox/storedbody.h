// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/batch/batch.h"
#include "core/outbox/bodyfile.h"
#include "core/outbox/bodyplace.h"

#include <deque>

namespace penstock {

class Database;

//! Seeded with the batch: a sound body in the place of another batch's does not fit either.
[[nodiscard]] qint64 checksumOf(const QByteArray &body, BatchId batch);

//! Reads bodies, also while another process writes. Used by one thread at a time.
class BodyReader final
{
public:
    explicit BodyReader(QString dataFolder);

    //! Error::Kind::Damaged when it is not what was stored; a plain failure when it is no longer kept.
    [[nodiscard]] Result<QByteArray> read(Database &database, BatchId batch);

private:
    struct Opened
    {
        qint64 segment = 0;
        std::unique_ptr<BodyFile> file;
    };

    [[nodiscard]] Result<BodyFile *> fileOf(qint64 segment);

    QString m_folder;
    std::deque<Opened> m_files; //!< the one used last in front
};

} // namespace penstock
