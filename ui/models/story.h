// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/retrypolicy.h"
#include "core/outbox/records.h"

#include <QList>
#include <QString>

namespace penstock {

//! What happened to a batch, and what to do about it, in plain words.
struct Story
{
    QString headline;
    QString detail;

    friend bool operator==(const Story &, const Story &) = default;
};

[[nodiscard]] Story storyOf(const BatchSummary &batch, const QList<AttemptRecord> &attempts, const RetryPolicy &policy);

} // namespace penstock
