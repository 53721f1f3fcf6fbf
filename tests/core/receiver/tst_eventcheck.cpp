// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receiver/eventcheck.h"

#include "core/receiver/findingtally.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace penstock;

namespace {

const Catalog &catalog()
{
    static const Catalog known = Catalog::load().value();
    return known;
}

const QByteArray email =
    R"({"event_name":"Email Sent","event_code":"MOE_EMAIL_SENT","event_uuid":"u-1","event_time":1580967474,)"
    R"("event_type":"CAMPAIGN_EVENT","event_source":"MOENGAGE","email_id":"a@example.org","uid":"c-1",)"
    R"("event_attributes":{"campaign_id":"i","campaign_name":"n","campaign_type":"General","campaign_channel":"Email"},)"
    R"("user_attributes":{"moengage_user_id":"m","own":5},"device_attributes":{"moengage_device_id":"d"}})";

FindingList findingsIn(const QByteArray &json)
{
    FindingList findings;
    simdjson::dom::parser parser;
    const simdjson::dom::element event = parser.parse(json.constData(), std::size_t(json.size())).value();
    EventCheck(catalog(), findings).check(event, 7);
    return findings;
}

} // namespace

//! Events held against the documented format.
class TestEventCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatIsNotAsDocumented_data();
    void findsWhatIsNotAsDocumented();
    void findsNothingInEventsOfTheCatalog();
    void tellsWhereItWas();
    void keepsSoManyKindsAndCountsAll();
    void talliesOverRequests();
};

void TestEventCheck::findsWhatIsNotAsDocumented_data()
{
    QTest::addColumn<QByteArray>("event");
    QTest::addColumn<QString>("words");

    const auto row = [](const char *name, const QByteArray &event, const char *words) {
        QTest::newRow(name) << event << QString::fromLatin1(words);
    };
    const auto changed = [](const char *from, const char *to) {
        Q_ASSERT(email.contains(from));
        return QByteArray(email).replace(from, to);
    };
    row("as documented", email, "");
    row("unknown key", changed(R"("uid")", R"("user":1,"uid")"), "user is not a key of the format");
    row("missing key", changed(R"("event_source":"MOENGAGE",)", ""), "event_source is missing");
    row("other source", changed(R"("event_source":"MOENGAGE")", R"("event_source":"ME")"),
        "event_source has another type or value than documented");
    row("time a text", changed("1580967474", R"("1580967474")"),
        "event_time has another type or value than documented");
    row("time before 1970", changed("1580967474", "-1"), "event_time has another type or value than documented");
    row("time a fraction", changed("1580967474", "1.5"), "event_time has another type or value than documented");
    row("unknown type", changed("CAMPAIGN_EVENT", "OTHER"),
        "event_type has another type or value than documented|"
        "event_type does not belong to the event_code");
    row("empty id", changed(R"("uid":"c-1")", R"("uid":"")"), "uid has another type or value than documented");
    row("attributes a list", changed(R"({"moengage_device_id":"d"})", "[]"),
        "device_attributes has another type or value than documented");
    row("name of another event", changed("Email Sent", "Email Opened"), "event_name does not belong to the event_code");
    row("name of no event", changed("Email Sent", "Mail"), "event_name does not belong to the event_code");
    row("code of no event", changed("MOE_EMAIL_SENT", "MY_CODE"), "event_name does not belong to the event_code");
    row("type of another event", changed("CAMPAIGN_EVENT", "USER_ACTION_EVENT"),
        "event_type does not belong to the event_code");
    row("channel of another event", changed(R"("campaign_channel":"Email")", R"("campaign_channel":"SMS")"),
        "event_attributes.campaign_channel does not belong to the event_code");
    row("never sent", changed(R"("campaign_id")", R"("email_subject":"Hello","campaign_id")"),
        "event_attributes.email_subject came, which the platform never sends");
    row("no campaign_name", changed(R"("campaign_name":"n",)", ""),
        "event_attributes.campaign_name is missing in an event of a campaign");
    row("campaign_id a number", changed(R"("campaign_id":"i")", R"("campaign_id":1)"),
        "event_attributes.campaign_id has another type or value than documented");
    row("no user id", changed(R"("moengage_user_id":"m",)", ""), "user_attributes.moengage_user_id is missing");
    row("no recipient", changed(R"("email_id":"a@example.org",)", ""),
        "email_id does not fit the channel, or is missing");
    row("recipient of another channel", changed(R"("uid")", R"("push_id":"t","uid")"),
        "push_id does not fit the channel, or is missing");
    row("no object", "5", "events[] has another type or value than documented");
    row("own event",
        R"({"event_name":"Order Placed","event_code":"order_placed","event_uuid":"u","event_time":0,)"
        R"("event_type":"USER_ACTION_EVENT","event_source":"MOENGAGE"})",
        "");
}

