// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/event/catalog.h"
#include "core/history/traffichistory.h"
#include "tests/ui/modeltext.h"
#include "tests/ui/samples.h"
#include "tests/ui/strict.h"
#include "ui/models/streams.h"
#include "ui/monitor/batchview.h"
#include "ui/monitor/chartpanel.h"
#include "ui/monitor/filterbar.h"
#include "ui/monitor/filteredit.h"
#include "ui/monitor/monitorpage.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCompleter>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace penstock;
using namespace penstock::samples;

//! The monitor's filter, as a person uses it.
class TestFilter final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void answersWhileOneTypes();
    void waitsForAPauseInTyping();
    void makesChipsOfTerms();
    void takesAChipOut();
    void editsAChip();
    void saysWhatIsWrong();
    void saysWhatIsStillMissing();
    void offersWords();
    void takesAnOfferedWord();
    void offersAWayOutOfAnEmptyList();
    void keepsTheSelectedBatch();
    void keepsLookingAtABatchThatLeaves();
    void countsWhatIsNewBelowAFilter();
    void staysInPlaceWhenRowsLeaveAbove();
    void staysOnForTheNextStream();
    void leavesByEscape();
    void countsChipsWithoutRoom();
    void searchesTheEvents();
    void offersEventCodes();
    void keepsTheChosenColumns();
    void resetsTheColumns();
    void appliesAView();
    void sortsByAClickOnAHeading();
    void sortsByTheMenu();
    void staysInPlaceWhileRowsAreSorted();
    void sortsWhatPassesAFilter();
    void savesRenamesAndDeletesViews();

private:
    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        T *found = m_page->findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("no control is named %s", name);
        return found;
    }

    [[nodiscard]] FilterEdit *edit() const { return find<FilterEdit>("filterEdit"); }
    [[nodiscard]] BatchView *view() const { return find<BatchView>("batchTable"); }
    [[nodiscard]] QString ids() const { return textOf(*view()->model(), {BatchModel::Id}).join(u' '); }
    [[nodiscard]] QString line() const { return find<QLabel>("filterLine")->text(); }
    [[nodiscard]] QStringList chips() const;
    void type(const char *text) const { QTest::keyClicks(edit(), QString::fromUtf8(text)); }
    void filter(const char *text) const; //!< typed, confirmed and answered

    Moment m_now = noon;
    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Theme> m_theme;
    TrafficHistory m_traffic;
    std::unique_ptr<StreamView> m_stream;
    Streams m_streams{clockAt(&m_now)};
    std::unique_ptr<MonitorPage> m_page;
};

void TestFilter::initTestCase()
{
    m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    m_theme = std::make_unique<Theme>(*qApp, *m_settings);
}

void TestFilter::init()
{
    failOnAnyWarning();
    m_stream = std::make_unique<StreamView>(1, StreamConfig(), QString(), clockAt(&m_now));
    m_stream->batches.apply({delivered(1), deadLetter(2), backingOff(3), delivered(4), batch(5)});
    m_page = std::make_unique<MonitorPage>(*m_theme, clockAt(&m_now), MonitorParts{m_streams, m_traffic, *m_settings});
    m_page->showStream(m_stream.get());
    m_page->resize(900, 600);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    m_page->askForFilter();
}

void TestFilter::cleanup()
{
    m_page.reset();
    m_stream.reset();
}

QStringList TestFilter::chips() const
{
    QStringList terms;
    for (const QToolButton *chip : m_page->findChildren<QToolButton *>(QStringLiteral("filterChip"))) {
        if (chip->isVisible())
            terms.append(chip->text());
    }
    return terms;
}

void TestFilter::filter(const char *text) const
{
    const QAbstractItemModel *before = view()->model();
    edit()->setText(QString::fromUtf8(text));
    QTest::keyClick(edit(), Qt::Key_Return);
    QTRY_VERIFY(view()->model() != before);
}

