// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QSslCertificate>
#include <QSslKey>
#include <QTemporaryDir>

namespace penstock {

//! A certificate with its private key.
struct TestCertificate
{
    QSslCertificate certificate{};
    QSslKey key{};
};

//! Makes certificates with the openssl command, good and bad.
class TestCertificates final
{
public:
    struct Wish
    {
        QString commonName = QStringLiteral("t");       //!< without spaces
        QString names = QStringLiteral("IP:127.0.0.1"); //!< as openssl writes them; none for an authority
        qint64 validFromDays = -1;                      //!< from now
        qint64 validUntilDays = 2;
        const TestCertificate *issuer = nullptr; //!< none: self-signed
        bool authority = false;
    };

    //! A null one when there is no openssl command.
    [[nodiscard]] TestCertificate make(const Wish &wish);

private:
    [[nodiscard]] bool openssl(const QString &arguments) const; //!< parted by single spaces
    void write(const char *name, const QByteArray &text) const;

    QTemporaryDir m_folder;
};

} // namespace penstock
