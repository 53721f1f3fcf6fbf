// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/eventgenerator.h"
#include "core/source/source.h"
#include "core/stream/streamconfig.h"

#include <condition_variable>
#include <mutex>

namespace penstock {

//! Made-up events: the same seed gives the same ones, and a restart goes on behind the last.
class GeneratorReader final : public Source
{
public:
    GeneratorReader(const GeneratorSource &config, const Catalog &catalog);

    [[nodiscard]] QByteArray id() const override;
    [[nodiscard]] bool isReplayable() const override { return true; }
    [[nodiscard]] Result<SourcePosition> open(const std::optional<SourcePosition> &from) override;
    [[nodiscard]] Result<Chunk> read(char *to, std::size_t capacity, Milliseconds wait) override;
    [[nodiscard]] QByteArray fingerprint(qint64) override { return {}; }
    void interrupt() override;

private:
    [[nodiscard]] qint64 eventsAllowed() const; //!< by the configured rate, until now
    void waitForTurn(Milliseconds wait);
    void makeText(std::size_t capacity, qint64 allowed);

    GeneratorSource m_config;
    EventGenerator m_generator;
    qint64 m_next = 0;  //!< index of the next event
    qint64 m_first = 0; //!< index of the first event since open()
    SteadyTime m_openedAt{};
    std::string m_text; //!< made and not yet read
    std::size_t m_read = 0;

    std::mutex m_mutex;
    std::condition_variable m_interrupted;
    bool m_isInterrupted = false; //!< with m_mutex
};

} // namespace penstock
