// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/outgoing.h"

#include "core/delivery/resolveddestination.h"
#include "core/exchange/addressparts.h"
#include "core/exchange/secretsigns.h"
#include "core/overloaded.h"
#include "core/stream/headerrules.h"

#include <QUrl>

namespace penstock {

namespace {

//! "X-Api-Key" → X_API_KEY: a name that every shell takes.
QString variableFor(const QString &text)
{
    QString name = vaultNamePart(text).toUpper().replace(u'-', u'_');
    if (name.isEmpty() || name.front().isDigit())
        name.prepend(u'_');
    return name;
}

OutgoingHeader outgoing(const StaticHeader &header)
{
    return std::visit(Overloaded{
                          [&](const SecretRef &ref) {
                              return OutgoingHeader{header.name, {}, secretVariable(ref)};
                          },
                          [&](const QString &value) {
                              const bool isSecret = !value.isEmpty() &&
                                                    (looksSecret(header.name.toUtf8()) || looksLikeSecretValue(value));
                              return isSecret ? OutgoingHeader{header.name, {}, variableFor(header.name)}
                                              : OutgoingHeader{header.name, value, {}};
                          },
                      },
                      header.value);
}

bool isNamed(const QByteArray &name, const char *other)
{
    return name.compare(other, Qt::CaseInsensitive) == 0;
}

//! Curl finds these out by itself.
bool followsFromTheRest(const QByteArray &name)
{
    return isNamed(name, "Host") || isNamed(name, "Connection") || isNamed(name, "Content-Length");
}

QString variableOf(const QString &name, const QList<OutgoingHeader> &known)
{
    for (const OutgoingHeader &header : known) {
        if (!header.secretName.isEmpty() && header.name.compare(name, Qt::CaseInsensitive) == 0)
            return header.secretName;
    }
    return variableFor(name);
}

} // namespace

QList<OutgoingHeader> outgoingHeaders(const Destination &destination)
{
    QList<OutgoingHeader> headers;
    for (const StaticHeader &header : destination.headers)
        headers.append(outgoing(header));
    return headers;
}

QList<OutgoingHeader> outgoingHeaders(const Destination &destination, const HeaderFields &sent)
{
    const bool hasBasicAuth = std::holds_alternative<BasicAuth>(destination.auth);
    const QList<OutgoingHeader> known = outgoingHeaders(destination);
    QList<OutgoingHeader> headers;
    for (const HeaderField &field : sent) {
        if (followsFromTheRest(field.name) || (hasBasicAuth && isNamed(field.name, "Authorization")))
            continue;
        const QString name = QString::fromLatin1(field.name);
        if (field.value == secretMask())
            headers.append({name, {}, variableOf(name, known)});
        else
            headers.append(outgoing({name, QString::fromUtf8(field.value)}));
    }
    return headers;
}

QString secretVariable(const SecretRef &ref)
{
    if (ref.kind == SecretRef::Kind::Env)
        return ref.name;
    return variableFor(ref.kind == SecretRef::Kind::File ? ref.name.section(u'/', -1) : ref.name);
}

QString outgoingAddress(const QString &url, const std::function<QString(const QString &name)> &standIn)
{
    AddressParts parts = splitAddress(url);
    for (auto &[name, value] : parts.parameters) {
        if (value && !value->isEmpty() && looksSecret(QUrl::fromPercentEncoding(name.toUtf8()).toUtf8()))
            value = standIn(name);
    }
    return withAddressParameters(parts.base, parts.parameters);
}

QString publicAddress(const QString &url)
{
    return outgoingAddress(url, [](const QString &) { return withheldParameterText(); });
}

} // namespace penstock
