// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/ticketparser.h"

#include "core/event/catalog.h"
#include "core/exchange/ticketwriter.h"
#include "core/stream/streamconfigjson.h"
#include "tests/core/exchange/drafttext.h"

#include <QTest>

using namespace penstock;

namespace {

const char *const plainTicket = R"(Hey!
Please enable Streams for my Workspace.
Workspace Region: DC-03
Workspace Name: Acme
Workspace ID: ABC123
API Endpoint: https://in.acme.test/api?source=moe
Headers:
X-Tenant: 42
X-Api-Key: k-canary
Authentication:
Method: Basic Auth
[Only for basic auth] Basic Auth username: "bob"
[Only for basic auth] Basic Auth password: "p canary"
Events to export: List of events
[Optional] List of events: Email Sent, Email Opened, SMS Delivered
User properties to export: List of user properties
[Optional] List of user properties: uid, u_em
)";

const char *const plainStream = R"(region DC-03
workspace Acme (ABC123)
url https://in.acme.test/api?source=moe
header X-Tenant = 42
header X-Api-Key -> vault:in-acme-test-x-api-key
basic bob -> vault:in-acme-test-password
events MOE_EMAIL_SENT, MOE_EMAIL_OPEN, SMS_DELIVERED
user uid, u_em
device all
secret header X-Api-Key in-acme-test-x-api-key = k-canary
secret password in-acme-test-password = p canary
)";

//! The plain ticket with one text for another.
QString changed(const QString &from, const QString &to)
{
    QString text = QString::fromUtf8(plainTicket);
    [&] { QVERIFY2(text.contains(from), qPrintable(from)); }();
    return text.replace(from, to);
}

QString eachLine(const std::function<QString(const QString &)> &change)
{
    QStringList lines = QString::fromUtf8(plainTicket).split(u'\n');
    for (QString &line : lines)
        line = change(line);
    return lines.join(u'\n');
}

} // namespace

class TestTicketParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheSameTicketHoweverItIsWritten_data();
    void readsTheSameTicketHoweverItIsWritten();
    void understandsOneLine_data();
    void understandsOneLine();
    void saysWhatIsUnclear_data();
    void saysWhatIsUnclear();
    void saysNothingAboutAFullTicket();
    void asksForAllThatTheTemplateLeavesOpen();
    void takesAnAddressFromProse();
    void findsNoTicketInOtherTexts_data();
    void findsNoTicketInOtherTexts();
    void keepsSecretsApart_data();
    void keepsSecretsApart();

private:
    [[nodiscard]] QString parsed(const QString &text) const
    {
        const auto draft = parseTicket(text, m_catalog);
        return draft ? draftText(*draft) : QStringLiteral("no ticket");
    }

    const Catalog m_catalog = Catalog::load().value();
};

