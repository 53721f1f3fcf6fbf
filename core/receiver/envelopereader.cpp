// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receiver/envelopereader.h"

#include "core/receiver/eventcheck.h"
#include "core/receiver/httprequest.h"
#include "core/receiver/jsonextremes.h"

#include <simdjson.h>
#include <xxhash.h>

#include <array>
#include <optional>

namespace penstock {

namespace {

static_assert(HttpRequest::bodyPadding >= simdjson::SIMDJSON_PADDING);

constexpr std::array<std::string_view, 4> documentedKeys{"app_name", "source", "moe_request_id", "events"};

template <typename Value>
std::optional<std::string_view> textOf(Value &&value)
{
    std::string_view text;
    return value.get_string().get(text) == simdjson::SUCCESS ? std::optional(text) : std::nullopt;
}

std::optional<std::string_view> uuidOf(const simdjson::dom::element &event)
{
    simdjson::dom::object object;
    if (event.get_object().get(object) != simdjson::SUCCESS)
        return std::nullopt;
    simdjson::dom::element uuid;
    return object.at_key("event_uuid").get(uuid) == simdjson::SUCCESS ? textOf(uuid) : std::nullopt;
}

//! Fills an Envelope from what a walk through the body comes across.
class EnvelopeCheck
{
public:
    //! `catalog` null: no findings.
    EnvelopeCheck(Envelope &envelope, const Catalog *catalog)
        : m_envelope(envelope)
    {
        if (catalog)
            m_events.emplace(*catalog, envelope.findings);
    }

    void key(std::string_view name)
    {
        if (m_keys < documentedKeys.size() && name == documentedKeys[m_keys])
            ++m_keys;
        else
            m_inOrder = false;
    }

    void source(std::optional<std::string_view> value)
    {
        if (value != "MOENGAGE")
            wrong("source is not \"MOENGAGE\".");
    }

    void requestId(std::optional<std::string_view> value)
    {
        m_envelope.requestId = value.value_or("");
        if (m_envelope.requestId.empty())
            wrong("moe_request_id is not a text, or empty.");
    }

    void event(const simdjson::dom::element &value)
    {
        if (m_events)
            m_events->check(value, m_envelope.events);
        const auto uuid = uuidOf(value);
        if (uuid && !uuid->empty())
            m_envelope.uuids.push_back(hashOf(*uuid));
        else
            problem("events[" + std::to_string(m_envelope.events) + "] has no event_uuid.");
        ++m_envelope.events;
    }

    void notJson(simdjson::error_code error)
    {
        m_envelope = {};
        wrong(std::string("The body is not JSON: ") + simdjson::error_message(error));
    }

    //! Of the envelope itself.
    void wrong(std::string text)
    {
        if (m_events)
            m_envelope.findings.add(FormatFinding::Kind::Envelope, text, 0, {});
        problem(std::move(text));
    }

    void problem(std::string text)
    {
        if (m_envelope.problems.size() < Envelope::problemsAtMost)
            m_envelope.problems.push_back(std::move(text));
    }

    void finish()
    {
        m_envelope.isJson = true;
        if (!m_inOrder || m_keys != documentedKeys.size())
            wrong("The body's keys are not app_name, source, moe_request_id, events in this order.");
    }

private:
    Envelope &m_envelope;
    std::optional<EventCheck> m_events;
    std::size_t m_keys = 0;
    bool m_inOrder = true;
};

void walkEvents(const simdjson::dom::element &value, EnvelopeCheck &check)
{
    simdjson::dom::array events;
    if (value.get_array().get(events) != simdjson::SUCCESS)
        return check.wrong("events is not a list.");
    for (const simdjson::dom::element event : events)
        check.event(event);
}

void walk(const simdjson::dom::element &root, EnvelopeCheck &check)
{
    simdjson::dom::object object;
    if (root.get_object().get(object) == simdjson::SUCCESS) {
        for (const auto [key, value] : object) {
            check.key(key);
            if (key == "source")
                check.source(textOf(value));
            else if (key == "moe_request_id")
                check.requestId(textOf(value));
            else if (key == "events")
                walkEvents(value, check);
        }
    }
    check.finish();
}

} // namespace

class EnvelopeReader::Private
{
public:
    const Catalog *catalog = nullptr;
    Envelope envelope;
    simdjson::dom::parser parser;
    std::string plainBody;
};

EnvelopeReader::EnvelopeReader(const Catalog *catalog)
    : d(std::make_unique<Private>())
{
    d->catalog = catalog;
}

EnvelopeReader::~EnvelopeReader() = default;

const Envelope &EnvelopeReader::read(std::string_view body)
{
    d->envelope.isJson = false;
    d->envelope.requestId.clear();
    d->envelope.events = 0;
    d->envelope.uuids.clear();
    d->envelope.problems.clear();
    d->envelope.findings.clear();
    EnvelopeCheck check(d->envelope, d->catalog);

    simdjson::dom::element root;
    simdjson::error_code error = d->parser.parse(body.data(), body.size(), false).get(root);
    if (error == simdjson::NUMBER_ERROR || error == simdjson::STRING_ERROR) {
        // RFC 8259 allows numbers of any length and lone surrogates, the parser does not.
        d->plainBody = withoutExtremes(body);
        error = d->parser.parse(d->plainBody).get(root);
    }
    if (error == simdjson::SUCCESS)
        walk(root, check);
    else
        check.notJson(error);
    return d->envelope;
}

std::uint64_t hashOf(std::string_view text)
{
    return XXH3_64bits(text.data(), text.size());
}

} // namespace penstock
