// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/generatorreader.h"

#include "core/time/bootclock.h"

#include <algorithm>
#include <cstring>
#include <limits>

namespace penstock {

GeneratorReader::GeneratorReader(const GeneratorSource &config, const Catalog &catalog)
    : m_config(config)
    , m_generator(catalog, std::uint64_t(config.seed))
{
}

QByteArray GeneratorReader::id() const
{
    return "generator:seed=" + QByteArray::number(m_config.seed);
}

Result<SourcePosition> GeneratorReader::open(const std::optional<SourcePosition> &from)
{
    const SourcePosition position = from.value_or(SourcePosition{.source = id()});
    m_first = m_next = position.line;
    m_openedAt = currentMoment().steady;
    return position;
}

Result<Source::Chunk> GeneratorReader::read(char *to, std::size_t capacity, Milliseconds wait)
{
    if (m_read == m_text.size()) {
        if (m_config.events > 0 && m_next >= m_config.events)
            return Chunk{.reading = Reading::End};
        if (m_next >= eventsAllowed())
            waitForTurn(wait);
        makeText(capacity, eventsAllowed());
    }
    const std::size_t bytes = std::min(capacity, m_text.size() - m_read);
    std::memcpy(to, m_text.data() + m_read, bytes);
    m_read += bytes;
    return Chunk{.reading = bytes > 0 ? Reading::Data : Reading::Idle, .bytes = bytes};
}

void GeneratorReader::interrupt()
{
    const std::lock_guard lock(m_mutex);
    m_isInterrupted = true;
    m_interrupted.notify_all();
}

qint64 GeneratorReader::eventsAllowed() const
{
    const qint64 last = m_config.events > 0 ? m_config.events : std::numeric_limits<qint64>::max();
    if (m_config.eventsPerSecond == 0)
        return last;
    const Milliseconds elapsed = currentMoment().steady - m_openedAt;
    return std::min(last, m_first + elapsed.count() * m_config.eventsPerSecond / 1000);
}

void GeneratorReader::waitForTurn(Milliseconds wait)
{
    const Milliseconds untilNext{1000 / m_config.eventsPerSecond + 1};
    std::unique_lock lock(m_mutex);
    m_interrupted.wait_for(lock, std::min(wait, untilNext), [this] { return m_isInterrupted; });
    m_isInterrupted = false;
}

void GeneratorReader::makeText(std::size_t capacity, qint64 allowed)
{
    m_text.clear();
    m_read = 0;
    while (m_next < allowed && m_text.size() < capacity) {
        m_generator.append(std::uint64_t(m_next++), m_text);
        m_text += '\n';
    }
}

} // namespace penstock
