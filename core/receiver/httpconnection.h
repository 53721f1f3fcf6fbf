// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receiver/httpanswer.h"
#include "core/receiver/httprequestparser.h"
#include "core/receiver/httpsession.h"
#include "core/time/scheduler.h"

#include <QObject>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpSocket>

#include <memory>
#include <optional>
#include <string>

namespace penstock {

struct HttpServerOptions
{
    HttpLimits limits;
    int maxConnections = 256;
    std::size_t allBodies = 512 * 1024 * 1024; //!< bytes of requests that are coming in, of all connections together
    Milliseconds headDeadline{10'000};         //!< from the first byte, or the connect, to the end of the headers
    Milliseconds requestDeadline{60'000};      //!< from the first byte to the last; and for the peer to take the answer
    Milliseconds idleDeadline{60'000};         //!< between two requests of a connection
    std::optional<QSslConfiguration> tls;      //!< the certificate and its key; none: plain HTTP
    bool stallsHandshake = false;              //!< takes what the client says, and never answers
};

//! One connection of an HttpServer, in the server's thread: reads requests one after the other, writes the answers.
class HttpConnection final : public QObject
{
    Q_OBJECT

public:
    //! `loopbackPort`: the server listens on loopback, so only requests for a loopback name and this port are taken.
    //! `bodyBytes`: what all connections hold of bodies, counted together.
    HttpConnection(std::unique_ptr<QTcpSocket> socket, const HttpServerOptions &options, Scheduler &scheduler,
                   std::size_t &bodyBytes, std::optional<quint16> loopbackPort);
    ~HttpConnection() override;

    void start(std::unique_ptr<HttpSession> session);

    //! Ends the exchange: the next request is read, or the connection closes when the client wants it. Before the
    //! request has come in whole, its rest is dropped and the connection closes.
    void answer(const HttpAnswer &answer);
    void write(const QByteArray &bytes); //!< raw, as part or in place of an answer
    void finishExchange();               //!< what was written with write() was the answer
    void close();                        //!< after what is written has gone out
    void reset();                        //!< RST, at once
    void shutdownWriting();              //!< FIN, and goes on reading

    // For the server.
    [[nodiscard]] bool isIdle() const { return m_state == State::Idle; }
    [[nodiscard]] bool hasServed() const { return m_hasServed; }
    [[nodiscard]] SteadyTime deadline() const { return m_deadline.value_or(SteadyTime::max()); }
    void expire(); //!< its deadline has passed

Q_SIGNALS:
    void closed();
    void becameIdle();

private:
    enum class State {
        Idle,      //!< between requests
        Receiving, //!< a request is coming in
        Serving,   //!< the session owes an answer
        Draining,  //!< answered before the request was read; the rest is read and dropped
        Closing,   //!< what was written goes out, then the connection ends
        Closed,
    };

    void startEncryption(QSslSocket &socket);
    [[nodiscard]] qint64 untaken() const;
    void readOn();
    void take(std::string_view bytes);
    void begin();
    void react();
    void serve();
    void dropRequest();
    void countBody();
    void checkHead();
    void refuse(const HttpRefusal &refusal);
    void drain();
    void lose();
    void writeOn();
    void offerRoom();
    [[nodiscard]] bool mayRead() const;
    [[nodiscard]] SteadyTime in(Milliseconds delay) const { return m_scheduler.now().steady + delay; }

    const HttpServerOptions &m_options;
    Scheduler &m_scheduler;
    std::size_t &m_bodyBytes;
    const std::optional<quint16> m_loopbackPort;
    std::unique_ptr<QTcpSocket> m_socket;
    QSslSocket *m_handshake = nullptr; //!< the socket while it is not encrypted yet
    HttpRequestParser m_parser;
    std::unique_ptr<HttpSession> m_session;
    State m_state = State::Idle;
    std::optional<SteadyTime> m_deadline;
    SteadyTime m_began{};           //!< the present request
    std::string m_unread;           //!< came in while a request was being served
    std::size_t m_ownBodyBytes = 0; //!< of m_bodyBytes
    bool m_headSeen = false;        //!< of the present request
    bool m_wantsBody = true;        //!< it is not HEAD
    bool m_keepAlive = true;        //!< the present exchange leaves the connection open
    bool m_hasServed = false;       //!< at least one request
    bool m_reading = false;         //!< readOn() is on the stack
};

} // namespace penstock
