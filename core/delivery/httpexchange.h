// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/answermask.h"
#include "core/delivery/failurewords.h"
#include "core/delivery/outcome.h"
#include "core/delivery/requestbody.h"
#include "core/delivery/resolveddestination.h"
#include "core/delivery/targetfinder.h"
#include "core/time/scheduler.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslError>

#include <memory>

namespace penstock {

//! The connections that a stream's requests share.
struct ConnectionPool
{
    QNetworkAccessManager manager;
    int opened = 0; //!< connections, as far as the manager has told
};

//! One request on its way and what has come back so far. Lives in the sender's thread.
//!
//! The verdict is the answer's status, taken when its headers are there. QNetworkReply's own error does not say it:
//! it stays NoError for 1xx, 304, an unfollowed 307 and a status of -20, and an answer with over 100 headers, or with
//! malformed ones, never finishes.
class HttpExchange final : public QObject
{
    Q_OBJECT

public:
    //! The destination's timeout bounds the whole attempt: look-up, connection, request and answer. What comes
    //! by reference outlives this.
    HttpExchange(std::shared_ptr<ConnectionPool> pool, const QNetworkRequest &request, QByteArray body,
                 const ResolvedDestination &destination, TargetFinder &targets, const AnswerMask &mask,
                 Scheduler &scheduler);
    ~HttpExchange() override;

    //! Once, when somebody listens.
    void start();

    //! After finished(), all but `requestHeaders`; no secret is in it.
    [[nodiscard]] Outcome takeOutcome() { return std::move(m_outcome); }

    //! No status line yet although it has been under way for that long.
    [[nodiscard]] bool isSilentFor(Milliseconds duration) const;

    //! Its connection was cut because of what the peer sent in place of an answer.
    void noteFlood() { m_flooded = true; }

    [[nodiscard]] const ConnectionPool *pool() const { return m_pool.get(); }

    //! After finished(): the connection this left behind cannot be trusted with another request.
    [[nodiscard]] bool leavesDoubt() const;

Q_SIGNALS:
    void connectionOpening();
    void requestSent();
    void finished(); //!< once; the outcome is complete

private:
    void begin(const Targets &targets);
    void post();
    void tryNextAddress();
    [[nodiscard]] bool mayTryNextAddress() const;
    void connectReply(bool encrypted);
    void note(std::optional<Milliseconds> &time); //!< that it is now, the first time
    void judgeCertificate(const QList<QSslError> &errors);
    void checkPin();
    void countConnection();
    void takeStatus();
    void takeBody();
    void end();
    void giveUp();
    void settle(const QString &trouble);
    [[nodiscard]] bool isDelivered() const;
    [[nodiscard]] bool wasCutOff() const;
    [[nodiscard]] bool sawConnectionOpen() const { return m_pool->opened > m_openedBefore; }
    [[nodiscard]] RequestPhase phase() const;

    Scheduler &m_scheduler;
    TargetFinder &m_targets;
    const AnswerMask &m_mask;
    const ResolvedDestination &m_destination;
    Outcome m_outcome;
    QString m_certificateTrouble;    //!< why the peer's certificate is not accepted
    QList<QHostAddress> m_addresses; //!< to go on with when no connection comes about
    QHostAddress m_address;
    int m_openedBefore = 0;
    int m_connectionsTold = 0;
    bool m_requestSent = false;
    bool m_flooded = false;
    bool m_doubtful = false;
    std::unique_ptr<Scheduler::Timer> m_deadline;
    std::unique_ptr<Scheduler::Timer> m_patience; //!< while no connection stands and there is another address
    // Torn down from below: the reply belongs to the manager.
    std::shared_ptr<ConnectionPool> m_pool;
    QNetworkRequest m_request;
    QByteArray m_content;
    RequestBody *m_body = nullptr; //!< of the reply, which reads it
    std::unique_ptr<QNetworkReply> m_reply;
};

} // namespace penstock
