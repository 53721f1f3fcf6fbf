// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/noticekeeper.h"

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace penstock {

//! What the user wants to be told, and how.
struct NoticeSettings
{
    bool firstFailure = true;
    bool firstLoss = true;
    bool recovery = true;
    bool desktop = true;
    bool tray = true;

    [[nodiscard]] bool wants(Notice::Kind kind) const;

    friend bool operator==(const NoticeSettings &, const NoticeSettings &) = default;
};

[[nodiscard]] NoticeSettings readNoticeSettings(const QSettings &settings);
void writeNoticeSettings(QSettings &settings, const NoticeSettings &notices);

} // namespace penstock
