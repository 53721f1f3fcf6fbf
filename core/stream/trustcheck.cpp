// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stream/trustcheck.h"

#include "core/delivery/tlstrust.h"
#include "core/overloaded.h"
#include "core/stream/jsonpath.h"
#include "core/stream/problemlog.h"

#include <QCoreApplication>
#include <QUrl>

namespace penstock {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

void checkPin(const QString &pin, const QString &path, ProblemLog &log)
{
    if (!pinFromText(pin))
        log.error(path, Words::tr("This is no SHA-256 of a certificate: it has 32 bytes, 64 hexadecimal digits."),
                  Words::tr("Write \"sha256:\" and the digits; "
                            "openssl x509 -noout -fingerprint -sha256 -in certificate.pem prints them."));
}

void checkFile(const QString &file, const QString &path, ProblemLog &log)
{
    if (file.isEmpty())
        log.error(path, Words::tr("No CA file is named."),
                  Words::tr("Write the path of a PEM file; a relative one starts at this file's folder."));
    else if (file.contains(QChar(u'\0')))
        log.error(path, Words::tr("The path holds a NUL character."), Words::tr("Take it out."));
}

} // namespace

QList<Problem> checkTrust(const Destination &destination, const QString &path)
{
    ProblemLog log;
    std::visit(
        Overloaded{
            [](const SystemTrust &) {},
            [&](const CertificatePin &pin) { checkPin(pin.pin, memberPath(path, QStringLiteral("pin")), log); },
            [&](const AuthorityFile &file) { checkFile(file.path, memberPath(path, QStringLiteral("ca")), log); },
        },
        destination.trust);
    const bool unencrypted = QUrl(destination.url, QUrl::StrictMode).scheme() == QLatin1String("http");
    if (unencrypted && !std::holds_alternative<SystemTrust>(destination.trust))
        log.error(path, Words::tr("The address starts with http://: there is no certificate to check."),
                  Words::tr("Write https:// in the address, or take \"tls\" out."));
    return log.problems();
}

} // namespace penstock
