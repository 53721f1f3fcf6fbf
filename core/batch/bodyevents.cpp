// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/batch/bodyevents.h"

#include <algorithm>

namespace penstock {

namespace {

// One pass over JSON that was written well-formed: it looks at strings and brackets alone.
class EventScan
{
public:
    explicit EventScan(QByteArrayView body)
        : m_body(body)
    {
    }

    [[nodiscard]] std::optional<QList<QByteArrayView>> run()
    {
        for (m_at = 0; m_at < m_body.size() && !m_done; ++m_at)
            take(m_body[m_at]);
        return m_done ? std::optional(m_events) : std::nullopt;
    }

private:
    void take(char byte)
    {
        if (byte == '"')
            skipString();
        else if (byte == '{' || byte == '[')
            open(byte);
        else if (byte == '}' || byte == ']')
            close();
        else if (byte == ',' && isBetweenEvents())
            endEvent();
    }

    void skipString()
    {
        const qsizetype start = ++m_at;
        while (m_at < m_body.size() && m_body[m_at] != '"')
            m_at += m_body[m_at] == '\\' ? 2 : 1;
        if (m_depth == 1)
            m_lastText = m_body.sliced(start, std::min(m_at, m_body.size()) - start);
    }

    void open(char bracket)
    {
        ++m_depth;
        if (m_depth != 2 || bracket != '[' || m_lastText != "events")
            return;
        m_isInside = true;
        m_eventStart = m_at + 1;
    }

    void close()
    {
        if (isBetweenEvents()) {
            endEvent();
            m_done = true;
        }
        --m_depth;
    }

    void endEvent()
    {
        const QByteArrayView event = m_body.sliced(m_eventStart, m_at - m_eventStart).trimmed();
        if (!event.isEmpty())
            m_events.append(event);
        m_eventStart = m_at + 1;
    }

    [[nodiscard]] bool isBetweenEvents() const { return m_isInside && m_depth == 2; }

    QByteArrayView m_body;
    QByteArrayView m_lastText; //!< of the outermost object: a key where a list begins
    qsizetype m_at = 0;
    qsizetype m_eventStart = 0;
    int m_depth = 0;
    bool m_isInside = false;
    bool m_done = false;
    QList<QByteArrayView> m_events;
};

} // namespace

std::optional<QList<QByteArrayView>> eventTexts(QByteArrayView body)
{
    return EventScan(body).run();
}

} // namespace penstock
