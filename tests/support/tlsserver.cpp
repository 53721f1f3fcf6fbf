// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/tlsserver.h"

#include <QSslConfiguration>
#include <QTcpSocket>

namespace penstock {

TlsServer::TlsServer(const QString &certifiedName)
    : TlsServer(TestCertificates().make({.names = certifiedName}))
{
}

TlsServer::TlsServer(const TestCertificate &certificate, const QList<QSslCertificate> &others, quint16 port,
                     QSsl::SslProtocol protocol)
{
    if (certificate.certificate.isNull())
        return;
    present(certificate, others, protocol);
    connect(&m_server, &QTcpServer::pendingConnectionAvailable, this, &TlsServer::takeConnection);
    m_server.listen(QHostAddress::LocalHost, port);
}

void TlsServer::change(const TestCertificate &certificate, const QList<QSslCertificate> &others)
{
    present(certificate, others, QSsl::SecureProtocols);
    const auto sockets = m_server.findChildren<QTcpSocket *>();
    for (QTcpSocket *socket : sockets)
        socket->abort();
}

void TlsServer::present(const TestCertificate &certificate, const QList<QSslCertificate> &others,
                        QSsl::SslProtocol protocol)
{
    m_certificate = certificate.certificate;
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setPrivateKey(certificate.key);
    configuration.setLocalCertificateChain(QList{certificate.certificate} + others);
    configuration.setProtocol(protocol);
    m_server.setSslConfiguration(configuration);
}

QUrl TlsServer::url() const
{
    return QUrl(QStringLiteral("https://127.0.0.1:%1/in").arg(port()));
}

void TlsServer::takeConnection()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(*socket); });
        read(*socket);
    }
}

void TlsServer::read(QTcpSocket &socket)
{
    m_received += socket.readAll();
    const qsizetype headEnd = m_received.indexOf("\r\n\r\n", m_answered);
    const qsizetype lengthAt = m_received.indexOf("Content-Length: ", m_answered) + 16;
    if (headEnd < 0)
        return;
    const qsizetype length = m_received.mid(lengthAt, m_received.indexOf('\r', lengthAt) - lengthAt).toLongLong();
    if (m_received.size() < headEnd + 4 + length)
        return;
    m_answered = m_received.size();
    socket.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
}

} // namespace penstock
