// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/filterparser.h"

#include "core/overloaded.h"

#include <QTest>

#include <random>

using namespace penstock;

class TestFilterParser final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void understands_data();
    void understands();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void waitsForWhatIsNotTypedYet_data();
    void waitsForWhatIsNotTypedYet();
    void knowsWhereEachTermStands();
    void boundsFreeText();
    void survivesAnything();
};

namespace {

//! 2026-11-23 14:00:00 UTC, a Monday.
const WallTime now = wallTimeFromEpochMs(1'795'442'400'000);
constexpr qint64 noonToday = 1'795'442'400'000;

QString end(qint64 number, qint64 open)
{
    return number == open ? QStringLiteral("…") : QString::number(number);
}

QString textOf(const FilterTest &test)
{
    return std::visit(Overloaded{
                          [](const NumberTest &numbers) {
                              QStringList ranges;
                              for (const NumberRange &range : numbers.ranges) {
                                  // Times count from the test's noon, which keeps them short.
                                  const bool time = numbers.field == FilterField::Time;
                                  const qint64 zero = time ? noonToday : 0;
                                  ranges.append(end(range.from, NumberRange().from) == QStringLiteral("…")
                                                    ? QStringLiteral("…")
                                                    : QString::number(range.from - zero));
                                  ranges.last().append(QStringLiteral(" to "));
                                  ranges.last().append(end(range.to, NumberRange().to) == QStringLiteral("…")
                                                           ? QStringLiteral("…")
                                                           : QString::number(range.to - zero));
                              }
                              return QStringLiteral("%1 %2").arg(QString(fieldName(numbers.field)),
                                                                 ranges.join(QStringLiteral(", ")));
                          },
                          [](const StateTest &states) {
                              QStringList names;
                              for (const FilterState state : states.states)
                                  names.append(stateName(state));
                              return QStringLiteral("state ") + names.join(QStringLiteral(", "));
                          },
                          [](const CauseTest &causes) {
                              QStringList names;
                              for (const FailureCause cause : causes.causes)
                                  names.append(causeName(cause));
                              return QStringLiteral("cause ") + names.join(QStringLiteral(", "));
                          },
                          [](const RequestTest &request) {
                              QStringList parts;
                              for (const QByteArray &part : request.parts)
                                  parts.append(QString::fromUtf8(part));
                              return QStringLiteral("request ") + parts.join(QStringLiteral(", "));
                          },
                          [](const TextTest &text) { return QStringLiteral("text ") + text.words; },
                          [](const EventTest &event) {
                              return fieldName(event.field) + QLatin1Char(' ') +
                                     event.values.join(QStringLiteral(", "));
                          },
                      },
                      test);
}

QString textOf(const Filter &filter)
{
    QStringList terms;
    for (const FilterTerm &term : filter.terms)
        terms.append((term.negated ? QStringLiteral("not ") : QString()) + textOf(term.test));
    return terms.join(QStringLiteral("; "));
}

} // namespace

