// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receiver/practiceendpoint.h"
#include "tests/core/receiver/rawclient.h"
#include "tests/support/fakescheduler.h"

#include <QTest>

#include <memory>
#include <vector>

namespace penstock {

//! A documented body with these events.
inline QByteArray envelope(const QByteArray &requestId, const QList<QByteArray> &uuids)
{
    QByteArray events;
    for (const QByteArray &uuid : uuids)
        events += (events.isEmpty() ? "{\"event_name\":\"x\",\"event_uuid\":\""
                                    : ",{\"event_name\":\"x\",\"event_uuid\":\"") +
                  uuid + "\"}";
    return R"({"app_name":"A","source":"MOENGAGE","moe_request_id":")" + requestId + R"(","events":[)" + events + "]}";
}

inline QByteArray post(const QByteArray &body)
{
    return "POST /in?a=1 HTTP/1.0\r\nConnection: keep-alive\r\nContent-Type: application/json\r\nContent-Length: " +
           QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

//! A practice endpoint on a clock that stands still, and one client.
class PracticeTest : public QObject
{
protected:
    void open()
    {
        m_scheduler = std::make_unique<FakeScheduler>();
        m_endpoint = std::make_unique<PracticeEndpoint>(*m_scheduler);
        connect(m_endpoint.get(), &PracticeEndpoint::received, this,
                [this](const ReceivedRequest &request) { m_received.push_back(request); });
        m_received.clear();
        m_port = m_endpoint->listen().value();
    }

    void close()
    {
        m_client.reset();
        m_endpoint.reset();
    }

    void play(const QByteArray &script) { m_endpoint->setScript(parsePracticeScript(script).value()); }

    [[nodiscard]] RawClient &client()
    {
        if (!m_client)
            m_client = std::make_unique<RawClient>(m_port);
        return *m_client;
    }

    [[nodiscard]] const ReceivedRequest &last() const { return m_received.back(); }

    void deliver(const QByteArray &text)
    {
        const std::size_t before = m_received.size();
        client().send(post(text));
        QTRY_COMPARE(m_received.size(), before + 1);
    }

    const QByteArray body = envelope("r-1", {"u-1", "u-2"});
    std::unique_ptr<FakeScheduler> m_scheduler;
    std::unique_ptr<PracticeEndpoint> m_endpoint;
    std::unique_ptr<RawClient> m_client;
    std::vector<ReceivedRequest> m_received;
    quint16 m_port = 0;
};

} // namespace penstock