void TestFilter::answersWhileOneTypes()
{
    type("state:delivered");
    QTRY_COMPARE(ids(), QStringLiteral("4 1"));
    QCOMPARE(line(), QStringLiteral("2 of 5 batches match"));
    QVERIFY(!find<QLabel>("runLine")->isVisible());
    type(" id:1");
    QTRY_COMPARE(ids(), QStringLiteral("1"));
}

void TestFilter::waitsForAPauseInTyping()
{
    QSignalSpy changed(find<FilterBar>("filterBar"), &FilterBar::filterChanged);
    type("4");
    type("1");
    type("3");
    QCOMPARE(changed.count(), 0);
    QTRY_COMPARE(changed.count(), 1);
    QTRY_COMPARE(ids(), QStringLiteral("2"));
}

void TestFilter::makesChipsOfTerms()
{
    type("status:>=400 -state:backingOff");
    QCOMPARE(chips().join(u'|'), QStringLiteral("status:>=400"));
    QCOMPARE(edit()->text(), QStringLiteral("-state:backingOff"));
    QTest::keyClick(edit(), Qt::Key_Return);
    QCOMPARE(chips().join(u'|'), QStringLiteral("status:>=400|-state:backingOff"));
    QCOMPARE(edit()->text(), QString());
    QTRY_COMPARE(ids(), QStringLiteral("2"));
}

void TestFilter::takesAChipOut()
{
    filter("state:deadLettered,delivered id:1");
    QTRY_COMPARE(ids(), QStringLiteral("1"));
    const auto removers = m_page->findChildren<QToolButton *>(QStringLiteral("filterChipRemove"));
    QTest::mouseClick(removers.last(), Qt::LeftButton);
    QCOMPARE(chips().join(u'|'), QStringLiteral("state:deadLettered,delivered"));
    QTRY_COMPARE(ids(), QStringLiteral("4 2 1"));
    QTest::mouseClick(find<QToolButton>("filterClear"), Qt::LeftButton);
    QCOMPARE(chips(), QStringList());
    QCOMPARE(ids(), QStringLiteral("5 4 3 2 1"));
    QVERIFY(!find<QToolButton>("filterClear")->isVisible());
}

void TestFilter::editsAChip()
{
    filter("id:1..3 state:delivered");
    QTest::keyClick(edit(), Qt::Key_Backspace);
    QCOMPARE(edit()->text(), QStringLiteral("state:delivered"));
    QCOMPARE(chips().join(u'|'), QStringLiteral("id:1..3"));
    edit()->clear();
    QTest::mouseClick(find<QToolButton>("filterChip"), Qt::LeftButton);
    QCOMPARE(edit()->text(), QStringLiteral("id:1..3"));
    QCOMPARE(chips(), QStringList());
}

void TestFilter::saysWhatIsWrong()
{
    filter("state:delivered");
    type("stat:x");
    QTRY_COMPARE(line(), QStringLiteral("There is no field “stat”. Did you mean state?"));
    QCOMPARE(ids(), QStringLiteral("4 1")); // the filter before stays on
    QVERIFY(find<FilterBar>("filterBar")->property("wrong").toBool());
    QTest::keyClick(edit(), Qt::Key_Return);
    QCOMPARE(edit()->text(), QStringLiteral("stat:x"));
    edit()->clear();
    type("413");
    QTRY_COMPARE(line(), QStringLiteral("0 of 5 batches match"));
    QVERIFY(!find<FilterBar>("filterBar")->property("wrong").toBool());
}

void TestFilter::saysWhatIsStillMissing()
{
    type("size:");
    QTRY_COMPARE(line(), QStringLiteral("size takes a size such as >60KB, or <1MB."));
    QVERIFY(!find<FilterBar>("filterBar")->property("wrong").toBool());
    QCOMPARE(ids(), QStringLiteral("5 4 3 2 1"));
}

void TestFilter::offersWords()
{
    auto *words = edit()->findChild<QCompleter *>();
    type("sta");
    QVERIFY(words->popup()->isVisible());
    QCOMPARE(textOf(*words->popup()->model()).join(u' '), QStringLiteral("state: status:"));
    type("tus:5");
    QCOMPARE(textOf(*words->popup()->model()).join(u' '), QStringLiteral("5xx"));
    type("03");
    QVERIFY(!words->popup()->isVisible());
}

