// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receiver/httpconnection.h"

#include "core/receiver/httpgrammar.h"
#include "core/receiver/socketactions.h"

#include <QCoreApplication>
#include <QScopedValueRollback>

#include <algorithm>
#include <array>
#include <utility>

namespace penstock {

namespace {

constexpr qint64 readBufferSize = 256 * 1024;
//! No further request is read while the peer leaves this much of the answers untaken.
constexpr qint64 untakenAtMost = 256 * 1024;
//! How long a client that was answered early may go on sending, so that it sees the answer and no reset.
constexpr Milliseconds drainDeadline{2000};

HttpAnswer refusalAnswer(const HttpRefusal &refusal)
{
    return {.status = refusal.status,
            .headers = {{QByteArrayLiteral("Content-Type"), QByteArrayLiteral("text/plain; charset=utf-8")}},
            .body = QByteArray::fromStdString(refusal.reason) + '\n'};
}

bool asksToClose(const HttpAnswer &answer)
{
    return std::any_of(answer.headers.begin(), answer.headers.end(), [](const HeaderField &field) {
        return field.name.compare("Connection", Qt::CaseInsensitive) == 0 &&
               field.value.compare("close", Qt::CaseInsensitive) == 0;
    });
}

QString handshakeFault(const QTcpSocket &socket)
{
    return socket.error() == QAbstractSocket::UnknownSocketError
               ? QCoreApplication::translate("penstock", "it came to no end in time")
               : socket.errorString();
}

} // namespace

HttpConnection::HttpConnection(std::unique_ptr<QTcpSocket> socket, const HttpServerOptions &options,
                               Scheduler &scheduler, std::size_t &bodyBytes, std::optional<quint16> loopbackPort)
    : m_options(options)
    , m_scheduler(scheduler)
    , m_bodyBytes(bodyBytes)
    , m_loopbackPort(loopbackPort)
    , m_socket(std::move(socket))
    , m_parser(options.limits)
{
}

HttpConnection::~HttpConnection()
{
    m_bodyBytes -= m_ownBodyBytes;
    m_socket->disconnect(this);
}

void HttpConnection::start(std::unique_ptr<HttpSession> session)
{
    m_session = std::move(session);
    // An answer goes out in one write; waiting for more would only wait for the peer's delayed ACK.
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket->setReadBufferSize(readBufferSize);
    m_deadline = in(m_options.stallsHandshake ? m_options.requestDeadline : m_options.headDeadline);
    if (auto *socket = qobject_cast<QSslSocket *>(m_socket.get()))
        startEncryption(*socket);
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &HttpConnection::readOn);
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this, &HttpConnection::writeOn);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &HttpConnection::lose);
}

void HttpConnection::startEncryption(QSslSocket &socket)
{
    m_handshake = &socket;
    connect(&socket, &QSslSocket::encrypted, this, [this] { m_handshake = nullptr; });
    connect(&socket, &QSslSocket::encryptedBytesWritten, this, &HttpConnection::writeOn);
    socket.setSslConfiguration(*m_options.tls);
    if (!m_options.stallsHandshake)
        socket.startServerEncryption();
}

//! Bytes of the answers that are still here.
qint64 HttpConnection::untaken() const
{
    const auto *secure = qobject_cast<const QSslSocket *>(m_socket.get());
    return m_socket->bytesToWrite() + (secure ? secure->encryptedBytesToWrite() : 0);
}

bool HttpConnection::mayRead() const
{
    switch (m_state) {
    case State::Idle:
        return !m_handshake && untaken() < untakenAtMost;
    case State::Receiving:
    case State::Draining:
        return true;
    case State::Serving:
    case State::Closing:
    case State::Closed:
        break;
    }
    return false;
}

void HttpConnection::readOn()
{
    if (m_reading)
        return;
    const QScopedValueRollback reading(m_reading, true);
    std::array<char, 64 * 1024> buffer; // not initialised on purpose: it is read into at once
    while (mayRead()) {
        if (!m_unread.empty()) {
            take(std::exchange(m_unread, {}));
            continue;
        }
        const qint64 size = m_socket->read(buffer.data(), qint64(buffer.size()));
        if (size <= 0)
            return;
        take({buffer.data(), std::size_t(size)});
    }
}

void HttpConnection::take(std::string_view bytes)
{
    while (!bytes.empty() && mayRead() && m_state != State::Draining) {
        if (m_state == State::Idle)
            begin();
        if (m_state != State::Receiving)
            return;
        bytes.remove_prefix(m_parser.feed(bytes));
        countBody();
        react();
    }
    if (m_state == State::Idle || m_state == State::Serving)
        m_unread = bytes;
    else if (m_state == State::Draining)
        dropRequest();
}

void HttpConnection::begin()
{
    m_state = State::Receiving;
    m_headSeen = false;
    m_began = m_scheduler.now().steady;
    m_deadline = m_began + m_options.headDeadline;
    m_session->requestBegan();
}

