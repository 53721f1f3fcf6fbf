// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/senderclient.h"

#include <QTimer>

namespace penstock {

SenderClient::SenderClient(ResolvedDestination destination, HostLookup lookUp)
    : m_sender(std::make_unique<HttpSender>(std::move(destination), m_scheduler, std::move(lookUp)))
{
}

SenderClient::SenderClient(const HostileServer &server, Milliseconds timeout)
    : SenderClient(ResolvedDestination{.url = server.url(), .headers = {}, .timeout = timeout})
{
}

void SenderClient::send(const QByteArray &body)
{
    m_sender->send({.batch = 1, .body = body}, [this](const Outcome &outcome) {
        m_outcomes.append(outcome);
        m_loop.quit();
    });
}

Outcome SenderClient::attempt(const QByteArray &body)
{
    const qsizetype before = m_outcomes.size();
    send(body);
    return waitForOutcomes(before + 1) ? m_outcomes.last() : Outcome();
}

// Qt Test's own waiting sleeps between events, 10 ms for each piece of a body.
bool SenderClient::waitForOutcomes(qsizetype count)
{
    QTimer limit;
    limit.setSingleShot(true);
    QObject::connect(&limit, &QTimer::timeout, &m_loop, &QEventLoop::quit);
    limit.start(std::chrono::seconds(30));
    while (m_outcomes.size() < count && limit.isActive())
        m_loop.exec();
    return m_outcomes.size() >= count;
}

QByteArray bodyOf(qsizetype size)
{
    QByteArray body(size, '\0');
    for (qsizetype i = 0; i < size; ++i)
        body[i] = char('a' + i % 26);
    return body;
}

QByteArray answerWith(const QByteArray &status, const QByteArray &headers)
{
    return "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: 0\r\n\r\n";
}

HostileServer::Script answering(const QByteArray &bytes)
{
    return [bytes](HostileServer::Peer &peer) {
        while (peer.readRequest() && peer.send(bytes)) {
        }
    };
}

HostileServer::Script answeringOnce(const QByteArray &bytes)
{
    return [bytes](HostileServer::Peer &peer) {
        if (peer.readRequest())
            peer.send(bytes);
    };
}

} // namespace penstock