void TestTicketParser::readsTheSameTicketHoweverItIsWritten_data()
{
    QTest::addColumn<QString>("text");
    const QString plain = QString::fromUtf8(plainTicket);
    const auto eol = [&](const char *end) { return QString(plain).replace(u'\n', QString::fromUtf8(end)); };
    QTest::newRow("as the template has it") << plain;
    QTest::newRow("lines of Windows") << eol("\r\n");
    QTest::newRow("lines of an old Mac") << eol("\r");
    QTest::newRow("Unicode line separators") << eol("\u2028");
    QTest::newRow("blank lines between") << eol("\n\n");
    QTest::newRow("spaces at the ends") << eachLine(
        [](const QString &line) { return QStringLiteral("  ") + line + QStringLiteral("   "); });
    QTest::newRow("tabs in front") << eachLine([](const QString &line) { return QStringLiteral("\t") + line; });
    QTest::newRow("quoted") << eachLine([](const QString &line) { return QStringLiteral("> ") + line; });
    QTest::newRow("quoted twice") << eachLine([](const QString &line) { return QStringLiteral("> > ") + line; });
    QTest::newRow("quoted without spaces") << eachLine([](const QString &line) { return QStringLiteral(">>") + line; });
    QTest::newRow("quoted by a bar") << eachLine([](const QString &line) { return QStringLiteral("| ") + line; });
    QTest::newRow("bullets") << eachLine(
        [](const QString &line) { return line.isEmpty() ? line : QStringLiteral("- ") + line; });
    QTest::newRow("stars") << eachLine(
        [](const QString &line) { return line.isEmpty() ? line : QStringLiteral("* ") + line; });
    QTest::newRow("round bullets") << eachLine(
        [](const QString &line) { return line.isEmpty() ? line : QStringLiteral("• ") + line; });
    QTest::newRow("round bullets without space")
        << eachLine([](const QString &line) { return line.isEmpty() ? line : QStringLiteral("•") + line; });
    QTest::newRow("numbers") << eachLine([n = 0](const QString &line) mutable {
        return line.isEmpty() ? line : QStringLiteral("%1. %2").arg(++n).arg(line);
    });
    QTest::newRow("no-break spaces") << QString(plain).replace(QLatin1String(": "), QStringLiteral(":\u00a0"));
    QTest::newRow("no-break spaces in the names")
        << QString(plain).replace(QLatin1String("Workspace "), QStringLiteral("Workspace\u00a0"));
    QTest::newRow("no space behind the colon") << QString(plain).replace(QLatin1String(": "), QLatin1String(":"));
    QTest::newRow("a space before the colon") << QString(plain).replace(QLatin1String(": "), QLatin1String(" : "));
    QTest::newRow("a wide colon") << QString(plain).replace(QLatin1String(": "), QStringLiteral("： "));
    QTest::newRow("equals signs") << QString(plain).replace(QLatin1String(": "), QLatin1String(" = "));
    QTest::newRow("dashes") << QString(plain).replace(QLatin1String(": "), QLatin1String(" - "));
    QTest::newRow("long dashes") << QString(plain).replace(QLatin1String(": "), QStringLiteral(" – "));
    QTest::newRow("arrows") << QString(plain).replace(QLatin1String(": "), QLatin1String(" -> "));
    QTest::newRow("a table of tabs") << QString(plain).replace(QLatin1String(": "), QLatin1String("\t"));
    QTest::newRow("a table of bars") << eachLine([](const QString &line) {
        return line.contains(QLatin1String(": "))
                   ? QStringLiteral("| ") + QString(line).replace(QLatin1String(": "), QLatin1String(" | ")) +
                         QStringLiteral(" |")
                   : line;
    });
    const auto bold = [](const QString &open, const QString &close) {
        return eachLine([=](const QString &line) {
            const auto colon = line.indexOf(u':');
            return colon < 0 || line.startsWith(u'X') ? line : open + line.left(colon) + close + line.mid(colon + 1);
        });
    };
    QTest::newRow("bold names") << bold(QStringLiteral("*"), QStringLiteral(":*"));
    QTest::newRow("bold names of Markdown") << bold(QStringLiteral("**"), QStringLiteral(":**"));
    QTest::newRow("the colon is not bold") << bold(QStringLiteral("**"), QStringLiteral("**:"));
    QTest::newRow("underlined names") << bold(QStringLiteral("__"), QStringLiteral("__:"));
    QTest::newRow("capitals") << eachLine([](const QString &line) {
        const auto colon = line.indexOf(u':');
        return colon < 0 || line.startsWith(u'X') ? line : line.left(colon).toUpper() + line.mid(colon);
    });
    QTest::newRow("small letters") << eachLine([](const QString &line) {
        const auto colon = line.indexOf(u':');
        return colon < 0 || line.startsWith(u'X') ? line : line.left(colon).toLower() + line.mid(colon);
    });
    QTest::newRow("typographic quotes") << QString(plain)
                                               .replace(QLatin1String("\"bob\""), QStringLiteral("“bob”"))
                                               .replace(QLatin1String("\"p canary\""), QStringLiteral("“p canary”"));
    QTest::newRow("no quotes") << QString(plain).remove(u'"');
    QTest::newRow("without the optional marks")
        << QString(plain).remove(QLatin1String("[Optional] ")).remove(QLatin1String("[Only for basic auth] "));
    QTest::newRow("marks behind the names")
        << QString(plain)
               .replace(QLatin1String("[Optional] List of events"), QLatin1String("List of events (optional)"))
               .replace(QLatin1String("Workspace Region:"),
                        QLatin1String("Workspace Region (DC-01/DC-02/DC-03/DC-04):"));
    QTest::newRow("lists over several lines") << changed(QStringLiteral("Email Sent, Email Opened, SMS Delivered"),
                                                         QStringLiteral("\nEmail Sent,\nEmail Opened,\nSMS Delivered"));
    QTest::newRow("lists with bullets") << changed(
        QStringLiteral("Email Sent, Email Opened, SMS Delivered"),
        QStringLiteral("\n - Email Sent\n - Email Opened\n - SMS Delivered"));
    QTest::newRow("lists with numbers") << changed(
        QStringLiteral("Email Sent, Email Opened, SMS Delivered"),
        QStringLiteral("\n1) Email Sent\n2) Email Opened\n3) SMS Delivered\n"));
    QTest::newRow("lists with semicolons") << changed(QStringLiteral("Email Sent, Email Opened, SMS Delivered"),
                                                      QStringLiteral("Email Sent; Email Opened; SMS Delivered;"));
    QTest::newRow("lists with and") << changed(QStringLiteral("Email Sent, Email Opened, SMS Delivered"),
                                               QStringLiteral("Email Sent, Email Opened and SMS Delivered"));
    QTest::newRow("events as codes") << changed(QStringLiteral("Email Sent, Email Opened, SMS Delivered"),
                                                QStringLiteral("MOE_EMAIL_SENT, moe_email_open, SMS_DELIVERED"));
    QTest::newRow("events with codes behind") << changed(
        QStringLiteral("Email Sent, Email Opened, SMS Delivered"),
        QStringLiteral("Email Sent (MOE_EMAIL_SENT), email opened [MOE_EMAIL_OPEN], SMS Delivered - SMS_DELIVERED"));
    QTest::newRow("events beside the choice")
        << changed(QStringLiteral("Events to export: List of events\n[Optional] List of events: "),
                   QStringLiteral("Events to export: "));
    QTest::newRow("properties in quotes") << changed(QStringLiteral("uid, u_em"), QStringLiteral("\"uid\", 'U_EM'"));
    QTest::newRow("values in the next line")
        << changed(QStringLiteral("API Endpoint: "), QStringLiteral("API Endpoint:\n"));
    QTest::newRow("an address in angle brackets") << changed(QStringLiteral("https://in.acme.test/api?source=moe"),
                                                             QStringLiteral("<https://in.acme.test/api?source=moe>"));
    QTest::newRow("an address as Outlook copies it")
        << changed(QStringLiteral("https://in.acme.test/api?source=moe"),
                   QStringLiteral("https://in.acme.test/api?source=moe<https://in.acme.test/api?source=moe>"));
    QTest::newRow("an address as Markdown has it")
        << changed(QStringLiteral("https://in.acme.test/api?source=moe"),
                   QStringLiteral("[https://in.acme.test/api?source=moe](https://in.acme.test/api?source=moe)"));
    QTest::newRow("an address with its method")
        << changed(QStringLiteral("API Endpoint: https"), QStringLiteral("API Endpoint: POST https"));
    QTest::newRow("an address broken at its parameter")
        << changed(QStringLiteral("api?source=moe"), QStringLiteral("api?\nsource=moe"));
    QTest::newRow("an address broken before its parameter")
        << changed(QStringLiteral("api?source=moe"), QStringLiteral("api\n?source=moe"));
    QTest::newRow("headers in one line") << changed(QStringLiteral("Headers:\nX-Tenant: 42\nX-Api-Key: k-canary"),
                                                    QStringLiteral("Headers: X-Tenant: 42, X-Api-Key: k-canary"));
    QTest::newRow("headers as JSON") << changed(
        QStringLiteral("Headers:\nX-Tenant: 42\nX-Api-Key: k-canary"),
        QStringLiteral("Headers:\n{\n  \"X-Tenant\": \"42\",\n  \"X-Api-Key\": \"k-canary\"\n}"));
    QTest::newRow("headers as JSON in one line")
        << changed(QStringLiteral("Headers:\nX-Tenant: 42\nX-Api-Key: k-canary"),
                   QStringLiteral("Headers: {\"X-Tenant\": \"42\", \"X-Api-Key\": \"k-canary\"}"));
    QTest::newRow("headers with the one that is always sent")
        << changed(QStringLiteral("Headers:\n"), QStringLiteral("Headers:\nContent-Type: application/json\n"));
    QTest::newRow("the method beside its head")
        << changed(QStringLiteral("Authentication:\nMethod: Basic Auth"), QStringLiteral("Authentication: Basic"));
    QTest::newRow("short names") << QString(plain)
                                        .replace(QLatin1String("Workspace Region"), QLatin1String("Data center"))
                                        .replace(QLatin1String("API Endpoint"), QLatin1String("URL"))
                                        .replace(QLatin1String("Basic Auth username"), QLatin1String("User name"))
                                        .replace(QLatin1String("Basic Auth password"), QLatin1String("Password"));
    QTest::newRow("misspelt names") << QString(plain)
                                           .replace(QLatin1String("API Endpoint"), QLatin1String("API Endpiont"))
                                           .replace(QLatin1String("Workspace Region"),
                                                    QLatin1String("Worksapce Regoin"))
                                           .replace(QLatin1String("Basic Auth password"),
                                                    QLatin1String("Basic Auth pasword"));
    QTest::newRow("attributes for properties")
        << QString(plain).replace(QLatin1String("properties"), QLatin1String("attributes"));
    QTest::newRow("a region in other words") << changed(QStringLiteral("DC-03"), QStringLiteral("dc 3 (India)"));
    QTest::newRow("a region's address") << changed(QStringLiteral("DC-03"),
                                                   QStringLiteral("https://dashboard-03.moengage.com"));
    QTest::newRow("between a greeting and a signature")
        << QStringLiteral("From: Bob <bob@acme.test>\nTo: support\nSubject: Streams: please\n\nHi team,\nhow are you? "
                          "Here it is:\n") +
               plain + QStringLiteral("\nThanks,\nBob\n-- \nBob Builder\nURL: https://acme.test\nPhone: +1 555\n");
    QTest::newRow("answered above the template")
        << plain + QStringLiteral("\nBest regards\nBob\n\nOn Mon, Nov 23, 2026 at 9:00, support wrote:\n"
                                  "> Workspace Region: DC-01/DC-02/DC-03/DC-04\n> Workspace Name: \n> API Endpoint: \n"
                                  "> Method: No auth/Basic Auth\n");
    QTest::newRow("answered below the template")
        << QStringLiteral("> Workspace Region: DC-01/DC-02/DC-03/DC-04\n> Workspace ID: <my-workspace-id>\n"
                          "> Method: No auth/Basic Auth\n> Events to export: All/List of events\n\n") +
               plain;
    QStringList lines = plain.split(u'\n', Qt::SkipEmptyParts);
    QStringList reordered = lines.mid(13) + lines.mid(9, 4) + lines.mid(2, 4) + lines.mid(6, 3);
    QTest::newRow("in another order") << reordered.join(u'\n');
    QTest::newRow("the headers last") << (lines.mid(9) + lines.mid(2, 7)).join(u'\n');
    QTest::newRow("soft hyphens and marks of direction")
        << QString(plain).replace(QLatin1String("Region"), QStringLiteral("Re\u00adgion\u200e")).prepend(u'\ufeff');
}

