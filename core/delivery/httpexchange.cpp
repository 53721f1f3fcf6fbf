// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery/httpexchange.h"

#include "core/delivery/certificatewords.h"
#include "core/delivery/descriptors.h"
#include "core/delivery/retryafter.h"

namespace penstock {

namespace {

// The manager tells the first request in its queue of the connections for all six, and opens one that broke anew.
constexpr int mostConnections = 12;

constexpr Milliseconds addressPatience{2'000}; // for a connection, where the host has another address

} // namespace

HttpExchange::HttpExchange(std::shared_ptr<ConnectionPool> pool, const QNetworkRequest &request, QByteArray body,
                           const ResolvedDestination &destination, TargetFinder &targets, const AnswerMask &mask,
                           Scheduler &scheduler)
    : m_scheduler(scheduler)
    , m_targets(targets)
    , m_mask(mask)
    , m_destination(destination)
    , m_pool(std::move(pool))
    , m_request(request)
    , m_content(std::move(body))
{
}

HttpExchange::~HttpExchange() = default;

void HttpExchange::start()
{
    m_outcome.startedAt = m_scheduler.now();
    m_deadline = m_scheduler.callAfter(m_destination.timeout, [this] { giveUp(); });
    if (const Targets *targets = m_targets.known())
        return begin(*targets);
    connect(&m_targets, &TargetFinder::found, this, &HttpExchange::begin, Qt::SingleShotConnection);
    m_targets.lookUp();
}

void HttpExchange::begin(const Targets &targets)
{
    if (!targets.trouble.isEmpty())
        return settle(targets.trouble);
    m_addresses = targets.addresses;
    post();
}

void HttpExchange::post()
{
    m_address = m_addresses.takeFirst();
    QUrl url = m_destination.url;
    url.setHost(m_address.toString());
    m_request.setUrl(url);

    m_openedBefore = m_pool->opened;
    m_connectionsTold = 0;
    auto body = std::make_unique<RequestBody>(m_content);
    m_reply.reset(m_pool->manager.post(m_request, body.get()));
    m_body = body.release();
    m_body->setParent(m_reply.get());
    connectReply(url.scheme() == QLatin1String("https"));
    if (!m_addresses.isEmpty())
        m_patience = m_scheduler.callAfter(addressPatience, [this] { tryNextAddress(); });
}

// Not one byte of the body has left, so this is no attempt more.
void HttpExchange::tryNextAddress()
{
    m_patience.reset();
    m_targets.putLast(m_address);
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply.release()->deleteLater(); // this may run in one of its signals
    m_certificateTrouble.clear();
    post();
}

bool HttpExchange::mayTryNextAddress() const
{
    const QNetworkReply::NetworkError error = m_reply->error();
    return !m_addresses.isEmpty() && !m_requestSent && m_body->handedOut() == 0 &&
           (error == QNetworkReply::ConnectionRefusedError || error == QNetworkReply::TimeoutError ||
            error == QNetworkReply::UnknownNetworkError);
}

bool HttpExchange::leavesDoubt() const
{
    return m_doubtful;
}

bool HttpExchange::isSilentFor(Milliseconds duration) const
{
    return !m_outcome.answer.status && m_scheduler.now().steady - m_outcome.startedAt.steady >= duration;
}

void HttpExchange::connectReply(bool encrypted)
{
    QNetworkReply *reply = m_reply.get();
    connect(reply, &QNetworkReply::socketStartedConnecting, this, &HttpExchange::countConnection);
    connect(reply, &QNetworkReply::requestSent, this, [this] {
        m_requestSent = true;
        note(m_outcome.times.sent);
        m_patience.reset();
        // Right after post() it does nothing, and once the headers are there a peer may have sent a gigabyte. The one
        // byte more tells that there is more.
        m_reply->setReadBufferSize(Answer::bodyLimit + 1);
        Q_EMIT requestSent();
    });
    connect(reply, &QNetworkReply::metaDataChanged, this, &HttpExchange::takeStatus);
    connect(reply, &QNetworkReply::readyRead, this, &HttpExchange::takeBody);
    connect(reply, &QNetworkReply::finished, this, &HttpExchange::end);
    if (!encrypted)
        return;
    connect(reply, &QNetworkReply::encrypted, this, [this] { note(m_outcome.times.encrypted); });
    // In both the manager's own thread waits, and nothing has been sent.
    connect(reply, &QNetworkReply::sslErrors, this, &HttpExchange::judgeCertificate);
    connect(reply, &QNetworkReply::encrypted, this, &HttpExchange::checkPin);
}

void HttpExchange::judgeCertificate(const QList<QSslError> &errors)
{
    const QList<QSslCertificate> chain = m_reply->sslConfiguration().peerCertificateChain();
    const QList<QSslError> pardoned = pardonedByPin(m_destination.trust, chain.value(0), errors);
    if (pardoned.size() == errors.size())
        m_reply->ignoreSslErrors(pardoned);
    else
        m_certificateTrouble = certificateWords(m_destination.trust, chain, errors);
}

// The manager remembers the pardoned errors for its later connections, and they may be about the issuer only, which
// another certificate can have, too: that one brings no errors here.
void HttpExchange::checkPin()
{
    m_patience.reset();
    const QSslCertificate peer = m_reply->sslConfiguration().peerCertificate();
    if (!satisfiesPin(m_destination.trust, peer))
        settle(certificateFailureWords(m_destination.url, changedCertificateWords(m_destination.trust, peer)));
}

void HttpExchange::note(std::optional<Milliseconds> &time)
{
    if (!time)
        time = m_scheduler.now().steady - m_outcome.startedAt.steady;
}

void HttpExchange::countConnection()
{
    // To a peer that resets before anything was sent the manager connects again and again, hundreds of times.
    ++m_pool->opened;
    note(m_outcome.times.connecting);
    if (++m_connectionsTold > mostConnections)
        return settle(cutOffWords(m_destination.url));
    Q_EMIT connectionOpening();
}

void HttpExchange::takeStatus()
{
    bool known = false;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(&known);
    if (!known || m_outcome.answer.status)
        return;

    Answer &answer = m_outcome.answer;
    answer.status = status;
    note(m_outcome.times.status);
    answer.reasonPhrase = m_reply->attribute(QNetworkRequest::HttpReasonPhraseAttribute).toByteArray();
    for (const auto &[name, value] : m_reply->rawHeaderPairs())
        answer.headers.append({name, value});
    m_outcome.retryAfter = parseRetryAfter(m_reply->rawHeader("Retry-After"), m_scheduler.now().wall);

    // The manager takes an interim status for the end and keeps the connection: the final status that follows would
    // be read as the answer to the next request. It also keeps a connection whose request it broke off midway.
    m_doubtful = status < 200 || !m_body->isHandedOut();
    if (status < 200)
        settle(QString());
}

void HttpExchange::takeBody()
{
    // What comes before the headers cannot be an answer's body.
    if (!m_outcome.answer.status)
        return;

    Answer &answer = m_outcome.answer;
    answer.body += m_reply->read(Answer::bodyLimit + 1 - answer.body.size());
    if (answer.body.size() <= Answer::bodyLimit)
        return;

    answer.body.truncate(Answer::bodyLimit);
    answer.truncated = true;
    settle(QString());
}

void HttpExchange::end()
{
    takeBody();
    if (m_outcome.answer.truncated)
        return;
    if (mayTryNextAddress())
        return tryNextAddress();

    const QNetworkReply::NetworkError error = m_reply->error();
    if (m_outcome.answer.status)
        return settle(error == QNetworkReply::NoError ? QString() : brokenBodyWords());
    if (m_flooded)
        return settle(floodWords(m_destination.url));
    if (wasCutOff()) {
        // From outside the manager a status line that broke off looks like no answer at all. A connection may be told
        // to another request than the one that uses it: only when none was opened is it sure to be an old one.
        m_outcome.lostOnReusedConnection = !sawConnectionOpen();
        return settle(cutOffWords(m_destination.url));
    }
    settle(m_certificateTrouble.isEmpty() ? networkErrorWords(error, m_destination.url, m_reply->errorString())
                                          : certificateFailureWords(m_destination.url, m_certificateTrouble));
}

void HttpExchange::giveUp()
{
    settle(deadlineWords(phase(), m_destination.url, m_destination.timeout));
}

void HttpExchange::settle(const QString &trouble)
{
    m_deadline.reset();
    m_patience.reset();
    m_targets.disconnect(this);
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort(); // does nothing to a finished one
        m_outcome.bytesSent = m_body->handedOut();
    }

