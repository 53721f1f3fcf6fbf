// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/intakeworker.h"

#include "core/engine/systemeventdefaults.h"
#include "core/event/catalog.h"
#include "core/outbox/ledger.h"
#include "core/outbox/sqliteoutbox.h"
#include "core/stream/streamconfig.h"
#include "core/time/bootclock.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstring>
#include <future>

using namespace penstock;
using namespace std::chrono_literals;

namespace {

//! Bytes in memory that come in pieces, and a call before each of them with how many came before.
class PieceSource final : public Source
{
public:
    PieceSource(QByteArray bytes, qsizetype piece, std::function<void(int)> call)
        : m_bytes(std::move(bytes))
        , m_piece(piece)
        , m_call(std::move(call))
    {
    }

    QByteArray id() const override { return "pieces"; }
    bool isReplayable() const override { return true; }

    Result<SourcePosition> open(const std::optional<SourcePosition> &from) override
    {
        const SourcePosition position = from.value_or(SourcePosition{.source = id()});
        m_at = position.offset;
        return position;
    }

    Result<Chunk> read(char *to, std::size_t capacity, Milliseconds) override
    {
        m_call(m_reads++);
        const qsizetype bytes = std::min({m_piece, qsizetype(capacity), m_bytes.size() - m_at});
        std::memcpy(to, m_bytes.constData() + m_at, std::size_t(bytes));
        m_at += bytes;
        return Chunk{bytes > 0 ? Reading::Data : Reading::End, std::size_t(bytes)};
    }

    QByteArray fingerprint(qint64) override { return {}; }
    void interrupt() override {}

private:
    QByteArray m_bytes;
    qsizetype m_piece;
    qsizetype m_at = 0;
    int m_reads = 0;
    std::function<void(int)> m_call;
};

QByteArray eventText(int i)
{
    return R"({"event_name":"e)" + QByteArray::number(i % 3) + R"(","event_uuid":")" + QByteArray::number(i) + "\"}";
}

//! 1,000 events: single ones, whole request bodies of up to 300, and lines that cannot be used between them.
QByteArray mixedInput()
{
    QByteArray text;
    QRandomGenerator random(5);
    int next = 0;
    while (next < 1000) {
        const int count = std::min(1000 - next, random.bounded(4) == 0 ? random.bounded(1, 300) : 1);
        QByteArrayList events;
        for (int i = 0; i < count; ++i)
            events << eventText(next++);
        text += count == 1 ? events[0] : "{\"events\":[" + events.join(',') + "]}";
        text += '\n';
        if (random.bounded(10) == 0)
            text += "broken " + QByteArray::number(next) + '\n';
    }
    return text;
}

const WallTime pausedAt = wallTimeFromEpochMs(1'795'442'400'000);

} // namespace

class TestIntakeWorker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void neitherLosesNorRepeatsAnEventOverRestarts_data();
    void neitherLosesNorRepeatsAnEventOverRestarts();
    void countsWhatAPauseCosts();
    void countsEachPauseByItself();
    void countsWhatComesIn_data();
    void countsWhatComesIn();
    void reportsOnlyWhatIsDurable();
    void yieldsUntilDeliveryWantsMore();

private:
    struct Run
    {
        bool ended = false;
        EventCounts counts;
        QHash<QByteArray, qint64> notCollected;
    };

    //! Called once it runs, with what tells that it has ended.
    using During = std::function<void(IntakeWorker &, std::future<bool> &)>;

    [[nodiscard]] Run run(const QByteArray &input, qsizetype piece, int stopAfter, bool collecting = true,
                          const During &during = {});
    [[nodiscard]] QStringList storedUuids();
    [[nodiscard]] qint64 storedRejects();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SqliteOutbox> m_outbox;
    StreamId m_stream = 0;
    Catalog m_catalog = Catalog::load().value();
    EventSelection m_events;
    std::function<void(IntakeWorker &, int)> m_atEachRead;
};

void TestIntakeWorker::init()
{
    m_outbox.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_outbox = std::move(SqliteOutbox::open(m_folder->path(), currentMoment(), currentBootId()).value().outbox);
    m_stream = m_outbox->stream(QStringLiteral("Orders")).value();
    m_events = {};
    m_atEachRead = {};
}

