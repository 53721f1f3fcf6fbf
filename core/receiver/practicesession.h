// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receiver/httpsession.h"
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
    using Report = std::function<void(const ReceivedRequest &)>;

    PracticeSession(HttpConnection &connection, PracticePlayer &player, PracticeRecorder &recorder,
                    Scheduler &scheduler, Report report);
    ~PracticeSession() override;

    void requestBegan() override;
    void headReceived(const HttpRequest &head) override;
    void requestReceived(const HttpRequest &request) override;
    void roomToWrite() override;
    void requestRefused(const HttpRequest &request, const HttpRefusal &refusal) override;
    void connectionLost() override;

private:
    [[nodiscard]] bool closes(practice::Close::When when) const;
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
    PracticePlayer &m_player;
    PracticeRecorder &m_recorder;
    Scheduler &m_scheduler;
    //! The same bytes over and over, as fast as the client takes them.
    struct Flow
    {
        QByteArray piece;
        qint64 left = 0; //!< bytes
        std::function<void()> end;
    };

    Report m_report;
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
