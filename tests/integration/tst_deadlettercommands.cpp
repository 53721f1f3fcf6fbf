// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/integration/programs.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace penstock;

namespace {

const QJsonObject onlyOneTry{{QStringLiteral("retryDelaysMs"), QJsonArray()}};

} // namespace

//! What penstock-cli does with dead letters beside sending them again.
class TestDeadLetterCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void discardsOnlyWhatIsMeant();
    void bringsBackWhatWasDiscarded();
    void findsTheRefusedEvent();
    void saysThatItWasTheSize();

private:
    [[nodiscard]] CliResult call(const QStringList &arguments) const
    {
        return runCli(arguments +
                      QStringList{QStringLiteral("--data-dir"), m_folder->filePath(QStringLiteral("data"))});
    }

    [[nodiscard]] QStringList states() const
    {
        QStringList states;
        for (const QJsonObject &batch : call({QStringLiteral("batches"), QStringLiteral("--json")}).jsonLines())
            states << batch[QLatin1String("state")].toString();
        return states;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Receiver> m_receiver;
    QString m_config;
};

//! Three dead letters of 250 events; then the endpoint takes everything.
void TestDeadLetterCommands::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    (void)writeEvents(m_folder->path(), 250);
    m_receiver = std::make_unique<Receiver>(
        R"({"version":1,"steps":[{"status":400,"times":3},{"status":200,"times":"forever"}]})");
    m_config = writeStream(m_folder->path(), m_receiver->url(), {{QStringLiteral("delivery"), onlyOneTry}});
    QCOMPARE(call({QStringLiteral("run"), m_config}).exitCode, 3);
}

void TestDeadLetterCommands::discardsOnlyWhatIsMeant()
{
    const QStringList discard{QStringLiteral("discard"), m_config};
    QCOMPARE(call(discard).exitCode, 2); // says not which
    const CliResult unasked = call(discard + QStringList{QStringLiteral("--all")});
    QCOMPARE(unasked.exitCode, 2);
    QVERIFY2(unasked.err.contains("3 batches with 250 events"), unasked.err.constData());
    QCOMPARE(
        call(discard + QStringList{QStringLiteral("--batch"), QStringLiteral("9"), QStringLiteral("--yes")}).exitCode,
        2);
    QCOMPARE(states().count(QStringLiteral("deadLettered")), 3);

    const CliResult one = call(discard + QStringList{QStringLiteral("--filter"), QStringLiteral("id:2"),
                                                     QStringLiteral("--yes"), QStringLiteral("--json")});
    QCOMPARE(one.exitCode, 0);
    QCOMPARE(one.lastJson()[QLatin1String("batches")].toInt(), 1);
    QCOMPARE(one.lastJson()[QLatin1String("action")].toString(), QStringLiteral("discarded"));
    QCOMPARE(states()[1], QStringLiteral("discarded"));

    // Neither a run nor a redelivery of all sends it.
    QCOMPARE(call({QStringLiteral("redeliver"), m_config, QStringLiteral("--all")}).exitCode, 0);
    QCOMPARE(states(),
             QStringList({QStringLiteral("delivered"), QStringLiteral("discarded"), QStringLiteral("delivered")}));
    QCOMPARE(int(m_receiver->requests().size()), 5);
    const QJsonObject status = call({QStringLiteral("status"), QStringLiteral("--json")}).lastJson();
    QCOMPARE(number(status[QLatin1String("total")].toObject(), "batches", "discarded"), 1);
    QCOMPARE(number(status[QLatin1String("total")].toObject(), "batches", "deadLettered"), 0);
}

void TestDeadLetterCommands::bringsBackWhatWasDiscarded()
{
    const QStringList discard{QStringLiteral("discard"), m_config, QStringLiteral("--all"), QStringLiteral("--json")};
    const CliResult gone = call(discard + QStringList{QStringLiteral("--yes")});
    QCOMPARE(gone.exitCode, 0);
    QCOMPARE(gone.lastJson()[QLatin1String("events")].toInt(), 250);
    QCOMPARE(states().count(QStringLiteral("discarded")), 3);

    const CliResult back = call(discard + QStringList{QStringLiteral("--undo")});
    QCOMPARE(back.exitCode, 0);
    QCOMPARE(back.lastJson()[QLatin1String("action")].toString(), QStringLiteral("restored"));
    QCOMPARE(back.lastJson()[QLatin1String("events")].toInt(), 250);
    QCOMPARE(states().count(QStringLiteral("deadLettered")), 3);
    QCOMPARE(call(discard + QStringList{QStringLiteral("--undo")}).lastJson()[QLatin1String("batches")].toInt(), 0);

    QCOMPARE(call({QStringLiteral("redeliver"), m_config, QStringLiteral("--all")}).exitCode, 0);
    QCOMPARE(states().count(QStringLiteral("delivered")), 3);
    const QByteArray log = call({QStringLiteral("log")}).out;
    QVERIFY2(log.contains("discarded  3 batches, 250 events: 1, 2, 3"), log.constData());
    QVERIFY2(log.contains("restored  3 batches, 250 events: 1, 2, 3"), log.constData());
}

