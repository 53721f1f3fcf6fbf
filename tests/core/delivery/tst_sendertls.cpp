// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery/failurecause.h"
#include "tests/support/nodelaycheck.h"
#include "tests/support/senderclient.h"
#include "tests/support/tlsserver.h"

#include <QTest>

using namespace penstock;
using namespace std::chrono_literals;

using Kind = Outcome::Kind;

namespace {

//! What a server presents, and whom the stream trusts.
struct Case
{
    TestCertificate certificate;
    QList<QSslCertificate> others;
    TlsTrust trust;
};

ResolvedDestination destinationAt(const TlsServer &server, const TlsTrust &trust)
{
    return {.url = server.url(),
            .headers = {{.field = {"Authorization", "Basic dTpw"}, .secret = true}},
            .timeout = 20s,
            .trust = trust};
}

TlsTrust pinOf(const TestCertificate &certificate)
{
    return {.pinnedSha256 = sha256Of(certificate.certificate), .authorities = {}};
}

} // namespace

class TestSenderTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sendsNothingToAnEndpointThatIsNotTrusted_data();
    void sendsNothingToAnEndpointThatIsNotTrusted();
    void deliversToAnEndpointThatIsTrusted_data();
    void deliversToAnEndpointThatIsTrusted();
    void sendsNothingOnceThePinnedCertificateChanged_data();
    void sendsNothingOnceThePinnedCertificateChanged();
    void checksThePinOnEachOfManyConnections();
    void refusesTlsBefore12();
    void tellsWhenThePeerSpeaksNoTls_data();
    void tellsWhenThePeerSpeaksNoTls();

private:
    [[nodiscard]] TlsTrust ownAuthority() const { return {.pinnedSha256 = {}, .authorities = {m_root.certificate}}; }

    TestCertificates m_maker;
    TestCertificate m_selfSigned;
    TestCertificate m_root;
    TestCertificate m_intermediate;
    TestCertificate m_leaf; //!< of the intermediate
};

void TestSenderTls::initTestCase()
{
    m_selfSigned = m_maker.make({});
    if (m_selfSigned.certificate.isNull())
        QSKIP("the openssl command is not there");
    m_root = m_maker.make({.commonName = QStringLiteral("Root"), .authority = true});
    m_intermediate = m_maker.make({.commonName = QStringLiteral("Intermediate"), .issuer = &m_root, .authority = true});
    m_leaf = m_maker.make({.issuer = &m_intermediate});
}

void TestSenderTls::sendsNothingToAnEndpointThatIsNotTrusted_data()
{
    QTest::addColumn<Case>("endpoint");
    QTest::addColumn<QString>("words");

    const auto row = [](const char *title, const Case &endpoint, const char *words) {
        QTest::addRow("%s", title) << endpoint << QString::fromUtf8(words);
    };
    const QList chain{m_intermediate.certificate};
    const QList wholeChain{m_intermediate.certificate, m_root.certificate};
    const auto issuedFor = [this](TestCertificates::Wish wish) {
        wish.issuer = &m_intermediate;
        return m_maker.make(wish);
    };
    const TestCertificate expired = issuedFor({.validFromDays = -9, .validUntilDays = -2});
    const TestCertificate tooEarly = issuedFor({.validFromDays = 2, .validUntilDays = 9});
    const TestCertificate otherName = issuedFor({.names = QStringLiteral("DNS:example.org,DNS:example.net")});

    row("self-signed", {m_selfSigned, {}, {}}, "signed by itself");
    row("unknown authority", {m_leaf, wholeChain, {}}, "the authority \"Root\", which is not known");
    row("unknown authority, not sent", {m_leaf, chain, {}}, "the authority \"Root\", which is not known");
    row("missing intermediate", {m_leaf, {}, ownAuthority()}, "issuer \"Intermediate\" is not known here, and");
    row("expired", {expired, chain, ownAuthority()}, "the certificate expired on ");
    row("not yet valid", {tooEarly, chain, ownAuthority()}, "is not valid before ");
    row("for another host", {otherName, chain, ownAuthority()}, "is for example.net, example.org, not for this host");
    row("another pinned", {m_leaf, chain, pinOf(m_selfSigned)}, "the certificate changed: pinned is ");
    row("its issuer pinned", {m_leaf, chain, pinOf(m_intermediate)}, "the certificate changed: pinned is ");
    row("pinned and expired", {expired, chain, pinOf(expired)}, "the certificate expired on ");
    row("pinned and not yet valid", {tooEarly, chain, pinOf(tooEarly)}, "is not valid before ");
}

