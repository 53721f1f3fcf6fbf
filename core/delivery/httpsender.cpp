// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery/httpsender.h"

#include "core/delivery/destinationcheck.h"
#include "core/delivery/directproxy.h"
#include "core/delivery/nodelay.h"

#include <algorithm>

namespace penstock {

namespace {

constexpr Milliseconds watchInterval{100};
constexpr Milliseconds suspectInterval{5}; // a fast peer brings megabytes in each hundredth of a second

std::shared_ptr<ConnectionPool> makePool()
{
    auto pool = std::make_shared<ConnectionPool>();
    pool->manager.setProxyFactory(new DirectProxy); // which it owns; a system proxy's look-up would block the thread
    pool->manager.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    return pool;
}

QNetworkRequest makeRequest(const ResolvedDestination &destination)
{
    QNetworkRequest request(destination.url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    request.setAttribute(QNetworkRequest::HttpPipeliningAllowedAttribute, false);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    if (destination.url.scheme() == QLatin1String("https")) {
        request.setSslConfiguration(tlsConfigurationFor(destination.trust));
        // The host of the request is an address: the name that the certificate is for goes out by SNI, too.
        request.setPeerVerifyName(destination.url.host());
    }
    for (const auto &[field, secret] : sentHeaders(destination, 0)) {
        // A null value would take the header out.
        request.setRawHeader(field.name, field.value.isNull() ? QByteArray("") : field.value);
    }
    return request;
}

} // namespace

HttpSender::HttpSender(ResolvedDestination destination, Scheduler &scheduler, HostLookup lookUp)
    : m_destination(std::move(destination))
    , m_scheduler(scheduler)
    , m_mask(m_destination)
    , m_targets(m_destination.url, scheduler, std::move(lookUp))
    , m_shownHeaders(shownHeaders(m_destination, 0))
{
    if (const auto checked = checkDestination(m_destination); !checked)
        m_refusal = checked.error().message;
    else
        m_request = makeRequest(m_destination);
}

HttpSender::~HttpSender() = default;

void HttpSender::send(const OutgoingRequest &request, Done done)
{
    Q_ASSERT(m_exchanges.size() < maxInFlight);
    if (!m_refusal.isEmpty())
        return refuse(request.body.size(), std::move(done));

    QNetworkRequest sized = m_request;
    sized.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
    const auto &exchange = m_exchanges.emplace_back(
        std::make_unique<HttpExchange>(freePool(), sized, request.body, m_destination, m_targets, m_mask, m_scheduler));

    HttpExchange *sent = exchange.get();
    // The connection may serve a later request than the one it was opened for: so the next ones look, too. They do when
    // their headers have left and before their body does; for a connection that is refused nobody looks.
    connect(sent, &HttpExchange::connectionOpening, this, [this] { m_requestsToWatch = 2 * maxInFlight; });
    connect(sent, &HttpExchange::requestSent, this, &HttpSender::setNoDelay);
    // Queued: `done` runs on a clean stack, where it may send again or destroy this sender.
    connect(
        sent, &HttpExchange::finished, this,
        [this, sent, size = request.body.size(), done = std::move(done)] { settle(sent, size, done); },
        Qt::QueuedConnection);

    sent->start();

    if (!m_watch)
        m_watch = m_scheduler.callAfter(watchInterval, [this] { watch(); });
}

// With a pin each request has a pool for itself, and so a connection that is checked while that request waits for it.
// In a shared one the manager may finish a handshake for nobody, and nothing would tell of the certificate.
std::shared_ptr<ConnectionPool> HttpSender::freePool()
{
    const bool shared = m_destination.trust.pinnedSha256.isEmpty();
    for (const auto &pool : m_pools) {
        if (shared || std::ranges::none_of(m_exchanges, [&](const auto &held) { return held->pool() == pool.get(); }))
            return pool;
    }
    return m_pools.emplace_back(makePool());
}

void HttpSender::refuse(qint64 bodySize, Done done)
{
    Outcome outcome;
    outcome.reason = m_refusal;
    outcome.requestHeaders = shownHeadersFor(bodySize);
    outcome.startedAt = m_scheduler.now();
    QMetaObject::invokeMethod(
        this, [outcome = std::move(outcome), done = std::move(done)] { done(outcome); }, Qt::QueuedConnection);
}

void HttpSender::settle(HttpExchange *exchange, qint64 bodySize, const Done &done)
{
    Outcome outcome = exchange->takeOutcome();
    outcome.requestHeaders = shownHeadersFor(bodySize);
    // A new pool has no old connections. The requests that are still on the wire keep the old one until they end.
    const bool unpinned = m_destination.trust.pinnedSha256.isEmpty();
    const bool leavesDoubt =
        exchange->leavesDoubt() || outcome.lostOnReusedConnection || (!unpinned && !outcome.answer.status);
    if (leavesDoubt)
        std::erase_if(m_pools, [&](const auto &pool) { return pool.get() == exchange->pool(); });

    const Done report = done; // goes with the exchange
    std::erase_if(m_exchanges, [&](const auto &held) { return held.get() == exchange; });
    report(std::move(outcome));
}

void HttpSender::setNoDelay()
{
    if (m_requestsToWatch == 0)
        return;
    --m_requestsToWatch;
    setNoDelayOnTcpSockets();
}

void HttpSender::watch()
{
    m_watch.reset();
    if (m_exchanges.empty())
        return;

    std::vector<HttpExchange *> silent;
    for (const auto &exchange : m_exchanges) {
        if (exchange->isSilentFor(watchInterval))
            silent.push_back(exchange.get());
    }
    const int schemePort = m_destination.url.scheme() == QLatin1String("https") ? 443 : 80;
    FloodGuard::Look look;
    if (!silent.empty())
        look = m_floodGuard.cutFloods(quint16(m_destination.url.port(schemePort)));
    if (look.cuts > 0)
        std::for_each(silent.begin(), silent.end(), [](HttpExchange *exchange) { exchange->noteFlood(); });
    m_watch = m_scheduler.callAfter(look.suspects ? suspectInterval : watchInterval, [this] { watch(); });
}

HeaderFields HttpSender::shownHeadersFor(qint64 bodySize) const
{
    HeaderFields headers = m_shownHeaders;
    headers.last().value = QByteArray::number(bodySize); // sentHeaders() puts the length last
    return headers;
}

} // namespace penstock
