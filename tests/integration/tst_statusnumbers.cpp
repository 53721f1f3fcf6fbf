// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/integration/programs.h"
#include "tests/support/prometheusreader.h"

#include <QJsonArray>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <csignal>
#include <cstdlib>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

using namespace penstock;

namespace {

QJsonObject deliveryWith(const QJsonArray &retryDelays, int maxInFlight = 6)
{
    return {{QStringLiteral("retryDelaysMs"), retryDelays}, {QStringLiteral("maxInFlight"), maxInFlight}};
}

qint64 sumOf(const QList<QJsonObject> &objects, const char *key)
{
    qint64 sum = 0;
    for (const QJsonObject &object : objects)
        sum += object[QLatin1String(key)].toInteger();
    return sum;
}

QList<QJsonObject> only(const QList<QJsonObject> &objects, const char *key, const QStringList &values)
{
    QList<QJsonObject> found;
    std::ranges::copy_if(objects, std::back_inserter(found), [&](const QJsonObject &object) {
        return values.contains(object[QLatin1String(key)].toString());
    });
    return found;
}

const QStringList pendingStates{QStringLiteral("queued"), QStringLiteral("inFlight"), QStringLiteral("backingOff")};

} // namespace

//! Every number of `status` and `metrics`, against counts that are none of theirs: what the practice endpoint saw, and
//! what `batches` and `attempts` list one by one.
class TestStatusNumbers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void agreeWhenAllIsSettled();
    void agreeWhileItRuns();
    void areServed();
    void areDrawnAnewOnATerminal();
    void needAFolder_data();
    void needAFolder();

private:
    [[nodiscard]] QString path(const char *name) const { return m_folder->filePath(QLatin1String(name)); }

    [[nodiscard]] QStringList withData(QStringList arguments) const
    {
        return arguments << QStringLiteral("--data-dir") << path("data");
    }

    [[nodiscard]] QList<QJsonObject> list(const char *what) const
    {
        return runCli(withData({QLatin1String(what), QStringLiteral("--json")})).jsonLines();
    }

    [[nodiscard]] QJsonObject status() const
    {
        return runCli(withData({QStringLiteral("status"), QStringLiteral("--json")})).lastJson();
    }

    [[nodiscard]] PrometheusReader metrics() const
    {
        return PrometheusReader(runCli(withData({QStringLiteral("metrics")})).out);
    }

    void compareWithTheLists(const QJsonObject &numbers) const;
    void compareWithTheMetrics(const QJsonObject &numbers) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

//! `numbers`: of one stream or in all.
void TestStatusNumbers::compareWithTheLists(const QJsonObject &numbers) const
{
    const auto batches = list("batches");
    const auto attempts = list("attempts");
    for (const char *state : {"queued", "inFlight", "backingOff", "delivered", "deadLettered", "discarded"})
        QCOMPARE(number(numbers, "batches", state), only(batches, "state", {QLatin1String(state)}).size());
    for (const char *outcome : {"delivered", "failed", "unconfirmed"})
        QCOMPARE(number(numbers, "attempts", outcome), only(attempts, "outcome", {QLatin1String(outcome)}).size());
    QCOMPARE(number(numbers, "events", "delivered"),
             sumOf(only(batches, "state", {QStringLiteral("delivered")}), "events"));
    QCOMPARE(number(numbers, "events", "deadLettered"),
             sumOf(only(batches, "state", {QStringLiteral("deadLettered")}), "events"));
    QCOMPARE(number(numbers, "events", "discarded"),
             sumOf(only(batches, "state", {QStringLiteral("discarded")}), "events"));
    const auto waiting = only(batches, "state", pendingStates);
    QCOMPARE(number(numbers, "backlog", "events"), sumOf(waiting, "events"));
    QCOMPARE(number(numbers, "backlog", "bytes"), sumOf(waiting, "bytes"));
    QCOMPARE(numbers[QLatin1String("oldestWaitingAt")].isNull(), waiting.isEmpty());
    if (!waiting.isEmpty())
        QCOMPARE(numbers[QLatin1String("oldestWaitingAt")], waiting.front()[QLatin1String("createdAt")]);

    QList<qint64> answers;
    for (const QJsonObject &attempt : attempts) {
        if (!attempt[QLatin1String("status")].isNull())
            answers << attempt[QLatin1String("durationMs")].toInteger();
    }
    std::ranges::sort(answers);
    QCOMPARE(number(numbers, "answers", "count"), answers.size());
    const auto ranked = [&](double share) { return answers[qsizetype(std::ceil(share * double(answers.size()))) - 1]; };
    if (!answers.isEmpty()) {
        QCOMPARE(number(numbers, "answers", "p50Ms"), ranked(0.50));
        QCOMPARE(number(numbers, "answers", "p95Ms"), ranked(0.95));
        QCOMPARE(number(numbers, "answers", "p99Ms"), ranked(0.99));
    }
}