TestIntakeWorker::Run TestIntakeWorker::run(const QByteArray &input, qsizetype piece, int stopAfter, bool collecting,
                                            const During &during)
{
    Run result;
    IntakeWorker *worker = nullptr;
    SystemEventDefaults defaults;
    int ids = 0;
    IntakeWorker::Parts parts{
        .stream = m_stream,
        .source = std::make_unique<PieceSource>(input, piece,
                                                [&](int reads) {
                                                    if (reads == stopAfter)
                                                        worker->stop();
                                                    if (m_atEachRead)
                                                        m_atEachRead(*worker, reads);
                                                }),
        .transform =
            std::make_unique<Transform>(m_catalog, m_events, AttributeSelection{}, AttributeSelection{}, defaults),
        .batcher = std::make_unique<Batcher>(
            BatchPolicy{.maxEvents = 100, .maxWait = 1h}, [&ids] { return QByteArray::number(++ids); },
            [](const QByteArray &) { return BodyFrame{.head = "{\"events\":[", .tail = "]}"}; }),
        .from = m_outbox->position(m_stream, "pieces").value(),
    };
    std::promise<bool> ended;
    IntakeWorker subject(
        *m_outbox, std::move(parts),
        [&result](const IntakeReport &report) {
            result.counts.read += report.counts.read;
            result.counts.accepted += report.counts.accepted;
            result.counts.rejected += report.counts.rejected;
            for (const NotCollected &lost : report.notCollected) {
                for (auto [name, events] : lost.events.asKeyValueRange())
                    result.notCollected[name] += events;
            }
        },
        [&ended](const Result<bool> &end) { ended.set_value(end.value()); });
    worker = &subject;
    if (!collecting)
        subject.pause(pausedAt);
    subject.setYielding(bool(during));
    if (!subject.start())
        qFatal("cannot start");
    std::future<bool> end = ended.get_future();
    if (during)
        during(subject, end);
    result.ended = end.get();
    return result;
}

QStringList TestIntakeWorker::storedUuids()
{
    QStringList uuids;
    const auto ledger = Ledger::open(m_folder->path()).value();
    const auto read = ledger->batches({.oldestFirst = true}, [&](const BatchSummary &summary, const QString &) {
        const QByteArray body = ledger->body(summary.batch.id).value();
        for (const auto &value : QJsonDocument::fromJson(body)[QLatin1String("events")].toArray())
            uuids << value[QLatin1String("event_uuid")].toString();
        return true;
    });
    return read ? uuids : QStringList();
}

qint64 TestIntakeWorker::storedRejects()
{
    qint64 count = 0;
    const auto ledger = Ledger::open(m_folder->path()).value();
    const auto read = ledger->rejects({}, [&count](const RejectRecord &) {
        ++count;
        return true;
    });
    return read ? count : -1;
}

void TestIntakeWorker::neitherLosesNorRepeatsAnEventOverRestarts_data()
{
    QTest::addColumn<int>("piece");
    QTest::addColumn<int>("stopAfter");
    QTest::addRow("at once") << 1'000'000 << 100;
    QTest::addRow("pieces of a line") << 37 << 1'000'000;
    QTest::addRow("stopped now and then") << 5000 << 4;
    QTest::addRow("stopped often") << 24'000 << 1;
}

void TestIntakeWorker::neitherLosesNorRepeatsAnEventOverRestarts()
{
    QFETCH(const int, piece);
    QFETCH(const int, stopAfter);
    const QByteArray input = mixedInput();
    QStringList expected;
    for (int i = 0; i < 1000; ++i)
        expected << QString::number(i);

    EventCounts counts;
    for (int runs = 0; runs < 1000; ++runs) {
        const Run part = run(input, piece, stopAfter);
        counts.accepted += part.counts.accepted;
        counts.rejected += part.counts.rejected;
        if (part.ended)
            break;
    }
    QCOMPARE(storedUuids(), expected);
    QCOMPARE(storedRejects(), input.count("broken"));
    QCOMPARE(counts.accepted, 1000);
    QCOMPARE(counts.rejected, input.count("broken"));

    const Run again = run(input, piece, 1'000'000);
    QVERIFY(again.ended);
    QCOMPARE(again.counts.read, 0);
}

void TestIntakeWorker::countsWhatAPauseCosts()
{
    QByteArray input;
    for (int i = 0; i < 10; ++i)
        input += eventText(i) + '\n';
    const Run paused = run(input, 1000, 1000, false);
    QCOMPARE(paused.notCollected, (QHash<QByteArray, qint64>{{"e0", 4}, {"e1", 3}, {"e2", 3}}));
    QCOMPARE(paused.counts.read, 10);
    QCOMPARE(paused.counts.accepted, 0);
    QVERIFY(storedUuids().isEmpty());
    QCOMPARE(run(input, 1000, 1000).counts.read, 0); // lost for good

    const auto pauses = Ledger::open(m_folder->path()).value()->pauses(QStringLiteral("Orders")).value();
    QCOMPARE(pauses.size(), 1u);
    QCOMPARE(epochMs(pauses.front().begun.value()), epochMs(pausedAt));
    QCOMPARE(pauses.front().notCollected, paused.notCollected);
}

