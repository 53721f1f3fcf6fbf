// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/testevents.h"

#include "core/destination/dialects.h"
#include "core/engine/batchmaking.h"
#include "core/engine/samplerequest.h"
#include "core/event/catalog.h"

namespace penstock {

namespace {

// Greek, Hindi, Chinese, Arabic, a composed and a decomposed letter, emoji with a joiner, quotes, a backslash, an
// escaped letter and the two line ends that JSON allows and JavaScript did not.
constexpr char unicodeName[] =
    "Penstock test Ωμέγα हिन्दी 測試 اختبار é e\xcc\x81 🚀👩‍💻 \\\"quoted\\\" \\\\ "
    "\\u00e9 "
    "\xe2\x80\xa8\xe2\x80\xa9";

//! Puts `value` in place of what stands between `before` and the first `after`; nothing where `before` is missing.
bool replaceBetween(QByteArray &line, QByteArrayView before, char after, QByteArrayView value)
{
    const qsizetype found = line.indexOf(before);
    if (found < 0)
        return false;
    const qsizetype start = found + before.size();
    line.replace(start, line.indexOf(after, start) - start, value);
    return true;
}

void insertAttribute(QByteArray &line, const QByteArray &name, const QByteArray &value)
{
    constexpr QByteArrayView open = "\"event_attributes\":{";
    line.insert(line.indexOf(open) + open.size(), '"' + name + "\":\"" + value + "\",");
}

void nameCampaign(QByteArray &line, QByteArrayView name)
{
    if (!replaceBetween(line, "\"campaign_name\":\"", '"', name))
        insertAttribute(line, QByteArrayLiteral("campaign_name"), name.toByteArray());
}

void removeMember(QByteArray &line, QByteArrayView key)
{
    const qsizetype start = line.indexOf(key);
    if (start >= 0)
        line.remove(start, line.indexOf("\",", start + key.size()) + 2 - start);
}

void removeOptionalKeys(QByteArray &line)
{
    for (const QByteArrayView key : {"\"push_id\":\"", "\"email_id\":\"", "\"mobile_number\":\"", "\"uid\":\""})
        removeMember(line, key);
    line.truncate(line.indexOf(",\"user_attributes\"")); // the device's follow, and nothing else
    line += '}';
}

} // namespace

TestEvents::TestEvents(StreamConfig config, const Catalog &catalog, quint64 seed, WallTime now)
    : m_config(std::move(config))
    , m_catalog(catalog)
    , m_generator(catalog, seed)
    , m_epochSeconds(epochMs(now) / 1000)
{
    if (!passesAny())
        m_config.events = {};
}

TestBody TestEvents::empty() const
{
    const Dialect *dialect = findDialect(m_config.destination.kind);
    const std::string appName = m_config.workspace.name.toStdString();
    const std::string head = dialect->bodyHead(appName, makeRequestId().toStdString());
    return {QByteArray::fromStdString(head) + QByteArray(dialect->bodyTail.data(), qsizetype(dialect->bodyTail.size())),
            0};
}

TestBody TestEvents::one()
{
    return make(1);
}

TestBody TestEvents::full()
{
    return make(m_config.delivery.batchSize);
}

TestBody TestEvents::everyChannel()
{
    QByteArray lines;
    for (quint64 i = 0; i < m_generator.round(); ++i)
        lines += takeLine() + '\n';
    return bodyOf(lines, int(m_generator.round()));
}

TestBody TestEvents::unicode()
{
    return make(1, [](QByteArray &line) { nameCampaign(line, unicodeName); });
}

TestBody TestEvents::missingKeys()
{
    return make(1, removeOptionalKeys);
}

TestBody TestEvents::large()
{
    return make(m_config.delivery.batchSize, [](QByteArray &line) {
        insertAttribute(line, QByteArrayLiteral("penstock_large"), QByteArray(largeAttribute, 'x'));
    });
}

bool TestEvents::passesAny()
{
    return everyChannel().events > 0;
}

QByteArray TestEvents::takeLine()
{
    std::string event;
    m_generator.append(m_next++, event);
    QByteArray line = QByteArray::fromStdString(event);
    replaceBetween(line, "\"event_time\":", ',', QByteArray::number(m_epochSeconds));
    nameCampaign(line, QByteArrayView(mark.data(), mark.size()));
    return line;
}

TestBody TestEvents::bodyOf(const QByteArray &lines, int atMost) const
{
    StreamConfig config = m_config;
    config.delivery.batchSize = atMost;
    const SampleRequest request =
        sampleRequest(config, lines, std::nullopt, SampleIdentity{.requestId = makeRequestId()}, m_catalog);
    return {request.body, request.events};
}

TestBody TestEvents::make(int events, Change change)
{
    QByteArray lines;
    TestBody made;
    // A round holds at least one event that the stream exports: this ends.
    while (made.events < events) {
        for (quint64 i = 0; i < m_generator.round(); ++i) {
            QByteArray line = takeLine();
            if (change)
                change(line);
            lines += line + '\n';
        }
        made = bodyOf(lines, events);
    }
    return made;
}

} // namespace penstock