void TestStatusNumbers::compareWithTheMetrics(const QJsonObject &numbers) const
{
    const PrometheusReader text = metrics();
    QVERIFY2(text.problem().isEmpty(), qPrintable(text.problem()));
    const auto value = [&](const char *name, const QByteArray &label = {}, const QByteArray &of = {}) {
        PrometheusReader::Labels labels{{"stream", "Orders"}};
        if (!label.isEmpty())
            labels.insert(label, of);
        return int(text.value(name, labels).value_or(-1));
    };
    QCOMPARE(value("penstock_events_delivered_total"), number(numbers, "events", "delivered"));
    QCOMPARE(value("penstock_events_not_collected_total"), number(numbers, "events", "notCollected"));
    QCOMPARE(value("penstock_batches_delivered_total"), number(numbers, "batches", "delivered"));
    QCOMPARE(value("penstock_batches_pending", "state", "queued"), number(numbers, "batches", "queued"));
    QCOMPARE(value("penstock_batches_pending", "state", "in_flight"), number(numbers, "batches", "inFlight"));
    QCOMPARE(value("penstock_batches_pending", "state", "backing_off"), number(numbers, "batches", "backingOff"));
    QCOMPARE(value("penstock_dead_letters"), number(numbers, "batches", "deadLettered"));
    QCOMPARE(value("penstock_dead_letter_events"), number(numbers, "events", "deadLettered"));
    QCOMPARE(value("penstock_discarded_batches"), number(numbers, "batches", "discarded"));
    QCOMPARE(value("penstock_discarded_events"), number(numbers, "events", "discarded"));
    QCOMPARE(value("penstock_attempts_total", "outcome", "delivered"), number(numbers, "attempts", "delivered"));
    QCOMPARE(value("penstock_attempts_total", "outcome", "failed"), number(numbers, "attempts", "failed"));
    QCOMPARE(value("penstock_backlog_events"), number(numbers, "backlog", "events"));
    QCOMPARE(value("penstock_backlog_bytes"), number(numbers, "backlog", "bytes"));
    QCOMPARE(value("penstock_answer_seconds_count"), number(numbers, "answers", "count"));
    QCOMPARE(value("penstock_stream_state", "state", numbers[QLatin1String("state")].toString().toLatin1()), 1);
}

