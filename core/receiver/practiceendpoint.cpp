// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receiver/practiceendpoint.h"

#include "core/receiver/practicesession.h"

namespace penstock {

PracticeEndpoint::PracticeEndpoint(Scheduler &scheduler, HttpServerOptions options, QObject *parent)
    : QObject(parent)
    , m_scheduler(scheduler)
    , m_player(PracticeScript{}, scheduler.now().steady)
    , m_server(
          scheduler,
          [this](HttpConnection &connection) {
              return std::make_unique<PracticeSession>(
                  connection, m_player, m_recorder, m_scheduler,
                  [this](const ReceivedRequest &request) { Q_EMIT received(request); });
          },
          options)
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
    m_player = PracticePlayer(script, m_scheduler.now().steady);
}

} // namespace penstock