void TestTicketParser::readsTheSameTicketHoweverItIsWritten()
{
    QFETCH(const QString, text);
    QCOMPARE(parsed(text), QString::fromUtf8(plainStream));
}

void TestTicketParser::understandsOneLine_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("expected");
    const QString region = QStringLiteral("Workspace Region: DC-03");
    const auto regionRow = [&](const char *name, const char *written, const char *id) {
        QTest::newRow(name) << region << QStringLiteral("Workspace Region: ") + QString::fromUtf8(written)
                            << QStringLiteral("region ") + QString::fromUtf8(id);
    };
    regionRow("a region without hyphen", "DC 3", "DC-03");
    regionRow("a region in small letters", "dc-03", "DC-03");
    regionRow("a region as a number", "3", "DC-03");
    regionRow("a region as a place", "India", "DC-03");
    regionRow("a region as a city", "Mumbai, India", "DC-03");
    regionRow("a region as a part of the world", "Europe", "DC-02");
    regionRow("a region of three digits", "DC-101", "DC-101");
    regionRow("a region nobody knows", "DC-77", "DC-77");
    regionRow("a place with two regions", "US", "");
    regionRow("two regions", "DC-01 or DC-02", "");
    regionRow("the template's regions", "DC-01/DC-02/DC-03/DC-04", "");

    const QString auth = QStringLiteral("Method: Basic Auth\n[Only for basic auth] Basic Auth username: \"bob\"\n"
                                        "[Only for basic auth] Basic Auth password: \"p canary\"\n");
    for (const char *none : {"No auth", "None", "no", "N/A", "No authentication", "not required", "NO AUTH."})
        QTest::addRow("method %s", none) << auth << QStringLiteral("Method: %1\n").arg(QLatin1String(none))
                                         << QStringLiteral("auth none");
    QTest::newRow("a password alone") << auth << QStringLiteral("Basic Auth username: bob\nBasic Auth password: x\n")
                                      << QStringLiteral("basic bob -> vault:in-acme-test-password");
    QTest::newRow("user and password in one line")
        << auth << QStringLiteral("Method: Basic Auth (username: bob, password: s3cret)\n")
        << QStringLiteral("secret password in-acme-test-password = s3cret");
    QTest::newRow("a password with signs")
        << QStringLiteral("\"p canary\"") << QStringLiteral("p:a=s - s|\"w\"*rd'")
        << QStringLiteral("secret password in-acme-test-password = p:a=s - s|\"w\"*rd'");
    QTest::newRow("a password of typographic signs")
        << QStringLiteral("\"p canary\"") << QStringLiteral("it’s “fine”")
        << QStringLiteral("secret password in-acme-test-password = it’s “fine”");
    QTest::newRow("a password in the next line") << QStringLiteral(" \"p canary\"") << QStringLiteral("\n\"a:b\"")
                                                 << QStringLiteral("secret password in-acme-test-password = a:b");
    QTest::newRow("a password that comes later")
        << QStringLiteral("\"p canary\"") << QStringLiteral("<sent separately>")
        << QStringLiteral("basic bob -> vault:in-acme-test-password");
    QTest::newRow("a bearer token") << QStringLiteral("X-Api-Key: k-canary")
                                    << QStringLiteral("Authorization: Bearer t0ken")
                                    << QStringLiteral(
                                           "secret header Authorization in-acme-test-authorization = Bearer t0ken");
    QTest::newRow("a header in another's shape")
        << QStringLiteral("X-Tenant: 42") << QStringLiteral("X-Tenant - 42") << QStringLiteral("header X-Tenant = 42");
    QTest::newRow("a header with an address")
        << QStringLiteral("X-Tenant: 42") << QStringLiteral("X-Callback: https://a.test/x?y=1,z:2")
        << QStringLiteral("header X-Callback = https://a.test/x?y=1,z:2");

    const QString events = QStringLiteral("Events to export: List of events\n[Optional] List of events: Email Sent, "
                                          "Email Opened, SMS Delivered\n");
    const auto eventsRow = [&](const char *name, const char *written, const char *expected) {
        QTest::newRow(name) << events << QString::fromUtf8(written) + u'\n'
                            << QStringLiteral("events ") + QString::fromUtf8(expected);
    };
    eventsRow("all events", "Events to export: All", "all");
    eventsRow("all events in more words", "Events to export: All events.", "all");
    eventsRow("all campaign events", "Events to export: All campaign interaction events", "campaign");
    eventsRow("no line of events", "", "all");
    eventsRow("all of a channel", "Events to export: All SMS events",
              "SMS_SENT, SMS_DELIVERED, MOE_SMS_DELIVERY_FAILED, MOE_SMS_CLICKED");
    eventsRow("an event of one's own", "Events: RCS_SENT, Email Sent", "RCS_SENT, MOE_EMAIL_SENT");
    eventsRow("an alias", "Events: WEBHOOK_SENT", "MOE_CONNECTOR_SENT");
    eventsRow("a code with two names", "Events: Notification Received iOS, Notification Received Android",
              "Notification Received iOS, NOTIFICATION_RECEIVED_MOE");
    eventsRow("a name with a slash", "Events: App/Site Opened", "MOE_APP_OPENED");
    eventsRow("all and a list", "Events to export: All\nList of events: Email Sent", "MOE_EMAIL_SENT");
    eventsRow("the template's choice and a list", "Events to export: All/List of events\nList of events: Email Sent",
              "MOE_EMAIL_SENT");
    eventsRow("a list that is not there", "Events to export: List of events", "(none)");
    QTest::newRow("no user properties") << QStringLiteral("User properties to export: List of user properties\n"
                                                          "[Optional] List of user properties: uid, u_em\n")
                                        << QStringLiteral("User properties to export: None\n")
                                        << QStringLiteral("user (none)");
    QTest::newRow("device properties") << QStringLiteral("User properties")
                                       << QStringLiteral("Device properties to export: os_ver, model\nUser properties")
                                       << QStringLiteral("device os_ver, MODEL");
    const QString url = QStringLiteral("https://in.acme.test/api?source=moe");
    QTest::newRow("an address without scheme")
        << url << QStringLiteral("in.acme.test/api") << QStringLiteral("url https://in.acme.test/api");
    QTest::newRow("an address with a user")
        << url << QStringLiteral("https://eve:pw@in.acme.test/api") << QStringLiteral("url https://in.acme.test/api");
    QTest::newRow("an address with a token") << url << QStringLiteral("https://in.acme.test/api?token=abc&a=1")
                                             << QStringLiteral("url https://in.acme.test/api?token=&a=1");
    QTest::newRow("an address with a full stop") << url << url + u'.' << QStringLiteral("url ") + url;
}