void TestStatusNumbers::agreeWhenAllIsSettled()
{
    (void)writeEvents(m_folder->path(), 4050);
    Receiver receiver(
        R"({"version":1,"seed":3,"steps":[)"
        R"({"status":200,"times":5},{"status":503,"times":90},{"close":"after","times":9},)"
        R"({"status":200,"delayMs":30,"times":4},{"status":302,"times":7},{"status":204,"times":"forever"}]})");
    const QString config =
        writeStream(m_folder->path(), receiver.url(), {{QStringLiteral("delivery"), deliveryWith({10, 20})}});
    const CliResult run = runCli(withData({QStringLiteral("run"), config, QStringLiteral("--json")}));
    QCOMPARE(run.exitCode, 3);

    const QJsonObject found = status();
    const QJsonObject stream = found[QLatin1String("streams")][0].toObject();
    compareWithTheLists(stream);
    compareWithTheLists(found[QLatin1String("total")].toObject());
    compareWithTheMetrics(stream);
    QCOMPARE(stream[QLatin1String("stream")].toString(), QStringLiteral("Orders"));
    QCOMPARE(stream[QLatin1String("state")].toString(), QStringLiteral("stopped"));
    QVERIFY(stream[QLatin1String("firstLoss")].isNull());
    QVERIFY(number(stream, "batches", "deadLettered") > 0);
    QCOMPARE(number(stream, "events", "delivered") + number(stream, "events", "deadLettered"), 4050);

    // The endpoint's own account: what it answered, and which events it took.
    const auto requests = receiver.requests();
    const auto answeredWell = std::ranges::count_if(
        requests, [](const QJsonObject &request) { return request[QLatin1String("status")].toInt() / 100 == 2; });
    QCOMPARE(number(stream, "attempts", "delivered"), int(answeredWell));
    QCOMPARE(number(stream, "attempts", "delivered") + number(stream, "attempts", "failed"), requests.size());
    QCOMPARE(number(receiver.finish(), "events", "acceptedUnique"), number(stream, "events", "delivered"));
}