void TestFilter::takesAnOfferedWord()
{
    auto *words = edit()->findChild<QCompleter *>();
    type("state:d");
    QVERIFY(words->popup()->isVisible());
    QTest::keyClick(words->popup(), Qt::Key_Down);
    QTest::keyClick(words->popup(), Qt::Key_Return);
    QCOMPARE(edit()->text(), QStringLiteral("state:delivered"));
    QTRY_COMPARE(ids(), QStringLiteral("4 1"));
}

void TestFilter::offersAWayOutOfAnEmptyList()
{
    filter("status:599");
    QTRY_VERIFY(find<QWidget>("noMatch")->isVisible());
    QVERIFY(!view()->isVisible());
    m_stream->batches.apply({tried(6, BackingOff{1, noon, {599, QStringLiteral("answered 599")}}, 1, 599)});
    QVERIFY(view()->isVisible());
    m_stream->batches.apply({delivered(6)});
    QVERIFY(find<QWidget>("noMatch")->isVisible());
    QTest::mouseClick(find<QPushButton>("noMatchClear"), Qt::LeftButton);
    QCOMPARE(ids(), QStringLiteral("6 5 4 3 2 1"));
    QVERIFY(view()->isVisible());
}

void TestFilter::keepsTheSelectedBatch()
{
    QSignalSpy current(view(), &BatchView::currentBatchChanged);
    view()->selectRow(1);
    QCOMPARE(find<QLabel>("inspectorTitle")->text(), QStringLiteral("Batch 4"));
    filter("state:delivered");
    QCOMPARE(view()->currentBatch(), 4);
    QVERIFY(!view()->isLive());
    filter("state:delivered id:1");
    QCOMPARE(view()->currentBatch(), 0);
    QCOMPARE(current.count(), 2); // selected, and gone
}

void TestFilter::keepsLookingAtABatchThatLeaves()
{
    filter("state:backingOff");
    view()->selectRow(0);
    m_stream->batches.apply({backingOff(6), tried(3, Delivered{3, noon}, 3, 200)});
    QCoreApplication::processEvents();
    QCOMPARE(ids(), QStringLiteral("6"));
    QCOMPARE(find<QLabel>("inspectorTitle")->text(), QStringLiteral("Batch 3"));
    QCOMPARE(find<QLabel>("storyHeadline")->text(), QStringLiteral("Delivered."));
    QCOMPARE(view()->currentBatch(), 0);
    QVERIFY(!view()->selectionModel()->hasSelection());
}

void TestFilter::countsWhatIsNewBelowAFilter()
{
    filter("state:delivered");
    view()->selectRow(0);
    m_stream->batches.apply({delivered(6), batch(7)});
    QCOMPARE(view()->newRows(), 1);
    m_stream->batches.apply({delivered(7), batch(8)});
    QCOMPARE(view()->newRows(), 2);
    view()->goLive();
    QCOMPARE(view()->newRows(), 0);
}

void TestFilter::staysInPlaceWhenRowsLeaveAbove()
{
    QList<BatchSummary> many;
    for (BatchId id = 6; id <= 205; ++id)
        many.append(backingOff(id));
    m_stream->batches.apply(many);
    filter("state:backingOff");
    view()->verticalScrollBar()->setValue(view()->rowHeight(0) * 50 + 7);
    const int top = view()->rowAt(0);
    const auto batchAt = [this](int row) { return view()->model()->index(row, 0).data().toLongLong(); };
    const BatchId before = batchAt(top);
    const int offset = view()->rowViewportPosition(top);
    m_stream->batches.apply({delivered(205), delivered(204), delivered(200), backingOff(206), delivered(7)});
    QCoreApplication::processEvents();
    QCOMPARE(batchAt(view()->rowAt(0)), before);
    QCOMPARE(view()->rowViewportPosition(view()->rowAt(0)), offset);
}

