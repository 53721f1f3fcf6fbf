// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/httpsender.h"
#include "core/time/systemscheduler.h"
#include "tests/support/hostileserver.h"

#include <QEventLoop>

#include <memory>

namespace penstock {

//! Sends over a real HttpSender and keeps what comes back, in order of arrival.
class SenderClient final
{
public:
    explicit SenderClient(ResolvedDestination destination, HostLookup lookUp = systemHostLookup());
    explicit SenderClient(const HostileServer &server, Milliseconds timeout = std::chrono::seconds(20));

    void send(const QByteArray &body);
    Outcome attempt(const QByteArray &body); //!< sends and waits
    bool waitForOutcomes(qsizetype count);
    void close() { m_sender.reset(); } //!< destroys the sender

    [[nodiscard]] const QList<Outcome> &outcomes() const { return m_outcomes; }

private:
    SystemScheduler m_scheduler;
    QEventLoop m_loop;
    QList<Outcome> m_outcomes;
    std::unique_ptr<HttpSender> m_sender;
};

//! A body that shows when a piece of it is missing or comes twice.
[[nodiscard]] QByteArray bodyOf(qsizetype size);

//! "HTTP/1.1 STATUS", these header lines, no body.
[[nodiscard]] QByteArray answerWith(const QByteArray &status, const QByteArray &headers = {});

//! Answers every request with the same bytes and keeps the connection.
[[nodiscard]] HostileServer::Script answering(const QByteArray &bytes);

//! Answers one request with these bytes and closes.
[[nodiscard]] HostileServer::Script answeringOnce(const QByteArray &bytes);

} // namespace penstock