//! Of four events the last is refused, each time that it is sent.
void TestDeadLetterCommands::findsTheRefusedEvent()
{
    const QTemporaryDir folder;
    (void)writeEvents(folder.path(), 4);
    Receiver receiver(R"({"version":1,"steps":[{"status":422},{"status":200},{"status":422},{"status":200},)"
                      R"({"status":422,"times":"forever"}]})");
    const QString config = writeStream(folder.path(), receiver.url(), {{QStringLiteral("delivery"), onlyOneTry}});
    const QStringList data{QStringLiteral("--data-dir"), folder.filePath(QStringLiteral("data"))};
    QCOMPARE(runCli(QStringList{QStringLiteral("run"), config} + data).exitCode, 3);

    const QStringList halve = QStringList{QStringLiteral("halve"), config, QStringLiteral("1")} + data;
    const CliResult unasked = runCli(halve);
    QCOMPARE(unasked.exitCode, 2);
    QVERIFY2(unasked.err.contains("At most 64 requests"), unasked.err.constData());
    QCOMPARE(int(receiver.requests().size()), 1);

    const CliResult found = runCli(halve + QStringList{QStringLiteral("--yes"), QStringLiteral("--json")});
    QCOMPARE(found.exitCode, 3);
    const QJsonObject result = found.lastJson();
    QCOMPARE(result[QLatin1String("end")].toString(), QStringLiteral("found"));
    QCOMPARE(result[QLatin1String("requests")].toInt(), 4);
    QCOMPARE(result[QLatin1String("accepted")].toInt(), 3);
    const QJsonObject refused = result[QLatin1String("refused")].toArray().first().toObject();
    QCOMPARE(refused[QLatin1String("index")].toInt(), 4);
    QCOMPARE(refused[QLatin1String("status")].toInt(), 422);
    QVERIFY(!refused[QLatin1String("eventUuid")].toString().isEmpty());
    QVERIFY2(found.err.contains("events 1 – 2: accepted"), found.err.constData());

    const auto batches = runCli(QStringList{QStringLiteral("batches"), QStringLiteral("--json")} + data).jsonLines();
    QCOMPARE(batches.size(), 5);
    QCOMPARE(batches[0][QLatin1String("state")].toString(), QStringLiteral("halved"));
    QCOMPARE(batches[4][QLatin1String("state")].toString(), QStringLiteral("deadLettered"));
    QCOMPARE(batches[4][QLatin1String("batchId")], refused[QLatin1String("batchId")]);
    QCOMPARE(batches[4][QLatin1String("origin")].toInt(), 3);
    QCOMPARE(runCli(QStringList{QStringLiteral("attempts"), QStringLiteral("--json")} + data).jsonLines().size(), 5);
    const QByteArray dead =
        runCli(QStringList{QStringLiteral("events"), QStringLiteral("--state"), QStringLiteral("deadLettered")} + data)
            .out;
    QCOMPARE(dead.count('\n'), 1);
    QVERIFY2(dead.contains(refused[QLatin1String("eventUuid")].toString().toUtf8()), dead.constData());
}

void TestDeadLetterCommands::saysThatItWasTheSize()
{
    const CliResult halved = call({QStringLiteral("halve"), m_config, QStringLiteral("1"), QStringLiteral("--yes")});
    QCOMPARE(halved.exitCode, 0);
    QVERIFY2(halved.out.contains("Each half alone is accepted"), halved.out.constData());
    QCOMPARE(states().count(QStringLiteral("deadLettered")), 2);
    QCOMPARE(states().count(QStringLiteral("delivered")), 2);
    QCOMPARE(call({QStringLiteral("halve"), m_config, QStringLiteral("1"), QStringLiteral("--yes")}).exitCode, 2);
}

QTEST_GUILESS_MAIN(TestDeadLetterCommands)
#include "tst_deadlettercommands.moc"
