// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/segments.h"

#include "core/outbox/statement.h"
#include "core/outbox/storedbody.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace penstock {

namespace {

const QString namePattern = QStringLiteral("outbox-*.bodies");

qint64 numberOf(const QString &fileName)
{
    return fileName.section(u'-', 1).section(u'.', 0, 0).toLongLong();
}

} // namespace

QString segmentPath(const QString &dataFolder, qint64 segment)
{
    return QDir(dataFolder).filePath(QStringLiteral("outbox-%1.bodies").arg(segment, 8, 10, QLatin1Char('0')));
}

Segments::Segments(QString dataFolder)
    : m_folder(std::move(dataFolder))
{
}

Result<> Segments::load(Database &database)
{
    m_committed.clear();
    const std::array<qint64, 2> heads{m_heads[0].id, m_heads[1].id};
    m_heads = {};
    m_settledBytes = 0;
    rolledBack();
    Statement statement(database, "SELECT id, generation, bytes, live, first, last FROM segment ORDER BY id");
    Result<bool> row = statement.step();
    for (; row && *row; row = statement.step()) {
        Columns columns(statement);
        const Segment segment{.id = columns.integer(),
                              .generation = Segment::Generation(columns.number()),
                              .bytes = columns.integer(),
                              .live = columns.integer(),
                              .first = columns.integer(),
                              .last = columns.integer()};
        m_committed.emplace(segment.id, segment);
        m_settledBytes += segment.bytes - segment.live;
        m_lastId = std::max(m_lastId, segment.id);
        if (!m_unsound.contains(segment.id))
            m_heads[std::size_t(segment.generation)].id = segment.id;
    }
    if (!row)
        return Unexpected(row.error());
    // One that was begun and has no commit yet is gone on with: a full disk is tried again and again.
    for (std::size_t i = 0; i < heads.size(); ++i) {
        if (heads[i] != 0)
            m_heads[i].id = heads[i];
    }
    removeStrayFiles();
    return {};
}

// A file of nobody that lies between known ones was emptied, or its first commit never came. One outside of them may
// belong to a database that was moved away: it stays, and new files get higher numbers.
void Segments::removeStrayFiles()
{
    for (const QString &name : QDir(m_folder).entryList({namePattern}, QDir::Files)) {
        const qint64 id = numberOf(name);
        const QString path = segmentPath(m_folder, id);
        if (QFileInfo(path).fileName() != name)
            continue;
        m_lastId = std::max(m_lastId, id);
        const bool isBetween =
            !m_committed.empty() && id > m_committed.begin()->first && id < m_committed.rbegin()->first;
        if (isBetween && !m_committed.contains(id))
            QFile::remove(path);
    }
}

Result<BodyPlace> Segments::append(BatchId batch, const QByteArray &body, Segment::Generation generation)
{
    Head &head = m_heads[std::size_t(generation)];
    if (const Result<> room = makeRoom(head, body.size()); !room)
        return Unexpected(room.error());
    Segment &segment = changed(head.id);
    segment.generation = generation;
    if (const Result<> written = head.file->write(segment.bytes, body); !written)
        return failed(head, written.error(), head.file->trouble() != Trouble::DiskFull);
    head.needsSync = true;

    const BodyPlace place{.segment = segment.id, .offset = segment.bytes, .checksum = checksumOf(body, batch)};
    segment.bytes += body.size();
    segment.live += body.size();
    segment.first = segment.first == 0 ? batch : std::min(segment.first, batch);
    segment.last = std::max(segment.last, batch);
    return place;
}

void Segments::release(const BodyPlace &place, qint64 bytes)
{
    if (m_changed.contains(place.segment) || m_committed.contains(place.segment))
        changed(place.segment).live -= bytes;
}

void Segments::retain(const BodyPlace &place, qint64 bytes)
{
    changed(place.segment).live += bytes;
}

Result<> Segments::drop(Database &database, qint64 id)
{
    m_dropped.push_back(id);
    m_changed.erase(id);
    return Statement(database, "DELETE FROM segment WHERE id = ?").bind(id).run();
}