void HttpConnection::react()
{
    if (m_parser.isRefused())
        return refuse(m_parser.refusal());
    if (m_parser.isHeadComplete() && !m_headSeen) {
        m_headSeen = true;
        m_deadline = m_began + m_options.requestDeadline;
        checkHead();
    }
    if (m_state == State::Receiving && m_bodyBytes > m_options.allBodies)
        return refuse({503, "Too much is coming in at once; try again later."});
    if (m_state == State::Receiving && m_parser.isComplete())
        serve();
}

void HttpConnection::serve()
{
    m_state = State::Serving;
    m_deadline.reset();
    m_keepAlive = m_parser.request().keepAlive;
    m_wantsBody = m_parser.request().method != "HEAD";
    m_session->requestReceived(m_parser.request());
    dropRequest();
}

//! A large body is not kept while the connection waits, drains or idles.
void HttpConnection::dropRequest()
{
    m_parser.next();
    countBody();
}

void HttpConnection::countBody()
{
    const std::size_t held = m_parser.request().body.size();
    m_bodyBytes += held - m_ownBodyBytes;
    m_ownBodyBytes = held;
}

void HttpConnection::checkHead()
{
    const HttpRequest &head = m_parser.request();
    const std::string_view authority = authorityOf(head);
    if (m_loopbackPort && !authority.empty() && !isLoopbackAuthority(authority, *m_loopbackPort))
        return refuse({421, "This server answers to localhost, 127.0.0.1 and [::1] only, not to the request's host."});

    const std::string_view expectation = head.header("Expect");
    const bool wantsContinue = equalIgnoringCase(expectation, "100-continue");
    if (!expectation.empty() && !wantsContinue)
        return refuse({417, "The only expectation met here is 100-continue."});

    m_session->headReceived(head);
    if (wantsContinue && m_state == State::Receiving && head.minorVersion == 1 && !m_parser.isComplete())
        write(QByteArrayLiteral("HTTP/1.1 100 Continue\r\n\r\n"));
}

void HttpConnection::refuse(const HttpRefusal &refusal)
{
    m_session->requestRefused(m_parser.request(), refusal);
    answer(refusalAnswer(refusal));
}

void HttpConnection::answer(const HttpAnswer &answer)
{
    if (m_state == State::Receiving) {
        write(answerBytes(answer, false));
        return drain();
    }
    if (m_state != State::Serving)
        return;
    m_keepAlive = m_keepAlive && !asksToClose(answer);
    write(answerBytes(answer, m_keepAlive, m_wantsBody));
    finishExchange();
}

void HttpConnection::write(const QByteArray &bytes)
{
    m_socket->write(bytes);
    // Spares a turn of the event loop for each answer.
    m_socket->flush();
}

void HttpConnection::finishExchange()
{
    if (m_state != State::Serving)
        return;
    m_hasServed = true;
    if (!m_keepAlive)
        return close();
    m_state = State::Idle;
    m_deadline = in(m_options.idleDeadline);
    if (!m_reading)
        QMetaObject::invokeMethod(this, &HttpConnection::readOn, Qt::QueuedConnection);
    Q_EMIT becameIdle();
}

void HttpConnection::drain()
{
    m_state = State::Draining;
    m_deadline = in(drainDeadline);
    writeOn();
}

void HttpConnection::writeOn()
{
    if (m_state == State::Draining && untaken() == 0)
        penstock::shutdownWriting(m_socket->socketDescriptor());
    else if (m_state == State::Serving && untaken() == 0)
        QMetaObject::invokeMethod(this, &HttpConnection::offerRoom, Qt::QueuedConnection);
    else if (m_state == State::Idle)
        readOn();
}

// Not inside bytesWritten(), which the socket does not emit again for what is written there.
void HttpConnection::offerRoom()
{
    if (m_state == State::Serving && untaken() == 0)
        m_session->roomToWrite();
}

void HttpConnection::close()
{
    if (m_state == State::Closing || m_state == State::Closed)
        return;
    m_state = State::Closing;
    m_deadline = in(m_options.requestDeadline);
    m_socket->disconnectFromHost();
}

void HttpConnection::reset()
{
    if (m_state == State::Closed)
        return;
    m_state = State::Closing;
    resetOnClose(m_socket->socketDescriptor());
    m_socket->abort();
}

void HttpConnection::shutdownWriting()
{
    penstock::shutdownWriting(m_socket->socketDescriptor());
}

void HttpConnection::expire()
{
    m_deadline.reset();
    switch (m_state) {
    case State::Idle:
        return close();
    case State::Receiving:
        return refuse({408, "The request did not come in whole in time."});
    case State::Draining:
    case State::Closing:
        return reset();
    case State::Serving:
    case State::Closed:
        break;
    }
}

void HttpConnection::lose()
{
    if (m_state == State::Closed)
        return;
    m_state = State::Closed;
    if (m_handshake)
        m_session->handshakeFailed(handshakeFault(*m_socket));
    m_session->connectionLost();
    Q_EMIT closed();
}

} // namespace penstock
