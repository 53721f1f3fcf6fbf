// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery/failurecause.h"
#include "tests/support/senderclient.h"
#include "tests/support/tlsserver.h"

#include <QTcpServer>
#include <QTest>

using namespace penstock;
using namespace std::chrono_literals;

using Kind = Outcome::Kind;

namespace {

//! A name server that gives these answers in turn, the last of them again and again.
class FakeNames
{
public:
    explicit FakeNames(QList<QStringList> answers)
        : m_answers(std::move(answers))
    {
    }

    [[nodiscard]] HostLookup lookUp()
    {
        return [this](const QString &, QObject *context, const std::function<void(const QHostInfo &)> &done) {
            QHostInfo info;
            QList<QHostAddress> addresses;
            for (const QString &address : m_answers.at(std::min(m_asked, m_answers.size() - 1)))
                addresses.append(QHostAddress(address));
            ++m_asked;
            info.setAddresses(addresses);
            QMetaObject::invokeMethod(
                context, [info, done] { done(info); }, Qt::QueuedConnection);
        };
    }

    [[nodiscard]] qsizetype asked() const { return m_asked; }

private:
    QList<QStringList> m_answers;
    qsizetype m_asked = 0;
};

const QString here = QStringLiteral("127.0.0.1");
const QString alsoHere = QStringLiteral("127.0.0.2");
const QString metadata = QStringLiteral("169.254.169.254");

ResolvedDestination named(QUrl url)
{
    url.setHost(QStringLiteral("receiver.example"));
    return {.url = url, .headers = {{.field = {"Authorization", "Basic dTpw"}, .secret = true}}, .timeout = 20s};
}

} // namespace

class TestSenderTargets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsNothingToARefusedAddress_data();
    void sendsNothingToARefusedAddress();
    void connectsToTheAddressThatWasChecked();
    void leavesRefusedAddressesOut();
    void goesOnToTheNextAddress();
    void goesOnWhenAnAddressStaysSilent();
    void saysThatNoAddressIsKnown();
    void givesUpOnASlowNameServer();
    void checksTheNameOfTheCertificate_data();
    void checksTheNameOfTheCertificate();
    void tellsTheNameInTheHandshake();
};

void TestSenderTargets::sendsNothingToARefusedAddress_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("byName");
    QTest::addColumn<QString>("words");

    const auto row = [](const char *title, const QString &address, bool byName, const char *kind) {
        QTest::addRow("%s", title) << address << byName
                                   << QStringLiteral(" leads to the %1 address %2, where nothing is ever sent")
                                          .arg(QLatin1String(kind), QHostAddress(address).toString());
    };
    row("metadata", metadata, false, "cloud metadata");
    row("metadata by name", metadata, true, "cloud metadata");
    row("mapped metadata", QStringLiteral("::ffff:169.254.169.254"), false, "cloud metadata");
    row("mapped metadata by name", QStringLiteral("::ffff:169.254.169.254"), true, "cloud metadata");
    row("metadata over IPv6", QStringLiteral("fd00:ec2::254"), true, "cloud metadata");
    row("link-local", QStringLiteral("169.254.1.1"), false, "link-local");
    row("link-local over IPv6", QStringLiteral("fe80::1"), true, "link-local");
    row("unspecified", QStringLiteral("0.0.0.0"), false, "unspecified");
}

