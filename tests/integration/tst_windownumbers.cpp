// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/engine.h"
#include "core/engine/trafficrecorder.h"
#include "core/history/trafficstore.h"
#include "core/stream/streamfile.h"
#include "core/time/systemscheduler.h"
#include "tests/integration/programs.h"
#include "tests/support/testvault.h"
#include "ui/models/monitornumbers.h"

#include <QDir>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace penstock;

namespace {

constexpr qint64 bothClocks = 50; // milliseconds: they are read one after the other

QList<QJsonObject> only(const QList<QJsonObject> &objects, const char *key, const QString &value)
{
    QList<QJsonObject> found;
    std::ranges::copy_if(objects, std::back_inserter(found), [&](const QJsonObject &object) {
        return value.isEmpty() || object[QLatin1String(key)].toString() == value;
    });
    return found;
}

qint64 sumOf(const QList<QJsonObject> &objects, const char *key)
{
    qint64 sum = 0;
    for (const QJsonObject &object : objects)
        sum += object[QLatin1String(key)].toInteger();
    return sum;
}

} // namespace

//! Every number above the Monitor's charts, of each stream and of all, against counts that are none of its own: what
//! `batches` and `attempts` list one by one of the same data folder, after a run against endpoints that misbehave.
class TestWindowNumbers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreeWithTheLedger();

private:
    struct Stream
    {
        QString name;
        StreamSetup setup;
        StreamId id = 0;
    };

    [[nodiscard]] QString dataFolder() const { return m_folder.filePath(QStringLiteral("data")); }
    [[nodiscard]] Stream makeStream(const char *name, const QString &url, int events,
                                    const QJsonObject &delivery) const;
    void openEngine();
    [[nodiscard]] QList<QJsonObject> list(const char *what) const;
    [[nodiscard]] MonitorNumbers numbersOf(const Stream &stream) const;
    [[nodiscard]] MonitorNumbers total() const;
    //! `stream` empty: all of them.
    void compareCounts(const MonitorNumbers &numbers, const QString &stream) const;
    void compareAnswers(const AnswerTimes &answers, const QString &stream) const;

    QTemporaryDir m_folder;
    TestVault m_vault;
    QList<Stream> m_streams;
    QHash<StreamId, StreamStatus> m_statuses;
    SystemScheduler m_scheduler;
    TrafficHistory m_history;
    std::unique_ptr<Engine> m_engine;
};

TestWindowNumbers::Stream TestWindowNumbers::makeStream(const char *name, const QString &url, int events,
                                                        const QJsonObject &delivery) const
{
    const QString folder = m_folder.filePath(QLatin1String(name));
    QDir().mkpath(folder);
    (void)writeEvents(folder, events);
    const QString path = writeStream(
        folder, url, {{QStringLiteral("name"), QLatin1String(name)}, {QStringLiteral("delivery"), delivery}});
    const StreamFile file = loadStreamFile(path).value();
    return {QString::fromLatin1(name), {.config = file.parsed.config, .baseFolder = file.baseFolder}, 0};
}

void TestWindowNumbers::openEngine()
{
    m_statuses.clear();
    m_engine = Engine::open(dataFolder(), m_vault.secrets, QStringLiteral("test")).value();
    connect(m_engine.get(), &Engine::statusChanged, this,
            [this](const StreamStatus &status) { m_statuses[status.id] = status; });
    for (Stream &stream : m_streams)
        stream.id = m_engine->add(stream.setup).value();
}

QList<QJsonObject> TestWindowNumbers::list(const char *what) const
{
    return runCli({QLatin1String(what), QStringLiteral("--json"), QStringLiteral("--data-dir"), dataFolder()})
        .jsonLines();
}

MonitorNumbers TestWindowNumbers::numbersOf(const Stream &stream) const
{
    return penstock::numbersOf(m_statuses[stream.id], stream.setup.config.delivery);
}

MonitorNumbers TestWindowNumbers::total() const
{
    QList<MonitorNumbers> each;
    for (const Stream &stream : m_streams)
        each.append(numbersOf(stream));
    return totalOf(each);
}