void TestFilterParser::understands_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("filter");
    const auto row = [](const char *text, const char *filter) {
        QTest::newRow(*text ? text : "nothing") << QString::fromUtf8(text) << QString::fromUtf8(filter);
    };
    row("", "");
    row("  \t ", "");
    row("state:backingOff", "state backingOff");
    row("STATE:BackingOff", "state backingOff");
    row("state:backingOff,deadLettered", "state backingOff, deadLettered");
    row("state:\"dead letter\"", "state deadLettered");
    row("state:\"backing off\",in-flight", "state backingOff, inFlight");
    row("-state:delivered", "not state delivered");
    row("cause:tls,TimedOut", "cause tls, timedOut");
    row("status:503", "status 503 to 503");
    row("status:>=500", "status 500 to …");
    row("status:>500", "status 501 to …");
    row("status:<500", "status 0 to 499");
    row("status:<=500", "status 0 to 500");
    row("status:=500", "status 500 to 500");
    row("status:5xx", "status 500 to 599");
    row("status:>=4XX", "status 400 to …");
    row("status:500..502,504", "status 500 to 502, 504 to 504");
    row("status:none", "status -1 to -1");
    row("status:none,5xx", "status -1 to -1, 500 to 599");
    row("attempt:>1", "attempt 2 to …");
    row("events:<100", "events 0 to 99");
    row("id:1000..2000", "id 1000 to 2000");
    row("took:81", "took 81 to 81");
    row("took:>500ms", "took 501 to …");
    row("took:>=2s", "took 2000 to …");
    row("took:1.2s", "took 1150 to 1249");
    row("took:<1min", "took 0 to 59999");
    row("size:61234", "size 61234 to 61234");
    row("size:61KB", "size 60500 to 61499");
    row("size:>=1.5mb", "size 1500000 to …");
    row("size:60KB..70KB", "size 60000 to 70000");
    row("request:7F3C,9a02", "request 7f3c, 9a02");
    row("time:14:00", "time 0 to 59999");
    row("time:>=14:00", "time 0 to …");
    row("time:<14:00:30", "time … to 29999");
    row("time:2026-11-23T13:59", "time -60000 to -1");
    row("time:today", "time -50400000 to 35999999");
    row("time:yesterday", "time -136800000 to -50400001");
    row("time:2026-11-23", "time -50400000 to 35999999");
    row("time:13:00..13:29", "time -3600000 to -1800001");
    row("time:<10min", "time -599999 to …");
    row("time:10min", "time -600000 to …");
    row("time:>1h", "time … to -3600001");
    row("time:10min..1h", "time -3600000 to -600000");
    row("event:MOE_EMAIL_OPEN,Own", "event MOE_EMAIL_OPEN, Own");
    row("-event:\"Email Opened\"", "not event Email Opened");
    row("uid:>1", "uid >1"); // ids may look like anything
    row("UUID:5b1F", "uuid 5b1F");
    row("campaign:cmp-31,\"Summer, Sale\"", "campaign cmp-31, Summer, Sale");
    row("unavailable", "text unavailable");
    row("\"service unavailable\"", "text service unavailable");
    row("-unavailable", "not text unavailable");
    row("14:03", "text 14:03");
    row("\"a:b\"", "text a:b");
    row("state:delivered status:>=200 7f3c", "state delivered; status 200 to …; text 7f3c");
}

void TestFilterParser::understands()
{
    QFETCH(QString, text);
    QFETCH(QString, filter);
    const auto parsed = parseFilter(text, now);
    QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error().message));
    QCOMPARE(textOf(*parsed), filter);
}

void TestFilterParser::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("wrong"); //!< what the problem's position marks
    QTest::addColumn<QString>("words"); //!< a part of the message
    const auto row = [](const char *text, const char *wrong, const char *words) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(wrong) << QString::fromUtf8(words);
    };
    row("stat:delivered", "stat", "Did you mean state?");
    row("-statsu:503", "statsu", "Did you mean status?");
    row("wherever:x", "wherever",
        "There are state, status, cause, attempt, took, size, events, id, request, time, event, uid, uuid, campaign.");
    row("uidd:x", "uidd", "Did you mean uid?");
    row("uuid:,x", "", "uuid takes an event's UUID or a part of it");
    row("took:1s state:lost", "lost", "“lost” is no state: write queued, inFlight");
    row("state:delivered,lost,queued", "lost", "“lost” is no state");
    row("cause:luck", "luck", "“luck” is no cause: write one of refused, unknownHost");
    row("state:>delivered", ">delivered", "is no state");
    row("status:abc", "abc", "status cannot be “abc”: write a number such as 503");
    row("status:5.5", "5.5", "status cannot be");
    row("status:>none", ">none", "status cannot be");
    row("status:600..500", "600..500", "status cannot be");
    row("size:61TB", "61TB", "write a size such as");
    row("took:-5", "-5", "write a duration such as");
    row("took:1h", "1h", "write a duration such as");
    row("events:1e3", "1e3", "events cannot be");
    row("time:25:00", "25:00", "write a time such as");
    row("time:2026-13-01", "2026-13-01", "write a time such as");
    row("time:2026-11-23x", "2026-11-23x", "write a time such as");
    row("status:,500", "", "status takes a number");
}

