// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/samplebody.h"

#include "core/destination/dialects.h"
#include "core/event/catalog.h"
#include "core/source/eventgenerator.h"
#include "core/transform/transform.h"

namespace penstock {

namespace {

constexpr std::string_view sampleRequestId = "5f0c8a3e-7d42-4b9e-9c1d-2a6b8e4f1d70";

class Collector final : public EventSink
{
public:
    void accepted(std::string_view event, const EventIdentity &, bool) override
    {
        m_events += (m_events.empty() ? "" : ",") + std::string(event);
        ++m_count;
    }
    void filtered(const EventIdentity &) override {}
    void rejected(std::string_view, std::string_view) override {}

    [[nodiscard]] const std::string &events() const { return m_events; }
    [[nodiscard]] int count() const { return m_count; }

private:
    std::string m_events;
    int m_count = 0;
};

//! Generated events lack nothing.
class NoDefaults final : public EventDefaults
{
public:
    std::string uuid() override { return {}; }
    std::int64_t epochSeconds() override { return 0; }
};

} // namespace

QByteArray sampleBody(const StreamConfig &config, const Catalog &catalog, int events)
{
    const Dialect *dialect = findDialect(config.destination.kind);
    if (!dialect)
        return {};
    constexpr std::uint64_t rounds = 3;
    const EventGenerator generator(catalog, 1);
    NoDefaults defaults;
    Transform transform(catalog, config.events, config.userAttributes, config.deviceAttributes, defaults);
    Collector collector;
    for (std::uint64_t i = 0; i < rounds * generator.round() && collector.count() < events; ++i) {
        std::string line;
        generator.append(i, line);
        const std::size_t size = line.size();
        line.append(Transform::padding, '\0');
        transform.readLine(std::string_view(line).substr(0, size), collector);
    }
    const std::string head = dialect->bodyHead(config.workspace.name.toStdString(), sampleRequestId);
    return QByteArray::fromStdString(head + collector.events() + std::string(dialect->bodyTail));
}

} // namespace penstock
