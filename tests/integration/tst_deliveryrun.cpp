// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/integration/programs.h"

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace penstock;

namespace {

const QJsonObject shortRetries{{QStringLiteral("retryDelaysMs"), QJsonArray{100, 100, 100}}};
const QJsonObject onlyOneTry{{QStringLiteral("retryDelaysMs"), QJsonArray()}};

} // namespace

//! penstock-cli from a file to its own practice endpoint, as a user runs it.
class TestDeliveryRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void deliversEveryEventOnce();
    void deadLettersAndRedelivers();
    void redeliversInProductionOnlyWhenItIsMeant();
    void leavesDeadLettersWhenItsRedeliveryIsInterrupted();
    void readsNothingTwice();
    void readsFromTheStartOnDemand();
    void readsStandardInput();
    void sendsAPartlyFilledBatchAfterItsWait();
    void keepsRejectsWithTheirReason();
    void goesOnAfterASignal();
    void waitsForItsEndpointToComeBack();
    void sendsWhatPreviewShows();
    void tellsASecondProcessThatTheFolderIsBusy();
    void shownNowhereIsASecret();

private:
    [[nodiscard]] QString path(const char *name) const { return m_folder->filePath(QLatin1String(name)); }

    [[nodiscard]] QStringList withData(QStringList arguments) const
    {
        return arguments << QStringLiteral("--data-dir") << path("data");
    }

    [[nodiscard]] CliResult run(const QString &config, const QStringList &more = {}, const QByteArray &input = {}) const
    {
        return runCli(withData({QStringLiteral("run"), config, QStringLiteral("--json")}) + more, input);
    }

    [[nodiscard]] QList<QJsonObject> list(const char *what) const
    {
        return runCli(withData({QLatin1String(what), QStringLiteral("--json")})).jsonLines();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestDeliveryRun::deliversEveryEventOnce()
{
    (void)writeEvents(m_folder->path(), 10'000);
    Receiver receiver;
    const CliResult result = run(writeStream(m_folder->path(), receiver.url()));
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.err, QByteArray());

    const QJsonObject summary = result.lastJson();
    QCOMPARE(summary[QLatin1String("stream")].toString(), QStringLiteral("Orders"));
    QCOMPARE(number(summary, "events", "read"), 10'000);
    QCOMPARE(number(summary, "events", "accepted"), 10'000);
    QCOMPARE(number(summary, "events", "delivered"), 10'000);
    QCOMPARE(number(summary, "batches", "created"), 100);
    QCOMPARE(number(summary, "batches", "delivered"), 100);
    QCOMPARE(number(summary, "batches", "pending"), 0);
    QCOMPARE(number(summary, "attempts", "total"), 100);
    QCOMPARE(number(summary, "attempts", "failed"), 0);

    const QJsonObject counters = receiver.finish();
    QCOMPARE(number(counters, "requests", "received"), 100);
    QCOMPARE(number(counters, "events", "acceptedUnique"), 10'000);
    QCOMPARE(number(counters, "events", "duplicates"), 0);
    QCOMPARE(number(counters, "requests", "malformed"), 0);
    QCOMPARE(list("attempts").size(), 100);
    QCOMPARE(list("batches").size(), 100);
}

void TestDeliveryRun::deadLettersAndRedelivers()
{
    (void)writeEvents(m_folder->path(), 250);
    Receiver receiver(R"({"version":1,"steps":[{"status":503,"times":12},{"status":200,"times":"forever"}]})");
    const QString config = writeStream(m_folder->path(), receiver.url(), {{QStringLiteral("delivery"), shortRetries}});
    const CliResult failed = run(config);
    QCOMPARE(failed.exitCode, 3);
    QCOMPARE(number(failed.lastJson(), "batches", "deadLettered"), 3);
    QCOMPARE(number(failed.lastJson(), "events", "deadLettered"), 250);
    QCOMPARE(number(failed.lastJson(), "attempts", "failed"), 12);

    QHash<QString, QList<int>> attemptsByRequest;
    for (const QJsonObject &attempt : list("attempts")) {
        QCOMPARE(attempt[QLatin1String("status")].toInt(), 503);
        QCOMPARE(attempt[QLatin1String("outcome")].toString(), QStringLiteral("failed"));
        attemptsByRequest[attempt[QLatin1String("requestId")].toString()] << attempt[QLatin1String("attempt")].toInt();
    }
    QCOMPARE(attemptsByRequest.size(), 3);
    for (const QList<int> &attempts : attemptsByRequest)
        QCOMPARE(attempts, QList<int>({1, 2, 3, 4}));

    const CliResult redelivered =
        runCli(withData({QStringLiteral("redeliver"), QStringLiteral("--all"), config, QStringLiteral("--json")}));
    QCOMPARE(redelivered.exitCode, 0);
    QCOMPARE(number(redelivered.lastJson(), "events", "delivered"), 250);
    QCOMPARE(number(receiver.finish(), "events", "acceptedUnique"), 250);
    for (const QJsonObject &batch : list("batches")) {
        QCOMPARE(batch[QLatin1String("state")].toString(), QStringLiteral("delivered"));
        QCOMPARE(batch[QLatin1String("attempts")].toInt(), 5);
    }
}

void TestDeliveryRun::redeliversInProductionOnlyWhenItIsMeant()
{
    (void)writeEvents(m_folder->path(), 250);
    Receiver receiver(R"({"version":1,"steps":[{"status":400,"times":3},{"status":200,"times":"forever"}]})");
    const QString config = writeStream(
        m_folder->path(), receiver.url(),
        {{QStringLiteral("delivery"), onlyOneTry}, {QStringLiteral("environment"), QStringLiteral("production")}});
    QCOMPARE(run(config).exitCode, 3);

    const QStringList redeliver = withData({QStringLiteral("redeliver"), QStringLiteral("--all"), config});
    const CliResult refused = runCli(redeliver);
    QCOMPARE(refused.exitCode, 2);
    QVERIFY2(refused.err.contains("3 batches needs --yes"), refused.err.constData());
    QCOMPARE(int(receiver.requests().size()), 3);
    for (const QJsonObject &batch : list("batches"))
        QCOMPARE(batch[QLatin1String("state")].toString(), QStringLiteral("deadLettered"));

    const QStringList meant{QStringLiteral("--yes"), QStringLiteral("--rate"), QStringLiteral("20"),
                            QStringLiteral("--json")};
    const CliResult redelivered = runCli(redeliver + meant);
    QCOMPARE(redelivered.exitCode, 0);
    QCOMPARE(number(redelivered.lastJson(), "batches", "delivered"), 3);
    QVERIFY(redelivered.lastJson()[QLatin1String("elapsedMs")].toInt() >= 90); // the third goes 100 ms after the first
}

void TestDeliveryRun::leavesDeadLettersWhenItsRedeliveryIsInterrupted()
{
    (void)writeEvents(m_folder->path(), 250);
    Receiver receiver(R"({"version":1,"steps":[{"status":400,"times":3},{"status":200,"times":"forever"}]})");
    const QString config = writeStream(m_folder->path(), receiver.url(), {{QStringLiteral("delivery"), onlyOneTry}});
    QCOMPARE(run(config).exitCode, 3);

    CliProcess process(withData({QStringLiteral("redeliver"), QStringLiteral("--all"), config, QStringLiteral("--rate"),
                                 QStringLiteral("0.01")}));
    QTRY_COMPARE(int(receiver.requests().size()), 4);
    process.interrupt(SIGINT);
    const CliResult stopped = process.wait();
    QCOMPARE(stopped.exitCode, 4);
    QVERIFY2(stopped.out.contains("2 of 3 batches were not sent again: they stay dead letters"),
             stopped.out.constData());
    int deadLetters = 0;
    for (const QJsonObject &batch : list("batches"))
        deadLetters += batch[QLatin1String("state")].toString() == QLatin1String("deadLettered") ? 1 : 0;
    QCOMPARE(deadLetters, 2);
}

void TestDeliveryRun::readsNothingTwice()
{
    const QString events = writeEvents(m_folder->path(), 150);
    Receiver receiver;
    const QString config = writeStream(m_folder->path(), receiver.url());
    QCOMPARE(number(run(config).lastJson(), "events", "read"), 150);
    QCOMPARE(number(run(config).lastJson(), "events", "read"), 0);

    QFile file(events);
    QVERIFY(file.open(QIODevice::Append));
    file.write("{\"event_name\":\"grown\"}\n");
    file.close();
    QCOMPARE(number(run(config).lastJson(), "events", "read"), 1);
    QCOMPARE(number(receiver.finish(), "events", "acceptedUnique"), 151);
}

void TestDeliveryRun::readsFromTheStartOnDemand()
{
    (void)writeEvents(m_folder->path(), 100);
    Receiver receiver;
    const QString config = writeStream(m_folder->path(), receiver.url());
    (void)run(config);
    QCOMPARE(number(run(config, {QStringLiteral("--from-start")}).lastJson(), "events", "read"), 100);
    QCOMPARE(number(receiver.finish(), "events", "duplicates"), 100);
}

void TestDeliveryRun::readsStandardInput()
{
    Receiver receiver;
    const QString config = writeStream(m_folder->path(), receiver.url());
    const QByteArray events = "{\"event_name\":\"one\"}\n{\"event_name\":\"two\"}";
    const CliResult result = run(config, {QStringLiteral("--input"), QStringLiteral("-")}, events);
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(number(result.lastJson(), "events", "completed"), 2);
    QCOMPARE(number(receiver.finish(), "events", "accepted"), 2);
}

void TestDeliveryRun::sendsAPartlyFilledBatchAfterItsWait()
{
    Receiver receiver;
    const QString config = writeStream(m_folder->path(), receiver.url(),
                                       {{QStringLiteral("delivery"), QJsonObject{{QStringLiteral("maxWaitMs"), 50}}}});
    CliProcess process(withData({QStringLiteral("run"), config, QStringLiteral("--input"), QStringLiteral("-")}));
    process.write("{\"event_name\":\"one\"}\n");
    QTRY_COMPARE(receiver.requests().size(), 1); // while standard input is still open
    QCOMPARE(process.wait().exitCode, 0);
}

void TestDeliveryRun::keepsRejectsWithTheirReason()
{
    Receiver receiver;
    const QString config = writeStream(m_folder->path(), receiver.url());
    const QByteArray events = "{\"event_name\":\"one\"}\nnot json\n{\"event_name\":\"two\"}\n[]\n";
    const CliResult result = run(config, {QStringLiteral("--input"), QStringLiteral("-")}, events);
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(number(result.lastJson(), "events", "rejected"), 2);
    QCOMPARE(number(result.lastJson(), "events", "delivered"), 2);

    const auto rejects = list("rejects");
    QCOMPARE(rejects.size(), 2);
    QCOMPARE(rejects[0][QLatin1String("line")].toInt(), 2);
    QCOMPARE(rejects[0][QLatin1String("offset")].toInt(), 21);
    QCOMPARE(rejects[0][QLatin1String("text")].toString(), QStringLiteral("not json"));
    QVERIFY(!rejects[0][QLatin1String("reason")].toString().isEmpty());
    QCOMPARE(rejects[1][QLatin1String("line")].toInt(), 4);
}

void TestDeliveryRun::goesOnAfterASignal()
{
    (void)writeEvents(m_folder->path(), 5'000);
    Receiver receiver(R"({"version":1,"steps":[{"status":200,"delayMs":100,"times":"forever"}]})");
    const QString config = writeStream(m_folder->path(), receiver.url());
    CliProcess process(withData({QStringLiteral("run"), config, QStringLiteral("--json")}));
    QTRY_VERIFY(!receiver.requests().isEmpty());
    process.interrupt(SIGTERM);
    const CliResult stopped = process.wait();
    QCOMPARE(stopped.exitCode, 4);
    QCOMPARE(number(stopped.lastJson(), "attempts", "failed"), 0);

    const CliResult rest = run(config);
    QCOMPARE(rest.exitCode, 0);
    const QJsonObject counters = receiver.finish();
    QCOMPARE(number(counters, "events", "acceptedUnique"), 5'000);
    QCOMPARE(number(counters, "events", "duplicates"), 0);
    QCOMPARE(number(counters, "requests", "received"), 50);
}

void TestDeliveryRun::waitsForItsEndpointToComeBack()
{
    (void)writeEvents(m_folder->path(), 100);
    quint16 port = 0;
    {
        Receiver gone;
        port = gone.port();
        (void)gone.finish();
    }
    const QString url = QStringLiteral("http://127.0.0.1:%1/").arg(port);
    const QJsonObject patient{{QStringLiteral("retryDelaysMs"), QJsonArray{300, 300, 300, 300, 300, 300, 300, 300}}};
    CliProcess process(
        withData({QStringLiteral("run"), writeStream(m_folder->path(), url, {{QStringLiteral("delivery"), patient}})}));
    QTRY_VERIFY(!list("attempts").isEmpty());
    Receiver back({}, port);
    QCOMPARE(process.wait().exitCode, 0);
    QCOMPARE(number(back.finish(), "events", "acceptedUnique"), 100);
    const auto attempts = list("attempts");
    QVERIFY(attempts.constFirst()[QLatin1String("reason")].toString().contains(QLatin1String("refused")));
    QVERIFY(attempts.constFirst()[QLatin1String("status")].isNull());
}

void TestDeliveryRun::sendsWhatPreviewShows()
{
    (void)writeEvents(m_folder->path(), 100);
    Receiver receiver;
    const QString config = writeStream(m_folder->path(), receiver.url());
    const QByteArray body = runCli({QStringLiteral("preview"), config}).out;
    QVERIFY(body.startsWith("{\"app_name\":\"Shop\",\"source\":\"MOENGAGE\",\"moe_request_id\":\""));
    (void)run(config);
    QCOMPARE(list("batches").constFirst()[QLatin1String("bytes")].toInt(), int(body.size()));
}

void TestDeliveryRun::tellsASecondProcessThatTheFolderIsBusy()
{
    Receiver receiver;
    const QString config = writeStream(m_folder->path(), receiver.url());
    CliProcess first(withData({QStringLiteral("run"), config, QStringLiteral("--input"), QStringLiteral("-")}));
    first.write("{\"event_name\":\"one\"}\n");
    QTRY_COMPARE(receiver.requests().size(), 1);
    const CliResult second = run(config, {QStringLiteral("--input"), QStringLiteral("-")});
    QCOMPARE(second.exitCode, 1);
    QVERIFY2(second.err.contains(QByteArray::number(first.processId())), second.err.constData());
    QCOMPARE(list("batches").size(), 1); // looking is allowed
    QCOMPARE(first.wait().exitCode, 0);
}

void TestDeliveryRun::shownNowhereIsASecret()
{
    (void)writeEvents(m_folder->path(), 10);
    const QByteArray secret = "canary-7f3c9a02";
    QFile file(path("key"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    file.write(secret);
    file.close();
    const QJsonObject reference{{QStringLiteral("secret"), QStringLiteral("file:key")}};
    Receiver receiver(R"({"version":1,"steps":[{"status":500,"times":"forever"}]})");
    const QJsonObject destination{
        {QStringLiteral("kind"), QStringLiteral("streams")},
        {QStringLiteral("url"), receiver.url()},
        {QStringLiteral("headers"), QJsonArray{QJsonObject{{QStringLiteral("name"), QStringLiteral("X-Api-Key")},
                                                           {QStringLiteral("value"), reference}}}},
        {QStringLiteral("auth"), QJsonObject{{QStringLiteral("method"), QStringLiteral("basic")},
                                             {QStringLiteral("username"), QStringLiteral("u")},
                                             {QStringLiteral("password"), reference}}},
    };
    const QString config =
        writeStream(m_folder->path(), receiver.url(),
                    {{QStringLiteral("destination"), destination}, {QStringLiteral("delivery"), shortRetries}});

    QByteArray everything;
    for (const QStringList &arguments :
         {withData({QStringLiteral("run"), config}), QStringList{QStringLiteral("check"), config},
          QStringList{QStringLiteral("preview"), config, QStringLiteral("--headers")},
          withData({QStringLiteral("attempts")}), withData({QStringLiteral("attempts"), QStringLiteral("--json")}),
          withData({QStringLiteral("batches"), QStringLiteral("--json")})}) {
        const CliResult result = runCli(arguments);
        everything += result.out + result.err;
    }
    QVERIFY(everything.contains("X-Api-Key: ••••••••"));
    const QByteArray basic = ("u:" + secret).toBase64();
    QVERIFY(!everything.contains(secret));
    QVERIFY(!everything.contains(basic));
    for (const QString &name : QDir(path("data")).entryList(QDir::Files)) {
        QFile stored(QDir(path("data")).filePath(name));
        QVERIFY(stored.open(QIODevice::ReadOnly));
        const QByteArray content = stored.readAll();
        QVERIFY2(!content.contains(secret) && !content.contains(basic), qPrintable(name));
    }
}

QTEST_GUILESS_MAIN(TestDeliveryRun)
#include "tst_deliveryrun.moc"