void TestStatusNumbers::agreeWhileItRuns()
{
    (void)writeEvents(m_folder->path(), 450);
    Receiver receiver(R"({"version":1,"steps":[{"status":200,"times":2},{"status":503,"times":"forever"}]})");
    const QString config = writeStream(m_folder->path(), receiver.url(),
                                       {{QStringLiteral("delivery"), deliveryWith({300'000, 60'000}, 1)}});
    CliProcess run(withData({QStringLiteral("run"), config}));
    QTRY_COMPARE_WITH_TIMEOUT(number(status()[QLatin1String("total")].toObject(), "batches", "backingOff"), 3, 60'000);

    const QJsonObject found = status();
    const QJsonObject stream = found[QLatin1String("streams")][0].toObject();
    compareWithTheLists(stream);
    compareWithTheMetrics(stream);
    QCOMPARE(stream[QLatin1String("state")].toString(), QStringLiteral("running"));
    QCOMPARE(stream[QLatin1String("eventsPerSecond")].isNull(), false);

    // One failure each: the next try, then a minute, then it is given up.
    const auto waiting = only(list("batches"), "state", {QStringLiteral("backingOff")});
    const auto first = std::ranges::min_element(
        waiting, {}, [](const QJsonObject &batch) { return batch[QLatin1String("nextAttemptAt")].toInteger(); });
    const QJsonObject loss = stream[QLatin1String("firstLoss")].toObject();
    const qint64 due = (*first)[QLatin1String("nextAttemptAt")].toInteger();
    QCOMPARE(loss[QLatin1String("batchId")], (*first)[QLatin1String("batchId")]);
    // Both clocks are read one after the other.
    QVERIFY(qAbs(loss[QLatin1String("at")].toInteger() - (due + 60'000)) < 50);
    QVERIFY(qAbs(stream[QLatin1String("nextTryAt")].toInteger() - due) < 50);
    QCOMPARE(loss[QLatin1String("inMs")].toInteger(),
             loss[QLatin1String("at")].toInteger() - found[QLatin1String("at")].toInteger());
    QCOMPARE(found[QLatin1String("total")][QLatin1String("firstLoss")].toObject(), loss);
    const QByteArray human = runCli(withData({QStringLiteral("status")})).out;
    QVERIFY(human.contains("Orders · running"));
    QVERIFY(
        human.contains("batch " + QByteArray::number(loss[QLatin1String("batchId")].toInteger()) + " is given up at"));

    // Killed, it runs no more, whatever it had written.
    run.interrupt(SIGKILL);
    (void)run.wait();
    QCOMPARE(status()[QLatin1String("streams")][0][QLatin1String("state")].toString(), QStringLiteral("stopped"));
}

void TestStatusNumbers::areServed()
{
    (void)writeEvents(m_folder->path(), 450);
    Receiver receiver;
    CliProcess serving(withData({QStringLiteral("metrics"), QStringLiteral("--port"), QStringLiteral("0")}));
    QByteArray words;
    QTRY_VERIFY_WITH_TIMEOUT((words += serving.readAllStandardError()).endsWith('\n'), 60'000);
    const quint16 port = QString::fromUtf8(words).section(u':', 2).section(u'/', 0, 0).toUShort();
    const auto get = [port] {
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), port);
        socket.write("GET /metrics HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port) +
                     "\r\nConnection: close\r\n\r\n");
        while (socket.state() != QAbstractSocket::UnconnectedState && socket.waitForReadyRead(60'000)) {
        }
        return socket.readAll();
    };
    QVERIFY(get().startsWith("HTTP/1.1 503 ")); // no data yet, and that is no reason to end

    const QString config = writeStream(m_folder->path(), receiver.url());
    QCOMPARE(runCli(withData({QStringLiteral("run"), config})).exitCode, 0);
    const QByteArray answer = get();
    const qsizetype head = answer.indexOf("\r\n\r\n");
    QVERIFY(answer.startsWith("HTTP/1.1 200 "));
    QVERIFY(answer.left(head).contains("Content-Type: text/plain; version=0.0.4; charset=utf-8"));
    const PrometheusReader text(answer.mid(head + 4));
    QVERIFY2(text.problem().isEmpty(), qPrintable(text.problem()));
    QCOMPARE(text.value("penstock_events_delivered_total", {{"stream", "Orders"}}), 450.0);
    QCOMPARE(answer.mid(head + 4), runCli(withData({QStringLiteral("metrics")})).out);

    serving.interrupt(SIGINT);
    QCOMPARE(serving.wait().exitCode, 0);
}

void TestStatusNumbers::areDrawnAnewOnATerminal()
{
    Receiver receiver;
    (void)writeEvents(m_folder->path(), 250);
    QCOMPARE(runCli(withData({QStringLiteral("run"), writeStream(m_folder->path(), receiver.url())})).exitCode, 0);
    const int terminal = ::posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK);
    QVERIFY(terminal >= 0 && ::grantpt(terminal) == 0 && ::unlockpt(terminal) == 0);

    CliProcess showing(withData({QStringLiteral("status")}), {}, QString::fromLocal8Bit(::ptsname(terminal)));
    QByteArray shown;
    const auto read = [&] {
        char buffer[4096];
        for (ssize_t got; (got = ::read(terminal, buffer, sizeof buffer)) > 0;)
            shown.append(buffer, got);
        return shown;
    };
    QTRY_VERIFY_WITH_TIMEOUT(read().count("delivered 250") >= 2, 60'000);
    QVERIFY(shown.contains("\x1b[7A")); // back up over what stood there
    QVERIFY(!shown.contains("more than fits"));

    // On a screen of five rows it stays within them.
    const winsize small{.ws_row = 5, .ws_col = 100, .ws_xpixel = 0, .ws_ypixel = 0};
    QCOMPARE(::ioctl(terminal, TIOCSWINSZ, &small), 0);
    QTRY_VERIFY_WITH_TIMEOUT(read().count("more than fits") >= 2, 60'000);
    QVERIFY(shown.contains("\x1b[4A"));
    showing.interrupt(SIGINT);
    QCOMPARE(showing.wait().exitCode, 0);
    ::close(terminal);
}

void TestStatusNumbers::needAFolder_data()
{
    QTest::addColumn<QString>("command");
    for (const char *command : {"status", "metrics", "log", "pauses"})
        QTest::addRow("%s", command) << QString::fromLatin1(command);
}

void TestStatusNumbers::needAFolder()
{
    QFETCH(const QString, command);
    const CliResult result = runCli(withData({command}));
    QCOMPARE(result.exitCode, 1);
    QCOMPARE(result.out, QByteArray());
    QVERIFY(result.err.contains("data"));
}

QTEST_GUILESS_MAIN(TestStatusNumbers)
#include "tst_statusnumbers.moc"