void TestFilter::staysOnForTheNextStream()
{
    StreamView other(2, StreamConfig(), QString(), clockAt(&m_now));
    other.batches.apply({delivered(7, 2), delivered(8, 2), batch(9, Queued{noon}, 2)});
    filter("state:delivered");
    m_page->showStream(&other);
    QTRY_COMPARE(ids(), QStringLiteral("8 7"));
    m_page->showStream(nullptr);
    m_page->showStream(m_stream.get());
    QTRY_COMPARE(ids(), QStringLiteral("4 1"));
}

void TestFilter::leavesByEscape()
{
    type("state:delivered");
    QTRY_COMPARE(ids(), QStringLiteral("4 1"));
    QTest::keyClick(edit(), Qt::Key_Escape);
    QCOMPARE(edit()->text(), QString());
    QCOMPARE(ids(), QStringLiteral("5 4 3 2 1"));
    QTest::keyClick(edit(), Qt::Key_Escape);
    QCOMPARE(m_page->focusWidget(), view());
}

void TestFilter::countsChipsWithoutRoom()
{
    filter("state:backingOff,deadLettered -status:503 attempt:>1 took:>1ms size:>1KB events:100 id:1..1000 time:today");
    QVERIFY(chips().size() < 8);
    QCOMPARE(chips().last(), QStringLiteral("time:today"));
    const auto *more = find<QLabel>("filterMore");
    QVERIFY(more->isVisible());
    QCOMPARE(more->text(), QStringLiteral("+%1").arg(8 - chips().size()));
    QTRY_COMPARE(ids(), QStringLiteral("2"));
}

void TestFilter::searchesTheEvents()
{
    QSignalSpy wanted(m_page.get(), &Page::searchWanted);
    filter("uid:42 -state:queued");
    QTRY_COMPARE(wanted.count(), 1);
    const auto matcher = wanted.first().at(0).value<std::shared_ptr<const BodyMatcher>>();
    QCOMPARE(wanted.first().at(1).value<std::vector<BatchId>>(), (std::vector<BatchId>{4, 3, 2, 1}));
    QVERIFY(find<QWidget>("noMatch")->isVisible());
    QCOMPARE(find<QLabel>("noMatchTitle")->text(), QStringLiteral("Searching the events…"));
    QCOMPARE(line(), QStringLiteral("0 found so far · Searched 0 of 4 batches"));

    m_page->showSearched({matcher, {{4, BodyAnswer::No}, {3, BodyAnswer::Yes}}});
    QCOMPARE(ids(), QStringLiteral("3"));
    QVERIFY(view()->isVisible());
    QCOMPARE(line(), QStringLiteral("1 found so far · Searched 2 of 4 batches"));
    m_page->showSearched({matcher, {{2, BodyAnswer::No}, {1, BodyAnswer::Unread}}});
    QCOMPARE(line(), QStringLiteral("1 of 5 batches match · 1 cannot be searched: their events are no longer kept"));

    filter("uid:43 -state:queued"); // nothing of the search before is left
    QCOMPARE(line(), QStringLiteral("0 found so far · Searched 0 of 4 batches"));
}

void TestFilter::offersEventCodes()
{
    m_page->setSurroundings(Catalog::load().value(), QString());
    auto *words = edit()->findChild<QCompleter *>();
    type("event:email_op");
    QVERIFY(words->popup()->isVisible());
    QCOMPARE(textOf(*words->popup()->model()).join(u' '), QStringLiteral("MOE_EMAIL_OPEN"));
}

