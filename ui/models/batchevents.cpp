// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/batchevents.h"

#include "core/event/catalog.h"
#include "core/transform/jsonwalker.h"

#include <string>

namespace penstock {

namespace {

using Token = JsonWalker::Token;
using Member = JsonWalker::Member;

constexpr qsizetype padding = 64; // so far JsonWalker::read() may look behind the text

class EventsReader
{
public:
    EventsReader(const QByteArray &body, const Catalog &catalog)
        : m_padded(body + QByteArray(padding, '\0'))
        , m_text(json::trimmed({m_padded.constData(), std::size_t(body.size())}))
        , m_catalog(catalog)
    {
        m_found.body = body;
    }

    [[nodiscard]] BatchEvents read()
    {
        if (m_text.empty() || !m_walker.read(m_text, [this](const Member &member) { return readRoot(member); }))
            m_found.problem = QString::fromStdString(m_walker.problem().what);
        return std::move(m_found);
    }

private:
    Token readRoot(const Member &member)
    {
        if (m_walker.keyOf(member) != "events" || !opens(member.value, '['))
            return m_walker.skip(member.value);
        return m_walker.elements(member.value, [this](Token element) { return readEvent(element); });
    }

    Token readEvent(Token element)
    {
        if (!opens(element, '{'))
            return m_walker.skip(element);
        BatchEvent event;
        m_platformId.clear();
        const Token next = m_walker.members(element, [&](const Member &member) { return readMember(member, event); });
        if (!next)
            return next;
        event.begin = m_walker.at(element) - m_padded.constData();
        event.size = m_walker.endBefore(next) - m_walker.at(element);
        if (event.user.isEmpty())
            event.user = m_platformId;
        const CatalogEvent *known = m_catalog.find((event.code.isEmpty() ? event.name : event.code).toStdString());
        if (event.channel.isEmpty() && known)
            event.channel = QString::fromStdString(known->channel);
        event.channelMark = channelMark(event.channel, known ? QString::fromStdString(known->code) : event.code);
        event.outcome = outcomeMark(known);
        m_found.events.append(event);
        return next;
    }

    Token readMember(const Member &member, BatchEvent &event)
    {
        const std::string_view key = m_walker.keyOf(member);
        if (key.ends_with("_attributes") && opens(member.value, '{'))
            return m_walker.members(member.value, [&](const Member &inner) { return readAttribute(inner, event); });
        const Token next = m_walker.skip(member.value);
        if (!next)
            return next;
        if (key == "event_name")
            event.name = text(member.value, next);
        else if (key == "event_code")
            event.code = text(member.value, next);
        else if (key == "event_uuid")
            event.uuid = text(member.value, next);
        else if (key == "event_time")
            event.time = time(text(member.value, next));
        else if (key == "uid")
            event.names.append(event.user = text(member.value, next));
        else if (key == "email_id" || key == "mobile_number" || key == "push_id")
            event.names.append(text(member.value, next));
        return next;
    }

    Token readAttribute(const Member &member, BatchEvent &event)
    {
        const std::string_view key = m_walker.keyOf(member);
        const Token next = m_walker.skip(member.value);
        if (!next)
            return next;
        if (key == "campaign_channel")
            event.channel = text(member.value, next);
        else if (key == "moengage_user_id")
            event.names.append(m_platformId = text(member.value, next));
        else if (key == "moengage_device_id")
            event.names.append(text(member.value, next));
        return next;
    }

    [[nodiscard]] bool opens(Token value, char bracket) const { return *m_walker.at(value) == bracket; }

    //! A string in clear; anything else as it stands.
    [[nodiscard]] QString text(Token value, Token next) const
    {
        const std::string_view raw(m_walker.at(value), m_walker.endBefore(next));
        if (!raw.starts_with('"'))
            return QString::fromUtf8(raw.data(), qsizetype(raw.size()));
        std::string clear;
        json::appendUnescaped(raw.substr(1, raw.size() - 2), clear);
        return QString::fromStdString(clear);
    }

    [[nodiscard]] static std::optional<WallTime> time(const QString &seconds)
    {
        bool isNumber = false;
        const qint64 number = seconds.toLongLong(&isNumber);
        constexpr qint64 farAway = 100'000'000'000; // the year 5138
        return isNumber && qAbs(number) < farAway ? std::optional(wallTimeFromEpochMs(number * 1000)) : std::nullopt;
    }

    QByteArray m_padded;
    std::string_view m_text; //!< part of it
    const Catalog &m_catalog;
    JsonWalker m_walker;
    BatchEvents m_found;
    QString m_platformId; //!< of the event that is read
};

} // namespace

BatchEvents batchEvents(const QByteArray &body, const Catalog &catalog)
{
    return EventsReader(body, catalog).read();
}

} // namespace penstock
