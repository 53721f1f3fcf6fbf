// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/eventmark.h"

#include "core/event/catalog.h"

#include <QCoreApplication>

#include <algorithm>
#include <span>

namespace penstock {

namespace {

struct Sign
{
    const char *text;
    EventMark mark;
};

// The first that is in the text decides.
constexpr Sign channelSigns[] = {
    {"mail", EventMark::Email},        {"sms", EventMark::Sms},    {"whatsapp", EventMark::WhatsApp},
    {"webpush", EventMark::WebPush},   {"push", EventMark::Push},  {"inapp", EventMark::InApp},
    {"onsite", EventMark::OnSite},     {"card", EventMark::Cards}, {"connector", EventMark::Connector},
    {"webhook", EventMark::Connector},
};

constexpr Sign outcomeSigns[] = {
    {"deferred", EventMark::Deferred},   {"soft bounce", EventMark::Deferred}, {"drop", EventMark::Failed},
    {"bounce", EventMark::Failed},       {"failed", EventMark::Failed},        {"unsubscribed", EventMark::OptedOut},
    {"spam", EventMark::OptedOut},       {"close", EventMark::Closed},         {"swiped", EventMark::Closed},
    {"dismissed", EventMark::Closed},    {"clicked", EventMark::Clicked},      {"opened", EventMark::Seen},
    {"viewed", EventMark::Seen},         {"shown", EventMark::Seen},           {" read", EventMark::Seen},
    {"delivered", EventMark::Delivered}, {"received", EventMark::Delivered},   {" sent", EventMark::Sent},
};

std::optional<EventMark> firstIn(std::span<const Sign> signs, const QString &text)
{
    const auto found =
        std::ranges::find_if(signs, [&](const Sign &sign) { return text.contains(QLatin1String(sign.text)); });
    return found == signs.end() ? std::nullopt : std::optional(found->mark);
}

} // namespace

bool isChannel(EventMark mark)
{
    return mark <= EventMark::OtherChannel;
}

QString eventMarkWord(EventMark mark)
{
    switch (mark) {
    case EventMark::Email:
        return QCoreApplication::translate("penstock", "E-mail");
    case EventMark::Push:
        return QCoreApplication::translate("penstock", "Push");
    case EventMark::WebPush:
        return QCoreApplication::translate("penstock", "Web push");
    case EventMark::Sms:
        return QCoreApplication::translate("penstock", "SMS");
    case EventMark::InApp:
        return QCoreApplication::translate("penstock", "In-app");
    case EventMark::OnSite:
        return QCoreApplication::translate("penstock", "On-site");
    case EventMark::Cards:
        return QCoreApplication::translate("penstock", "Cards");
    case EventMark::WhatsApp:
        return QCoreApplication::translate("penstock", "WhatsApp");
    case EventMark::Connector:
        return QCoreApplication::translate("penstock", "Connector");
    case EventMark::OtherChannel:
        return QCoreApplication::translate("penstock", "Other channel");
    case EventMark::Sent:
        return QCoreApplication::translate("penstock", "Sent");
    case EventMark::Delivered:
        return QCoreApplication::translate("penstock", "Delivered");
    case EventMark::Seen:
        return QCoreApplication::translate("penstock", "Opened");
    case EventMark::Clicked:
        return QCoreApplication::translate("penstock", "Clicked");
    case EventMark::Closed:
        return QCoreApplication::translate("penstock", "Closed");
    case EventMark::OptedOut:
        return QCoreApplication::translate("penstock", "Opted out");
    case EventMark::Deferred:
        return QCoreApplication::translate("penstock", "Deferred");
    case EventMark::Failed:
        return QCoreApplication::translate("penstock", "Failed");
    }
    Q_UNREACHABLE();
}

std::optional<EventMark> channelMark(const QString &channel, const QString &code)
{
    if (channel.isEmpty())
        return std::nullopt;
    const QString plain = channel.toLower().remove(u' ').remove(u'-').remove(u'_');
    const EventMark mark = firstIn(channelSigns, plain).value_or(EventMark::OtherChannel);
    const bool isWeb = code.contains(QLatin1String("_WEB_"));
    return mark == EventMark::Push && isWeb ? EventMark::WebPush : mark;
}

std::optional<EventMark> outcomeMark(const CatalogEvent *known)
{
    if (!known || known->type != "CAMPAIGN_EVENT")
        return std::nullopt;
    return firstIn(outcomeSigns, QString::fromStdString(known->name).toLower());
}

} // namespace penstock