void TestTicketParser::understandsOneLine()
{
    QFETCH(const QString, from);
    QFETCH(const QString, to);
    QFETCH(const QString, expected);
    const QStringList lines = parsed(changed(from, to)).split(u'\n');
    QVERIFY2(lines.contains(expected), qPrintable(lines.join(u'\n')));
}

void TestTicketParser::saysWhatIsUnclear_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("remark");
    QTest::newRow("a misspelt name") << QStringLiteral("API Endpoint") << QStringLiteral("API Endpiont")
                                     << QStringLiteral("6 assumed: This was read as “API Endpoint”.");
    QTest::newRow("the template's region") << QStringLiteral("DC-03") << QStringLiteral("DC-01/DC-02/DC-03/DC-04")
                                           << QStringLiteral("3 missing: “Workspace Region” is not filled in.");
    QTest::newRow("the template's id") << QStringLiteral("ABC123") << QStringLiteral("<my-workspace-id>")
                                       << QStringLiteral("5 missing: “Workspace ID” is not filled in.");
    QTest::newRow("no id") << QStringLiteral("Workspace ID: ABC123\n") << QString()
                           << QStringLiteral("0 missing: “Workspace ID” is missing.");
    QTest::newRow("a place with two regions")
        << QStringLiteral("DC-03") << QStringLiteral("US")
        << QStringLiteral("3 unclear: The region may be DC-01, DC-04: choose one.");
    QTest::newRow("a misspelt event")
        << QStringLiteral("Email Opened") << QStringLiteral("Email Openned")
        << QStringLiteral(
               "15 unclear: The event “Email Openned” is not in the catalog: did you mean “Email Opened”? It "
               "stays as written.");
    QTest::newRow("an unknown event") << QStringLiteral("Email Opened") << QStringLiteral("order_paid_in_full")
                                      << QStringLiteral("15 unclear: The event “order_paid_in_full” is not in the "
                                                        "catalog: it stays as a code of your own.");
    QTest::newRow("a token for a method")
        << QStringLiteral("Method: Basic Auth") << QStringLiteral("Method: Bearer token")
        << QStringLiteral(
               "11 unclear: A stream knows no authentication and Basic auth; an API key or a bearer token is "
               "a header.");
    QTest::newRow("two names") << QStringLiteral("Workspace ID: ABC123")
                               << QStringLiteral("Workspace ID: ABC123\nWorkspace Name: B")
                               << QStringLiteral(
                                      "6 unclear: “Workspace Name” stands there more than once: the first was taken.");
    QTest::newRow("a header of the connection")
        << QStringLiteral("X-Tenant: 42") << QStringLiteral("Host: other.test")
        << QStringLiteral("8 ignored: The header Host was left out: Penstock sets this header itself, from the address "
                          "and the body.");
    QTest::newRow("the template's header")
        << QStringLiteral("X-Tenant: 42") << QStringLiteral("header1: value1")
        << QStringLiteral("8 ignored: This header is the template's example, and was left out.");
    QTest::newRow("a header twice") << QStringLiteral("X-Tenant: 42") << QStringLiteral("X-Tenant: 42\nx-tenant: 43")
                                    << QStringLiteral("9 ignored: The header x-tenant stands there more than once: the "
                                                      "first was taken.");
    QTest::newRow("no header") << QStringLiteral("X-Tenant: 42") << QStringLiteral("we need two of them")
                               << QStringLiteral(
                                      "8 unclear: This line among the headers has no name and value, and was "
                                      "left out.");
    QTest::newRow("another field") << QStringLiteral("Workspace ID") << QStringLiteral("Cost center: 7\nWorkspace ID")
                                   << QStringLiteral("5 ignored: This line is no part of the ticket and was left out.");
    QTest::newRow("no password")
        << QStringLiteral("\"p canary\"") << QString()
        << QStringLiteral(
               "13 missing: The password is not in the text. Store it in the vault as “in-acme-test-password”.");
    QTest::newRow("a key that comes later")
        << QStringLiteral("k-canary") << QStringLiteral("(will be shared over the phone)")
        << QStringLiteral("9 missing: The value of the header X-Api-Key is not in the text. Store it in the vault as "
                          "“in-acme-test-x-api-key”.");
    QTest::newRow("no address") << QStringLiteral("https://in.acme.test/api?source=moe") << QStringLiteral("tbd")
                                << QStringLiteral("6 unclear: “API Endpoint” is not filled in.");
    QTest::newRow("a broken address")
        << QStringLiteral("in.acme.test/api") << QStringLiteral("in.acme.test:99999/api")
        << QStringLiteral("6 unclear: The address is not valid: a character that must be written as %XX, or a host or "
                          "port that cannot be. Correct it; a port is a number from 1 to 65535.");
    QTest::newRow("nothing on authentication")
        << QStringLiteral("Authentication:\nMethod: Basic Auth\n[Only for basic auth] Basic Auth username: \"bob\"\n"
                          "[Only for basic auth] Basic Auth password: \"p canary\"\n")
        << QString()
        << QStringLiteral("0 assumed: The text does not say how to authenticate: no authentication was taken.");
    QTest::newRow("no authentication, and a password")
        << QStringLiteral("Basic Auth\n") << QStringLiteral("No auth\n")
        << QStringLiteral("11 unclear: The method says no authentication, yet a user name or password stands there: "
                          "they were left out.");
}