void TestIntakeWorker::countsEachPauseByItself()
{
    QByteArray input;
    for (int i = 0; i < 30; ++i)
        input += eventText(i) + '\n';
    // The source gives a line at a time, and asks to be told what comes next.
    m_atEachRead = [](IntakeWorker &worker, int reads) {
        switch (reads) {
        case 10:
            return worker.pause(pausedAt);
        case 15:
            return worker.resume();
        case 20:
            return worker.pause(pausedAt + 1min);
        default:
            return;
        }
    };
    (void)run(input, eventText(10).size() + 1, 1000);
    qint64 total = 0;
    const auto pauses = Ledger::open(m_folder->path()).value()->pauses({}).value();
    QCOMPARE(pauses.size(), 2u);
    QCOMPARE(pauses[1].begun.value() - pauses[0].begun.value(), Milliseconds(60'000));
    for (const PauseRecord &pause : pauses) {
        QVERIFY(!pause.notCollected.isEmpty());
        for (const qint64 events : pause.notCollected)
            total += events;
    }
    QCOMPARE(total + storedUuids().size(), 30);
    QCOMPARE(m_outbox->notCollected(m_stream)->size(), 3);
}

void TestIntakeWorker::countsWhatComesIn_data()
{
    QTest::addColumn<EventSelection>("chosen");
    QTest::addColumn<bool>("collecting");
    QTest::addColumn<QString>("seen"); //!< code: chosen + not chosen
    const EventSelection one{.mode = EventSelection::Mode::List, .events = {QStringLiteral("e1")}};
    QTest::addRow("all chosen") << EventSelection{} << true << QStringLiteral("e0: 4 + 0, e1: 3 + 0, e2: 3 + 0");
    QTest::addRow("one chosen") << one << true << QStringLiteral("e0: 0 + 4, e1: 3 + 0, e2: 0 + 3");
    QTest::addRow("in a pause") << one << false << QStringLiteral("e0: 0 + 4, e1: 3 + 0, e2: 0 + 3");
}

void TestIntakeWorker::countsWhatComesIn()
{
    QFETCH(const bool, collecting);
    QFETCH(const QString, seen);
    QFETCH(const EventSelection, chosen);
    m_events = chosen;
    QByteArray input;
    for (int i = 0; i < 10; ++i)
        input += eventText(i) + '\n';
    input += "broken\n";
    m_outbox->beginRun(m_stream, pausedAt, RetryPolicy::streams());
    (void)run(input, 1000, 1000, collecting);

    const auto report = Ledger::open(m_folder->path()).value()->seen(QStringLiteral("Orders")).value();
    QCOMPARE(epochMs(report->since), epochMs(pausedAt));
    QStringList lines;
    for (const SeenEvents &events : report->events) {
        QCOMPARE(events.name, events.code); // the input has names only
        lines << QStringLiteral("%1: %2 + %3")
                     .arg(QString::fromUtf8(events.code))
                     .arg(events.chosen)
                     .arg(events.notChosen);
    }
    QCOMPARE(lines.join(QStringLiteral(", ")), seen);

    // The next run counts from nothing.
    m_outbox->beginRun(m_stream, pausedAt, RetryPolicy::streams());
    QVERIFY(m_outbox->counts(m_stream));
    QVERIFY(Ledger::open(m_folder->path()).value()->seen(QStringLiteral("Orders")).value()->events.empty());
}

void TestIntakeWorker::reportsOnlyWhatIsDurable()
{
    const Run part = run(mixedInput(), 5000, 4);
    QVERIFY(!part.ended);
    QCOMPARE(part.counts.accepted, storedUuids().size());
}

void TestIntakeWorker::yieldsUntilDeliveryWantsMore()
{
    bool hasWaited = false;
    const Run part = run(mixedInput(), 5000, 1'000'000, true, [&](IntakeWorker &worker, std::future<bool> &ended) {
        hasWaited = ended.wait_for(100ms) == std::future_status::timeout && storedUuids().isEmpty();
        worker.setYielding(false);
    });
    QVERIFY(hasWaited);
    QVERIFY(part.ended);
    QCOMPARE(part.counts.accepted, 1000);
}

QTEST_GUILESS_MAIN(TestIntakeWorker)
#include "tst_intakeworker.moc"