void TestWindowNumbers::compareCounts(const MonitorNumbers &numbers, const QString &stream) const
{
    const auto batches = only(list("batches"), "stream", stream);
    const auto in = [&](const char *state) { return only(batches, "state", QLatin1String(state)); };
    QCOMPARE(numbers.batches.queued, in("queued").size());
    QCOMPARE(numbers.batches.inFlight, in("inFlight").size());
    QCOMPARE(numbers.batches.backingOff, in("backingOff").size());
    QCOMPARE(numbers.batches.delivered, in("delivered").size());
    QCOMPARE(numbers.batches.deadLettered, in("deadLettered").size());
    QCOMPARE(numbers.batches.eventsDelivered, sumOf(in("delivered"), "events"));
    QCOMPARE(numbers.batches.eventsDeadLettered, sumOf(in("deadLettered"), "events"));
    const auto waiting = in("queued") + in("inFlight") + in("backingOff");
    QVERIFY(numbers.backlog);
    QCOMPARE(numbers.backlog->events, sumOf(waiting, "events"));
    QCOMPARE(numbers.backlog->bytes, sumOf(waiting, "bytes"));
    if (numbers.eventsFitting > 0)
        QCOMPARE(*numbers.fill(), double(sumOf(batches, "events")) / double(100 * batches.size()));
    const auto backingOff = in("backingOff");
    QCOMPARE(numbers.nextRetry.has_value(), numbers.firstLoss.has_value());
    if (!numbers.nextRetry)
        return;

    // The next try of each of them is its last.
    const auto first = std::ranges::min_element(
        backingOff, {}, [](const QJsonObject &batch) { return batch[QLatin1String("nextAttemptAt")].toInteger(); });
    const qint64 due = (*first)[QLatin1String("nextAttemptAt")].toInteger();
    QVERIFY(qAbs(epochMs(numbers.nextRetry->wall) - due) < bothClocks);
    QCOMPARE(numbers.firstLoss->stream, (*first)[QLatin1String("stream")].toString());
    QCOMPARE(numbers.firstLoss->loss.batch, (*first)[QLatin1String("batchId")].toInteger());
    QVERIFY(qAbs(epochMs(numbers.firstLoss->loss.at.wall) - due) < bothClocks);
}

void TestWindowNumbers::compareAnswers(const AnswerTimes &answers, const QString &stream) const
{
    QList<qint64> times;
    for (const QJsonObject &attempt : only(list("attempts"), "stream", stream)) {
        if (!attempt[QLatin1String("status")].isNull())
            times << attempt[QLatin1String("durationMs")].toInteger();
    }
    std::ranges::sort(times);
    QCOMPARE(answers.total(), times.size());
    for (const double share : {0.50, 0.95, 0.99}) {
        const auto exact = double(times[qsizetype(std::ceil(share * double(times.size()))) - 1]);
        const auto told = double(answers.percentile(share)->count());
        QVERIFY2(std::abs(told - exact) <= 1 + exact * AnswerTimes::error,
                 qPrintable(
                     QStringLiteral("p%1 of %2: %3 ms, told %4 ms").arg(share * 100).arg(stream).arg(exact).arg(told)));
    }
}

void TestWindowNumbers::agreeWithTheLedger()
{
    Receiver orders(R"({"version":1,"seed":3,"steps":[{"status":200,"times":5},{"status":503,"times":30},)"
                    R"({"close":"after","times":4},{"status":200,"delayMs":40,"times":4},{"status":302,"times":7},)"
                    R"({"status":204,"times":"forever"}]})");
    Receiver crm(R"({"version":1,"steps":[{"status":200,"delayMs":90,"times":3},{"status":503,"times":"forever"}]})");
    const auto delays = [](const QJsonArray &ms, int most) {
        return QJsonObject{{QStringLiteral("retryDelaysMs"), ms}, {QStringLiteral("maxInFlight"), most}};
    };
    m_streams = {makeStream("Orders", orders.url(), 2050, delays({10, 20}, 6)),
                 makeStream("CRM", crm.url(), 480, delays({300'000}, 1))};
    TrafficStore store(m_folder.path(), m_scheduler.now().wall);
    TrafficRecorder recorder(m_history, store, m_scheduler);
    openEngine();
    recorder.follow(*m_engine);
    for (const Stream &stream : std::as_const(m_streams))
        m_engine->start(stream.id);
    QTRY_VERIFY_WITH_TIMEOUT(std::holds_alternative<Stopped>(m_statuses[m_streams[0].id].state) &&
                                 m_statuses[m_streams[0].id].batches.delivered > 0,
                             60'000);
    QTRY_COMPARE_WITH_TIMEOUT(numbersOf(m_streams[1]).batches.backingOff, 2, 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(numbersOf(m_streams[1]).batches.inFlight, 0, 60'000);

    QVERIFY(total().batches.deadLettered > 0);
    QVERIFY(total().firstLoss);
    const WallTime now = m_scheduler.now().wall;
    QList<StreamId> all;
    for (const Stream &stream : std::as_const(m_streams)) {
        compareCounts(numbersOf(stream), stream.name);
        compareAnswers(recentAnswers(m_history, {stream.id}, now), stream.name);
        all.append(stream.id);
    }
    compareCounts(total(), {});
    compareAnswers(recentAnswers(m_history, all, now), {});

    // The next window knows it, too, before anything is started.
    m_engine.reset();
    openEngine();
    QTRY_COMPARE_WITH_TIMEOUT(m_statuses.size(), 2, 60'000);
    for (const Stream &stream : std::as_const(m_streams))
        compareCounts(numbersOf(stream), stream.name);
    compareCounts(total(), {});
    m_engine.reset();
}

QTEST_GUILESS_MAIN(TestWindowNumbers)
#include "tst_windownumbers.moc"
