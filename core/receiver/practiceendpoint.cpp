// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receiver/practiceendpoint.h"

namespace penstock {

PracticeEndpoint::PracticeEndpoint(Scheduler &scheduler, HttpServerOptions options, const Catalog *catalog,
                                   QObject *parent)
    : QObject(parent)
    , m_desk{.scheduler = scheduler,
             .player = PracticePlayer({}, scheduler.now().steady),
             .recorder = PracticeRecorder(catalog),
             .login = {},
             .report = [this](const ReceivedRequest &request) { Q_EMIT received(request); },
             .reportHandshake = [this](const QString &reason) { Q_EMIT handshakeFailed(reason); }}
    , m_server(
          scheduler,
          [this](HttpConnection &connection) { return std::make_unique<PracticeSession>(connection, m_desk); },
          std::move(options))
{
}

PracticeEndpoint::~PracticeEndpoint() = default;

Result<quint16> PracticeEndpoint::listen(quint16 port)
{
    return m_server.listen(QHostAddress::LocalHost, port);
}

void PracticeEndpoint::close()
{
    m_server.close();
}

void PracticeEndpoint::setScript(const PracticeScript &script)
{
    m_desk.player = PracticePlayer(script, m_desk.scheduler.now().steady);
}

void PracticeEndpoint::setLogin(std::optional<PracticeLogin> login)
{
    m_desk.login = std::move(login);
}

} // namespace penstock