void TestEventCheck::findsWhatIsNotAsDocumented()
{
    QFETCH(const QByteArray, event);
    QFETCH(const QString, words);
    const FindingList findings = findingsIn(event);
    QStringList found;
    for (const FormatFinding &finding : findings.list())
        found.append(findingWords(finding));
    QCOMPARE(found.join(u'|'), words);
}

void TestEventCheck::findsNothingInEventsOfTheCatalog()
{
    for (const CatalogEvent &event : catalog().events()) {
        QJsonObject object = QJsonDocument::fromJson(email).object();
        object.insert(QStringLiteral("event_name"), QString::fromStdString(event.name));
        object.insert(QStringLiteral("event_code"), QString::fromStdString(event.code));
        object.insert(QStringLiteral("event_type"), QString::fromStdString(event.type));
        const FindingList findings = findingsIn(QJsonDocument(object).toJson());
        for (const FormatFinding &finding : findings.list())
            QVERIFY2(finding.kind == FormatFinding::Kind::WrongRecipient ||
                         finding.subject.ends_with("campaign_channel"),
                     (event.code + ": " + finding.subject).c_str());
    }
}

void TestEventCheck::tellsWhereItWas()
{
    const FindingList findings = findingsIn(QByteArray(email).replace(R"("uid")", R"("user":1,"uid")"));
    QCOMPARE(findings.total(), std::uint64_t(1));
    QVERIFY((findings.list().front() == FormatFinding{FormatFinding::Kind::UnknownKey, "user", 1, 7, "u-1"}));
}

void TestEventCheck::keepsSoManyKindsAndCountsAll()
{
    QByteArray keys;
    for (int i = 0; i < 1000; ++i)
        keys += "\"" + QByteArray(500, 'k') + QByteArray::number(i) + "\":1,\"key" + QByteArray::number(i) + "\":1,";
    const FindingList findings = findingsIn(QByteArray(email).replace("\"uid\"", keys + "\"uid\""));
    QCOMPARE(findings.list().size(), FindingList::atMost);
    QCOMPARE(findings.total(), std::uint64_t(2000));
    // Those that differ only far behind count as one.
    QCOMPARE(findings.list().front().count, std::uint64_t(1000));
    QCOMPARE(findings.list().front().subject.size(), FindingList::longestText);
}

void TestEventCheck::talliesOverRequests()
{
    FindingTally tally;
    FindingList first;
    first.add(FormatFinding::Kind::UnknownKey, "a", 3, "u-3");
    first.add(FormatFinding::Kind::Envelope, "The body is not JSON: x.", 0, {});
    FindingList second;
    second.add(FormatFinding::Kind::UnknownKey, "a", 0, "u-9");
    second.add(FormatFinding::Kind::UnknownKey, "a", 1, "u-10");
    tally.add(first, 5, "r-5");
    tally.add(second, 6, "r-6");
    QCOMPARE(tally.total(), 4);
    QStringList lines;
    for (const TalliedFinding &finding : tally.list())
        lines.append(findingLine(finding));
    QCOMPARE(lines.join(u'\n'),
             QStringLiteral("3 × a is not a key of the format; first in request 5, events[3], event_uuid u-3\n"
                            "1 × The body is not JSON: x; first in request 5"));
    const QJsonObject json = findingsJson(tally);
    QCOMPARE(json.value(QStringLiteral("total")).toInt(), 4);
    const QJsonArray list = json.value(QStringLiteral("list")).toArray();
    QCOMPARE(QJsonDocument(list.first().toObject()).toJson(QJsonDocument::Compact),
             QByteArray(R"({"count":3,"first":{"eventUuid":"u-3","index":3,"request":5,"requestId":"r-5"},)"
                        R"("kind":"unknownKey","subject":"a"})"));
}

QTEST_GUILESS_MAIN(TestEventCheck)
#include "tst_eventcheck.moc"
