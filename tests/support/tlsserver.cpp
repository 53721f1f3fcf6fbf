// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/tlsserver.h"

#include <QSslConfiguration>
#include <QTcpSocket>

#include <memory>

namespace penstock {

TlsServer::TlsServer(const QString &certifiedName)
    : TlsServer(TestCertificates().make({.names = certifiedName}))
{
}

TlsServer::TlsServer(const TestCertificate &certificate, const QList<QSslCertificate> &others, quint16 port,
                     Speaks speaks)
{
    if (certificate.certificate.isNull())
        return;
    present(certificate, others, speaks);
    connect(&m_server, &QTcpServer::pendingConnectionAvailable, this, &TlsServer::takeConnection);
    m_server.listen(QHostAddress::LocalHost, port);
}

void TlsServer::change(const TestCertificate &certificate, const QList<QSslCertificate> &others)
{
    present(certificate, others, Speaks::Tls12OrLater);
    const auto sockets = m_server.findChildren<QTcpSocket *>();
    for (QTcpSocket *socket : sockets)
        socket->abort();
}

void TlsServer::present(const TestCertificate &certificate, const QList<QSslCertificate> &others, Speaks speaks)
{
    m_certificate = certificate.certificate;
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setPrivateKey(certificate.key);
    configuration.setLocalCertificateChain(QList{certificate.certificate} + others);
    if (speaks == Speaks::Tls11) {
        configuration.setBackendConfigurationOption("MinProtocol", QByteArray("TLSv1"));
        configuration.setBackendConfigurationOption("MaxProtocol", QByteArray("TLSv1.1"));
        configuration.setBackendConfigurationOption("CipherString", QByteArray("ALL:@SECLEVEL=0"));
    }
    m_server.setSslConfiguration(configuration);
}

QUrl TlsServer::url() const
{
    return QUrl(QStringLiteral("https://127.0.0.1:%1/in").arg(port()));
}

void TlsServer::takeConnection()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        ++m_connections;
        const auto request = std::make_shared<QByteArray>();
        connect(socket, &QTcpSocket::readyRead, this, [this, socket, request] { read(*socket, *request); });
        read(*socket, *request);
    }
}

void TlsServer::read(QTcpSocket &socket, QByteArray &request)
{
    const QByteArray fresh = socket.readAll();
    m_received += fresh;
    request += fresh;
    const qsizetype headEnd = request.indexOf("\r\n\r\n");
    const qsizetype lengthAt = request.indexOf("Content-Length: ") + 16;
    if (headEnd < 0)
        return;
    const qsizetype length = request.mid(lengthAt, request.indexOf('\r', lengthAt) - lengthAt).toLongLong();
    if (request.size() < headEnd + 4 + length)
        return;
    request.clear();
    socket.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
}

} // namespace penstock
