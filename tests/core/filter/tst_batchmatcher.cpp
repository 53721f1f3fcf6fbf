// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/batchmatcher.h"

#include "core/filter/filterparser.h"

#include <QTest>

using namespace penstock;

class TestBatchMatcher final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choosesBatches_data();
    void choosesBatches();
    void looksAtFailuresForWordsAndCauses();
};

namespace {

const WallTime now = wallTimeFromEpochMs(1'795'442'400'000);

struct Example
{
    BatchFacts facts;
    QString failure;
};

//! 1 queued, 2 in flight, 3 backing off after 503, 4 delivered, 5 given up after no answer; each a minute older.
QList<Example> examples()
{
    const qint64 noon = epochMs(now);
    const auto id = [](const char *text) { return QUuid::fromString(QLatin1String(text)); };
    return {
        {{.id = 1,
          .requestId = id("7f3c9a02-51d4-4000-8000-000000000001"),
          .bytes = 500,
          .events = 1,
          .createdAtMs = noon},
         {}},
        {{.id = 2,
          .requestId = id("7f3c9a02-51d4-4000-8000-000000000002"),
          .state = FilterState::InFlight,
          .attempt = 1,
          .bytes = 60'000,
          .events = 100,
          .createdAtMs = noon - 60'000},
         {}},
        {{.id = 3,
          .requestId = id("c81e728d-9d4c-4000-8000-000000000503"),
          .state = FilterState::BackingOff,
          .status = 503,
          .attempt = 2,
          .tookMs = 81,
          .bytes = 61'000,
          .events = 100,
          .createdAtMs = noon - 120'000},
         QStringLiteral("answered 503 Service Unavailable")},
        {{.id = 4,
          .requestId = id("eccbc87e-4b5c-4000-8000-000000000004"),
          .state = FilterState::Delivered,
          .status = 200,
          .attempt = 1,
          .tookMs = 1500,
          .bytes = 62'000,
          .events = 100,
          .createdAtMs = noon - 180'000},
         {}},
        {{.id = 5,
          .requestId = id("a87ff679-a2f3-4000-8000-000000000005"),
          .state = FilterState::DeadLettered,
          .attempt = 4,
          .tookMs = 30'000,
          .bytes = 1'200'000,
          .events = 100,
          .createdAtMs = noon - 240'000},
         QStringLiteral("no answer from the endpoint came.back:80 within 30 s")},
    };
}

} // namespace

void TestBatchMatcher::choosesBatches_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("ids");
    const auto row = [](const char *text, const char *ids) {
        QTest::newRow(*text ? text : "nothing") << QString::fromUtf8(text) << QString::fromUtf8(ids);
    };
    row("", "1 2 3 4 5");
    row("state:backingOff,deadLettered", "3 5");
    row("-state:delivered", "1 2 3 5");
    row("-state:delivered -state:queued", "2 3 5");
    row("state:queued state:delivered", "");
    row("status:503", "3");
    row("status:>=200", "3 4");
    row("status:<500", "4");
    row("status:none", "1 2 5");
    row("-status:2xx", "1 2 3 5");
    row("cause:serverError", "3");
    row("cause:timedOut,servererror", "3 5");
    row("-cause:timedOut", "1 2 3 4");
    row("cause:tls", "");
    row("attempt:>1", "3 5");
    row("attempt:1,4", "2 4 5");
    row("took:>1s", "4 5");
    row("took:<100ms", "3");
    row("size:61KB", "3");
    row("size:>1MB", "5");
    row("events:<100", "1");
    row("id:2..4", "2 3 4");
    row("request:51d4", "1 2");
    row("request:0000001,a2f3", "1 5");
    row("-request:7F3C", "3 4 5");
    row("time:>=13:59", "1 2");
    row("time:<13:57", "5");
    row("time:2min..3min", "3 4");
    row("unavailable", "3");
    row("\"came.back\"", "5");
    row("-unavailable", "1 2 4 5");
    row("\"dead letter\"", "5");
    row("deadLettered", "5");
    row("off", "3");
    row("4", "4");
    row("503", "3");
    row("eccb", "4");
    row("ecc", "");
    row("ecc-bc", "");
    row("00 unavailable", "");
    row("answered 503 -delivered", "3");
}

void TestBatchMatcher::choosesBatches()
{
    QFETCH(QString, text);
    QFETCH(QString, ids);
    const auto filter = parseFilter(text, now);
    QVERIFY(filter);
    const BatchMatcher matcher(*filter);
    QStringList matching;
    for (Example &each : examples()) {
        if (!each.failure.isEmpty())
            each.facts.cause = causeOf(each.failure);
        each.facts.failureWords = matcher.wordsIn(each.failure);
        if (matcher.matches(each.facts))
            matching.append(QString::number(each.facts.id));
    }
    QCOMPARE(matching.join(u' '), ids);
}

void TestBatchMatcher::looksAtFailuresForWordsAndCauses()
{
    const auto looks = [](const char *text) {
        return BatchMatcher(parseFilter(QString::fromLatin1(text), now).value()).looksAtFailures();
    };
    QVERIFY(!looks("state:delivered status:200"));
    QVERIFY(looks("state:delivered unavailable"));
    QVERIFY(looks("cause:tls"));
}

QTEST_GUILESS_MAIN(TestBatchMatcher)
#include "tst_batchmatcher.moc"
