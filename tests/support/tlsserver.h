// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSslCertificate>
#include <QSslServer>
#include <QTemporaryDir>
#include <QUrl>

namespace penstock {

//! An HTTPS server on a free port of 127.0.0.1 with a self-signed certificate made on the spot; answers 200 to each
//! request and keeps what it decrypted. Lives in the test's thread.
class TlsServer final : public QObject
{
    Q_OBJECT

public:
    //! `certifiedName` as openssl writes it: "IP:127.0.0.1" or "DNS:example.org".
    explicit TlsServer(const QString &certifiedName);

    [[nodiscard]] bool isListening() const { return m_server.isListening(); } //!< false: no openssl command
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    [[nodiscard]] QUrl url() const;
    [[nodiscard]] QSslCertificate certificate() const { return m_certificate; }
    [[nodiscard]] QByteArray received() const { return m_received; }

private:
    void takeConnection();
    void read(QTcpSocket &socket);

    QSslServer m_server;
    QSslCertificate m_certificate;
    QByteArray m_received;
    qsizetype m_answered = 0; //!< bytes of `m_received` that had their answer
};

} // namespace penstock
