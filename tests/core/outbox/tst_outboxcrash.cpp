// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/sqliteoutbox.h"

#include "core/time/bootclock.h"
#include "tests/core/outbox/outboxkit.h"

#include <QCoreApplication>
#include <QProcess>
#include <QRandomGenerator>
#include <QSet>

#include <atomic>
#include <cstdio>
#include <thread>

#include <unistd.h>

using namespace penstock;
using namespace penstock::outboxkit;

namespace {

constexpr const char *writerArgument = "--write-until-killed";
constexpr int eventsPerBatch = 10;

// One write for each line: a line is there as a whole or not at all.
void say(const QByteArray &line)
{
    if (::write(STDOUT_FILENO, line.constData(), std::size_t(line.size())) != line.size())
        std::_Exit(1);
}

void deliver(SqliteOutbox &outbox, BatchId id, int number)
{
    const Moment now = currentMoment();
    outbox.begin(id, InFlight{1, now}, number, [id](const Result<> &done) {
        if (done)
            say("begun " + QByteArray::number(id) + '\n');
    });
    const bool gaveUp = id % 5 == 0;
    const Settlement settlement =
        gaveUp ? Settlement(DeadLettered{1, {500, QStringLiteral("x")}}) : Settlement(Delivered{1, now});
    outbox.finish(attemptOf(id, number, 1, now, gaveUp ? 500 : 200), settlement, [id](const Result<> &done) {
        if (done)
            say("settled " + QByteArray::number(id) + '\n');
    });
}

// A process that takes in and delivers as fast as it can, and says what was acknowledged.
int writeUntilKilled(const QString &folder)
{
    auto opened = SqliteOutbox::open(folder, currentMoment(), "boot-1");
    if (!opened)
        return 1;
    SqliteOutbox &outbox = *opened->outbox;
    const StreamId stream = outbox.stream(QStringLiteral("a")).value();
    const auto position = outbox.position(stream, "file:/a").value();
    qint64 offset = position ? position->offset : 0;
    const auto unsettled = outbox.unsettled(stream).value();
    for (const UnsettledBatch &batch : unsettled)
        deliver(outbox, batch.batch.id, batch.attempts + 1);

    std::atomic<int> waiting = 0;
    for (;;) {
        while (waiting > 40)
            std::this_thread::yield();
        std::vector<NewBatch> batches;
        for (qint64 i = 0; i <= offset % 3; ++i)
            batches.push_back(newBatch(int(offset), eventsPerBatch, 20'000));
        offset += qint64(batches.size()) * eventsPerBatch;
        Intake intake = intakeOf(stream, std::move(batches));
        intake.position = SourcePosition{.source = "file:/a", .fingerprint = {}, .offset = offset};
        ++waiting;
        outbox.accept(std::move(intake), [&, offset](const auto &accepted) {
            --waiting;
            for (const Batch &batch : *accepted) {
                say("accepted " + QByteArray::number(batch.id) + '\n');
                // Every seventh stays in flight, so that there is something unconfirmed.
                if (batch.id % 7 == 0)
                    outbox.begin(batch.id, InFlight{1, currentMoment()}, 1, {});
                else
                    deliver(outbox, batch.id, 1);
            }
            say("position " + QByteArray::number(offset) + '\n');
        });
    }
}

struct Acknowledged
{
    QSet<BatchId> accepted;
    QSet<BatchId> begun;
    QSet<BatchId> settled;
    qint64 position = 0;

    void take(const QByteArray &output)
    {
        for (const QByteArray &line : output.split('\n')) {
            const qint64 value = line.mid(line.indexOf(' ') + 1).toLongLong();
            if (line.startsWith("accepted"))
                accepted.insert(value);
            else if (line.startsWith("begun"))
                begun.insert(value);
            else if (line.startsWith("settled"))
                settled.insert(value);
            else if (line.startsWith("position"))
                position = value;
        }
    }
};

QByteArray runAndKill(const QString &folder, int afterBytes)
{
    QProcess writer;
    writer.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    writer.start(QCoreApplication::applicationFilePath(), {QString::fromLatin1(writerArgument), folder});
    QByteArray output;
    while (output.size() < afterBytes && writer.waitForReadyRead(20'000))
        output += writer.readAllStandardOutput();
    writer.kill();
    writer.waitForFinished();
    return output + writer.readAllStandardOutput();
}

} // namespace

class tst_outboxcrash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasAcknowledgedIsThereAfterAKill();
};

void tst_outboxcrash::whatWasAcknowledgedIsThereAfterAKill()
{
    Folder folder;
    Acknowledged acknowledged;
    QRandomGenerator random(1);
    for (int round = 0; round < 12; ++round) {
        const QByteArray output = runAndKill(folder.path(), 1 + int(random.bounded(9000)));
        QVERIFY(!output.isEmpty());
        acknowledged.take(output);

        const auto damage = folder.open();
        QVERIFY2(damage, damage ? "" : qPrintable(damage.error().message));
        QCOMPARE(damage->missingBatches, 0);
        QVERIFY2(damage->detail.isEmpty(), qPrintable(damage->detail));

        const auto batches = folder.summaries();
        qint64 events = 0;
        for (std::size_t i = 0; i < batches.size(); ++i) {
            const BatchSummary &batch = batches[i];
            QCOMPARE(batch.batch.id, BatchId(i + 1));
            QVERIFY(!std::holds_alternative<InFlight>(batch.state));
            QVERIFY(!std::holds_alternative<Queued>(batch.state) || !acknowledged.settled.contains(batch.batch.id));
            events += batch.batch.events;
        }
        const BatchId newest = batches.empty() ? 0 : batches.back().batch.id;
        for (const BatchId id : acknowledged.accepted)
            QVERIFY(id <= newest);

        const auto position = folder.outbox->position(1, "file:/a").value();
        QCOMPARE(position ? position->offset : 0, events);
        QVERIFY(events >= acknowledged.position);

        std::map<BatchId, int> attempts;
        for (const AttemptRecord &record : folder.attempts())
            QCOMPARE(record.attempt.number, ++attempts[record.attempt.batch]);
        for (const BatchSummary &batch : batches)
            QCOMPARE(batch.attempts, attempts[batch.batch.id]);
        for (const BatchId id : acknowledged.begun)
            QVERIFY(attempts[id] > 0);
        if (newest > 0)
            QVERIFY(folder.outbox->body(newest));
        folder.outbox.reset();
    }
    QVERIFY(acknowledged.settled.size() > 100);
}

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (argc == 3 && QByteArray(argv[1]) == writerArgument)
        return writeUntilKilled(QString::fromLocal8Bit(argv[2]));
    tst_outboxcrash test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_outboxcrash.moc"