void TestFilter::keepsTheChosenColumns()
{
    QHeaderView *header = view()->horizontalHeader();
    QVERIFY(header->isSectionHidden(BatchModel::Created));
    find<QAction>("columnAction9")->trigger();
    find<QAction>("columnAction5")->trigger();
    QVERIFY(!header->isSectionHidden(BatchModel::Created));
    QVERIFY(header->isSectionHidden(BatchModel::Status));
    header->resizeSection(BatchModel::State, 222);
    header->moveSection(header->visualIndex(BatchModel::Created), 1);
    filter("state:delivered");
    QVERIFY(header->isSectionHidden(BatchModel::Status));
    QCoreApplication::processEvents();

    cleanup();
    init();
    header = view()->horizontalHeader();
    QVERIFY(header->isSectionHidden(BatchModel::Status));
    QVERIFY(!find<QAction>("columnAction5")->isChecked());
    QVERIFY(find<QAction>("columnAction9")->isChecked());
    QCOMPARE(header->sectionSize(BatchModel::State), 222);
    QCOMPARE(header->visualIndex(BatchModel::Created), 1);
    find<QAction>("resetColumnsAction")->trigger(); // for the tests after this one
}

void TestFilter::resetsTheColumns()
{
    QHeaderView *header = view()->horizontalHeader();
    const int usual = header->sectionSize(BatchModel::State);
    find<QAction>("columnAction5")->trigger();
    header->resizeSection(BatchModel::State, 222);
    find<QAction>("resetColumnsAction")->trigger();
    QVERIFY(!header->isSectionHidden(BatchModel::Status));
    QVERIFY(find<QAction>("columnAction5")->isChecked());
    QVERIFY(header->isSectionHidden(BatchModel::Cause));
    QCOMPARE(header->sectionSize(BatchModel::State), usual);
}

void TestFilter::sortsByAClickOnAHeading()
{
    QHeaderView *header = view()->horizontalHeader();
    const auto click = [this, header](int column) {
        const QPoint place(header->sectionViewportPosition(column) + 10, header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place);
    };
    view()->selectRow(1);
    click(BatchModel::Status);
    QTRY_COMPARE(ids(), QStringLiteral("3 2 4 1 5")); // 503 413 200 200 none
    QCOMPARE(view()->currentBatch(), 4);
    QCOMPARE(view()->currentIndex().row(), 2);
    m_stream->batches.apply({deadLetter(6), delivered(2)});
    QTRY_COMPARE(ids(), QStringLiteral("3 6 4 2 1 5"));
    QCOMPARE(view()->currentBatch(), 4);
    click(BatchModel::Status);
    QTRY_COMPARE(ids(), QStringLiteral("4 2 1 6 3 5")); // none is last in either order
    click(BatchModel::Status);
    QTRY_COMPARE(ids(), QStringLiteral("6 5 4 3 2 1"));
    QCOMPARE(view()->model(), static_cast<QAbstractItemModel *>(&m_stream->batches));
    QCOMPARE(view()->currentBatch(), 4);
    QCoreApplication::processEvents(); // the settings have it
}

void TestFilter::sortsByTheMenu()
{
    QHeaderView *header = view()->horizontalHeader();
    QVERIFY(find<QAction>("sortNewestAction")->isChecked());
    QVERIFY(!find<QAction>("sortOrderAction0")->isEnabled());
    find<QAction>("sortAction5")->trigger();
    QTRY_COMPARE(ids(), QStringLiteral("3 2 4 1 5"));
    QCOMPARE(header->sortIndicatorSection(), int(BatchModel::Status));
    QVERIFY(find<QAction>("sortOrderAction1")->isChecked());
    find<QAction>("sortOrderAction0")->trigger();
    QTRY_COMPARE(ids(), QStringLiteral("4 1 2 3 5"));
    find<QAction>("sortNewestAction")->trigger();
    QTRY_COMPARE(ids(), QStringLiteral("5 4 3 2 1"));
    QCOMPARE(header->sortIndicatorSection(), -1);
    QCoreApplication::processEvents(); // the settings have it
}

