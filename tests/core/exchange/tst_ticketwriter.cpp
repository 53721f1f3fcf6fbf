// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/ticketwriter.h"

#include "core/event/catalog.h"
#include "core/exchange/ticketparser.h"
#include "tests/core/exchange/drafttext.h"

#include <QTest>

using namespace penstock;

namespace {

StreamConfig plainConfig()
{
    StreamConfig config;
    config.name = QStringLiteral("Acme to in.acme.test");
    config.workspace = {QStringLiteral("DC-03"), QStringLiteral("Acme"), QStringLiteral("ABC123")};
    config.destination.url = QStringLiteral("https://in.acme.test/api?source=moe");
    return config;
}

StreamConfig fullConfig()
{
    StreamConfig config = plainConfig();
    config.destination.headers = {
        {QStringLiteral("X-Tenant"), QStringLiteral("42")},
        {QStringLiteral("X-Api-Key"), SecretRef{SecretRef::Kind::Vault, QStringLiteral("in-acme-test-x-api-key")}}};
    config.destination.auth =
        BasicAuth{QStringLiteral("bob"), {SecretRef::Kind::Vault, QStringLiteral("in-acme-test-password")}};
    config.events = {EventSelection::Mode::List,
                     {QStringLiteral("MOE_EMAIL_SENT"), QStringLiteral("SMS_DELIVERED"), QStringLiteral("order_paid")}};
    config.userAttributes = {false, {QStringLiteral("uid"), QStringLiteral("u_em")}};
    return config;
}

} // namespace

class TestTicketWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fillsInTheDocumentedTemplate();
    void leavesOutWhatIsOptional();
    void comesBackTheSame_data();
    void comesBackTheSame();
    void writesNoSecret();

private:
    const Catalog m_catalog = Catalog::load().value();
};

void TestTicketWriter::fillsInTheDocumentedTemplate()
{
    QCOMPARE(ticketText(fullConfig(), m_catalog), QStringLiteral(R"(Hey!
Please enable Streams for my Workspace.
Workspace Region: DC-03
Workspace Name: Acme
Workspace ID: ABC123
API Endpoint: https://in.acme.test/api?source=moe
Headers:
X-Tenant: 42
X-Api-Key: <sent separately>
Authentication:
Method: Basic Auth
[Only for basic auth] Basic Auth username: "bob"
[Only for basic auth] Basic Auth password: <sent separately>
Events to export: List of events
[Optional] List of events: Email Sent, SMS Delivered, order_paid
User properties to export: List of user properties
[Optional] List of user properties: uid, u_em
)"));
}

void TestTicketWriter::leavesOutWhatIsOptional()
{
    QCOMPARE(ticketText(plainConfig(), m_catalog), QStringLiteral(R"(Hey!
Please enable Streams for my Workspace.
Workspace Region: DC-03
Workspace Name: Acme
Workspace ID: ABC123
API Endpoint: https://in.acme.test/api?source=moe
Headers: None
Authentication:
Method: No auth
Events to export: All
User properties to export: All
)"));
}

void TestTicketWriter::comesBackTheSame_data()
{
    QTest::addColumn<StreamConfig>("config");
    QTest::newRow("plain") << plainConfig();
    QTest::newRow("full") << fullConfig();
    StreamConfig config = plainConfig();
    config.events.mode = EventSelection::Mode::Campaign;
    QTest::newRow("campaign events") << config;
    config.events = {EventSelection::Mode::List, {}};
    for (const CatalogEvent &event : m_catalog.events()) {
        const bool isCode = m_catalog.byCode(event.code) == &event;
        config.events.events.append(QString::fromStdString(isCode ? event.code : event.name));
    }
    QTest::newRow("each event of the catalog") << config;
    config.events = {EventSelection::Mode::All, {}};
    config.userAttributes = {false, {}};
    QTest::newRow("no user properties") << config;
    config.deviceAttributes = {false, {QStringLiteral("os_ver"), QStringLiteral("MODEL")}};
    QTest::newRow("device properties") << config;
    config.destination.url = QStringLiteral("http://127.0.0.1:8080/x?a=1&b=%20&c");
    QTest::newRow("another address") << config;
    config.destination.headers = {{QStringLiteral("X-A"), QStringLiteral("a: b = c, d - e")},
                                  {QStringLiteral("Accept"), QStringLiteral("*/*")}};
    QTest::newRow("odd headers") << config;
    config.workspace = {QStringLiteral("DC-101"), QStringLiteral("A & B: \"the\" App, Inc."), QStringLiteral("x-1_2")};
    QTest::newRow("odd names") << config;
}

void TestTicketWriter::comesBackTheSame()
{
    QFETCH(StreamConfig, config);
    const auto draft = parseTicket(ticketText(config, m_catalog), m_catalog);
    QVERIFY(draft);
    config.name = draft->config.name;
    config.source = draft->config.source;
    Draft expected{config, {}, {}};
    QCOMPARE(draftText(*draft), draftText(expected));
    QCOMPARE(draft->config, config);
}

void TestTicketWriter::writesNoSecret()
{
    StreamConfig config = plainConfig();
    config.destination.url = QStringLiteral("https://bob:canary@in.acme.test/x?token=canary&a=1#canary");
    config.destination.headers = {{QStringLiteral("X-Api-Key"), QStringLiteral("canary")},
                                  {QStringLiteral("X-Caller"), QStringLiteral("Bearer canary")}};
    const QString text = ticketText(config, m_catalog);
    QVERIFY2(!text.contains(QLatin1String("canary")), qPrintable(text));
    QVERIFY(text.contains(QLatin1String("API Endpoint: https://in.acme.test/x?token=sent-separately&a=1\n")));
}

QTEST_GUILESS_MAIN(TestTicketWriter)
#include "tst_ticketwriter.moc"
