// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/event/catalog.h"
#include "core/stream/streamconfig.h"
#include "core/transform/eventchoice.h"
#include "core/transform/transform.h"

#include <string>
#include <string_view>
#include <vector>

namespace penstock {

//! The same values each time.
class FixedDefaults final : public EventDefaults
{
public:
    std::string uuid() override { return "u-1"; }
    std::int64_t epochSeconds() override { return 1'700'000'000; }
};

//! Writes down what it is told, one line for each call.
class ListeningSink final : public EventSink
{
public:
    void accepted(std::string_view event, const EventIdentity &identity, bool completed) override
    {
        events.emplace_back(event);
        names.emplace_back(identity.name);
        log.push_back((completed ? "completed " : "accepted ") + std::string(event));
    }
    void filtered(const EventIdentity &identity) override { log.push_back("filtered " + std::string(identity.name)); }
    void rejected(std::string_view reason, std::string_view text) override
    {
        reasons.emplace_back(reason);
        rejects.emplace_back(text);
        log.push_back("rejected " + std::string(reason));
    }

    std::vector<std::string> events;
    std::vector<std::string> names;
    std::vector<std::string> reasons;
    std::vector<std::string> rejects;
    std::vector<std::string> log;
};

//! A line in a buffer that ends right after the padding, and the padding filled with one byte: what is read past it is
//! noticed by the address sanitizer, and what is used past the line changes the result.
class PaddedLine
{
public:
    explicit PaddedLine(std::string_view text, char filler = ' ')
        : m_size(text.size())
        , m_bytes(text.begin(), text.end())
    {
        m_bytes.resize(m_size + Transform::padding, filler);
        m_bytes.shrink_to_fit();
    }

    [[nodiscard]] std::string_view view() const { return {m_bytes.data(), m_size}; }

private:
    std::size_t m_size;
    std::vector<char> m_bytes;
};

[[nodiscard]] inline const Catalog &builtInCatalog()
{
    static const auto catalog = Catalog::load();
    return catalog.value();
}

//! What becomes of one line under a choice of events and attributes.
[[nodiscard]] inline ListeningSink transformed(std::string_view line, const EventSelection &events = {},
                                               const AttributeSelection &userAttributes = {},
                                               const AttributeSelection &deviceAttributes = {})
{
    FixedDefaults defaults;
    ListeningSink sink;
    Transform transform(builtInCatalog(), events, userAttributes, deviceAttributes, defaults);
    transform.readLine(PaddedLine(line).view(), sink);
    return sink;
}

} // namespace penstock
