// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/deadletterpage.h"

#include "tests/ui/samples.h"
#include "tests/ui/strict.h"
#include "ui/models/streams.h"
#include "ui/noticebar.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace penstock;
using namespace penstock::samples;

class TestDeadLetterPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void showsWhatACauseMeans();
    void showsTheBatchesOfACause();
    void redeliversWhatMatches();
    void waitsForTheEndOfASearch();
    void exportsWhatIsChosen();
    void followsARedelivery();
    void discardsWhatIsChosen();
    void offersToUndoForAWhile();
    void goesBackToAllWhenACauseIsGone();
    void filtersByTyping();
    void survivesAnotherStream();

private:
    template <typename Widget>
    [[nodiscard]] Widget *find(const char *name) const
    {
        return m_page->findChild<Widget *>(QLatin1String(name));
    }
    void chooseCause(int row) { find<QTableView>("causeTable")->selectRow(row); }
    [[nodiscard]] int shown() const { return find<QTableView>("deadLetterTable")->model()->rowCount(); }
    [[nodiscard]] static BatchSummary unavailable(BatchId id)
    {
        return tried(id, DeadLettered{4, {503, QStringLiteral("answered 503 Service Unavailable")}}, 4, 503);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Theme> m_theme;
    Moment m_now = noon;
    std::unique_ptr<Streams> m_streams;
    std::unique_ptr<DeadLetterPage> m_page;
};

void TestDeadLetterPage::initTestCase()
{
    m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("settings")), QSettings::IniFormat);
    m_theme = std::make_unique<Theme>(*qApp, *m_settings);
}

void TestDeadLetterPage::init()
{
    failOnAnyWarning();
    m_page.reset();
    m_streams = std::make_unique<Streams>(clockAt(&m_now));
    m_streams->add(1, {}, {});
    m_streams->add(2, {}, {});
    m_streams->showBatches({unavailable(1), deadLetter(2), unavailable(3)});
    m_page = std::make_unique<DeadLetterPage>(*m_theme, clockAt(&m_now));
    m_page->resize(1000, 700);
    m_page->showStream(m_streams->find(1));
    StreamStatus status;
    status.batches.deadLettered = 3;
    status.batches.eventsDeadLettered = 300;
    m_page->showStatus(status);
    m_page->show();
}

void TestDeadLetterPage::showsWhatACauseMeans()
{
    QVERIFY(find<QLabel>("causeMend")->isHidden());
    chooseCause(1);
    QCOMPARE(find<QLabel>("causeTitle")->text(), QStringLiteral("Too large (413)"));
    QVERIFY(find<QLabel>("causeMend")->text().contains(QLatin1String("limit")));
    QVERIFY(find<QLabel>("causeSample")->text().endsWith(QLatin1String("answered 413 Content Too Large")));
    chooseCause(0);
    QVERIFY(find<QLabel>("causeMend")->isHidden());
}

void TestDeadLetterPage::showsTheBatchesOfACause()
{
    QCOMPARE(shown(), 3);
    chooseCause(2);
    QTRY_COMPARE(shown(), 2);
    QCOMPARE(find<QLabel>("deadLetterSummary")->text(), QStringLiteral("2 of 3 dead letters match"));
    chooseCause(0);
    QTRY_COMPARE(shown(), 3);
    QCOMPARE(find<QLabel>("deadLetterSummary")->text(),
             QStringLiteral("3 batches with 300 events were given up and are kept."));
}

void TestDeadLetterPage::redeliversWhatMatches()
{
    QSignalSpy spy(m_page.get(), &DeadLetterPage::redeliverRequested);
    auto *redeliver = find<QAction>("redeliverShownAction");
    redeliver->trigger();
    QVERIFY(spy.takeFirst().at(1).value<QList<BatchId>>().isEmpty()); // all, those too that are not read yet
    chooseCause(2);
    QTRY_COMPARE(redeliver->text(), QStringLiteral("Matching dead letters…"));
    redeliver->trigger();
    QCOMPARE(spy.takeFirst().at(1).value<QList<BatchId>>(), QList<BatchId>({3, 1}));
}

