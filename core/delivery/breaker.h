// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/time/moment.h"

#include <optional>
#include <variant>

namespace penstock {

//! A stream is held because its endpoint failed too often in a row.
struct Tripped
{
    Moment since;
    int failures = 0;                //!< in a row, the probes included
    std::optional<Moment> nextProbe; //!< none: one is on the wire
    friend bool operator==(const Tripped &, const Tripped &) = default;
};

//! Holds a stream whose endpoint fails time after time, so that its batches do not burn their tries: nothing is sent but one
//! request a minute, until one is delivered.
class Breaker final
{
public:
    static constexpr Milliseconds probeInterval{60'000};

    explicit Breaker(int failures); //!< in a row that trip it; 0: nothing does

    [[nodiscard]] std::optional<Tripped> tripped() const;
    [[nodiscard]] bool isTripped() const { return !std::holds_alternative<Closed>(m_state); }

    //! What a request came to. True when it tripped the breaker, or let it go.
    [[nodiscard]] bool delivered();
    [[nodiscard]] bool failed(Moment now, bool isProbe);

    // Of a tripped one:
    [[nodiscard]] bool mayProbe(Moment now) const;
    void beginProbe();
    void withdrawProbe(Moment now); //!< it was not sent

private:
    struct Closed
    {
        int failures = 0;
    };
    struct Waiting
    {
        Moment since;
        int failures = 0;
        Moment nextProbe;
    };
    struct Probing
    {
        Moment since;
        int failures = 0;
    };

    const int m_limit;
    std::variant<Closed, Waiting, Probing> m_state;
};

} // namespace penstock
