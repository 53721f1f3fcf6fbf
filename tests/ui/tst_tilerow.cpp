// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/tilerow.h"

#include "tests/ui/samples.h"
#include "tests/ui/strict.h"
#include "ui/monitor/stattile.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace penstock;
using namespace penstock::samples;
using namespace std::chrono_literals;

class TestTileRow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void showsWhatArrives();
    void countsDownToTheFirstLoss();
    void namesTheStreamThatLosesFirst();
    void saysWhatAnOutageWouldTakeWhileNothingFails();
    void saysThatTheBreakerSparesTheTries();
    void showsHowFastTheEndpointAnswers();

private:
    [[nodiscard]] QString tile(const char *name) const
    {
        const auto *found = m_tiles->findChild<StatTile *>(QLatin1String(name));
        return found->note().isEmpty() ? found->value() : QStringLiteral("%1 | %2").arg(found->value(), found->note());
    }

    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<TileRow> m_tiles;
};

void TestTileRow::initTestCase()
{
    m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("settings")), QSettings::IniFormat);
    m_theme = std::make_unique<Theme>(*qApp, *m_settings);
}

void TestTileRow::init()
{
    failOnAnyWarning();
    m_tiles = std::make_unique<TileRow>(*m_theme);
}

void TestTileRow::showsWhatArrives()
{
    StreamStatus status;
    status.run.events.accepted = 980;
    status.run.batchesCreated = 10;
    status.eventsPerSecond = 412.4;
    status.backlog = Backlog{1200, 730'000};
    status.nextRetry = noon + 42s;
    status.batches = {.queued = 7,
                      .inFlight = 3,
                      .backingOff = 2,
                      .delivered = 900,
                      .deadLettered = 3,
                      .eventsDelivered = 90'000,
                      .eventsDeadLettered = 300};
    m_tiles->show(numbersOf(status, {}), noon);
    QCOMPARE(tile("deliveredTile"), QStringLiteral("90,000 | 900 batches"));
    QCOMPARE(tile("rateTile"), QStringLiteral("412 | fill 98 %"));
    QCOMPARE(tile("backlogTile"), QStringLiteral("1,200 | 730 KB"));
    QCOMPARE(tile("inFlightTile"), QStringLiteral("3 | 7 queued"));
    QCOMPARE(tile("backingOffTile"), QStringLiteral("2 | next in 0:42"));
    QCOMPARE(tile("deadLettersTile"), QStringLiteral("3 | 300 events"));
}

void TestTileRow::countsDownToTheFirstLoss()
{
    StreamStatus status;
    status.batches.backingOff = 1;
    status.firstLoss = FirstLoss{1042, noon + 211s};
    m_tiles->show(numbersOf(status, {}), noon);
    QCOMPARE(tile("survivesTile"), QStringLiteral("3:31 | batch 1042 at 14:03:31"));
    m_tiles->show(numbersOf(status, {}), noon + 10s);
    QCOMPARE(tile("survivesTile"), QStringLiteral("3:21 | batch 1042 at 14:03:31"));
}

void TestTileRow::namesTheStreamThatLosesFirst()
{
    StreamStatus orders{.id = 1, .name = QStringLiteral("Orders")};
    orders.firstLoss = FirstLoss{1042, noon + 211s};
    StreamStatus crm{.id = 2, .name = QStringLiteral("CRM")};
    crm.firstLoss = FirstLoss{1050, noon + 70s};
    m_tiles->show(totalOf({numbersOf(orders, {}), numbersOf(crm, {})}), noon);
    QCOMPARE(tile("survivesTile"), QStringLiteral("1:10 | batch 1050 at 14:01:10"));
    const auto *survives = m_tiles->findChild<StatTile *>(QStringLiteral("survivesTile"));
    QCOMPARE(survives->label(), QStringLiteral("Survives: CRM"));
    QCOMPARE(survives->accessibleName(), QStringLiteral("Survives: CRM: 1:10, batch 1050 at 14:01:10"));
    m_tiles->show(numbersOf(orders, {}), noon);
    QCOMPARE(survives->label(), QStringLiteral("Survives"));
}

void TestTileRow::saysWhatAnOutageWouldTakeWhileNothingFails()
{
    m_tiles->show(numbersOf({}, {}), noon);
    QCOMPARE(tile("survivesTile"), QStringLiteral("210 s | of outage"));
    QCOMPARE(tile("backlogTile"), QStringLiteral("–"));
}

void TestTileRow::saysThatTheBreakerSparesTheTries()
{
    StreamStatus status;
    status.tripped = Tripped{noon, 20, noon + 60s};
    m_tiles->show(numbersOf(status, {}), noon);
    QCOMPARE(tile("survivesTile"), QStringLiteral("held | tries are spared"));
}

void TestTileRow::showsHowFastTheEndpointAnswers()
{
    AnswerTimes answers;
    m_tiles->showAnswers(answers);
    QCOMPARE(tile("answersTile"), QStringLiteral("–"));
    for (int i = 1; i <= 20; ++i)
        answers.count(Milliseconds(i));
    m_tiles->showAnswers(answers);
    QCOMPARE(tile("answersTile"), QStringLiteral("19 ms | p50 10 ms · p99 20 ms"));
}

QTEST_MAIN(TestTileRow)

#include "tst_tilerow.moc"
