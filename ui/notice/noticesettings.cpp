// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/notice/noticesettings.h"

#include <QSettings>

namespace penstock {

namespace {

struct Field
{
    const char *key;
    bool NoticeSettings::*value;
};

constexpr Field fields[] = {
    {"notices/firstFailure", &NoticeSettings::firstFailure},
    {"notices/firstLoss", &NoticeSettings::firstLoss},
    {"notices/recovery", &NoticeSettings::recovery},
    {"notices/desktop", &NoticeSettings::desktop},
    {"notices/tray", &NoticeSettings::tray},
};

} // namespace

bool NoticeSettings::wants(Notice::Kind kind) const
{
    switch (kind) {
    case Notice::Kind::FirstFailure:
        return firstFailure;
    case Notice::Kind::FirstLoss:
        return firstLoss;
    case Notice::Kind::Recovery:
        return recovery;
    }
    Q_UNREACHABLE();
}

NoticeSettings readNoticeSettings(const QSettings &settings)
{
    NoticeSettings notices;
    for (const Field &field : fields)
        notices.*field.value = settings.value(QLatin1String(field.key), notices.*field.value).toBool();
    return notices;
}

void writeNoticeSettings(QSettings &settings, const NoticeSettings &notices)
{
    for (const Field &field : fields)
        settings.setValue(QLatin1String(field.key), notices.*field.value);
}

} // namespace penstock
