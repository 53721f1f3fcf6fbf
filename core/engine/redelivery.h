// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/records.h"

#include <QList>
#include <QSet>

#include <vector>

namespace penstock {

//! Leaves those of the dead letters that are chosen; an empty list: all of them.
inline void keepChosen(std::vector<DeadLetter> &deadLetters, const QList<BatchId> &batches)
{
    const QSet<BatchId> chosen(batches.cbegin(), batches.cend());
    std::erase_if(deadLetters, [&chosen](const DeadLetter &deadLetter) {
        return !chosen.isEmpty() && !chosen.contains(deadLetter.batch.id);
    });
}

} // namespace penstock