void TestSenderTls::sendsNothingToAnEndpointThatIsNotTrusted()
{
    QFETCH(Case, endpoint);
    QFETCH(QString, words);

    const TlsServer server(endpoint.certificate, endpoint.others);
    QVERIFY(server.isListening());
    SenderClient client(destinationAt(server, endpoint.trust));
    const Outcome outcome = client.attempt(bodyOf(62'000));
    QCOMPARE(outcome.kind, Kind::Failed);
    QVERIFY2(outcome.reason.startsWith(QStringLiteral("no secure connection to 127.0.0.1:")),
             qPrintable(outcome.reason));
    QVERIFY2(outcome.reason.contains(words), qPrintable(outcome.reason));
    QCOMPARE(causeOf(outcome.reason), FailureCause::Certificate);
    QCOMPARE(outcome.bytesSent, 0);
    client.close();
    QCoreApplication::processEvents();
    QCOMPARE(server.received(), QByteArray());
}

void TestSenderTls::deliversToAnEndpointThatIsTrusted_data()
{
    QTest::addColumn<Case>("endpoint");

    const TestCertificate otherName = m_maker.make({.names = QStringLiteral("DNS:example.org")});
    const QList chain{m_intermediate.certificate};
    QTest::addRow("by its authority") << Case{m_leaf, chain, ownAuthority()};
    QTest::addRow("itself as an authority")
        << Case{m_selfSigned, {}, {.pinnedSha256 = {}, .authorities = {m_selfSigned.certificate}}};
    QTest::addRow("pinned") << Case{m_selfSigned, {}, pinOf(m_selfSigned)};
    QTest::addRow("pinned, of an authority") << Case{m_leaf, chain, pinOf(m_leaf)};
    QTest::addRow("pinned, for another host") << Case{otherName, {}, pinOf(otherName)};
}

void TestSenderTls::deliversToAnEndpointThatIsTrusted()
{
    QFETCH(Case, endpoint);

    const TlsServer server(endpoint.certificate, endpoint.others);
    SenderClient client(destinationAt(server, endpoint.trust));
    const QByteArray body = bodyOf(62'000);
    for (int i = 0; i < 3; ++i) {
        const Outcome outcome = client.attempt(body);
        QVERIFY2(outcome.kind == Kind::Delivered, qPrintable(outcome.reason));
    }
    QCOMPARE(server.received().count("POST /in HTTP/1.1\r\n"), 3);
    QVERIFY(server.received().endsWith(body));
    QCOMPARE(server.connections(), 1);
    QVERIFY(allConnectionsHaveNoDelay(server.port()));
}

void TestSenderTls::sendsNothingOnceThePinnedCertificateChanged_data()
{
    QTest::addColumn<Case>("first");
    QTest::addColumn<Case>("second");

    const QList wholeChain{m_intermediate.certificate, m_root.certificate};
    const TestCertificate sibling = m_maker.make({.issuer = &m_intermediate});
    QTest::addRow("self-signed") << Case{m_selfSigned, {}, {}} << Case{m_maker.make({}), {}, {}};
    // The errors of both handshakes are about the root alone.
    QTest::addRow("of the same authority") << Case{m_leaf, wholeChain, {}} << Case{sibling, wholeChain, {}};
}

void TestSenderTls::sendsNothingOnceThePinnedCertificateChanged()
{
    QFETCH(Case, first);
    QFETCH(Case, second);

    TlsServer server(first.certificate, first.others);
    SenderClient client(destinationAt(server, pinOf(first.certificate)));
    const Outcome before = client.attempt(bodyOf(1'000));
    QVERIFY2(before.kind == Kind::Delivered, qPrintable(before.reason));

    const qsizetype received = server.received().size();
    server.change(second.certificate, second.others);
    Outcome after = client.attempt(bodyOf(1'000));
    while (after.lostOnReusedConnection)
        after = client.attempt(bodyOf(1'000));
    QCOMPARE(after.kind, Kind::Failed);
    QVERIFY2(after.reason.contains(QStringLiteral("the certificate changed: pinned is %1, presented was %2.")
                                       .arg(fingerprintText(sha256Of(first.certificate.certificate)),
                                            fingerprintText(sha256Of(second.certificate.certificate)))),
             qPrintable(after.reason));
    client.close();
    QCoreApplication::processEvents();
    QCOMPARE(server.received().size(), received);

    server.change(first.certificate, first.others);
    SenderClient later(destinationAt(server, pinOf(first.certificate)));
    QCOMPARE(later.attempt(bodyOf(1'000)).kind, Kind::Delivered);
}

void TestSenderTls::checksThePinOnEachOfManyConnections()
{
    const QList wholeChain{m_intermediate.certificate, m_root.certificate};
    TlsServer server(m_leaf, wholeChain);
    SenderClient client(destinationAt(server, pinOf(m_leaf)));
    const auto sendSix = [&] {
        const qsizetype before = client.outcomes().size();
        for (int i = 0; i < HttpSender::maxInFlight; ++i)
            client.send(bodyOf(20'000));
        QVERIFY(client.waitForOutcomes(before + HttpSender::maxInFlight));
    };
    sendSix();
    sendSix();
    for (const Outcome &outcome : client.outcomes())
        QVERIFY2(outcome.kind == Kind::Delivered, qPrintable(outcome.reason));
    QCOMPARE(server.connections(), HttpSender::maxInFlight);

    const qsizetype received = server.received().size();
    server.change(m_maker.make({.issuer = &m_intermediate}), wholeChain);
    sendSix();
    sendSix();
    for (const Outcome &outcome : client.outcomes().mid(2 * HttpSender::maxInFlight))
        QCOMPARE(outcome.kind, Kind::Failed);
    QCOMPARE(server.received().size(), received);
}

void TestSenderTls::refusesTlsBefore12()
{
    const TlsServer server(m_selfSigned, {}, 0, TlsServer::Speaks::Tls11);
    SenderClient client(destinationAt(server, pinOf(m_selfSigned)));
    const Outcome outcome = client.attempt(bodyOf(1'000));
    QCOMPARE(outcome.kind, Kind::Failed);
    QVERIFY2(outcome.reason.contains(QStringLiteral("older than TLS 1.2")), qPrintable(outcome.reason));
    QCOMPARE(causeOf(outcome.reason), FailureCause::Tls);
    QCOMPARE(server.received(), QByteArray());
}

void TestSenderTls::tellsWhenThePeerSpeaksNoTls_data()
{
    QTest::addColumn<QByteArray>("greeting");
    QTest::addColumn<QString>("words");

    QTest::addRow("plain HTTP") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n")
                                << QStringLiteral("no secure connection to 127.0.0.1:");
    QTest::addRow("silence") << QByteArray() << QStringLiteral("the endpoint 127.0.0.1:");
}

void TestSenderTls::tellsWhenThePeerSpeaksNoTls()
{
    QFETCH(QByteArray, greeting);
    QFETCH(QString, words);

    const HostileServer server([greeting](HostileServer::Peer &peer) {
        peer.send(greeting);
        peer.waitForClose();
    });
    QUrl url = server.url();
    url.setScheme(QStringLiteral("https"));
    SenderClient client(ResolvedDestination{.url = url, .headers = {}, .timeout = greeting.isEmpty() ? 2s : 20s});
    const Outcome outcome = client.attempt(bodyOf(62'000));
    QCOMPARE(outcome.kind, Kind::Failed);
    QVERIFY2(outcome.reason.startsWith(words), qPrintable(outcome.reason));
    QCOMPARE(causeOf(outcome.reason), FailureCause::Tls);
    QCOMPARE(outcome.bytesSent, 0);
    client.close();
    QTRY_COMPARE(server.openConnections(), 0);
    QCOMPARE(server.posts(), 0);
}

QTEST_GUILESS_MAIN(TestSenderTls)
#include "tst_sendertls.moc"
