// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace penstock {

class Catalog;
struct AttributeSelection;
struct EventIdentity;
struct EventSelection;

//! Takes what one line of input came to, event by event, in order. Free of Qt types, so that it can be fuzzed.
class EventSink
{
public:
    virtual ~EventSink() = default;

    //! `event` is one JSON object ready for a batch, valid until the call returns.
    //! `completed`: a missing key was filled in.
    virtual void accepted(std::string_view event, const EventIdentity &identity, bool completed) = 0;

    //! The stream's choice of events leaves it out.
    virtual void filtered(const EventIdentity &identity) = 0;

    //! Cannot be used; `reason` is one sentence for people, in plain words, with the byte position in the line,
    //! of which the first is 1.
    //! `text` is the event's own bytes, or the whole line where it is not JSON.
    virtual void rejected(std::string_view reason, std::string_view text) = 0;
};

//! Fills what an event may lack. Injected, so that tests and rehearsals know the values.
class EventDefaults
{
public:
    virtual ~EventDefaults() = default;
    virtual std::string uuid() = 0;
    virtual std::int64_t epochSeconds() = 0;
};

//! Validation, filter and projection of one line of NDJSON, on the line's own bytes.
//!
//! A line with one event comes to one call of the sink. A whole request body comes to one call for each of its events,
//! in order, or to a single rejection where the line as a whole is not JSON.
//!
//! Not thread-safe: one per intake thread. Keeps buffers between lines and allocates none per event.
class Transform
{
public:
    //! `readLine` may read (not use) this many bytes past the end of the line.
    static constexpr std::size_t padding = 64;
    static constexpr int maxDepth = 64;

    Transform(const Catalog &catalog, const EventSelection &events, const AttributeSelection &userAttributes,
              const AttributeSelection &deviceAttributes, EventDefaults &defaults);
    ~Transform();

    //! `line` without its newline; at least `padding` readable bytes follow it. Blank lines come to nothing.
    void readLine(std::string_view line, EventSink &sink);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace penstock