void TestDeadLetterPage::waitsForTheEndOfASearch()
{
    QSignalSpy wanted(m_page.get(), &Page::searchWanted);
    QTest::keyClicks(find<QLineEdit>("filterEdit"), QStringLiteral("uid:7"));
    QTRY_COMPARE(wanted.count(), 1);
    const auto matcher = wanted.first().at(0).value<std::shared_ptr<const BodyMatcher>>();
    auto *redeliver = find<QAction>("redeliverShownAction");
    m_page->showSearched({matcher, {{3, BodyAnswer::Yes}, {2, BodyAnswer::No}}});
    QCOMPARE(find<QLabel>("deadLetterSummary")->text(), QStringLiteral("1 found so far · Searched 2 of 3 batches"));
    QVERIFY(!redeliver->isEnabled());
    m_page->showSearched({matcher, {{1, BodyAnswer::No}}});
    QCOMPARE(find<QLabel>("deadLetterSummary")->text(), QStringLiteral("1 of 3 dead letters match"));
    QVERIFY(redeliver->isEnabled());
}

void TestDeadLetterPage::exportsWhatIsChosen()
{
    QSignalSpy spy(m_page.get(), &DeadLetterPage::exportRequested);
    auto *selected = find<QAction>("exportSelectedAction");
    auto *all = find<QAction>("exportAllAction");
    QVERIFY(!selected->isEnabled());
    all->trigger();
    QVERIFY(spy.takeFirst().at(1).value<QList<BatchId>>().isEmpty()); // all, those too that are not read yet
    find<QTableView>("deadLetterTable")->selectRow(1);
    QVERIFY(selected->isEnabled());
    selected->trigger();
    QCOMPARE(spy.takeFirst().at(1).value<QList<BatchId>>(), QList<BatchId>{2});
    chooseCause(2);
    QTRY_COMPARE(all->text(), QStringLiteral("Matching dead letters…"));
    all->trigger();
    QCOMPARE(spy.takeFirst().at(1).value<QList<BatchId>>(), QList<BatchId>({3, 1}));
}

void TestDeadLetterPage::followsARedelivery()
{
    auto *notice = find<NoticeBar>("redeliveryNotice");
    QVERIFY(notice->isHidden());
    QSignalSpy stopped(m_page.get(), &DeadLetterPage::redeliveryStopRequested);
    StreamStatus status;
    status.batches.deadLettered = 3;
    status.redelivery = RedeliveryProgress{.total = 3, .handedOver = 1, .pace = 5};
    m_page->showStatus(status);
    QVERIFY(notice->isVisible());
    QVERIFY(notice->text().endsWith(QStringLiteral("2 to go.")));
    auto *button = find<QToolButton>("redeliveryNoticeButton");
    QCOMPARE(button->text(), QStringLiteral("Stop"));
    button->click();
    QCOMPARE(stopped.size(), 1);
    QCOMPARE(stopped.first().at(0).value<StreamId>(), 1);

    status.redelivery->stopped = true; // one is under way: nothing to stop, and more to come
    m_page->showStatus(status);
    QVERIFY(button->isHidden());
    status.redelivery->delivered = 1;
    m_page->showStatus(status);
    QVERIFY(notice->text().endsWith(QStringLiteral("2 stay dead letters.")));
    QCOMPARE(button->text(), QStringLiteral("Hide"));
    button->click();
    QVERIFY(notice->isHidden());
    m_page->showStatus(status);
    QVERIFY(notice->isHidden());
    status.redelivery = RedeliveryProgress{.total = 2, .handedOver = 2};
    m_page->showStatus(status);
    QVERIFY(notice->isVisible());
    m_page->showStream(m_streams->find(2));
    QVERIFY(notice->isHidden());
}