void TestTicketParser::saysWhatIsUnclear()
{
    QFETCH(const QString, from);
    QFETCH(const QString, to);
    QFETCH(const QString, remark);
    const auto draft = parseTicket(changed(from, to), m_catalog);
    QVERIFY(draft);
    const QStringList remarks = remarkTexts(*draft);
    QVERIFY2(remarks.contains(remark), qPrintable(remarks.join(u'\n')));
}

void TestTicketParser::saysNothingAboutAFullTicket()
{
    const auto draft = parseTicket(QString::fromUtf8(plainTicket), m_catalog);
    QVERIFY(draft);
    QCOMPARE(remarkTexts(*draft), QStringList{QStringLiteral(
                                      "0 assumed: A ticket names no source: 100 invented events stand in, so that the "
                                      "stream can be tried. Choose your own file before real use.")});
    QCOMPARE(draft->config.name, QStringLiteral("Acme to in.acme.test"));
}

void TestTicketParser::asksForAllThatTheTemplateLeavesOpen()
{
    const auto draft = parseTicket(QStringLiteral(R"(Hey!
Please enable Streams for my Workspace.
Workspace Region: DC-01/DC-02/DC-03/DC-04
Workspace Name: MyWorkspace
Workspace ID: <my-workspace-id>
API Endpoint: https://www.example.com/api?url_param1=vaue1
Headers:
header1: value1
header2: value2
Authentication:
Method: No auth/Basic Auth
[Only for basic auth] Basic Auth username: "Username"
[Only for basic auth] Basic Auth password: "Password"
Events to export: All/List of events
[Optional] List of events: List of events to export
User properties to export: All/List of user properties
[Optional] List of user properties: List of user properties to export
)"),
                                   m_catalog);
    QVERIFY(draft);
    QVERIFY(draft->secrets.isEmpty());
    QVERIFY(draft->config.destination.headers.isEmpty());
    QList<int> lines;
    for (const Remark &remark : draft->remarks)
        lines.append(remark.line);
    QCOMPARE(lines, QList<int>({3, 4, 5, 6, 8, 9, 11, 14, 16, 0}));
}

