// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/streamstatus.h"
#include "core/stream/environment.h"
#include "core/time/moment.h"

#include <QString>

namespace penstock {

// Values as people read them: grouped by locale, in local time.

[[nodiscard]] QString numberText(qint64 number);     //!< 1,204,310
[[nodiscard]] QString rateText(double perSecond);    //!< 412, or 0.4
[[nodiscard]] QString sizeText(qint64 bytes);        //!< 61 KB
[[nodiscard]] QString tookText(Milliseconds took);   //!< 81 ms, 1.2 s, 2:05
[[nodiscard]] QString delayText(Milliseconds delay); //!< 30 s, 500 ms, 2 h

//! Time left, rounded up to the second: 0:42, 1:02:03. What is due reads 0:00.
[[nodiscard]] QString countdownText(Milliseconds left);

[[nodiscard]] QString minuteText(WallTime time);    //!< 14:02
[[nodiscard]] QString secondText(WallTime time);    //!< 14:00:31
[[nodiscard]] QString dayMinuteText(WallTime time); //!< 2026-11-23 14:02
[[nodiscard]] QString dateText(WallTime time);      //!< 2026-11-23 14:00:31
[[nodiscard]] QString exactText(WallTime time);     //!< 2026-11-23 14:00:31.081 UTC+01:00
[[nodiscard]] QString zoneText(WallTime time);      //!< UTC+01:00, as it is at that time
[[nodiscard]] QString agoText(WallTime time, WallTime now);

[[nodiscard]] QString timeZoneText(); //!< Local time, UTC+01:00

//! Of a try's number in its schedule: 2 of 4.
[[nodiscard]] QString tryText(int number, int most);

//! What stands under a stream's name.
[[nodiscard]] QString statusLine(const StreamStatus &status, const Moment &now);

//! All events that a pause cost.
[[nodiscard]] qint64 notCollected(const StreamStatus &status);

//! "Production", and what a mark has room for: "PROD".
[[nodiscard]] QString environmentWord(std::optional<Environment> environment);
[[nodiscard]] QString environmentMark(Environment environment);

} // namespace penstock
