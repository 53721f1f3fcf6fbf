// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/firstbatch.h"

#include "core/engine/batchmaking.h"
#include "core/engine/systemeventdefaults.h"
#include "core/source/linesplitter.h"
#include "core/source/makesource.h"
#include "core/transform/transform.h"

namespace penstock {

namespace {

constexpr std::size_t chunkBytes = 64 * 1024;
constexpr Milliseconds patience{1000};

//! Takes events until the batch is full.
class FirstEvents final : public EventSink
{
public:
    explicit FirstEvents(Batcher &batcher)
        : m_batcher(batcher)
    {
    }

    void accepted(std::string_view event, const EventIdentity &, bool) override
    {
        if (!isDone())
            m_batcher.add(event, {});
    }

    void filtered(const EventIdentity &) override {}
    void rejected(std::string_view, std::string_view) override {}

    [[nodiscard]] bool isDone() const { return m_batcher.isFull(); }

private:
    Batcher &m_batcher;
};

} // namespace

Result<NewBatch> firstBatch(const StreamSetup &setup, const Catalog &catalog)
{
    const StreamConfig &config = setup.config;
    const auto source = makeSource(config.source, setup.baseFolder, catalog);
    if (const auto opened = source->open({}); !opened)
        return tl::unexpected(opened.error());

    SystemEventDefaults defaults;
    Transform transform(catalog, config.events, config.userAttributes, config.deviceAttributes, defaults);
    const auto batcher = makeBatcher(config);
    FirstEvents events(*batcher);
    LineSplitter splitter(0, Transform::padding);
    const auto take = [&](const LineSplitter::Line &line) {
        if (!line.tooLong)
            transform.readLine(line.text, events);
    };

    bool ended = false;
    while (!ended && !events.isDone()) {
        const auto chunk = source->read(splitter.prepare(chunkBytes), chunkBytes, patience);
        if (!chunk)
            return tl::unexpected(chunk.error());
        splitter.commit(chunk->bytes);
        while (const auto line = events.isDone() ? std::nullopt : splitter.next())
            take(*line);
        ended = chunk->reading == Source::Reading::End;
        if (const auto line = ended ? splitter.rest() : std::nullopt; line && !events.isDone())
            take(*line);
    }
    return batcher->isEmpty() ? NewBatch{} : batcher->close();
}

} // namespace penstock
