// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/testcertificates.h"

#include <QSslCertificate>
#include <QSslServer>
#include <QUrl>

namespace penstock {

//! An HTTPS server on 127.0.0.1 that answers 200 to each request and keeps what it decrypted. Lives in the test's
//! thread.
class TlsServer final : public QObject
{
    Q_OBJECT

public:
    enum class Speaks { Tls12OrLater, Tls11 };

    //! On a free port with a self-signed certificate made on the spot. `certifiedName` as openssl writes it:
    //! "IP:127.0.0.1" or "DNS:example.org".
    explicit TlsServer(const QString &certifiedName);

    //! Presents `certificate` and then `others`. Port 0: a free one.
    explicit TlsServer(const TestCertificate &certificate, const QList<QSslCertificate> &others = {}, quint16 port = 0,
                       Speaks speaks = Speaks::Tls12OrLater);

    //! Ends every connection; the next ones find another certificate.
    void change(const TestCertificate &certificate, const QList<QSslCertificate> &others = {});

    [[nodiscard]] bool isListening() const { return m_server.isListening(); } //!< false: no openssl command
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    [[nodiscard]] QUrl url() const;
    [[nodiscard]] QSslCertificate certificate() const { return m_certificate; }
    [[nodiscard]] QByteArray received() const { return m_received; }
    [[nodiscard]] int connections() const { return m_connections; } //!< whose handshake ended well

private:
    void present(const TestCertificate &certificate, const QList<QSslCertificate> &others, Speaks speaks);
    void takeConnection();
    void read(QTcpSocket &socket, QByteArray &request);

    QSslServer m_server;
    QSslCertificate m_certificate;
    QByteArray m_received;
    int m_connections = 0;
};

} // namespace penstock
