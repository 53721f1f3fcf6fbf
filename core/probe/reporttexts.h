// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/probe/probereport.h"

#include <QByteArray>
#include <QJsonObject>

namespace penstock {

//! A report for programs. Times in milliseconds, `startedAt` in epoch milliseconds; `wouldTake` is null when the test
//! did not come so far.
[[nodiscard]] QJsonObject reportJson(const ProbeReport &report);

//! A report as JUnit XML, which CI servers read: one test case for each step; a warning is its output, not a failure.
[[nodiscard]] QByteArray reportJUnit(const ProbeReport &report);

//! A page of its own, without scripts and without anything to load, for the team that runs the receiver.
[[nodiscard]] QByteArray reportHtml(const ProbeReport &report);

//! A header a line, as people read them.
[[nodiscard]] QString headerLines(const HeaderFields &headers);

} // namespace penstock
