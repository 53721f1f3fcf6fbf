// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/time/moment.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace penstock {

//! How long answers took, as a small histogram: any two of them add up exactly, whatever span of time each is about.
//!
//! Times below 32 ms are kept as they are. Above, each doubling is divided into 16 parts, and a time stands for the
//! middle of its part: at most 1/32 (3 %) off.
class AnswerTimes
{
public:
    static constexpr double error = 1.0 / 32;

    void count(Milliseconds took);
    void add(const AnswerTimes &other);

    [[nodiscard]] bool isEmpty() const { return m_bins.empty(); }
    [[nodiscard]] qint64 total() const;

    //! What `share` (above 0, at most 1) of the answers did not exceed, by nearest rank; none without answers.
    [[nodiscard]] std::optional<Milliseconds> percentile(double share) const;

    [[nodiscard]] QByteArray toBytes() const;                                        //!< as it is stored
    [[nodiscard]] static std::optional<AnswerTimes> fromBytes(QByteArrayView bytes); //!< none: not what toBytes wrote

    friend bool operator==(const AnswerTimes &, const AnswerTimes &) = default;

private:
    struct Bin
    {
        quint16 bucket = 0;
        quint32 count = 0;
        friend bool operator==(const Bin &, const Bin &) = default;
    };

    void add(quint16 bucket, quint32 count);

    std::vector<Bin> m_bins; //!< ascending, none of them empty: mostly a handful
};

} // namespace penstock
