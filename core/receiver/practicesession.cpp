// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receiver/practicesession.h"

#include "core/overloaded.h"
#include "core/receiver/httpconnection.h"
#include "core/receiver/practicebytes.h"

#include <QCoreApplication>

#include <utility>

namespace penstock {

namespace {

bool hasBody(const HttpRequest &head)
{
    const std::string_view length = head.header("Content-Length");
    return head.count("Transfer-Encoding") > 0 || length.find_first_not_of('0') != std::string_view::npos;
}

} // namespace

PracticeSession::PracticeSession(HttpConnection &connection, Desk &desk)
    : m_connection(connection)
    , m_desk(desk)
{
}

PracticeSession::~PracticeSession() = default;

void PracticeSession::handshakeFailed(const QString &reason)
{
    m_desk.recorder.countFailedHandshake();
    m_desk.reportHandshake(reason);
}

void PracticeSession::requestBegan()
{
    m_arrival = m_desk.recorder.begin(m_desk.scheduler.now().wall);
    m_behaviour = m_desk.player.next(m_desk.scheduler.now().steady);
    if (closes(practice::Close::When::Before))
        closeWith(std::nullopt);
}

void PracticeSession::headReceived(const HttpRequest &head)
{
    // A request without a body has no inside: it is closed when it has come.
    if (closes(practice::Close::When::During) && hasBody(head)) {
        m_desk.recorder.readPart(*m_arrival, head);
        closeWith(std::nullopt);
    }
}

void PracticeSession::requestReceived(const HttpRequest &request)
{
    m_desk.recorder.read(*m_arrival, request);
    m_isHead = request.method == "HEAD";
    m_keepAlive = request.keepAlive;
    if (const auto fault = m_desk.login ? m_desk.login->fault(request) : std::nullopt)
        turnAway(*fault);
    else
        perform();
}

void PracticeSession::requestRefused(const HttpRequest &request, const HttpRefusal &refusal)
{
    if (!m_arrival)
        return;
    m_desk.recorder.readPart(*m_arrival, request);
    m_desk.recorder.refuse(*m_arrival, refusal);
    settle(refusal.status, QCoreApplication::translate("penstock", "refused with %1").arg(refusal.status));
}

void PracticeSession::connectionLost()
{
    m_timer.reset();
    m_flow.reset();
    const QString words = practice::behaviourWords(m_behaviour);
    settle(std::nullopt, QCoreApplication::translate("penstock", "%1, but the client left first").arg(words));
}

bool PracticeSession::closes(practice::Close::When when) const
{
    const auto *close = std::get_if<practice::Close>(&m_behaviour);
    return close && close->when == when;
}

void PracticeSession::turnAway(const QString &fault)
{
    constexpr int unauthorized = 401;
    settle(unauthorized, QCoreApplication::translate("penstock", "%1, %2").arg(unauthorized).arg(fault));
    m_connection.answer({.status = unauthorized,
                         .headers = {{QByteArrayLiteral("WWW-Authenticate"),
                                      QByteArrayLiteral("Basic realm=\"practice\", charset=\"UTF-8\"")}},
                         .body = {}});
}

void PracticeSession::perform()
{
    std::visit(Overloaded{
                   [this](const practice::Answer &behaviour) { answer(behaviour); },
                   [this](const practice::Close &) { closeWith(std::nullopt); },
                   [this](const practice::Reset &) {
                       settle(std::nullopt);
                       m_connection.reset();
                   },
                   [this](const practice::HalfClose &) {
                       settle(std::nullopt);
                       m_connection.shutdownWriting();
                   },
                   [this](const practice::Drip &behaviour) { drip(behaviour); },
                   [this](const practice::Hang &) { settle(std::nullopt); },
                   [this](const practice::Garbage &) {
                       settle(std::nullopt);
                       m_connection.write(m_desk.player.garbage());
                       m_connection.close();
                   },
                   [this](const practice::Endless &behaviour) { begin(behaviour); },
                   [this](const practice::BadChunks &behaviour) {
                       settle(behaviour.answer.status);
                       m_connection.write(practice::brokenChunks(behaviour.answer));
                       m_connection.close();
                   },
                   [this](const practice::GzipBomb &behaviour) {
                       HttpAnswer bomb = behaviour.answer;
                       bomb.headers.append({QByteArrayLiteral("Content-Encoding"), QByteArrayLiteral("gzip")});
                       bomb.body = practice::gzipOfZeros(behaviour.mebibytes);
                       settle(bomb.status);
                       m_connection.answer(bomb);
                   },
                   [this](const practice::InterimFlood &behaviour) { begin(behaviour); },
                   [this](const practice::StoreHalf &behaviour) { storeHalf(behaviour.answer); },
               },
               m_behaviour);
}

void PracticeSession::answer(const practice::Answer &behaviour)
{
    const auto send = [this, &answer = behaviour.answer] {
        settle(answer.status);
        m_connection.answer(answer);
    };
    if (behaviour.delay.count() == 0)
        send();
    else
        m_timer = m_desk.scheduler.callAfter(behaviour.delay, send);
}

void PracticeSession::drip(const practice::Drip &behaviour)
{
    m_dripping = answerBytes(behaviour.answer, m_keepAlive, !m_isHead);
    m_headSize = m_dripping.indexOf("\r\n\r\n") + 4;
    m_dripped = 0;
    dripOn();
}

void PracticeSession::dripOn()
{
    m_connection.write(m_dripping.mid(m_dripped++, 1));
    const auto &behaviour = std::get<practice::Drip>(m_behaviour);
    // A client takes a request for answered once it has the headers.
    if (m_dripped == m_headSize)
        settle(behaviour.answer.status);
    if (m_dripped == m_dripping.size())
        m_connection.finishExchange();
    else
        m_timer = m_desk.scheduler.callAfter(behaviour.interval, [this] { dripOn(); });
}

void PracticeSession::begin(const practice::Endless &behaviour)
{
    using Part = practice::Endless::Part;
    settle(behaviour.part == Part::Body ? std::optional(behaviour.answer.status) : std::nullopt);
    m_flow = Flow{.piece = practice::endlessPiece(behaviour.part), .left = behaviour.bytesAtMost, .end = [this] {
                      m_connection.close();
                  }};
    m_timer = m_desk.scheduler.callAfter(behaviour.timeAtMost, [this] { m_connection.reset(); });
    m_connection.write(practice::endlessStart(behaviour));
}

void PracticeSession::begin(const practice::InterimFlood &behaviour)
{
    const QByteArray interim = practice::interimAnswer(behaviour.interim);
    m_flow = Flow{.piece = interim.repeated(qMin(behaviour.count, 100)),
                  .left = interim.size() * behaviour.count,
                  .end = [this, answer = behaviour.answer] {
                      settle(answer.status);
                      m_connection.answer(answer);
                  }};
    flowOn();
}

void PracticeSession::roomToWrite()
{
    if (m_flow)
        flowOn();
}

void PracticeSession::flowOn()
{
    if (m_flow->left <= 0) {
        m_timer.reset();
        const Flow done = *std::exchange(m_flow, std::nullopt);
        return done.end();
    }
    const QByteArray piece = m_flow->piece.left(m_flow->left);
    m_flow->left -= piece.size();
    m_connection.write(piece);
}

void PracticeSession::storeHalf(const HttpAnswer &answer)
{
    settle(answer.status, practice::behaviourWords(m_behaviour), m_arrival->request.events / 2);
    m_connection.answer(answer);
}

void PracticeSession::closeWith(std::optional<int> status)
{
    settle(status);
    m_connection.close();
}

void PracticeSession::settle(std::optional<int> status)
{
    settle(status, practice::behaviourWords(m_behaviour));
}

void PracticeSession::settle(std::optional<int> status, const QString &words, std::optional<qint64> stored)
{
    if (auto arrival = std::exchange(m_arrival, std::nullopt))
        m_desk.report(m_desk.recorder.settle(std::move(*arrival), words, status, stored));
}

} // namespace penstock
