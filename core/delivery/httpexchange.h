// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/answermask.h"
#include "core/delivery/failurewords.h"
#include "core/delivery/outcome.h"
#include "core/delivery/requestbody.h"
#include "core/delivery/resolveddestination.h"
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
    //! The destination's timeout bounds the whole attempt: look-up, connection, request and answer. It and `mask`
    //! outlive this.
    HttpExchange(std::shared_ptr<ConnectionPool> pool, const QNetworkRequest &request, QByteArray body,
                 const ResolvedDestination &destination, const AnswerMask &mask, Scheduler &scheduler);
    ~HttpExchange() override;

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

    const Scheduler &m_scheduler;
    const AnswerMask &m_mask;
    const ResolvedDestination &m_destination;
    Outcome m_outcome;
    QString m_certificateTrouble; //!< why the peer's certificate is not accepted
    int m_openedBefore;
    int m_connectionsTold = 0;
    bool m_requestSent = false;
    bool m_flooded = false;
    bool m_doubtful = false;
    std::unique_ptr<Scheduler::Timer> m_deadline;
    // Torn down from below: the reply reads the body and belongs to the manager.
    std::shared_ptr<ConnectionPool> m_pool;
    RequestBody m_body;
    std::unique_ptr<QNetworkReply> m_reply;
};

} // namespace penstock
