// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery/targetaddress.h"

#include <QCoreApplication>
#include <QtEndian>

#include <algorithm>
#include <vector>

namespace penstock {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

struct Block
{
    QPair<QHostAddress, int> subnet;
    AddressKind kind;
};

// The first that holds an address tells its kind. Where no document is named: RFC 6890, and the IANA registries of
// special-purpose addresses that it began.
const std::vector<Block> &blocks()
{
    static const auto block = [](const char *subnet, AddressKind kind) {
        return Block{QHostAddress::parseSubnet(QLatin1String(subnet)), kind};
    };
    static const std::vector<Block> all{
        block("169.254.169.254/32", AddressKind::Metadata),     // AWS, Azure, Google, Oracle, OpenStack and others
        block("169.254.170.2/32", AddressKind::Metadata),       // AWS: a task of ECS
        block("169.254.170.23/32", AddressKind::Metadata),      // AWS: a pod of EKS
        block("169.254.42.42/32", AddressKind::Metadata),       // Scaleway
        block("169.254.0.23/32", AddressKind::Metadata),        // Tencent
        block("100.100.100.200/32", AddressKind::Metadata),     // Alibaba
        block("168.63.129.16/32", AddressKind::Metadata),       // Azure: WireServer
        block("192.0.0.192/32", AddressKind::Metadata),         // Oracle Cloud Classic
        block("fd00:ec2::/32", AddressKind::Metadata),          // AWS: ::254, and ::23 for a pod of EKS
        block("fd20:ce::254/128", AddressKind::Metadata),       // Google
        block("fd00:c1::a9fe:a9fe/128", AddressKind::Metadata), // Oracle
        block("fd00:42::42/128", AddressKind::Metadata),        // Scaleway
        block("fd00:a9fe:a9fe::1/128", AddressKind::Metadata),  // Linode
        block("fd00:100::100:200/128", AddressKind::Metadata),  // Alibaba
        block("fe80::a9fe:a9fe/128", AddressKind::Metadata),    // OpenStack

        block("0.0.0.0/8", AddressKind::Unspecified),        // RFC 1122 section 3.2.1.3
        block("::/128", AddressKind::Unspecified),           // RFC 4291
        block("127.0.0.0/8", AddressKind::Loopback),         // RFC 1122 section 3.2.1.3
        block("::1/128", AddressKind::Loopback),             // RFC 4291
        block("169.254.0.0/16", AddressKind::LinkLocal),     // RFC 3927
        block("fe80::/10", AddressKind::LinkLocal),          // RFC 4291
        block("10.0.0.0/8", AddressKind::Private),           // RFC 1918
        block("172.16.0.0/12", AddressKind::Private),        // RFC 1918
        block("192.168.0.0/16", AddressKind::Private),       // RFC 1918
        block("100.64.0.0/10", AddressKind::Private),        // RFC 6598: shared, behind a provider's NAT
        block("192.0.0.0/24", AddressKind::Private),         // RFC 6890: protocol assignments, DS-Lite
        block("198.18.0.0/15", AddressKind::Private),        // RFC 2544: test networks
        block("fc00::/7", AddressKind::Private),             // RFC 4193
        block("fec0::/10", AddressKind::Private),            // RFC 3879: site-local, no longer given out
        block("224.0.0.0/4", AddressKind::Multicast),        // RFC 5771
        block("255.255.255.255/32", AddressKind::Multicast), // RFC 919
        block("ff00::/8", AddressKind::Multicast),           // RFC 4291
    };
    return all;
}

AddressKind ownKind(const QHostAddress &address)
{
    const auto found = std::ranges::find_if(blocks(), [&](const Block &each) {
        return each.subnet.first.protocol() == address.protocol() && address.isInSubnet(each.subnet);
    });
    return found == blocks().end() ? AddressKind::Public : found->kind;
}

QHostAddress ipv4At(const Q_IPV6ADDR &bytes, int at)
{
    return QHostAddress(qFromBigEndian<quint32>(bytes.c + at));
}

bool isIn(const QHostAddress &address, const char *subnet)
{
    return address.isInSubnet(QHostAddress::parseSubnet(QLatin1String(subnet)));
}

// Every IPv4 address to which a gateway or the system may take what is sent to this IPv6 address.
QList<QHostAddress> embeddedIn(const QHostAddress &address)
{
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    if (isIn(address, "2002::/16")) // 6to4, RFC 3056
        return {ipv4At(bytes, 2)};
    if (isIn(address, "2001::/32")) // Teredo, RFC 4380: written with its bits turned over
        return {QHostAddress(~qFromBigEndian<quint32>(bytes.c + 12))};
    // Mapped, and "compatible" which is no longer used, RFC 4291; translated, RFC 2765; NAT64, RFC 6052.
    if (isIn(address, "::ffff:0:0/96") || isIn(address, "::/96") || isIn(address, "::ffff:0:0:0/96") ||
        isIn(address, "64:ff9b::/96"))
        return {ipv4At(bytes, 12)};
    if (isIn(address, "64:ff9b:1::/48")) { // NAT64 of a local network, RFC 8215: a prefix of /96, or the whole /48
        const QHostAddress last = ipv4At(bytes, 12);
        const QHostAddress aroundByte8(quint32(bytes[6] << 24 | bytes[7] << 16 | bytes[9] << 8 | bytes[10]));
        if (last.toIPv4Address() == 0)
            return {aroundByte8};
        return aroundByte8.toIPv4Address() == 0 ? QList{last} : QList{last, aroundByte8};
    }
    return {};
}

} // namespace

AddressKind addressKind(const QHostAddress &address)
{
    const AddressKind kind = ownKind(address);
    if (address.protocol() != QAbstractSocket::IPv6Protocol || kind != AddressKind::Public)
        return kind;

    AddressKind embedded = AddressKind::Public;
    for (const QHostAddress &each : embeddedIn(address)) {
        const AddressKind found = ownKind(each);
        if (!isAllowedTarget(found))
            return found;
        if (found != AddressKind::Public)
            embedded = found;
    }
    return embedded;
}

bool isAllowedTarget(AddressKind kind)
{
    switch (kind) {
    case AddressKind::Public:
    case AddressKind::Private:
    case AddressKind::Loopback:
        return true;
    case AddressKind::LinkLocal:
    case AddressKind::Metadata:
    case AddressKind::Unspecified:
    case AddressKind::Multicast:
        return false;
    }
    Q_UNREACHABLE();
}

QString addressKindWords(AddressKind kind)
{
    switch (kind) {
    case AddressKind::Public:
        return Words::tr("public");
    case AddressKind::Private:
        return Words::tr("private");
    case AddressKind::Loopback:
        return Words::tr("loopback");
    case AddressKind::LinkLocal:
        return Words::tr("link-local");
    case AddressKind::Metadata:
        return Words::tr("cloud metadata");
    case AddressKind::Unspecified:
        return Words::tr("unspecified");
    case AddressKind::Multicast:
        return Words::tr("multicast");
    }
    Q_UNREACHABLE();
}

} // namespace penstock
