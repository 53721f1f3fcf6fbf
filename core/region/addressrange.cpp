// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/region/addressrange.h"

#include <QHostAddress>

#include <algorithm>
#include <bit>
#include <cstring>

namespace penstock {

namespace {

struct Address
{
    bool v6;
    AddressRange::Number number;
};

std::optional<int> decimal(QStringView text, int most)
{
    const bool digits = !text.isEmpty() && text.size() <= 3 &&
                        std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (!digits || (text.size() > 1 && text.front() == u'0') || text.toInt() > most)
        return std::nullopt;
    return text.toInt();
}

std::optional<Address> parseIPv4(QStringView text)
{
    const QList<QStringView> parts = text.split(u'.');
    if (parts.size() != 4)
        return std::nullopt;
    Address address{false, {}};
    for (std::size_t i = 0; i < 4; ++i) {
        const auto part = decimal(parts[qsizetype(i)], 255);
        if (!part)
            return std::nullopt;
        address.number[12 + i] = quint8(*part);
    }
    return address;
}

std::optional<Address> parseAddress(QStringView text)
{
    if (!text.contains(u':'))
        return parseIPv4(text);
    QHostAddress host;
    if (text.contains(u'%') || text.contains(u'[') || !host.setAddress(text.toString()) ||
        host.protocol() != QAbstractSocket::IPv6Protocol)
        return std::nullopt;
    const Q_IPV6ADDR bytes = host.toIPv6Address();
    Address address{true, {}};
    std::memcpy(address.number.data(), bytes.c, address.number.size());
    return address;
}

//! Bits of the prefix: a number or, for IPv4, a mask.
std::optional<int> parseLength(QStringView text, bool v6)
{
    if (const auto mask = v6 ? std::nullopt : parseIPv4(text)) {
        quint32 bits = 0;
        for (std::size_t i = 12; i < 16; ++i)
            bits = bits << 8 | mask->number[i];
        const int length = std::countl_one(bits);
        return length == 32 || bits << length == 0 ? std::optional(length) : std::nullopt;
    }
    return decimal(text, v6 ? 128 : 32);
}

AddressRange prefix(const Address &address, int length)
{
    AddressRange range{address.v6, address.number, address.number};
    for (std::size_t bit = std::size_t(length) + (address.v6 ? 0 : 96); bit < 128; ++bit) {
        const auto mask = quint8(0x80U >> bit % 8);
        range.first[bit / 8] = quint8(range.first[bit / 8] & ~mask);
        range.last[bit / 8] = quint8(range.last[bit / 8] | mask);
    }
    return range;
}

} // namespace

bool AddressRange::holds(const AddressRange &other) const
{
    return v6 == other.v6 && first <= other.first && other.last <= last;
}

bool AddressRange::touches(const AddressRange &other) const
{
    return v6 == other.v6 && first <= other.last && other.first <= last;
}

std::optional<AddressRange> parseAddressRange(QStringView text)
{
    if (const auto dash = text.indexOf(u'-'); dash >= 0) {
        const auto first = parseAddress(text.left(dash));
        const auto last = parseAddress(text.mid(dash + 1));
        if (!first || !last || first->v6 != last->v6 || last->number < first->number)
            return std::nullopt;
        return AddressRange{first->v6, first->number, last->number};
    }
    const auto slash = text.indexOf(u'/');
    const auto address = parseAddress(slash < 0 ? text : text.left(slash));
    if (!address)
        return std::nullopt;
    if (slash < 0)
        return AddressRange{address->v6, address->number, address->number};
    const auto length = parseLength(text.mid(slash + 1), address->v6);
    return length ? std::optional(prefix(*address, *length)) : std::nullopt;
}

QString cidrText(const QString &address)
{
    if (address.contains(u'/'))
        return address;
    return address + (address.contains(u':') ? QLatin1String("/128") : QLatin1String("/32"));
}

} // namespace penstock
