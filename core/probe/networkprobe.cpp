// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/networkprobe.h"

#include "core/delivery/targetaddress.h"
#include "core/probe/certificatejudgement.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QNetworkProxy>

#include <algorithm>

namespace penstock {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

ProbeResult failed(ProbeStep step, const QString &found, const QString &meaning, const QString &mend)
{
    ProbeResult result;
    result.step = step;
    result.verdict = ProbeVerdict::Failed;
    result.found = found;
    result.meaning = meaning;
    result.mend = mend;
    return result;
}

//! "93.184.215.14:443", "[2606:2800::1]:443".
QString socketName(const QHostAddress &address, quint16 port)
{
    const QString host = address.toString();
    return QStringLiteral("%1:%2").arg(host.contains(u':') ? u'[' + host + u']' : host).arg(port);
}

QString familiesText(const QList<QHostAddress> &addresses)
{
    const auto count = [&addresses](QAbstractSocket::NetworkLayerProtocol protocol) {
        return std::ranges::count(addresses, protocol, &QHostAddress::protocol);
    };
    const auto v4 = count(QAbstractSocket::IPv4Protocol);
    const auto v6 = count(QAbstractSocket::IPv6Protocol);
    if (v6 == 0)
        return v4 == 1 ? addresses.constFirst().toString() : Words::tr("%1 IPv4 addresses").arg(v4);
    if (v4 == 0)
        return v6 == 1 ? addresses.constFirst().toString() : Words::tr("%1 IPv6 addresses").arg(v6);
    return Words::tr("%1 IPv4, %2 IPv6").arg(v4).arg(v6);
}

} // namespace

NetworkProbe::NetworkProbe(QUrl url, TlsTrust trust, Milliseconds patience, QObject *parent)
    : QObject(parent)
    , m_url(std::move(url))
    , m_trust(std::move(trust))
    , m_patience(patience)
{
    m_deadline.setSingleShot(true);
}

NetworkProbe::~NetworkProbe()
{
    // A socket that is destroyed while it is connected says so once more.
    for (const Try &tried : m_tries)
        tried.socket->disconnect(this);
    if (m_secure)
        m_secure->disconnect(this);
}

void NetworkProbe::start()
{
    lookUp();
}

void NetworkProbe::begin(ProbeStep step)
{
    Q_EMIT stepBegun(step);
    m_elapsed.start();
}

void NetworkProbe::end(ProbeResult result, void (NetworkProbe::*next)())
{
    m_deadline.stop();
    m_deadline.disconnect(this);
    const bool goesOn = result.verdict != ProbeVerdict::Failed;
    Q_EMIT stepDone(result);
    if (goesOn && next)
        (this->*next)();
    else
        Q_EMIT finished(goesOn);
}

void NetworkProbe::lookUp()
{
    begin(ProbeStep::Lookup);
    const int lookup = QHostInfo::lookupHost(m_url.host(), this, [this](const QHostInfo &info) { takeLookup(info); });
    connect(&m_deadline, &QTimer::timeout, this, [this, lookup] {
        QHostInfo::abortHostLookup(lookup);
        end(failed(ProbeStep::Lookup, Words::tr("No answer in %1 s").arg(patienceText()),
                   Words::tr("The name server does not answer."),
                   Words::tr("Check this machine's network and its name server.")),
            nullptr);
    });
    m_deadline.start(m_patience);
}

void NetworkProbe::takeLookup(const QHostInfo &info)
{
    const Milliseconds took = elapsed();
    if (info.error() != QHostInfo::NoError || info.addresses().isEmpty()) {
        ProbeResult result = failed(ProbeStep::Lookup, Words::tr("Host not found"),
                                    Words::tr("The name %1 leads to no machine.").arg(m_url.host()),
                                    Words::tr("Look for a typing error in the address; ask whether the name server "
                                              "knows it from here."));
        result.took = took;
        return end(std::move(result), nullptr);
    }

    m_addresses = info.addresses();
    ProbeResult result;
    result.step = ProbeStep::Lookup;
    result.took = took;
    result.phases = {{ProbePhase::Kind::Lookup, Milliseconds(0), took}};
    result.found = familiesText(m_addresses);
    result.verdict = ProbeVerdict::Passed;
    for (const QHostAddress &address : m_addresses) {
        const AddressKind kind = addressKind(address);
        result.facts.append({address.toString(), addressKindWords(kind)});
        if (isAllowedTarget(kind))
            continue;
        result.verdict = ProbeVerdict::Failed;
        result.found = address.toString();
        result.meaning =
            Words::tr("The name leads to a place that no request is sent to: %1.").arg(addressKindWords(kind));
        result.mend = Words::tr("Have the name lead to the receiver's own address.");
    }
    end(std::move(result), &NetworkProbe::connectAll);
}

