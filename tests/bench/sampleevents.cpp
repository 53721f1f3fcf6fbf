// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/sampleevents.h"

#include "core/event/catalog.h"
#include "core/source/eventgenerator.h"

namespace penstock::bench {

std::vector<std::string> sampleEvents(int count)
{
    const Catalog catalog = Catalog::load().value();
    const EventGenerator generator(catalog, 1);
    std::vector<std::string> events;
    for (int i = 0; i < count; ++i)
        generator.append(std::uint64_t(i), events.emplace_back());
    return events;
}

} // namespace penstock::bench