void TestFilterParser::saysWhatIsWrong()
{
    QFETCH(QString, text);
    QFETCH(QString, wrong);
    QFETCH(QString, words);
    const auto parsed = parseFilter(text, now);
    QVERIFY(!parsed);
    QCOMPARE(text.mid(parsed.error().position, parsed.error().length), wrong);
    QVERIFY2(parsed.error().message.contains(words), qPrintable(parsed.error().message));
    QVERIFY(!parsed.error().unfinished);
}

void TestFilterParser::waitsForWhatIsNotTypedYet_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *text, const char *words) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(words);
    };
    row("state:", "state takes queued, inFlight");
    row("state:del", "“del” is no state: write queued");
    row("cause:time", "“time” is no cause: write one of");
    row("state:queued,", "state takes queued");
    row("status:", "status takes a number such as 503");
    row("status:>", "status cannot be “>”");
    row("status:>=", "status cannot be");
    row("size:60KB..", "size cannot be");
    row("request:", "request takes a part");
    row("\"service un", "not closed yet");
    row("state:\"backing", "not closed yet");
    row("-", "no words to look for yet");
    row("\"\"", "no words to look for yet");
}

void TestFilterParser::waitsForWhatIsNotTypedYet()
{
    QFETCH(QString, text);
    QFETCH(QString, words);
    const auto parsed = parseFilter(text, now);
    QVERIFY(!parsed);
    QVERIFY(parsed.error().unfinished);
    QVERIFY2(parsed.error().message.contains(words), qPrintable(parsed.error().message));
}

void TestFilterParser::knowsWhereEachTermStands()
{
    const QString text = QStringLiteral(" state:delivered  -\"two words\" 503");
    const auto parsed = parseFilter(text, now);
    QVERIFY(parsed);
    QStringList terms;
    for (const FilterTerm &term : parsed->terms)
        terms.append(text.mid(term.position, term.length));
    QCOMPARE(terms.join(u'|'), QStringLiteral("state:delivered|-\"two words\"|503"));
}

void TestFilterParser::boundsFreeText()
{
    QStringList words;
    for (int i = 0; i < Filter::mostTexts; ++i)
        words.append(QStringLiteral("word%1").arg(i));
    QVERIFY(parseFilter(words.join(u' '), now));
    words.append(QStringLiteral("more"));
    const auto parsed = parseFilter(words.join(u' '), now);
    QVERIFY(!parsed);
    QVERIFY(parsed.error().message.contains(QStringLiteral("64")));
}

void TestFilterParser::survivesAnything()
{
    const QString pieces[] = {QStringLiteral("state"),  QStringLiteral("time"), QStringLiteral("took"),
                              QStringLiteral("status"), QStringLiteral(":"),    QStringLiteral(","),
                              QStringLiteral(".."),     QStringLiteral("<="),   QStringLiteral("\""),
                              QStringLiteral("-"),      QStringLiteral(" "),    QStringLiteral("9999999999999999999"),
                              QStringLiteral("1.5"),    QStringLiteral("xx"),   QStringLiteral("min"),
                              QStringLiteral("😀"),      QStringLiteral("KB"),   QStringLiteral("2026-11-23")};
    std::mt19937 random(7);
    for (int round = 0; round < 20'000; ++round) {
        QString text;
        for (auto left = random() % 9; left > 0; --left)
            text += pieces[random() % std::size(pieces)];
        const auto parsed = parseFilter(text, now);
        if (parsed) {
            for (const FilterTerm &term : parsed->terms)
                QVERIFY2(!text.mid(term.position, term.length).trimmed().isEmpty(), qPrintable(text));
            continue;
        }
        const FilterProblem &problem = parsed.error();
        QVERIFY2(!problem.message.isEmpty(), qPrintable(text));
        QVERIFY2(problem.position >= 0 && problem.length >= 0, qPrintable(text));
        QVERIFY2(problem.position + problem.length <= text.size(), qPrintable(text));
    }
}

QTEST_GUILESS_MAIN(TestFilterParser)
#include "tst_filterparser.moc"