    m_mask.mask(m_outcome.answer);
    m_outcome.kind = isDelivered() ? Outcome::Kind::Delivered : Outcome::Kind::Failed;
    const Answer &answer = m_outcome.answer;
    const bool statusTells = answer.status && !isDelivered();
    m_outcome.reason = statusTells ? statusWords(*answer.status, answer.reasonPhrase) : trouble;
    m_outcome.duration = m_scheduler.now().steady - m_outcome.startedAt.steady;
    Q_EMIT finished();
}

bool HttpExchange::isDelivered() const
{
    const std::optional<int> status = m_outcome.answer.status;
    return status && *status >= 200 && *status <= 299;
}

bool HttpExchange::wasCutOff() const
{
    const QNetworkReply::NetworkError error = m_reply->error();
    // ContentReSendError: the manager wanted to send again, and the body refused. UnknownNetworkError: a write failed.
    return error == QNetworkReply::RemoteHostClosedError || error == QNetworkReply::ContentReSendError ||
           (error == QNetworkReply::UnknownNetworkError && m_body->handedOut() > 0);
}

RequestPhase HttpExchange::phase() const
{
    if (m_outcome.answer.status)
        return RequestPhase::Reading;
    if (m_requestSent)
        return m_body->isHandedOut() ? RequestPhase::AwaitingAnswer : RequestPhase::Sending;
    if (!m_reply)
        return RequestPhase::LookingUp;
    const bool encrypted = m_destination.url.scheme() == QLatin1String("https");
    return encrypted && isConnectedTo(quint16(m_destination.url.port(443))) ? RequestPhase::Securing
                                                                            : RequestPhase::Connecting;
}

} // namespace penstock
