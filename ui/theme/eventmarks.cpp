// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/eventmarks.h"

#include "ui/theme/marks.h"

#include <QPainter>

namespace penstock {

namespace {

struct Look
{
    Token color;
    std::optional<Mark> shape; //!< whose shape it has; none: a square
};

Look lookOf(EventMark mark)
{
    switch (mark) {
    case EventMark::Email:
        return {Token::ChannelEmail, {}};
    case EventMark::Push:
        return {Token::ChannelPush, {}};
    case EventMark::WebPush:
        return {Token::ChannelWebPush, {}};
    case EventMark::Sms:
        return {Token::ChannelSms, {}};
    case EventMark::InApp:
        return {Token::ChannelInApp, {}};
    case EventMark::OnSite:
        return {Token::ChannelOnSite, {}};
    case EventMark::Cards:
        return {Token::ChannelCards, {}};
    case EventMark::WhatsApp:
        return {Token::ChannelWhatsApp, {}};
    case EventMark::Connector:
        return {Token::ChannelConnector, {}};
    case EventMark::OtherChannel:
        return {Token::Muted, {}};
    case EventMark::Sent:
        return {Token::Idle, Mark::Queued};
    case EventMark::Delivered:
        return {Token::Good, Mark::Delivered};
    case EventMark::Seen:
        return {Token::Active, Mark::Unconfirmed};
    case EventMark::Clicked:
        return {Token::Active, Mark::InFlight};
    case EventMark::Closed:
        return {Token::Idle, Mark::Paused};
    case EventMark::OptedOut:
        return {Token::Warning, Mark::Warning};
    case EventMark::Deferred:
        return {Token::Warning, Mark::BackingOff};
    case EventMark::Failed:
        return {Token::Bad, Mark::Failed};
    }
    Q_UNREACHABLE();
}

} // namespace

Token eventMarkColor(EventMark mark)
{
    return lookOf(mark).color;
}

void paintEventMark(QPainter &painter, const QRectF &square, EventMark mark, const QColor &color)
{
    if (const std::optional<Mark> shape = lookOf(mark).shape)
        return paintMark(painter, square, *shape, color);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    const double corner = square.width() / 6;
    painter.drawRoundedRect(square, corner, corner);
    painter.restore();
}

} // namespace penstock