void TestDeadLetterPage::discardsWhatIsChosen()
{
    QSignalSpy spy(m_page.get(), &DeadLetterPage::discardRequested);
    QSignalSpy restored(m_page.get(), &DeadLetterPage::restoreRequested);
    auto *selected = find<QAction>("discardSelectedAction");
    auto *all = find<QAction>("discardAllAction");
    QVERIFY(!selected->isEnabled());
    QVERIFY(!find<QAction>("restoreAction")->isEnabled());
    all->trigger();
    QVERIFY(spy.takeFirst().at(1).value<QList<BatchId>>().isEmpty()); // all, those too that are not read yet
    find<QTableView>("deadLetterTable")->selectRow(1);
    selected->trigger();
    QCOMPARE(spy.takeFirst().at(1).value<QList<BatchId>>(), QList<BatchId>{2});

    StreamStatus status;
    status.batches.discarded = 2;
    status.batches.eventsDiscarded = 170;
    m_page->showStatus(status);
    QCOMPARE(find<QLabel>("deadLetterSummary")->text(),
             QStringLiteral("No dead letters; 2 with 170 events were discarded."));
    find<QAction>("restoreAction")->trigger();
    QVERIFY(restored.takeFirst().at(1).value<QList<BatchId>>().isEmpty());
}

void TestDeadLetterPage::offersToUndoForAWhile()
{
    auto *notice = find<NoticeBar>("discardNotice");
    auto *button = find<QToolButton>("discardNoticeButton");
    QSignalSpy restored(m_page.get(), &DeadLetterPage::restoreRequested);
    StreamStatus status;
    status.discarding = DiscardProgress{.begun = m_now, .total = 2, .batches = {1}, .events = 100};
    m_page->showStatus(status);
    QVERIFY(notice->isHidden()); // one is not discarded yet
    status.discarding->batches = {1, 3};
    status.discarding->events = 200;
    m_page->showStatus(status);
    QCOMPARE(notice->text(),
             QStringLiteral(
                 "Discarded: 2 dead letters with 200 events. Undo is possible as long as the history budget keeps "
                 "the events."));
    QCOMPARE(button->text(), QStringLiteral("Undo"));
    button->click();
    QCOMPARE(restored.takeFirst().at(1).value<QList<BatchId>>(), QList<BatchId>({1, 3}));
    m_page->showStatus(status);
    QVERIFY(notice->isHidden());

    status.discarding->kind = DiscardProgress::Kind::Restore;
    m_page->showStatus(status);
    QCOMPARE(notice->text(), QStringLiteral("Brought back: 2 dead letters with 200 events."));
    QCOMPARE(button->text(), QStringLiteral("Hide"));
    m_now = m_now + Milliseconds(60'000);
    m_page->tick();
    QVERIFY(notice->isHidden());
    m_now = noon;
}

void TestDeadLetterPage::goesBackToAllWhenACauseIsGone()
{
    chooseCause(1);
    QTRY_COMPARE(shown(), 1);
    m_streams->showBatches({batch(2)}); // was redelivered
    QTRY_COMPARE(shown(), 2);
    QCOMPARE(find<QTableView>("causeTable")->currentIndex().row(), 0);
    QCOMPARE(find<QLabel>("causeTitle")->text(), QStringLiteral("Choose a cause"));
}

void TestDeadLetterPage::filtersByTyping()
{
    chooseCause(2);
    auto *field = m_page->findChild<QWidget *>(QStringLiteral("filterEdit"));
    QVERIFY(field);
    QTest::keyClicks(field, QStringLiteral("id:1 "));
    QTRY_COMPARE(shown(), 1);
    chooseCause(0);
    QTRY_COMPARE(shown(), 1);
}

void TestDeadLetterPage::survivesAnotherStream()
{
    chooseCause(2);
    QTRY_COMPARE(shown(), 2);
    m_page->showStream(m_streams->find(2));
    QCOMPARE(shown(), 0);
    QCOMPARE(find<QTableView>("causeTable")->model()->rowCount(), 1);
    m_page->showStream(nullptr);
    QVERIFY(!find<QTableView>("causeTable")->model());
    m_page->showStream(m_streams->find(1));
    QCOMPARE(shown(), 3);
}

QTEST_MAIN(TestDeadLetterPage)

#include "tst_deadletterpage.moc"
