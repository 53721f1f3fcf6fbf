// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receiver/httpsession.h"
#include "core/receiver/practicelogin.h"
#include "core/receiver/practiceplayer.h"
#include "core/receiver/practicerecorder.h"
#include "core/time/scheduler.h"

#include <functional>
#include <optional>

namespace penstock {

//! One connection of the practice endpoint: does to each request what the script says.
class PracticeSession final : public HttpSession
{
public:
    //! What the sessions of one endpoint share; outlives them.
    struct Desk
    {
        Scheduler &scheduler;
        PracticePlayer player;
        PracticeRecorder recorder;
        std::optional<PracticeLogin> login; //!< none: everybody is let in
        std::function<void(const ReceivedRequest &)> report;
        std::function<void(const QString &reason)> reportHandshake;
    };

    PracticeSession(HttpConnection &connection, Desk &desk);
    ~PracticeSession() override;

    void handshakeFailed(const QString &reason) override;
    void requestBegan() override;
    void headReceived(const HttpRequest &head) override;
    void requestReceived(const HttpRequest &request) override;
    void roomToWrite() override;
    void requestRefused(const HttpRequest &request, const HttpRefusal &refusal) override;
    void connectionLost() override;

private:
    [[nodiscard]] bool closes(practice::Close::When when) const;
    void turnAway(const QString &fault);
    void perform();
    void answer(const practice::Answer &behaviour);
    void drip(const practice::Drip &behaviour);
    void dripOn();
    void begin(const practice::Endless &behaviour);
    void begin(const practice::InterimFlood &behaviour);
    void flowOn();
    void storeHalf(const HttpAnswer &answer);
    void closeWith(std::optional<int> status);
    void settle(std::optional<int> status);
    void settle(std::optional<int> status, const QString &words, std::optional<qint64> stored = {});

    HttpConnection &m_connection;
    Desk &m_desk;
    //! The same bytes over and over, as fast as the client takes them.
    struct Flow
    {
        QByteArray piece;
        qint64 left = 0; //!< bytes
        std::function<void()> end;
    };

    practice::Behaviour m_behaviour;
    std::optional<Arrival> m_arrival; //!< until it is settled
    std::unique_ptr<Scheduler::Timer> m_timer;
    std::optional<Flow> m_flow;
    QByteArray m_dripping;
    qsizetype m_dripped = 0;
    qsizetype m_headSize = 0; //!< of what is dripped
    bool m_isHead = false;    //!< the request's method is HEAD
    bool m_keepAlive = true;
};

} // namespace penstock
