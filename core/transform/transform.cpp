// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transform/transform.h"

#include "core/event/catalog.h"
#include "core/stream/streamconfig.h"
#include "core/transform/completion.h"
#include "core/transform/eventchoice.h"
#include "core/transform/eventscan.h"

#include <utility>

namespace penstock {

static_assert(Transform::padding >= simdjson::SIMDJSON_PADDING);
static_assert(Transform::maxDepth == JsonWalker::maxDepth);

namespace {

std::vector<std::string> texts(const QStringList &list)
{
    std::vector<std::string> all;
    for (const auto &text : list)
        all.push_back(text.toStdString());
    return all;
}

EventChoice choiceOf(const EventSelection &events, const Catalog &catalog)
{
    switch (events.mode) {
    case EventSelection::Mode::All:
        return EventChoice::all();
    case EventSelection::Mode::Campaign:
        return EventChoice::campaign();
    case EventSelection::Mode::List:
        break;
    }
    return EventChoice::listed(texts(events.events), catalog);
}

std::optional<KeySet> keptKeys(const AttributeSelection &selection, const std::vector<std::string> &always)
{
    if (selection.all)
        return std::nullopt;
    auto names = texts(selection.names);
    names.insert(names.end(), always.begin(), always.end());
    return KeySet(std::move(names));
}

bool isFilledString(std::string_view raw) noexcept
{
    return raw.front() == '"' && raw.size() > 2;
}

} // namespace

class Transform::Private
{
public:
    Private(const Catalog &catalog, EventChoice chosen, AttributeRules rules, EventDefaults &defaults)
        : m_choice(std::move(chosen))
        , m_scan(std::move(rules))
        , m_completion(catalog, defaults)
    {
    }

    void readLine(std::string_view line, EventSink &sink);

private:
    enum class Place { Line, RequestBody };

    void readEvent(std::string_view text, Place place, EventSink &sink);
    void readBody(EventSink &sink);
    void passOn(std::string_view text, EventSink &sink);
    [[nodiscard]] JsonProblem findProblem(std::string_view text) const;
    void reject(const JsonProblem &problem, std::string_view text, EventSink &sink);

    EventChoice m_choice;
    EventScan m_scan;
    Completion m_completion;
    EventFacts m_facts;
    TextEdit m_edit;
    std::string m_out;
    std::vector<std::string_view> m_bodyEvents;
    std::string_view m_line;
    std::size_t m_eventOfBody = 0; //!< counted from 1; 0 outside a request body
};

void Transform::Private::readLine(std::string_view line, EventSink &sink)
{
    m_line = line;
    m_eventOfBody = 0;
    if (const auto text = json::trimmed(line); !text.empty())
        readEvent(text, Place::Line, sink);
}

void Transform::Private::readEvent(std::string_view text, Place place, EventSink &sink)
{
    m_facts = {};
    m_edit.clear();
    if (!m_scan.read(text, m_facts, m_edit))
        return reject(m_scan.problem(), m_line, sink);

    const bool isNamed = m_facts.has(EventKey::Name) || m_facts.has(EventKey::Code);
    if (!isNamed && m_facts.events == BodyEvents::Array && place == Place::Line)
        return readBody(sink);
    if (const auto problem = findProblem(text); problem.at)
        return reject(problem, text, sink);
    passOn(text, sink);
}

void Transform::Private::readBody(EventSink &sink)
{
    // The scan reuses its own list for each of them.
    m_bodyEvents = m_scan.bodyEvents();
    for (const auto &event : m_bodyEvents) {
        ++m_eventOfBody;
        readEvent(event, Place::RequestBody, sink);
    }
}

void Transform::Private::passOn(std::string_view text, EventSink &sink)
{
    const auto identity = m_completion.identify(m_facts);
    if (!m_choice.takes(identity))
        return sink.filtered(identity);
    const bool isCompleted = m_completion.complete(text, m_facts, identity, m_edit);
    if (m_edit.isEmpty())
        return sink.accepted(text, identity, false);
    m_out.clear();
    m_edit.apply(text, m_out);
    sink.accepted(m_out, identity, isCompleted);
}

JsonProblem Transform::Private::findProblem(std::string_view text) const
{
    if (text.front() != '{') {
        const auto kind = text.front() == '[' ? "an array" : text.front() == '"' ? "a string" : "a single value";
        return {std::string("an event is a JSON object, this is ") + kind + ",", text.data()};
    }
    const bool hasName = m_facts.has(EventKey::Name);
    const bool hasCode = m_facts.has(EventKey::Code);
    if (!hasName && !hasCode && m_facts.events == BodyEvents::SomethingElse)
        return {"events is not an array", m_facts.eventsAt};
    if (!hasName && !hasCode)
        return {"neither event_name nor event_code in the object that begins", text.data()};
    for (const auto key : {EventKey::Name, EventKey::Code}) {
        if (m_facts.has(key) && !isFilledString(m_facts.value(key)))
            return {std::string(eventKeyNames[static_cast<std::size_t>(key)]) + " is not a string with something in it",
                    m_facts.value(key).data()};
    }
    if (!m_facts.notAnObject.empty())
        return {std::string(m_facts.notAnObject) + " is not an object", m_facts.notAnObjectAt};
    return {};
}

void Transform::Private::reject(const JsonProblem &problem, std::string_view text, EventSink &sink)
{
    std::string reason;
    if (m_eventOfBody > 0)
        reason = "event " + std::to_string(m_eventOfBody) + " of the request body: ";
    reason += problem.what + " at byte " + std::to_string(problem.at - m_line.data() + 1) + " of the line";
    sink.rejected(reason, text);
}

Transform::Transform(const Catalog &catalog, const EventSelection &events, const AttributeSelection &userAttributes,
                     const AttributeSelection &deviceAttributes, EventDefaults &defaults)
{
    const auto &known = catalog.attributes();
    AttributeRules rules{.neverExported = KeySet(known.neverExported),
                         .userAttributes = keptKeys(userAttributes, known.alwaysUser),
                         .deviceAttributes = keptKeys(deviceAttributes, known.alwaysDevice)};
    d = std::make_unique<Private>(catalog, choiceOf(events, catalog), std::move(rules), defaults);
}

Transform::~Transform() = default;

void Transform::readLine(std::string_view line, EventSink &sink)
{
    d->readLine(line, sink);
}

} // namespace penstock
