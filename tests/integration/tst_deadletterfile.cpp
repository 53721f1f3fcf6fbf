// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/deadletterfile.h"

#include "tests/core/outbox/outboxkit.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace penstock;
using namespace penstock::outboxkit;

class TestDeadLetterFile final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void holdsAllDeadLettersOfTheStream();
    void holdsTheChosenOnes();
    void holdsTheAttemptsWithoutSecrets();
    void leavesTheOldFileWhenItCannotBeWritten();

private:
    [[nodiscard]] DeadLetterFile file(const QList<BatchId> &batches = {}) const
    {
        return {.dataFolder = m_folder->path(), .stream = QStringLiteral("a"), .batches = batches, .path = path()};
    }
    [[nodiscard]] QString path() const { return m_folder->file(QStringLiteral("dead.ndjson")); }
    [[nodiscard]] QByteArray text() const
    {
        QFile written(path());
        return written.open(QIODevice::ReadOnly) ? written.readAll() : QByteArray("no file");
    }

    std::unique_ptr<Folder> m_folder;
};

// Of stream a, 1 and 2 are dead letters and 3 waits; of stream b, 4 is a dead letter.
void TestDeadLetterFile::init()
{
    m_folder = std::make_unique<Folder>();
    QVERIFY(m_folder->open());
    SqliteOutbox &outbox = *m_folder->outbox;
    const StreamId a = outbox.stream(QStringLiteral("a")).value();
    const StreamId b = outbox.stream(QStringLiteral("b")).value();
    for (int id = 1; id <= 4; ++id) {
        const QByteArray body = R"({"events":[{"id":)" + QByteArray::number(id) + "}]}";
        QVERIFY(accept(outbox, intakeOf(id == 4 ? b : a, {{.requestId = "r", .events = 1, .body = body}})));
    }
    const Moment now = m_folder->scheduler.now();
    for (const BatchId id : {1, 2, 4}) {
        QVERIFY(begin(outbox, id, InFlight{1, now}, 1));
        QVERIFY(finish(outbox, attemptOf(id, 1, 1, now, 400), DeadLettered{1, {400, QStringLiteral("400")}}));
    }
}

void TestDeadLetterFile::holdsAllDeadLettersOfTheStream()
{
    const auto written = write(file());
    QVERIFY(written);
    QCOMPARE(written->events, 2);
    QCOMPARE(text(), QByteArray("{\"id\":1}\n{\"id\":2}\n"));
}

void TestDeadLetterFile::holdsTheChosenOnes()
{
    QVERIFY(write(file({2})));
    QCOMPARE(text(), QByteArray("{\"id\":2}\n"));
}

void TestDeadLetterFile::holdsTheAttemptsWithoutSecrets()
{
    DeadLetterFile archive = file();
    archive.path = m_folder->file(QStringLiteral("dead.har"));
    archive.url = QStringLiteral("https://u:hunter2@in.test/x?api_key=hunter2&a=1");
    const auto exported = write(archive);
    QVERIFY(exported);
    QCOMPARE(exported->batches, 2);
    QCOMPARE(exported->events, 2);
    QFile written(archive.path);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray text = written.readAll();
    QVERIFY2(!text.contains("hunter2"), text.constData());
    const QJsonObject log = QJsonDocument::fromJson(text)[QLatin1String("log")].toObject();
    QCOMPARE(log[QLatin1String("version")].toString(), QStringLiteral("1.2"));
    const QJsonArray entries = log[QLatin1String("entries")].toArray();
    QCOMPARE(entries.size(), 2);
    const QJsonObject request = entries[1].toObject()[QLatin1String("request")].toObject();
    QCOMPARE(request[QLatin1String("postData")].toObject()[QLatin1String("text")].toString(),
             QStringLiteral(R"({"events":[{"id":2}]})"));
    QCOMPARE(entries[0].toObject()[QLatin1String("response")].toObject()[QLatin1String("status")].toInt(), 400);
}

void TestDeadLetterFile::leavesTheOldFileWhenItCannotBeWritten()
{
    QVERIFY(write(file({1})));
    DeadLetterFile nowhere = file({2});
    nowhere.path = m_folder->file(QStringLiteral("no/such/folder.ndjson"));
    const auto written = write(nowhere);
    QVERIFY(!written);
    QVERIFY2(written.error().message.contains(nowhere.path), qPrintable(written.error().message));

    DeadLetterFile unreadable = file({2});
    unreadable.dataFolder = m_folder->file(QStringLiteral("none"));
    QVERIFY(!write(unreadable));
    QCOMPARE(text(), QByteArray("{\"id\":1}\n"));
}

QTEST_GUILESS_MAIN(TestDeadLetterFile)

#include "tst_deadletterfile.moc"