void TestTicketParser::takesAnAddressFromProse()
{
    const auto draft =
        parseTicket(QStringLiteral("Hello, please send all to https://in.acme.test/api, thank you!"), m_catalog);
    QVERIFY(draft);
    QCOMPARE(draft->config.destination.url, QStringLiteral("https://in.acme.test/api"));
}

void TestTicketParser::findsNoTicketInOtherTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("a greeting") << QStringLiteral("Hey!\nHow are you: fine?\n");
    QTest::newRow("one line that could be anything") << QStringLiteral("Region: west\n");
    QTest::newRow("a list") << QStringLiteral("milk, bread\n- eggs");
}

void TestTicketParser::findsNoTicketInOtherTexts()
{
    QFETCH(const QString, text);
    QVERIFY(!parseTicket(text, m_catalog));
}

void TestTicketParser::keepsSecretsApart_data()
{
    readsTheSameTicketHoweverItIsWritten_data();
    QTest::newRow("in the address") << changed(QStringLiteral("https://in"), QStringLiteral("https://eve:canary@in"));
    QTest::newRow("in a broken address") << changed(QStringLiteral("https://in"),
                                                    QStringLiteral("https://eve:can/canary@in"));
    QTest::newRow("in a parameter") << changed(QStringLiteral("source=moe"), QStringLiteral("api_key=canary#canary"));
    QTest::newRow("beside the method") << changed(QStringLiteral("Basic Auth\n"),
                                                  QStringLiteral("Basic Auth: eve / canary\n"));
    QTest::newRow("in a method nobody knows")
        << changed(QStringLiteral("Basic Auth\n"), QStringLiteral("Bearer canary\n"));
    QTest::newRow("in prose") << changed(QStringLiteral("Authentication:"),
                                         QStringLiteral("the password is canary\nAuthentication:"));
    QTest::newRow("behind the list") << QString::fromUtf8(plainTicket) + QStringLiteral("the password is canary\n");
    QTest::newRow("without a header") << changed(QStringLiteral("Workspace ID"),
                                                 QStringLiteral("Token: canary\nWorkspace ID"));
    QTest::newRow("twice") << QString::fromUtf8(plainTicket) + QStringLiteral("Basic Auth password: canary 2\n");
}

void TestTicketParser::keepsSecretsApart()
{
    QFETCH(const QString, text);
    const auto draft = parseTicket(text, m_catalog);
    QVERIFY(draft);
    const QByteArray shown = writeStreamConfig(draft->config) + remarkTexts(*draft).join(u'\n').toUtf8() +
                             ticketText(draft->config, m_catalog).toUtf8();
    QVERIFY2(!shown.contains("canary"), shown.constData());
}

QTEST_GUILESS_MAIN(TestTicketParser)
#include "tst_ticketparser.moc"
