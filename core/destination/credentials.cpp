// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/destination/credentials.h"

#include "core/overloaded.h"
#include "core/secret/secretref.h"
#include "core/secret/secrets.h"
#include "core/stream/headerrules.h"

#include <QCoreApplication>

#include <algorithm>

namespace penstock {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

Result<QByteArray> secretHeaderValue(const QString &name, const SecretRef &ref, const QString &baseFolder,
                                     Secrets &secrets)
{
    auto secret = secrets.read(ref, baseFolder);
    if (secret && !isFieldValue(*secret))
        return failure(Words::tr("The secret %1 cannot be the value of the header %2: it starts or ends with a space, "
                                 "or holds a line break or another control character.")
                           .arg(secretRefText(ref), name),
                       Error::Kind::InvalidInput);
    return secret;
}

Result<ResolvedHeader> resolveHeader(const StaticHeader &header, const QString &baseFolder, Secrets &secrets)
{
    const QByteArray name = header.name.toUtf8();
    return std::visit(Overloaded{
                          [&](const QString &text) -> Result<ResolvedHeader> {
                              // To QNetworkRequest a null value means: take the header out.
                              const QByteArray value = text.isEmpty() ? QByteArray("") : text.toUtf8();
                              return ResolvedHeader{{name, value}, looksSecret(name)};
                          },
                          [&](const SecretRef &ref) -> Result<ResolvedHeader> {
                              return secretHeaderValue(header.name, ref, baseFolder, secrets).map([&](const QByteArray &value) {
                                  return ResolvedHeader{{name, value}, true};
                              });
                          },
                      },
                      header.value);
}

Result<ResolvedHeader> basicHeader(const BasicAuth &basic, const QString &baseFolder, Secrets &secrets)
{
    const auto isControl = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
    const auto password = secrets.read(basic.password, baseFolder);
    if (!password)
        return Unexpected(password.error());
    if (std::any_of(password->begin(), password->end(), isControl))
        return failure(Words::tr("The secret %1 cannot be a password: it holds a line break or another control "
                                 "character.")
                           .arg(secretRefText(basic.password)),
                       Error::Kind::InvalidInput);
    const QByteArray pair = basic.username.toUtf8() + ':' + *password;
    return ResolvedHeader{{QByteArrayLiteral("Authorization"), "Basic " + pair.toBase64()}, true};
}

} // namespace

Result<QList<ResolvedHeader>> resolveHeaders(const Destination &destination, const QString &baseFolder, Secrets &secrets)
{
    QList<ResolvedHeader> headers;
    for (const StaticHeader &header : destination.headers) {
        auto resolved = resolveHeader(header, baseFolder, secrets);
        if (!resolved)
            return Unexpected(resolved.error());
        headers.append(*std::move(resolved));
    }
    if (const auto *basic = std::get_if<BasicAuth>(&destination.auth)) {
        auto resolved = basicHeader(*basic, baseFolder, secrets);
        if (!resolved)
            return Unexpected(resolved.error());
        headers.append(*std::move(resolved));
    }
    return headers;
}

} // namespace penstock