void NetworkProbe::connectAll()
{
    begin(ProbeStep::Connect);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        for (Try &tried : m_tries)
            settle(tried, Words::tr("no answer in %1 s").arg(patienceText()));
    });
    m_deadline.start(m_patience);

    m_tries.reserve(std::size_t(m_addresses.size())); // the connections below refer to its elements
    for (const QHostAddress &address : std::as_const(m_addresses))
        m_tries.push_back({address, std::make_unique<QTcpSocket>(), Milliseconds(0), {}});
    for (Try &tried : m_tries) {
        QTcpSocket *socket = tried.socket.get();
        socket->setProxy(QNetworkProxy::NoProxy);
        // Queued: an address that is refused at once must not end the step while others have not begun.
        connect(
            socket, &QTcpSocket::connected, this, [this, &tried] { settle(tried, {}); }, Qt::QueuedConnection);
        connect(
            socket, &QTcpSocket::errorOccurred, this, [this, &tried] { settle(tried, tried.socket->errorString()); },
            Qt::QueuedConnection);
        socket->connectToHost(tried.address, port());
    }
}

void NetworkProbe::settle(Try &tried, const QString &trouble)
{
    if (tried.settled)
        return;
    tried.settled = true;
    tried.took = elapsed();
    tried.trouble = trouble;
    tried.socket->disconnect(this);
    tried.socket->abort();
    if (std::ranges::all_of(m_tries, &Try::settled))
        judgeConnections();
}

void NetworkProbe::judgeConnections()
{
    ProbeResult result;
    result.step = ProbeStep::Connect;
    const Try *best = nullptr;
    qsizetype silent = 0;
    for (const Try &tried : m_tries) {
        const bool reached = tried.trouble.isEmpty();
        result.facts.append({socketName(tried.address, port()),
                             reached ? Words::tr("%1 ms").arg(qint64(tried.took.count())) : tried.trouble});
        silent += reached ? 0 : 1;
        if (reached && (!best || tried.took < best->took))
            best = &tried;
    }
    if (!best) {
        result.verdict = ProbeVerdict::Failed;
        result.took = elapsed();
        result.found = m_tries.front().trouble;
        result.meaning = Words::tr("No address of %1 takes a connection on port %2.").arg(m_url.host()).arg(port());
        result.mend =
            Words::tr("Have the receiver's service started and this machine's address let in by its firewall; "
                      "check the port.");
        return end(std::move(result), nullptr);
    }

    m_reached = best->address;
    result.took = best->took;
    result.phases = {{ProbePhase::Kind::Connect, Milliseconds(0), best->took}};
    result.found = socketName(best->address, port());
    result.verdict = silent == 0 ? ProbeVerdict::Passed : ProbeVerdict::Warning;
    if (silent > 0) {
        result.found = Words::tr("%1 of %2 addresses do not answer").arg(silent).arg(m_tries.size());
        result.meaning = Words::tr("A sender that takes one of them fails, or loses time until it takes another.");
        result.mend = Words::tr("Have the service listen on all addresses of the name, or the others taken out of it.");
    }
    end(std::move(result), isEncrypted() ? &NetworkProbe::shakeHands : nullptr);
}

void NetworkProbe::shakeHands()
{
    begin(ProbeStep::Tls);
    m_secure = std::make_unique<QSslSocket>();
    m_secure->setProxy(QNetworkProxy::NoProxy);
    m_secure->setSslConfiguration(tlsConfigurationFor(m_trust));
    m_secure->setPeerVerifyName(m_url.host());
    connect(m_secure.get(), &QSslSocket::sslErrors, this, [this](const QList<QSslError> &errors) {
        m_errors = errors;
        m_secure->ignoreSslErrors(pardonedByPin(m_trust, m_secure->peerCertificate(), errors));
    });
    connect(m_secure.get(), &QSslSocket::connected, this, [this] { m_elapsed.start(); });
    connect(
        m_secure.get(), &QSslSocket::encrypted, this, [this] { endHandshake({}); }, Qt::QueuedConnection);
    connect(
        m_secure.get(), &QSslSocket::errorOccurred, this, [this] { endHandshake(m_secure->errorString()); },
        Qt::QueuedConnection);
    connect(&m_deadline, &QTimer::timeout, this,
            [this] { endHandshake(Words::tr("The handshake did not come to its end in %1 s").arg(patienceText())); });
    m_deadline.start(m_patience);
    m_secure->connectToHostEncrypted(m_reached.toString(), port(), m_url.host());
}

void NetworkProbe::endHandshake(const QString &trouble)
{
    const Milliseconds took = elapsed();
    m_secure->disconnect(this);
    HandshakeFindings findings;
    findings.host = m_url.host();
    findings.chain = m_secure->peerCertificateChain();
    findings.errors = m_errors;
    findings.trouble = trouble;
    findings.protocol = m_secure->sessionProtocol();
    findings.cipher = m_secure->sessionCipher();
    findings.trust = m_trust;
    findings.now = QDateTime::currentDateTimeUtc();
    m_secure->abort();

    ProbeResult result = judgeHandshake(findings);
    result.took = took;
    if (trouble.isEmpty())
        result.phases = {{ProbePhase::Kind::Tls, Milliseconds(0), took}};
    end(std::move(result), nullptr);
}

QString NetworkProbe::patienceText() const
{
    return QString::number(double(m_patience.count()) / 1000);
}

quint16 NetworkProbe::port() const
{
    return quint16(m_url.port(isEncrypted() ? 443 : 80));
}

} // namespace penstock
