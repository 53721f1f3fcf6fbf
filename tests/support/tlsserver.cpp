// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/tlsserver.h"

#include <QFile>
#include <QProcess>
#include <QSslConfiguration>
#include <QSslKey>
#include <QTcpSocket>

namespace penstock {

TlsServer::TlsServer(const QString &certifiedName)
{
    const QTemporaryDir folder;
    const QString keyPath = folder.filePath(QStringLiteral("key.pem"));
    const QString certificatePath = folder.filePath(QStringLiteral("certificate.pem"));
    const QString name = QStringLiteral("subjectAltName=") + certifiedName;
    const QStringList arguments{QStringLiteral("req"),
                                QStringLiteral("-x509"),
                                QStringLiteral("-newkey"),
                                QStringLiteral("rsa:2048"),
                                QStringLiteral("-nodes"),
                                QStringLiteral("-days"),
                                QStringLiteral("2"),
                                QStringLiteral("-subj"),
                                QStringLiteral("/CN=t"),
                                QStringLiteral("-addext"),
                                name,
                                QStringLiteral("-keyout"),
                                keyPath,
                                QStringLiteral("-out"),
                                certificatePath};
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"), arguments);
    if (!openssl.waitForFinished() || openssl.exitCode() != 0)
        return;

    QFile keyFile(keyPath);
    if (!keyFile.open(QIODevice::ReadOnly))
        return;
    m_certificate = QSslCertificate::fromPath(certificatePath).value(0);
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setPrivateKey(QSslKey(&keyFile, QSsl::Rsa));
    configuration.setLocalCertificate(m_certificate);
    m_server.setSslConfiguration(configuration);
    connect(&m_server, &QTcpServer::pendingConnectionAvailable, this, &TlsServer::takeConnection);
    m_server.listen(QHostAddress::LocalHost);
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
