// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/integration/programs.h"

#include <QHash>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace penstock;

//! kill -9 in the middle of a run, again and again: nothing is lost, and only batches whose answer nobody saw come twice.
class TestCrash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void losesNothingWhenItIsKilled();

private:
    [[nodiscard]] QStringList withData(QStringList arguments) const
    {
        return arguments << QStringLiteral("--data-dir") << m_folder.filePath(QStringLiteral("data"));
    }

    [[nodiscard]] QList<QJsonObject> list(const char *what) const
    {
        return runCli(withData({QLatin1String(what), QStringLiteral("--json")})).jsonLines();
    }

    QTemporaryDir m_folder;
};

void TestCrash::losesNothingWhenItIsKilled()
{
    const int kills = std::max(1, qEnvironmentVariableIntValue("PENSTOCK_KILLS"));
    const int events = kills * 1500;
    (void)writeEvents(m_folder.path(), events);
    Receiver receiver(R"({"version":1,"seed":3,"chance":[{"weight":9,"status":200,"delayMs":15},
                                                         {"weight":1,"status":503}]})");
    const QJsonObject delivery{{QStringLiteral("retryDelaysMs"), QJsonArray{20, 20, 20, 20, 20, 20, 20, 20}}};
    const QString config = writeStream(m_folder.path(), receiver.url(), {{QStringLiteral("delivery"), delivery}});
    const QStringList run = withData({QStringLiteral("run"), config, QStringLiteral("--json")});

    QRandomGenerator random(1);
    for (int i = 0; i < kills; ++i) {
        CliProcess process(run);
        // The moment is chance; the clock that decides it is real, as is the crash.
        (void)process.waitForFinished(random.bounded(10, 160));
        process.kill();
        (void)process.waitForFinished();
    }
    const CliResult last = runCli(run);
    QCOMPARE(last.exitCode, 0);
    const QJsonObject counters = receiver.finish();
    const QList<QJsonObject> requests = receiver.requests();
    QCOMPARE(number(counters, "events", "acceptedUnique"), events);

    QHash<QString, int> rows;
    QSet<QString> unconfirmed;
    for (const QJsonObject &attempt : list("attempts")) {
        const QString id = attempt[QLatin1String("requestId")].toString();
        ++rows[id];
        if (attempt[QLatin1String("outcome")].toString() == QLatin1String("unconfirmed"))
            unconfirmed.insert(id);
    }
    QVERIFY(requests.size() <= list("attempts").size());
    QHash<QString, int> onTheWire;
    QHash<QString, int> acceptedTimes;
    for (const QJsonObject &request : requests) {
        const QString id = request[QLatin1String("requestId")].toString();
        if (id.isEmpty())
            continue; // the kill broke it off before its id
        ++onTheWire[id];
        acceptedTimes[id] += request[QLatin1String("status")].toInt() / 100 == 2 ? 1 : 0;
    }
    for (auto it = onTheWire.cbegin(); it != onTheWire.cend(); ++it)
        QVERIFY2(it.value() <= rows.value(it.key()), qPrintable(it.key())); // every request is in the ledger
    for (auto it = acceptedTimes.cbegin(); it != acceptedTimes.cend(); ++it)
        QVERIFY2(it.value() == 1 || unconfirmed.contains(it.key()), qPrintable(it.key()));
    qInfo("%d kills: %lld requests, %lld attempts unconfirmed, %lld batches came twice", kills, qint64(requests.size()),
          qint64(unconfirmed.size()),
          qint64(std::count_if(acceptedTimes.cbegin(), acceptedTimes.cend(), [](int times) { return times > 1; })));
}

QTEST_GUILESS_MAIN(TestCrash)
#include "tst_crash.moc"
