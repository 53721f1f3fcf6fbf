// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery/destinationcheck.h"

#include "core/stream/addresscheck.h"
#include "core/stream/headerrules.h"

#include <QCoreApplication>
#include <QSet>

namespace penstock {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

Result<> refuse(const QString &message)
{
    return failure(message, Error::Kind::InvalidInput);
}

Result<> checkUrl(const QUrl &url)
{
    for (const Problem &problem : checkAddress(url.toString(QUrl::FullyEncoded), {})) {
        if (problem.severity == Problem::Severity::Error)
            return refuse(problem.message + u' ' + problem.mend);
    }
    return {};
}

Result<> checkHeader(const HeaderField &field)
{
    if (!isToken(field.name))
        return refuse(Words::tr("The header name \"%1\" holds a character that HTTP does not allow in a name.")
                          .arg(QString::fromLatin1(field.name.toPercentEncoding())));
    const QString name = QString::fromLatin1(field.name);
    if (const auto reason = forbiddenHeaderReason(field.name))
        return refuse(Words::tr("The header %1 cannot be set. %2").arg(name, *reason));
    if (!isFieldValue(field.value))
        return refuse(Words::tr("The value of the header %1 holds a line break or another character that HTTP does not "
                                "allow, or a space at its start or end.")
                          .arg(name));
    return {};
}

} // namespace

Result<> checkDestination(const ResolvedDestination &destination)
{
    if (auto checked = checkUrl(destination.url); !checked)
        return checked;

    QSet<QByteArray> seen;
    for (const ResolvedHeader &header : destination.headers) {
        if (auto checked = checkHeader(header.field); !checked)
            return checked;
        const QByteArray lowerName = header.field.name.toLower();
        if (seen.contains(lowerName))
            return refuse(Words::tr("The header %1 is there twice.").arg(QString::fromLatin1(header.field.name)));
        seen.insert(lowerName);
    }
    return {};
}

} // namespace penstock
