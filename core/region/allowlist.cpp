// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/region/allowlist.h"

#include "core/region/addressrange.h"
#include "core/region/allowwriters.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>

namespace penstock {

namespace {

// A further firewall is its file and its line here.
constexpr AllowFormat formats[] = {
    {QLatin1String("nginx"), QT_TRANSLATE_NOOP("penstock", "nginx"), QLatin1String("allow.conf"), writeNginx},
    {QLatin1String("ufw"), QT_TRANSLATE_NOOP("penstock", "ufw"), QLatin1String("allow-ufw.sh"), writeUfw},
    {QLatin1String("iptables"), QT_TRANSLATE_NOOP("penstock", "iptables"), QLatin1String("allow-iptables.sh"),
     writeIptables},
    {QLatin1String("nftables"), QT_TRANSLATE_NOOP("penstock", "nftables"), QLatin1String("allow.nft"), writeNftables},
    {QLatin1String("aws-cli"), QT_TRANSLATE_NOOP("penstock", "AWS security group, command line"),
     QLatin1String("allow-aws.sh"), writeAwsCli},
    {QLatin1String("terraform"), QT_TRANSLATE_NOOP("penstock", "AWS security group, Terraform"),
     QLatin1String("allow.tf"), writeTerraform},
    {QLatin1String("gcloud"), QT_TRANSLATE_NOOP("penstock", "Google Cloud"), QLatin1String("allow-gcloud.sh"),
     writeGcloud},
    {QLatin1String("azure"), QT_TRANSLATE_NOOP("penstock", "Azure"), QLatin1String("allow-azure.sh"), writeAzure},
    {QLatin1String("cloudflare"), QT_TRANSLATE_NOOP("penstock", "Cloudflare"), QLatin1String("allow-cloudflare.txt"),
     writeCloudflare},
};

} // namespace

std::span<const AllowFormat> allowFormats()
{
    return formats;
}

const AllowFormat *findAllowFormat(const QString &id)
{
    const auto *found = std::ranges::find_if(formats, [&](const AllowFormat &format) { return id == format.id; });
    return found == std::end(formats) ? nullptr : found;
}

QStringList allowFormatNames()
{
    QStringList names;
    for (const AllowFormat &format : formats)
        names << format.id;
    return names;
}

Result<AllowRequest> allowRequest(const Region &region, const std::string &asOf, const QString &stream,
                                  const QString &url, QDate date)
{
    const QString id = QString::fromStdString(region.id);
    if (region.egress.empty())
        return failure(QCoreApplication::translate(
                           "penstock", "No address is published for %1. Ask MoEngage's support or your account "
                                       "manager which addresses its requests come from.")
                           .arg(id),
                       Error::Kind::InvalidInput);
    AllowRequest request{.region = id,
                         .place = QString::fromStdString(region.place),
                         .asOf = QString::fromStdString(asOf),
                         .stream = stream,
                         .date = date};
    for (const std::string &address : region.egress) {
        // What is written into a firewall's commands is an address and nothing else.
        if (!parseAddressRange(QString::fromStdString(address)))
            return failure(QCoreApplication::translate("penstock", "The catalog's %1 has no usable address: “%2”.")
                               .arg(id, QString::fromStdString(address)),
                           Error::Kind::Damaged);
        request.addresses << QString::fromStdString(address);
    }
    const QUrl endpoint(url);
    request.port = quint16(endpoint.port(endpoint.scheme() == QLatin1String("http") ? 80 : 443));
    request.host = endpoint.host(QUrl::FullyEncoded);
    return request;
}

} // namespace penstock