void TestSenderTargets::sendsNothingToARefusedAddress()
{
    QFETCH(QString, address);
    QFETCH(bool, byName);
    QFETCH(QString, words);

    const HostileServer server(answering(answerWith("200 OK")));
    FakeNames names({{address}});
    ResolvedDestination destination = named(server.url());
    if (!byName)
        destination.url.setHost(address);
    SenderClient client(destination, names.lookUp());
    const Outcome outcome = client.attempt(bodyOf(1'000));
    QCOMPARE(outcome.kind, Kind::Failed);
    QVERIFY2(outcome.reason.endsWith(words), qPrintable(outcome.reason));
    QCOMPARE(causeOf(outcome.reason), FailureCause::RefusedTarget);
    QCOMPARE(outcome.bytesSent, 0);
    QCOMPARE(server.connections(), 0);
}

void TestSenderTargets::connectsToTheAddressThatWasChecked()
{
    const HostileServer server(answering(answerWith("200 OK")));
    FakeNames names({{here}, {metadata}});
    SenderClient client(named(server.url()), names.lookUp());
    for (int i = 0; i < 3; ++i) {
        const Outcome outcome = client.attempt(bodyOf(1'000));
        QVERIFY2(outcome.kind == Kind::Delivered, qPrintable(outcome.reason));
    }
    QCOMPARE(names.asked(), 1);
    QCOMPARE(server.connections(), 1);
    const QByteArray host = "Host: receiver.example:" + QByteArray::number(server.port());
    QVERIFY2(server.requests().first().head.contains(host), server.requests().first().head.constData());
}

void TestSenderTargets::leavesRefusedAddressesOut()
{
    const HostileServer server(answering(answerWith("200 OK")));
    FakeNames names({{metadata, QStringLiteral("fe80::1"), here}});
    SenderClient client(named(server.url()), names.lookUp());
    QCOMPARE(client.attempt(bodyOf(1'000)).kind, Kind::Delivered);
}

void TestSenderTargets::goesOnToTheNextAddress()
{
    const HostileServer server(answering(answerWith("200 OK"))); // on 127.0.0.1 only
    FakeNames names({{alsoHere, here}});
    SenderClient client(named(server.url()), names.lookUp());
    for (int i = 0; i < 3; ++i) {
        const Outcome outcome = client.attempt(bodyOf(62'000));
        QVERIFY2(outcome.kind == Kind::Delivered, qPrintable(outcome.reason));
        QCOMPARE(outcome.bytesSent, 62'000);
    }
    QCOMPARE(client.outcomes().size(), 3);
    QCOMPARE(server.connections(), 1);
    QCOMPARE(server.posts(), 3);
}

void TestSenderTargets::goesOnWhenAnAddressStaysSilent()
{
    TestCertificates maker;
    const TestCertificate certificate = maker.make({.names = QStringLiteral("DNS:receiver.example")});
    const TlsServer server(certificate);
    if (!server.isListening())
        QSKIP("the openssl command is not there");
    QTcpServer silent; // the system takes its connections, and nobody ever shakes hands
    QVERIFY(silent.listen(QHostAddress(alsoHere), server.port()));

    FakeNames names({{alsoHere, here}});
    ResolvedDestination destination = named(server.url());
    destination.trust.authorities = {certificate.certificate};
    SenderClient client(destination, names.lookUp());
    const Outcome outcome = client.attempt(bodyOf(1'000));
    QVERIFY2(outcome.kind == Kind::Delivered, qPrintable(outcome.reason));
    QCOMPARE(server.received().count("POST "), 1);
}

void TestSenderTargets::saysThatNoAddressIsKnown()
{
    FakeNames names({QStringList()});
    SenderClient client(named(QUrl(QStringLiteral("http://127.0.0.1:1/in"))), names.lookUp());
    QCOMPARE(client.attempt(bodyOf(10)).reason,
             QStringLiteral("the host receiver.example was not found: no address is known for that name"));
    QCOMPARE(client.attempt(bodyOf(10)).kind, Kind::Failed);
    QCOMPARE(names.asked(), 2);
}

void TestSenderTargets::givesUpOnASlowNameServer()
{
    ResolvedDestination destination = named(QUrl(QStringLiteral("http://127.0.0.1:1/in")));
    destination.timeout = 1s;
    SenderClient client(destination, [](const QString &, QObject *, const std::function<void(const QHostInfo &)> &) {});
    QCOMPARE(client.attempt(bodyOf(10)).reason, QStringLiteral("no address for the host receiver.example within 1 s"));
}

void TestSenderTargets::checksTheNameOfTheCertificate_data()
{
    QTest::addColumn<QString>("certified");
    QTest::addColumn<bool>("delivered");

    QTest::addRow("the host's") << QStringLiteral("DNS:receiver.example") << true;
    QTest::addRow("the address's") << QStringLiteral("IP:127.0.0.1") << false;
}

void TestSenderTargets::checksTheNameOfTheCertificate()
{
    QFETCH(QString, certified);
    QFETCH(bool, delivered);

    const TlsServer server(certified);
    if (!server.isListening())
        QSKIP("the openssl command is not there");
    FakeNames names({{here}});
    ResolvedDestination destination = named(server.url());
    destination.trust.authorities = {server.certificate()};
    SenderClient client(destination, names.lookUp());
    const Outcome outcome = client.attempt(bodyOf(1'000));
    QVERIFY2((outcome.kind == Kind::Delivered) == delivered, qPrintable(outcome.reason));
    QCOMPARE(server.received().isEmpty(), !delivered);
}

void TestSenderTargets::tellsTheNameInTheHandshake()
{
    std::atomic<bool> told = false;
    const HostileServer server([&](HostileServer::Peer &peer) {
        // RFC 6066 section 3: the type host_name, two bytes of length, the name in clear.
        static const QByteArray name = QByteArray("\0\0\x10", 3) + "receiver.example";
        told = peer.readUntil(name);
    });
    QUrl url = server.url();
    url.setScheme(QStringLiteral("https"));
    FakeNames names({{here}});
    SenderClient client(named(url), names.lookUp());
    QCOMPARE(client.attempt(bodyOf(1'000)).kind, Kind::Failed);
    QVERIFY(told);
}

QTEST_GUILESS_MAIN(TestSenderTargets)
#include "tst_sendertargets.moc"