void TestFilter::staysInPlaceWhileRowsAreSorted()
{
    QList<BatchSummary> many;
    for (BatchId id = 6; id < 200; ++id)
        many.append(delivered(id));
    m_stream->batches.apply(many);
    find<QAction>("sortAction5")->trigger();
    QTRY_COMPARE(ids().left(9), QStringLiteral("3 2 199 1"));
    view()->selectRow(50);
    view()->scrollTo(view()->currentIndex(), QAbstractItemView::PositionAtCenter);
    const qint64 selected = view()->currentBatch();
    const int place = view()->visualRect(view()->currentIndex()).y();
    many.clear();
    for (BatchId id = 200; id < 230; ++id)
        many.append(backingOff(id));
    m_stream->batches.apply(many);
    QTRY_COMPARE(view()->currentIndex().row(), 80);
    QCOMPARE(view()->currentBatch(), selected);
    QCOMPARE(view()->visualRect(view()->currentIndex()).y(), place);
    QCOMPARE(find<QToolButton>("liveButton")->text(), QStringLiteral("↑ Top"));
    find<QAction>("sortNewestAction")->trigger();
    QTRY_COMPARE(find<QToolButton>("liveButton")->text(), QStringLiteral("↑ Newest"));
    QCoreApplication::processEvents(); // the settings have it
}

void TestFilter::sortsWhatPassesAFilter()
{
    QHeaderView *header = view()->horizontalHeader();
    header->setSortIndicator(BatchModel::Id, Qt::AscendingOrder);
    QTRY_COMPARE(ids(), QStringLiteral("1 2 3 4 5"));
    filter("-state:queued");
    QTRY_COMPARE(ids(), QStringLiteral("1 2 3 4"));
    QCOMPARE(line(), QStringLiteral("4 of 5 batches match"));
    m_stream->batches.apply({batch(2), delivered(5)});
    QTRY_COMPARE(ids(), QStringLiteral("1 3 4 5"));
    header->setSortIndicator(BatchModel::Status, Qt::AscendingOrder);
    QTRY_COMPARE(ids(), QStringLiteral("5 4 1 3"));
    find<FilterBar>("filterBar")->clear();
    QTRY_COMPARE(ids(), QStringLiteral("5 4 1 3 2"));
    header->setSortIndicator(-1, Qt::AscendingOrder);
    QTRY_COMPARE(ids(), QStringLiteral("5 4 3 2 1"));
    QCoreApplication::processEvents(); // the settings have it
}

void TestFilter::appliesAView()
{
    filter("id:1");
    find<QAction>("deadLettersView")->trigger();
    QTRY_COMPARE(ids(), QStringLiteral("2"));
    QCOMPARE(chips().join(u'|'), QStringLiteral("state:deadLettered"));
}

void TestFilter::savesRenamesAndDeletesViews()
{
    const auto giveName = [this](const char *name) {
        auto *dialog = find<QInputDialog>("viewNameDialog");
        dialog->setTextValue(QString::fromUtf8(name));
        dialog->accept();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCoreApplication::processEvents();
    };
    QVERIFY(!find<QAction>("saveViewAction")->isEnabled()); // there is no filter
    filter("state:delivered id:1");
    find<QAction>("saveViewAction")->trigger();
    giveName("Mine & yours");
    filter("id:2");
    find<QAction>("saveViewAction")->trigger();
    giveName("A second");

    cleanup();
    init();
    QCOMPARE(find<QAction>("savedView1")->text(), QStringLiteral("A second"));
    QCOMPARE(find<QAction>("savedView2")->text(), QStringLiteral("Mine && yours"));
    find<QAction>("savedView2")->trigger();
    QTRY_COMPARE(ids(), QStringLiteral("1"));
    find<QMenu>("renameViewMenu")->actions().at(1)->trigger();
    giveName("First");
    QCOMPARE(find<QAction>("savedView2")->text(), QStringLiteral("First"));
    find<QAction>("savedView2")->trigger();
    QTRY_COMPARE(ids(), QStringLiteral("1"));
    for (int left = 2; left > 0; --left) {
        find<QMenu>("deleteViewMenu")->actions().first()->trigger();
        QCoreApplication::processEvents();
    }
    QVERIFY(!m_page->findChild<QAction *>(QStringLiteral("savedView1")));
    QCOMPARE(m_settings->beginReadArray(QStringLiteral("monitor/views")), 0);
    m_settings->endArray();
}

QTEST_MAIN(TestFilter)
#include "tst_filter.moc"
