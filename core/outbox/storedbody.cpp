// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/storedbody.h"

#include "core/outbox/statement.h"
#include "core/outbox/storedbatch.h"

#include <QCoreApplication>

#include <algorithm>
#include <bit>

#include <xxhash.h>

namespace penstock {

namespace {

constexpr std::size_t openFiles = 4;

struct Sought
{
    BodyPlace place;
    qint64 bytes = 0;
};

Unexpected damaged(BatchId batch)
{
    return failure(QCoreApplication::translate("penstock", "The stored body of batch %1 is damaged: it is not what was "
                                                           "written. It is not sent; check the disk.")
                       .arg(batch),
                   Error::Kind::Damaged);
}

Result<Sought> seek(Database &database, BatchId batch)
{
    static const std::string sql =
        std::string("SELECT segment, place, checksum, batch.bytes, segment.id IS NULL AND state IN ") + historyStates +
        " FROM batch LEFT JOIN segment ON segment.id = batch.segment WHERE batch.id = ?";
    Statement statement(database, sql);
    const Result<bool> found = statement.bind(batch).step();
    if (!found)
        return Unexpected(found.error());
    if (!*found)
        return damaged(batch);
    Columns row(statement);
    const Sought sought{{.segment = row.integer(), .offset = row.integer(), .checksum = row.integer()}, row.integer()};
    const bool isGivenBack = row.integer() != 0;
    if (isGivenBack)
        return failure(QCoreApplication::translate("penstock", "The body of batch %1 belongs to a time whose bodies "
                                                               "are no longer kept.")
                           .arg(batch));
    return sought;
}

} // namespace

qint64 checksumOf(const QByteArray &body, BatchId batch)
{
    return std::bit_cast<qint64>(XXH3_64bits_withSeed(body.constData(), std::size_t(body.size()), XXH64_hash_t(batch)));
}

BodyReader::BodyReader(QString dataFolder)
    : m_folder(std::move(dataFolder))
{
}

Result<QByteArray> BodyReader::read(Database &database, BatchId batch)
{
    auto sought = seek(database, batch);
    if (!sought)
        return Unexpected(sought.error());
    auto file = fileOf(sought->place.segment);
    if (!file) {
        // Between the two looks the body may have been moved, and its file removed.
        sought = seek(database, batch);
        if (!sought)
            return Unexpected(sought.error());
        file = fileOf(sought->place.segment);
    }
    if (!file)
        return Unexpected(file.error());

    auto body = (*file)->read(sought->place.offset, sought->bytes);
    if (!body && body.error().kind != Error::Kind::Damaged)
        return body;
    if (!body || checksumOf(*body, batch) != sought->place.checksum)
        return damaged(batch);
    return body;
}

Result<BodyFile *> BodyReader::fileOf(qint64 segment)
{
    const auto known = std::ranges::find(m_files, segment, &Opened::segment);
    if (known != m_files.end()) {
        std::rotate(m_files.begin(), known, known + 1);
        return m_files.front().file.get();
    }
    auto file = BodyFile::open(segmentPath(m_folder, segment), BodyFile::Access::ReadOnly);
    if (!file)
        return Unexpected(file.error());
    m_files.push_front({.segment = segment, .file = std::move(*file)});
    if (m_files.size() > openFiles)
        m_files.pop_back();
    return m_files.front().file.get();
}

} // namespace penstock
