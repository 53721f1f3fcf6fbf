// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/storedbody.h"

#include "core/outbox/statement.h"

#include <QCoreApplication>

#include <bit>

#include <xxhash.h>

namespace penstock {

namespace {

// Seeded with the batch: a sound body under another batch's id does not fit either.
qint64 checksumOf(const QByteArray &body, BatchId batch)
{
    return std::bit_cast<qint64>(XXH3_64bits_withSeed(body.constData(), std::size_t(body.size()), XXH64_hash_t(batch)));
}

Unexpected damaged(BatchId batch)
{
    return failure(QCoreApplication::translate("penstock", "The stored body of batch %1 is damaged: it is not what was "
                                                           "written. It is not sent; check the disk.")
                       .arg(batch),
                   Error::Kind::Damaged);
}

} // namespace

Result<> insertBody(Database &database, BatchId batch, const QByteArray &body)
{
    return Statement(database, "INSERT INTO body (batch, checksum, body) VALUES (?, ?, ?)")
        .bind(batch, checksumOf(body, batch))
        .bindUncopied(body)
        .run();
}

Result<QByteArray> loadBody(Database &database, BatchId batch)
{
    Statement statement(database, "SELECT checksum, body FROM body WHERE batch = ?");
    const Result<bool> found = statement.bind(batch).step();
    if (!found)
        return Unexpected(found.error());
    if (!*found)
        return damaged(batch);
    QByteArray body = statement.bytes(1);
    if (checksumOf(body, batch) != statement.integer(0))
        return damaged(batch);
    return body;
}

} // namespace penstock
