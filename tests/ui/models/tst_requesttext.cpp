// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/requesttext.h"

#include "core/event/catalog.h"

#include <QTest>

using namespace penstock;

namespace {

const QByteArray head = "POST /p HTTP/1.1\nHost: h\nX: y: z\n";

QByteArray bodyOf(int events)
{
    const QByteArray event =
        R"({"event_name":"N","email_id":"a@b.c","user_attributes":{"u_em":"\u00e9","caf\u00e9":1.0,"deep":{"u_em":[1,{}]}},"event_attributes":{}})";
    return R"({"app_name":"x","events":[)" + QByteArrayList(events, event).join(',') + "]}";
}

} // namespace

class TestRequestText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsHeadAndBody();
    void foldsWhatIsAskedFor();
    void foldsAllEventsOfABatchButTheFirst();
    void knowsWhatEachKeyMeans_data();
    void knowsWhatEachKeyMeans();
    void marksPersonalData();
    void boundsWhatIsShown_data();
    void boundsWhatIsShown();
    void hasALineForEachLine();

private:
    [[nodiscard]] const RequestLine &lineOf(const RequestText &text, const QByteArray &start) const
    {
        const QStringList lines = text.text.split(u'\n');
        for (qsizetype i = 0; i < lines.size(); ++i) {
            if (lines[i].trimmed().startsWith(QString::fromUtf8(start)))
                return text.lines[std::size_t(i)];
        }
        qFatal("no such line");
    }

    const Catalog m_catalog = Catalog::load().value();
};

void TestRequestText::showsHeadAndBody()
{
    const RequestText text = requestText(head, R"({"app_name":"x","events":[{"event_name":"\u00e9"}]})", {}, m_catalog);
    QCOMPARE(text.text, QStringLiteral(R"(POST /p HTTP/1.1
Host: h
X: y: z

{
  "app_name": "x",
  "events": [
    {
      "event_name": "\u00e9"
    }
  ]
})"));
    QCOMPARE(text.lines[0].part, RequestLine::Part::Start);
    QCOMPARE(text.lines[2].part, RequestLine::Part::Header);
    QCOMPARE(text.lines[3].part, RequestLine::Part::Gap);
    QCOMPARE(text.lines[4].part, RequestLine::Part::Body);
}

void TestRequestText::foldsWhatIsAskedFor()
{
    const RequestText open = requestText({}, bodyOf(1), {}, m_catalog);
    const RequestText text = requestText({}, bodyOf(1), {"events[0].user_attributes"}, m_catalog);
    QVERIFY(!open.text.contains(u'…'));
    QVERIFY(
        text.text.contains(QStringLiteral("\n      \"user_attributes\": { … 3 },\n      \"event_attributes\": {}\n")));
    QCOMPARE(lineOf(text, "\"user_attributes\"").fold, QByteArray("events[0].user_attributes"));
    QCOMPARE(lineOf(text, "\"event_attributes\"").fold, QByteArray()); // there is nothing in it
}

void TestRequestText::foldsAllEventsOfABatchButTheFirst()
{
    const RequestText text = requestText({}, bodyOf(3), {}, m_catalog);
    QCOMPARE(text.text.count(QStringLiteral("    { … 4 }")), 2);
    QCOMPARE(requestText({}, bodyOf(3), {"events[2]"}, m_catalog).text.count(QStringLiteral("    { … 4 }")), 1);
    QCOMPARE(requestText({}, bodyOf(3), {"events[0]"}, m_catalog).text.count(QStringLiteral("    { … 4 }")), 3);
}

void TestRequestText::knowsWhatEachKeyMeans_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("meaning");
    QTest::addRow("of the request") << QByteArray("\"app_name\"") << QStringLiteral("The workspace's (app's) name.");
    QTest::addRow("of the event") << QByteArray("\"event_name\"")
                                  << QStringLiteral("Name of the event as the dashboard shows it.");
    QTest::addRow("personal") << QByteArray("\"u_em\"")
                              << QStringLiteral("A standard user attribute. Personal data: it can identify a person.");
    QTest::addRow("with an escape") << QByteArray("\"caf")
                                    << QStringLiteral("A user attribute of this workspace's own.");
    QTest::addRow("no key") << QByteArray("]") << QString();
}

void TestRequestText::knowsWhatEachKeyMeans()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, meaning);
    QCOMPARE(keyMeaning(lineOf(requestText({}, bodyOf(1), {}, m_catalog), line), m_catalog), meaning);
}

void TestRequestText::marksPersonalData()
{
    const RequestText text = requestText({}, bodyOf(1), {}, m_catalog);
    QByteArrayList personal;
    for (const RequestLine &line : text.lines) {
        if (line.personal)
            personal.append(line.key);
    }
    QCOMPARE(personal, (QByteArrayList{"email_id", "u_em"})); // not the one inside another attribute
    QCOMPARE(lineOf(text, "\"caf").key, QByteArray("caf\xC3\xA9"));
}

void TestRequestText::boundsWhatIsShown_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addRow("a long value") << "{\"a\":\"" + QByteArray(1'000'000, 'x') + "\"}";
    QTest::addRow("many lines") << "{\"a\":[" + QByteArray("1,").repeated(100'000) + "1]}";
    QTest::addRow("many folds") << bodyOf(50'000);
    QTest::addRow("it breaks off") << bodyOf(2).left(150);
}

void TestRequestText::boundsWhatIsShown()
{
    QFETCH(QByteArray, body);
    const RequestText text = requestText({}, body, {}, m_catalog);
    QVERIFY(text.lines.size() <= 4001);
    QVERIFY(text.text.size() < 200'000);
}

void TestRequestText::hasALineForEachLine()
{
    for (const auto &body : {QByteArray(), bodyOf(1), bodyOf(3), bodyOf(5000)}) {
        const RequestText text = requestText(head, body, {}, m_catalog);
        QCOMPARE(std::size_t(text.text.count(u'\n') + 1), text.lines.size());
    }
}

QTEST_GUILESS_MAIN(TestRequestText)
#include "tst_requesttext.moc"
