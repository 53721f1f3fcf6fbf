// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/batch/bodyparts.h"

#include "core/batch/bodyevents.h"

namespace penstock {

std::optional<std::vector<NewBatch>> halvesOf(const QByteArray &body, const QByteArray &requestId,
                                              const std::function<QByteArray()> &makeRequestId)
{
    const auto events = eventTexts(body);
    if (!events || events->size() < 2)
        return std::nullopt;
    const QByteArrayView all(body);
    const QByteArrayView head = all.first(events->first().begin() - all.begin());
    const QByteArrayView tail = all.last(all.end() - events->last().end());

    const auto part = [&](qsizetype first, qsizetype count) {
        const QByteArrayView &last = events->at(first + count - 1);
        const QByteArrayView between(events->at(first).begin(), last.end());
        NewBatch half{.requestId = makeRequestId(), .events = int(count), .body = head.toByteArray()};
        half.body.replace(requestId, half.requestId);
        half.body.append(between).append(tail);
        return half;
    };
    const qsizetype middle = events->size() / 2;
    std::vector<NewBatch> halves;
    halves.push_back(part(0, middle));
    halves.push_back(part(middle, events->size() - middle));
    return halves;
}

} // namespace penstock
