// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/reporttexts.h"

#include "core/delivery/resolveddestination.h"

#include <QJsonArray>
#include <QTest>
#include <QXmlStreamReader>

using namespace penstock;

namespace {

ProbeResult result(ProbeStep step, ProbeVerdict verdict, const char *found)
{
    ProbeResult made;
    made.step = step;
    made.verdict = verdict;
    made.took = Milliseconds(12);
    made.found = QString::fromUtf8(found);
    return made;
}

//! What an answer may bring: marks of XML and HTML, a control character, an emoji.
constexpr char hostile[] = "<script>alert('&amp;')</script> \x01 \"]]> 🚀";

ProbeReport report()
{
    ProbeReport made{QStringLiteral("Orders <b>"), QStringLiteral("https://example.com/in?a=1&b=2")};
    made.startedAt = wallTimeFromEpochMs(1'764'000'000'000);
    made.took = Milliseconds(2400);
    made.results = {result(ProbeStep::Address, ProbeVerdict::Passed, "https, encrypted"),
                    result(ProbeStep::Tls, ProbeVerdict::Warning, "Certificate ends in 12 days"),
                    result(ProbeStep::OneEvent, ProbeVerdict::Failed, hostile),
                    result(ProbeStep::FullBatch, ProbeVerdict::NotRun, "Left out")};
    Outcome outcome;
    outcome.answer.status = 500;
    outcome.answer.body = hostile;
    outcome.requestHeaders = {{"Authorization", secretMask()}};
    made.results[2].requests = {outcome};
    made.results[2].meaning = QString::fromUtf8(hostile);
    made.results[0].phases = {{ProbePhase::Kind::Lookup, Milliseconds(0), Milliseconds(12)}};
    return made;
}

//! Reads it to its end, or gives what is wrong.
QString xmlTrouble(const QByteArray &text)
{
    QXmlStreamReader xml(text);
    while (!xml.atEnd())
        xml.readNext();
    return xml.hasError() ? xml.errorString() : QString();
}

} // namespace

class TestReportTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void jsonTellsEveryStep();
    void junitIsXmlThatCountsRight();
    void htmlIsWellFormedAndLoadsNothing();
    void concludes_data();
    void concludes();
};

void TestReportTexts::jsonTellsEveryStep()
{
    const QJsonObject json = reportJson(report());
    QCOMPARE(json.value(QLatin1String("steps")).toArray().size(), 4);
    QCOMPARE(json.value(QLatin1String("wouldTake")), QJsonValue(false));
    QCOMPARE(json.value(QLatin1String("failed")), QJsonValue(1));
    QCOMPARE(json.value(QLatin1String("tookMs")), QJsonValue(2400));
    const QJsonObject step = json.value(QLatin1String("steps")).toArray().at(2).toObject();
    QCOMPARE(step.value(QLatin1String("step")).toString(), QStringLiteral("oneEvent"));
    QCOMPARE(step.value(QLatin1String("verdict")).toString(), QStringLiteral("failed"));
    QCOMPARE(step.value(QLatin1String("requests")).toArray().at(0).toObject().value(QLatin1String("status")), 500);
}

void TestReportTexts::junitIsXmlThatCountsRight()
{
    const QByteArray text = reportJUnit(report());
    QCOMPARE(xmlTrouble(text), QString());

    QXmlStreamReader xml(text);
    int cases = 0;
    int failures = 0;
    int skipped = 0;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("testsuite")) {
            QCOMPARE(xml.attributes().value(QLatin1String("tests")), QLatin1String("4"));
            QCOMPARE(xml.attributes().value(QLatin1String("failures")), QLatin1String("1"));
            QCOMPARE(xml.attributes().value(QLatin1String("skipped")), QLatin1String("1"));
            QCOMPARE(xml.attributes().value(QLatin1String("time")), QLatin1String("2.400"));
        }
        cases += xml.name() == QLatin1String("testcase") ? 1 : 0;
        failures += xml.name() == QLatin1String("failure") ? 1 : 0;
        skipped += xml.name() == QLatin1String("skipped") ? 1 : 0;
    }
    QCOMPARE(cases, 4);
    QCOMPARE(failures, 1);
    QCOMPARE(skipped, 1);
}

void TestReportTexts::htmlIsWellFormedAndLoadsNothing()
{
    QByteArray text = reportHtml(report());
    QVERIFY(!text.contains("<script"));
    QVERIFY(!text.contains(" src="));
    QVERIFY(!text.contains(" href="));
    QVERIFY(!text.contains("url("));
    QVERIFY(text.contains(secretMask()));
    // All but the empty <meta> elements of HTML is XML, too.
    text.replace("<!DOCTYPE html>\n", "");
    text.replace("<meta charset=\"utf-8\">", "");
    text.replace("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">", "");
    QCOMPARE(xmlTrouble(text), QString());
}

void TestReportTexts::concludes_data()
{
    QTest::addColumn<QList<ProbeResult>>("results");
    QTest::addColumn<QString>("headline");

    const auto one = [](ProbeVerdict verdict) { return result(ProbeStep::OneEvent, verdict, ""); };
    const auto words = [](const char *ascii) { return QString::fromLatin1(ascii); };
    QTest::addRow("all well") << QList{one(ProbeVerdict::Passed)} << words("This endpoint would take the stream.");
    QTest::addRow("one warning") << QList{one(ProbeVerdict::Passed), result(ProbeStep::Tls, ProbeVerdict::Warning, "")}
                                 << words("This endpoint would take the stream, with one thing to mend.");
    QTest::addRow("anyone may send") << QList{one(ProbeVerdict::Passed),
                                              result(ProbeStep::WrongCredentials, ProbeVerdict::Failed, ""),
                                              result(ProbeStep::Tls, ProbeVerdict::Warning, "")}
                                     << words("This endpoint would take the stream, with 2 things to mend.");
    QTest::addRow("events are refused") << QList{one(ProbeVerdict::Failed)}
                                        << words("This endpoint would not take the stream.");
    QTest::addRow("not reached") << QList{result(ProbeStep::Connect, ProbeVerdict::Failed, "")}
                                 << words("No request can reach this endpoint.");
    QTest::addRow("nothing sent") << QList{one(ProbeVerdict::NotRun)}
                                  << words("No event was sent: whether the stream would be taken is not known.");
}

void TestReportTexts::concludes()
{
    QFETCH(const QList<ProbeResult>, results);
    ProbeReport made;
    made.results = results;
    QTEST(conclusionOf(made).headline, "headline");
}

QTEST_GUILESS_MAIN(TestReportTexts)
#include "tst_reporttexts.moc"
