// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receiver/httpserver.h"
#include "core/receiver/practicesession.h"

#include <QObject>

namespace penstock {

//! An HTTP endpoint on this machine to practise with: answers, delays and fails by a script, and counts what comes.
//!
//! Lives in one thread with an event loop, the one its scheduler belongs to; call everything there. received() carries
//! a value and may be connected across threads.
class PracticeEndpoint final : public QObject
{
    Q_OBJECT

public:
    //! With a catalog, which outlives it, every event is held against the documented format; that takes time.
    explicit PracticeEndpoint(Scheduler &scheduler, HttpServerOptions options = {}, const Catalog *catalog = nullptr,
                              QObject *parent = nullptr);
    ~PracticeEndpoint() override;

    //! On 127.0.0.1; gives the port. Port 0 takes a free one.
    [[nodiscard]] Result<quint16> listen(quint16 port = 0);
    void close(); //!< and every connection at once; the counters stay

    //! From the next request on, from the script's beginning. Without one, every request is answered 200.
    void setScript(const PracticeScript &script);

    //! From the next request on, in place of the script: for one request, or until it is released.
    void press(const practice::Behaviour &behaviour, bool once) { m_desk.player.press(behaviour, once); }
    void release() { m_desk.player.release(); }

    //! From the next request on, who does not give it is answered 401. None: everybody is let in.
    void setLogin(std::optional<PracticeLogin> login);

    [[nodiscard]] const FindingTally &findings() const { return m_desk.recorder.findings(); }
    [[nodiscard]] const PracticeCounters &counters() const { return m_desk.recorder.counters(); }

Q_SIGNALS:
    //! Once for each request, when it is clear what becomes of it; a 2xx before the client can see it.
    void received(const penstock::ReceivedRequest &request);
    //! A connection that was to become TLS ended before it did.
    void handshakeFailed(const QString &reason);

private:
    PracticeSession::Desk m_desk;
    HttpServer m_server;
};

} // namespace penstock