Result<> Segments::sync()
{
    for (Head &head : m_heads) {
        if (const Result<> synced = sync(head); !synced)
            return synced;
    }
    return {};
}

Result<> Segments::sync(Head &head)
{
    if (!head.needsSync)
        return {};
    if (const Result<> synced = head.file->sync(); !synced)
        return failed(head, synced.error(), true);
    head.needsSync = false;
    return {};
}

Result<> Segments::write(Database &database)
{
    for (const auto &[id, segment] : m_changed) {
        const Result<> written = Statement(database, "INSERT OR REPLACE INTO segment (id, generation, bytes, live,"
                                                     " first, last) VALUES (?, ?, ?, ?, ?, ?)")
                                     .bind(id, int(segment.generation), segment.bytes, segment.live)
                                     .bind(segment.first, segment.last)
                                     .run();
        if (!written)
            return written;
    }
    return {};
}

void Segments::committed()
{
    const auto settled = [](const Segment &segment) { return segment.bytes - segment.live; };
    for (const auto &[id, segment] : m_changed) {
        Segment &known = m_committed[id];
        m_settledBytes += settled(segment) - settled(known);
        known = segment;
    }
    m_changed.clear();
    for (const qint64 id : std::exchange(m_dropped, {})) {
        m_settledBytes -= settled(m_committed[id]);
        m_committed.erase(id);
        // One that cannot be removed now is a stray file at the next start.
        QFile::remove(segmentPath(m_folder, id));
    }
}

void Segments::rolledBack()
{
    m_changed.clear();
    m_dropped.clear();
}

std::vector<Segments::Shortened> Segments::shortened() const
{
    std::vector<Shortened> found;
    for (const auto &[id, segment] : m_committed) {
        const qint64 bytes = QFileInfo(segmentPath(m_folder, id)).size(); // 0 when it is missing
        if (bytes < segment.bytes)
            found.push_back({segment, bytes});
    }
    return found;
}

std::optional<Segment> Segments::emptiest() const
{
    const std::vector<Segment> all = emptiable();
    return all.empty() ? std::nullopt : std::optional(all.front());
}

std::vector<Segment> Segments::emptiable() const
{
    std::vector<Segment> found;
    for (const auto &[id, segment] : m_committed) {
        // The highest number has to stay known: none is given twice.
        const bool grows = id == m_committed.rbegin()->first ||
                           std::ranges::any_of(m_heads, [&](const Head &head) { return head.id == id; });
        if (!grows && !m_leftAlone.contains(id) && segment.live * 2 <= segment.bytes)
            found.push_back(segment);
    }
    return found;
}

Segment &Segments::changed(qint64 id)
{
    const auto [found, isNew] = m_changed.try_emplace(id, Segment{.id = id});
    if (const auto known = m_committed.find(id); isNew && known != m_committed.end())
        found->second = known->second;
    return found->second;
}

Result<> Segments::makeRoom(Head &head, qint64 bytes)
{
    if (head.id != 0) {
        const qint64 end = changed(head.id).bytes;
        const bool fits = end == 0 || end + bytes <= segmentBytes;
        if (fits && head.file)
            return {};
        if (const Result<> synced = sync(head); !synced)
            return synced;
        if (!fits)
            head = {};
    }
    if (head.id == 0)
        head.id = ++m_lastId;
    auto file = BodyFile::open(segmentPath(m_folder, head.id), BodyFile::Access::ReadWrite);
    if (!file) {
        m_trouble = file.error().kind == Error::Kind::DiskFull ? Trouble::DiskFull : Trouble::Connection;
        return Unexpected(file.error());
    }
    head.file = std::move(*file);
    return {};
}

// What a full disk refused to take was not written; after any other error nobody knows what is in the file.
Unexpected Segments::failed(Head &head, const Error &error, bool isUnsound)
{
    m_trouble = head.file->trouble() == Trouble::DiskFull ? Trouble::DiskFull : Trouble::Connection;
    if (isUnsound) {
        const qint64 id = std::exchange(head, {}).id;
        m_unsound.insert(id);
        if (!m_committed.contains(id))
            QFile::remove(segmentPath(m_folder, id));
    }
    return Unexpected(error);
}

} // namespace penstock
