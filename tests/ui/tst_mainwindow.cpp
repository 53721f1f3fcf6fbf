// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow.h"

#include "core/event/catalog.h"
#include "core/history/traffichistory.h"
#include "core/probe/endpointtester.h"
#include "core/secret/secretstore.h"
#include "core/secret/vaultkeeper.h"
#include "core/stream/filekeeper.h"
#include "tests/ui/configure/nokeystore.h"
#include "tests/ui/fakehistory.h"
#include "tests/ui/modeltext.h"
#include "tests/ui/strict.h"
#include "ui/deadlettercommands.h"
#include "ui/emptypage.h"
#include "ui/models/practice.h"
#include "ui/monitor/batchview.h"
#include "ui/monitor/stattile.h"
#include "ui/theme/theme.h"
#include "ui/windownotices.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QDropEvent>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMessageBox>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace penstock;
using namespace penstock::samples;

//! Drives the window as a person would, by the names of its controls.
class TestMainWindow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void offersRealActionsWithoutAStream();
    void showsTheChosenStream();
    void countsOneStreamOrAll();
    void opensOnlyWhatTheStateAllows_data();
    void opensOnlyWhatTheStateAllows();
    void startsAndResumes();
    void asksBeforeItPausesAFile();
    void stopsInsteadOfPausing();
    void showsWhatAPauseCost();
    void inspectsABatch();
    void followsTheInspectedBatch();
    void saysWhyABodyIsMissing();
    void redeliversSelectedDeadLetters();
    void redeliversAll();
    void asksWhereDeadLettersAreExportedTo();
    void doesNotRedeliverUnasked();
    void asksBeforeItDiscardsDeadLetters();
    void showsEachStepOfHalving();
    void asksForATickBeforeItRedeliversInProduction();
    void findsAnEvent();
    void renamesInTheList();
    void asksBeforeItDeletes();
    void keepsTheKeysOfTheListInTheList();
    void readsTheWholeHistory();
    void opensDroppedStreamFiles();
    void showsProblemsOfAFile();
    void saysThatTheDemoIsTheDemo();
    void removesAStream();
    void leavesClosingToOthers();
    void changesTheTheme();
    void namesEveryControl();

private:
    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        // Both pages have an inspector: the one that is seen is meant.
        const QList<T *> found = m_window->findChildren<T *>(QLatin1String(name));
        if (found.isEmpty())
            qFatal("no control is named %s", name);
        if constexpr (std::is_base_of_v<QWidget, T>) {
            const auto seen = std::ranges::find_if(found, &QWidget::isVisible);
            return seen == found.end() ? found.first() : *seen;
        }
        return found.first();
    }

    template <typename T>
    [[nodiscard]] T *waitFor(const char *name) const
    {
        T *found = nullptr;
        (void)QTest::qWaitFor(
            [&] { return (found = m_window->findChild<T *>(QLatin1String(name))) && found->isVisible(); });
        return found;
    }

    void addStream(StreamId id, const char *name, RunState state = Running{});
    void click(const char *button) const { QTest::mouseClick(find<QAbstractButton>(button), Qt::LeftButton); }
    void selectRow(const char *table, int row) const;
    [[nodiscard]] QStringList unnamedControls() const; //!< of those in view

    Moment m_now = noon;
    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<History> m_history;
    TrafficHistory m_traffic;
    std::optional<Catalog> m_catalog;
    std::unique_ptr<SecretStore> m_secrets;
    std::unique_ptr<EndpointTester> m_tester;
    FileKeeper m_files;
    NoKeyStore m_keyStore;
    std::unique_ptr<Vault> m_vault;
    std::unique_ptr<VaultKeeper> m_vaultKeeper;
    std::unique_ptr<Practice> m_practice;
    std::unique_ptr<MainWindow> m_window;
};

namespace {

StreamStatus statusOf(StreamId id, const QString &name, RunState state)
{
    StreamStatus status;
    status.id = id;
    status.name = name;
    status.state = std::move(state);
    status.batches = {.queued = 14,
                      .inFlight = 3,
                      .backingOff = 2,
                      .delivered = 900,
                      .deadLettered = 3,
                      .eventsDelivered = 90'000,
                      .eventsDeadLettered = 300};
    status.eventsPerSecond = 412;
    status.nextRetry = noon + Milliseconds(42'000);
    return status;
}

QSize pictureSize()
{
    return {1000, 640};
}

} // namespace

void TestMainWindow::initTestCase()
{
    QVERIFY(m_folder.isValid());
    m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    m_theme = std::make_unique<Theme>(*qApp, *m_settings);
    auto catalog = Catalog::load();
    QVERIFY(catalog);
    m_catalog.emplace(*std::move(catalog));
    m_vault = std::make_unique<Vault>(m_folder.filePath(QStringLiteral("secrets.vault")));
    m_vaultKeeper = std::make_unique<VaultKeeper>(*m_vault, m_keyStore);
    m_secrets = std::make_unique<SecretStore>(*m_vault);
    m_tester = std::make_unique<EndpointTester>(*m_catalog, *m_secrets);
}

void TestMainWindow::init()
{
    failOnAnyWarning();
    m_settings->clear();
    m_history = std::make_unique<History>(
        []() -> Result<std::unique_ptr<HistoryReader>> { return std::make_unique<FakeHistory>(900); });
    m_practice = std::make_unique<Practice>(*m_catalog, clockAt(&m_now));
    m_window =
        std::make_unique<MainWindow>(WindowParts{*m_theme, *m_history, m_traffic, *m_settings, *m_catalog, m_files,
                                                 *m_vaultKeeper, *m_tester, *m_practice, clockAt(&m_now)});
    m_window->resize(pictureSize());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestMainWindow::cleanup()
{
    m_window.reset();
    m_history.reset();
}

void TestMainWindow::addStream(StreamId id, const char *name, RunState state)
{
    StreamConfig config;
    config.name = QString::fromLatin1(name);
    config.source = FileSource{QStringLiteral("events.ndjson")};
    config.destination.url = QStringLiteral("https://www.example.com/api");
    m_window->addStream(id, config, QStringLiteral("/data/a.stream.json"));
    m_window->chooseStream(id);
    m_window->showStatus(statusOf(id, config.name, std::move(state)));
}

void TestMainWindow::selectRow(const char *table, int row) const
{
    auto *view = find<QTableView>(table);
    const QRect cell = view->visualRect(view->model()->index(row, 0));
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, cell.center());
}

void TestMainWindow::offersRealActionsWithoutAStream()
{
    QVERIFY(find<EmptyPage>("emptyPage")->isVisible());
    QSignalSpy demo(m_window.get(), &MainWindow::demoRequested);
    click("demoButton");
    QCOMPARE(demo.count(), 1);
    QVERIFY(!find<QAction>("startAction")->isEnabled());
    QCOMPARE(find<QLabel>("overview")->text(), QStringLiteral("0 streams"));

    click("openButton");
    auto *dialog = waitFor<QDialog>("openDialog");
    QVERIFY(dialog);
    dialog->reject();
}

void TestMainWindow::showsTheChosenStream()
{
    addStream(1, "Orders");
    addStream(2, "CRM", Blocked{QStringLiteral("the disk is full")});
    QCOMPARE(m_window->windowTitle(), QStringLiteral("CRM[*] – Penstock"));
    QCOMPARE(find<QLabel>("overview")->text(), QStringLiteral("2 streams, 1 failing, 1 blocked"));
    QVERIFY(find<QWidget>("stateNotice")->isVisible());

    auto *list = find<QListView>("streamList");
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(0, 0)).center());
    QCOMPARE(m_window->windowTitle(), QStringLiteral("Orders[*] – Penstock"));
    QVERIFY(!find<QWidget>("stateNotice")->isVisible());
    QCOMPARE(find<StatTile>("deliveredTile")->value(), QStringLiteral("90,000"));
    QCOMPARE(find<StatTile>("backingOffTile")->note(), QStringLiteral("next in 0:42"));
    QCOMPARE(find<QTabBar>("pageTabs")->tabText(3), QStringLiteral("Dead letters (3)"));
}

void TestMainWindow::countsOneStreamOrAll()
{
    addStream(1, "Orders");
    addStream(2, "CRM");
    QCOMPARE(find<StatTile>("deliveredTile")->value(), QStringLiteral("90,000"));
    QCOMPARE(find<QToolButton>("chartChoice")->text(), QStringLiteral("Delivery"));
    click("allStreamsButton");
    QCOMPARE(find<StatTile>("deliveredTile")->value(), QStringLiteral("180,000"));
    QCOMPARE(find<QToolButton>("chartChoice")->text(), QStringLiteral("Delivery, all streams"));

    // From another page by the keyboard: who asks for a chart sees it.
    find<QTabBar>("pageTabs")->setCurrentIndex(2);
    find<QAction>("thisStreamAction")->trigger();
    QCOMPARE(find<QTabBar>("pageTabs")->currentIndex(), 2);
    find<QAction>("chartRangeAction2")->trigger();
    QCOMPARE(find<QTabBar>("pageTabs")->currentIndex(), 0);
    QCOMPARE(find<StatTile>("deliveredTile")->value(), QStringLiteral("90,000"));
}

void TestMainWindow::opensOnlyWhatTheStateAllows_data()
{
    QTest::addColumn<RunState>("state");
    QTest::addColumn<QString>("enabled");
    QTest::addRow("stopped") << RunState(Stopped{}) << QStringLiteral("start remove");
    QTest::addRow("running") << RunState(Running{}) << QStringLiteral("pause hold stop");
    QTest::addRow("paused") << RunState(Paused{noon}) << QStringLiteral("start stop");
    QTest::addRow("held") << RunState(Held{noon}) << QStringLiteral("start stop");
    QTest::addRow("stopping") << RunState(Stopping{}) << QString();
    QTest::addRow("blocked") << RunState(Blocked{}) << QStringLiteral("stop");
}

void TestMainWindow::opensOnlyWhatTheStateAllows()
{
    QFETCH(RunState, state);
    addStream(1, "Orders", state);
    QStringList enabled;
    for (const char *name : {"start", "pause", "hold", "stop", "remove"}) {
        if (find<QAction>(QByteArray(name).append("Action"))->isEnabled())
            enabled.append(QLatin1String(name));
    }
    QTEST(enabled.join(QLatin1Char(' ')), "enabled");
}

void TestMainWindow::startsAndResumes()
{
    addStream(1, "Orders", Stopped{});
    QSignalSpy started(m_window.get(), &MainWindow::startRequested);
    QSignalSpy resumed(m_window.get(), &MainWindow::resumeRequested);
    click("startButton");
    QCOMPARE(started.count(), 1);
    m_window->showStatus(statusOf(1, QStringLiteral("Orders"), Held{noon}));
    QCOMPARE(find<QAction>("startAction")->text(), QStringLiteral("Re&sume"));
    QTest::keyClick(m_window.get(), Qt::Key_F5);
    QCOMPARE(resumed.count(), 1);
    QCOMPARE(started.count(), 1);
}

void TestMainWindow::asksBeforeItPausesAFile()
{
    addStream(1, "Orders");
    QSignalSpy paused(m_window.get(), &MainWindow::pauseRequested);
    click("pauseButton");
    auto *question = waitFor<QMessageBox>("pauseQuestion");
    QVERIFY(question);
    QVERIFY(question->informativeText().contains(QStringLiteral("discarded")));
    QCOMPARE(paused.count(), 0);
    QTest::mouseClick(question->findChild<QPushButton *>(QStringLiteral("pauseButton")), Qt::LeftButton);
    QCOMPARE(paused.count(), 1);
}

void TestMainWindow::stopsInsteadOfPausing()
{
    addStream(1, "Orders");
    QSignalSpy paused(m_window.get(), &MainWindow::pauseRequested);
    QSignalSpy stopped(m_window.get(), &MainWindow::stopRequested);
    click("pauseButton");
    auto *question = waitFor<QMessageBox>("pauseQuestion");
    QVERIFY(question);
    QTest::keyClick(question, Qt::Key_Return);
    QCOMPARE(stopped.count(), 1);
    QCOMPARE(paused.count(), 0);
}

void TestMainWindow::showsWhatAPauseCost()
{
    addStream(1, "Orders");
    StreamStatus status = statusOf(1, QStringLiteral("Orders"), Paused{noon});
    status.notCollected = {{"MOE_EMAIL_SENT", 204}, {"MOE_EMAIL_OPEN", 1000}};
    m_window->showStatus(status);
    QVERIFY(find<QLabel>("stateNoticeText")->text().contains(QStringLiteral("1,204")));
    click("stateNoticeButton");
    auto *table = waitFor<QTableWidget>("notCollectedTable");
    QVERIFY(table);
    QCOMPARE(textOf(*table->model()).join(QLatin1Char(',')),
             QStringLiteral("MOE_EMAIL_OPEN | 1,000,MOE_EMAIL_SENT | 204"));
}

void TestMainWindow::inspectsABatch()
{
    addStream(1, "Orders");
    m_window->showBatches({delivered(1001), backingOff(1002)});
    selectRow("batchTable", 0);
    QCOMPARE(find<QLabel>("inspectorTitle")->text(), QStringLiteral("Batch 1002"));
    auto *attempts = find<QTableView>("attemptTable");
    QTRY_COMPARE(attempts->model()->rowCount(), 2);
    QVERIFY(find<QLabel>("storyHeadline")->text().startsWith(QStringLiteral("Attempt 2 failed")));

    find<QTabBar>("inspectorTabs")->setCurrentIndex(1);
    QVERIFY(find<QPlainTextEdit>("requestHeaders")->toPlainText().contains(QStringLiteral("X-Api-Key: ••••••••")));
    QVERIFY(find<QPlainTextEdit>("requestBody")->toPlainText().contains(QStringLiteral("\"n\": 1.0")));
    click("requestPretty");
    QVERIFY(find<QPlainTextEdit>("requestBody")->toPlainText().contains(QStringLiteral("\"n\":1.0")));
    find<QTabBar>("inspectorTabs")->setCurrentIndex(2);
    QVERIFY(find<QLabel>("responseSummary")->text().startsWith(QStringLiteral("503")));
}

void TestMainWindow::followsTheInspectedBatch()
{
    addStream(1, "Orders");
    m_window->showBatches({backingOff(1002)});
    selectRow("batchTable", 0);
    auto *attempts = find<QTableView>("attemptTable");
    QTRY_COMPARE(attempts->model()->rowCount(), 2);
    m_window->showAttempts({attempt(1001, 1, 200), attempt(1002, 3, 200)});
    m_window->showBatches({tried(1002, Delivered{3, noon}, 3, 200)});
    QCOMPARE(attempts->model()->rowCount(), 3);
    QVERIFY(find<QLabel>("storyHeadline")->text().startsWith(QStringLiteral("Attempt 3 delivered the batch")));
}

void TestMainWindow::saysWhyABodyIsMissing()
{
    addStream(1, "Orders");
    m_window->showBatches({backingOff(13)});
    QTRY_VERIFY(find<QTableView>("batchTable")->model()->rowCount() > 1);
    auto *table = find<QTableView>("batchTable");
    table->selectRow(static_cast<BatchTableModel *>(table->model())->indexOf(13).row());
    find<QTabBar>("inspectorTabs")->setCurrentIndex(1);
    QTRY_COMPARE(find<QLabel>("requestNote")->text(), QStringLiteral("The body of batch 13 is damaged."));
}

void TestMainWindow::redeliversSelectedDeadLetters()
{
    addStream(1, "Orders");
    m_window->showBatches({deadLetter(1001), deadLetter(1002)});
    find<QTabBar>("pageTabs")->setCurrentIndex(3);
    QVERIFY(!find<QAction>("redeliverSelectedAction")->isEnabled());
    selectRow("deadLetterTable", 1);

    QList<BatchId> redelivered;
    connect(&m_window->deadLetters(), &DeadLetterCommands::redeliverRequested, this,
            [&](StreamId, const QList<BatchId> &batches) { redelivered = batches; });
    find<QAction>("redeliverSelectedAction")->trigger();
    auto *question = waitFor<QMessageBox>("redeliverQuestion");
    QVERIFY(question);
    QVERIFY(question->informativeText().contains(QStringLiteral("second delivery")));
    QTest::mouseClick(question->findChild<QPushButton *>(QStringLiteral("redeliverButton")), Qt::LeftButton);
    QCOMPARE(redelivered, QList<BatchId>{1001});
}

void TestMainWindow::redeliversAll()
{
    addStream(1, "Orders");
    QSignalSpy redelivered(&m_window->deadLetters(), &DeadLetterCommands::redeliverRequested);
    find<QAction>("redeliverAllAction")->trigger();
    auto *question = waitFor<QMessageBox>("redeliverQuestion");
    QVERIFY(question);
    QVERIFY(question->text().contains(QStringLiteral("3 batches")));
    auto *pace = question->findChild<QComboBox *>(QStringLiteral("paceBox"));
    QCOMPARE(pace->currentText(), QStringLiteral("as fast as possible"));
    pace->setCurrentIndex(pace->findText(QStringLiteral("5 batches a second")));
    QTest::mouseClick(question->findChild<QPushButton *>(QStringLiteral("redeliverButton")), Qt::LeftButton);
    QCOMPARE(redelivered.count(), 1);
    QVERIFY(redelivered.first().at(1).value<QList<BatchId>>().isEmpty());
    QCOMPARE(redelivered.first().at(2).toDouble(), 5.);
}

void TestMainWindow::findsAnEvent()
{
    addStream(1, "Orders");
    QVERIFY(find<QAction>("findEventAction")->isEnabled());
    find<QAction>("findEventAction")->trigger();
    auto *dialog = waitFor<QDialog>("findEventDialog");
    QVERIFY(dialog);
    auto *id = dialog->findChild<QLineEdit *>(QStringLiteral("findEventEdit"));
    auto *button = dialog->findChild<QPushButton *>(QStringLiteral("findEventButton"));
    id->clear();
    QVERIFY(!button->isEnabled());
    QTest::keyClicks(id, QStringLiteral("customer 17"));
    QVERIFY(dialog->findChild<QLabel *>(QStringLiteral("findEventTerm"))
                ->text()
                .endsWith(QStringLiteral("uid:\"customer 17\"")));
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(find<QToolButton>("filterChip")->text(), QStringLiteral("uid:\"customer 17\""));
    // The history of the test has no such user.
    QTRY_VERIFY(find<QLabel>("filterLine")->text().startsWith(QStringLiteral("0 of ")));
}

void TestMainWindow::asksWhereDeadLettersAreExportedTo()
{
    addStream(1, "Orders");
    QSignalSpy exported(&m_window->deadLetters(), &DeadLetterCommands::exportRequested);
    find<QAction>("exportAllAction")->trigger();
    auto *dialog = waitFor<QFileDialog>("deadLetterFileDialog");
    QVERIFY(dialog);
    dialog->selectNameFilter(dialog->nameFilters().at(1));
    Q_EMIT dialog->filterSelected(dialog->nameFilters().at(1)); // as when the user chooses it
    QCOMPARE(dialog->defaultSuffix(), QStringLiteral("har"));
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("dead.har"));
    dialog->setDirectory(folder.path());
    dialog->selectFile(path);
    static_cast<QDialog *>(dialog)->accept(); // QFileDialog hides it
    QCOMPARE(exported.count(), 1);
    const auto wanted = exported.first().at(0).value<DeadLetterExport>();
    QCOMPARE(wanted.stream, QStringLiteral("Orders"));
    QVERIFY(wanted.batches.isEmpty());
    QCOMPARE(wanted.path, path);
}

void TestMainWindow::doesNotRedeliverUnasked()
{
    addStream(1, "Orders");
    QSignalSpy redelivered(&m_window->deadLetters(), &DeadLetterCommands::redeliverRequested);
    find<QAction>("redeliverAllAction")->trigger();
    auto *question = waitFor<QMessageBox>("redeliverQuestion");
    QVERIFY(question);
    QTest::keyClick(question, Qt::Key_Return);
    QCOMPARE(redelivered.count(), 0);
}

void TestMainWindow::asksBeforeItDiscardsDeadLetters()
{
    addStream(1, "Orders");
    QSignalSpy discarded(&m_window->deadLetters(), &DeadLetterCommands::discardRequested);
    find<QAction>("discardAllLettersAction")->trigger();
    auto *question = waitFor<QMessageBox>("discardLettersQuestion");
    QVERIFY(question);
    QVERIFY2(question->text().contains(QStringLiteral("3 dead letters with 300 events")), qPrintable(question->text()));
    QVERIFY(question->informativeText().contains(QStringLiteral("not delivered")));
    QTest::keyClick(question, Qt::Key_Return);
    QCOMPARE(discarded.count(), 0);

    find<QAction>("discardAllLettersAction")->trigger();
    question = waitFor<QMessageBox>("discardLettersQuestion");
    QTest::mouseClick(question->findChild<QPushButton *>(QStringLiteral("discardLettersButton")), Qt::LeftButton);
    QCOMPARE(discarded.count(), 1);
    QVERIFY(discarded.first().at(1).value<QList<BatchId>>().isEmpty());
}

void TestMainWindow::showsEachStepOfHalving()
{
    addStream(1, "Orders");
    m_window->showBatches({deadLetter(1001), deadLetter(1002)});
    find<QTabBar>("pageTabs")->setCurrentIndex(2);
    QSignalSpy halve(&m_window->deadLetters(), &DeadLetterCommands::halveRequested);
    QSignalSpy stop(&m_window->deadLetters(), &DeadLetterCommands::halvingStopRequested);
    selectRow("deadLetterTable", 1);
    find<QAction>("halveAction")->trigger();
    auto *question = waitFor<QMessageBox>("halveQuestion");
    QVERIFY(question);
    QVERIFY(question->informativeText().contains(QStringLiteral("At most 64 requests")));
    QTest::mouseClick(question->findChild<QPushButton *>(QStringLiteral("halveButton")), Qt::LeftButton);
    QCOMPARE(halve.count(), 1);
    QCOMPARE(halve.first().at(1).value<BatchId>(), 1001);

    auto *dialog = waitFor<QDialog>("halvingDialog");
    QVERIFY(dialog);
    auto *steps = dialog->findChild<QTableWidget *>(QStringLiteral("halvingSteps"));
    StreamStatus status = statusOf(1, QStringLiteral("Orders"), Running{});
    status.halving = HalvingProgress{.batch = 1001, .events = 2, .steps = {{.batch = 1003, .events = 1}}};
    m_window->showStatus(status);
    QTRY_COMPARE(steps->rowCount(), 1);
    QCOMPARE(steps->item(0, 2)->text(), QStringLiteral("sent"));
    dialog->findChild<QPushButton *>(QStringLiteral("halvingButton"))->click();
    QCOMPARE(stop.count(), 1);
    QVERIFY(dialog->isVisible()); // until the answer has come

    status.halving->steps[0].answer = HalvingStep::Answer::Accepted;
    status.halving->accepted = 1;
    status.halving->left = 1;
    status.halving->end = HalvingProgress::End::Stopped;
    m_window->showStatus(status);
    QTRY_COMPARE(steps->item(0, 2)->text(), QStringLiteral("accepted"));
    QVERIFY(
        dialog->findChild<QLabel *>(QStringLiteral("halvingResult"))->text().startsWith(QStringLiteral("Stopped.")));
    QPointer<QDialog> open(dialog);
    dialog->findChild<QPushButton *>(QStringLiteral("halvingButton"))->click();
    QTRY_VERIFY(!open);
}

void TestMainWindow::asksForATickBeforeItRedeliversInProduction()
{
    addStream(1, "Orders");
    StreamConfig config;
    config.name = QStringLiteral("Orders");
    config.environment = Environment::Production;
    m_window->showConfig(1, config, QStringLiteral("/data/a.stream.json"));
    QVERIFY(find<QAction>("productionAction")->isChecked());
    QSignalSpy redelivered(&m_window->deadLetters(), &DeadLetterCommands::redeliverRequested);
    find<QAction>("redeliverAllAction")->trigger();
    auto *question = waitFor<QMessageBox>("redeliverQuestion");
    QVERIFY(question);
    QVERIFY(question->text().contains(QStringLiteral("PRODUCTION")));
    auto *redeliver = question->findChild<QPushButton *>(QStringLiteral("redeliverButton"));
    QCOMPARE(question->defaultButton()->objectName(), QStringLiteral("cancelButton"));
    QVERIFY(!redeliver->isEnabled());
    question->checkBox()->click();
    QVERIFY(redeliver->isEnabled());
    QTest::mouseClick(redeliver, Qt::LeftButton);
    QCOMPARE(redelivered.count(), 1);
}

void TestMainWindow::renamesInTheList()
{
    addStream(1, "Orders", Stopped{});
    QSignalSpy renamed(m_window.get(), &MainWindow::renameRequested);
    find<QAction>("renameAction")->trigger();
    auto *edit = waitFor<QLineEdit>("streamRowEdit");
    QVERIFY(edit);
    QCOMPARE(edit->text(), QStringLiteral("Orders"));
    edit->selectAll();
    QTest::keyClicks(edit, QStringLiteral("Sales"));
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_COMPARE(renamed.count(), 1);
    QCOMPARE(renamed.front(), QVariantList({StreamId(1), QStringLiteral("Sales")}));

    m_window->showStatus(statusOf(1, QStringLiteral("Orders"), Running{}));
    QVERIFY(!find<QAction>("renameAction")->isEnabled());
}

void TestMainWindow::asksBeforeItDeletes()
{
    addStream(1, "Orders");
    QSignalSpy discarded(m_window.get(), &MainWindow::discardRequested);
    find<QAction>("discardAction")->trigger();
    auto *question = waitFor<QMessageBox>("discardQuestion");
    QVERIFY(question);
    QVERIFY(question->informativeText().contains(QStringLiteral("/data/a.stream.json")));
    QVERIFY(question->informativeText().contains(QStringLiteral("stopped first")));
    QCOMPARE(question->defaultButton()->objectName(), QStringLiteral("cancelButton"));
    QTest::mouseClick(question->findChild<QPushButton *>(QStringLiteral("discardButton")), Qt::LeftButton);
    QCOMPARE(discarded.count(), 1);
}

void TestMainWindow::keepsTheKeysOfTheListInTheList()
{
    addStream(1, "Orders", Stopped{});
    addStream(2, "CRM", Stopped{});
    QSignalSpy order(m_window.get(), &MainWindow::orderChanged);
    auto *list = find<QListView>("streamList");
    list->setFocus();
    QTRY_VERIFY(list->hasFocus());
    QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(order.count(), 1);
    QCOMPARE(order.front().front().value<QList<StreamId>>(), QList<StreamId>({2, 1}));
    QCOMPARE(m_window->streams(), QList<StreamId>({2, 1}));
    QTest::keyClick(find<QTabBar>("pageTabs"), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(order.count(), 1);
}

void TestMainWindow::readsTheWholeHistory()
{
    addStream(1, "Orders");
    auto *table = find<QTableView>("batchTable");
    QTRY_COMPARE(table->model()->rowCount(), 900);
}

void TestMainWindow::opensDroppedStreamFiles()
{
    QStringList opened;
    connect(m_window.get(), &MainWindow::openRequested, this, [&](const QStringList &files) { opened = files; });
    QMimeData data;
    data.setUrls({QUrl(QStringLiteral("file:///a/b.stream.json")), QUrl(QStringLiteral("file:///a/picture.png"))});
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(m_window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(m_window.get(), &drop);
    QCOMPARE(opened, QStringList(QStringLiteral("/a/b.stream.json")));
}

void TestMainWindow::showsProblemsOfAFile()
{
    m_window->showProblems(QStringLiteral("/a/b.stream.json"),
                           {{Problem::Severity::Error, QStringLiteral("$.delivery.batchSize"),
                             QStringLiteral("0 is too small."), QStringLiteral("Write 1 to 10000.")}});
    auto *dialog = waitFor<QDialog>("problemDialog");
    QVERIFY(dialog);
    QStringList texts;
    for (const QLabel *label : dialog->findChildren<QLabel *>())
        texts.append(label->text());
    QVERIFY(texts.contains(QStringLiteral("$.delivery.batchSize")));
    QVERIFY(texts.contains(QStringLiteral("0 is too small.")));
    QVERIFY(texts.contains(QStringLiteral("Write 1 to 10000.")));
    dialog->close();
}

void TestMainWindow::saysThatTheDemoIsTheDemo()
{
    StreamConfig config;
    config.name = QStringLiteral("Practice");
    config.delivery.retryDelays = {Milliseconds(2000), Milliseconds(4000), Milliseconds(8000)};
    m_window->addStream(1, config, {});
    const QString text = find<QLabel>("demoNoticeText")->text();
    QVERIFY(find<QWidget>("demoNotice")->isVisible());
    QVERIFY(text.contains(QStringLiteral("2/4/8 s")));
    QVERIFY(text.contains(QStringLiteral("30/60/120 s")));
}

void TestMainWindow::removesAStream()
{
    addStream(1, "Orders", Stopped{});
    m_window->showBatches({backingOff(1)});
    QSignalSpy removed(m_window.get(), &MainWindow::removeRequested);
    find<QAction>("removeAction")->trigger();
    QCOMPARE(removed.count(), 1);
    m_window->removeStream(1);
    QVERIFY(find<EmptyPage>("emptyPage")->isVisible());
    QCOMPARE(m_window->windowTitle(), QStringLiteral("Penstock"));
}

void TestMainWindow::leavesClosingToOthers()
{
    QSignalSpy closing(m_window.get(), &MainWindow::closeRequested);
    m_window->close();
    QCOMPARE(closing.count(), 1);
    QVERIFY(m_window->isVisible());
    m_window->notices().showClosing();
    click("windowNoticeButton");
    QCOMPARE(closing.count(), 2);
}

void TestMainWindow::changesTheTheme()
{
    addStream(1, "Orders");
    find<QAction>("darkThemeAction")->trigger();
    QVERIFY(m_theme->isDark());
    QCOMPARE(m_settings->value(QStringLiteral("window/theme")).toString(), QStringLiteral("Dark"));
    const QImage picture = m_window->grab().toImage();
    QCOMPARE(picture.pixelColor(picture.width() / 2, picture.height() - 3), Colors::dark()[Token::Panel]);
    find<QAction>("lightThemeAction")->trigger();
    QVERIFY(!m_theme->isDark());
}

void TestMainWindow::namesEveryControl()
{
    addStream(1, "Orders");
    m_window->showBatches({deadLetter(1001)});
    selectRow("batchTable", 0);
    QCOMPARE(unnamedControls().join(QLatin1String(", ")), QString());
    find<QTabBar>("pageTabs")->setCurrentIndex(3);
    QCOMPARE(unnamedControls().join(QLatin1String(", ")), QString());
    m_window->removeStream(1);
    QCOMPARE(unnamedControls().join(QLatin1String(", ")), QString());
}

QStringList TestMainWindow::unnamedControls() const
{
    QStringList unnamed;
    for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
        const bool ours = !widget->objectName().startsWith(QLatin1String("qt_"));
        const bool control = qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QTabBar *>(widget) ||
                             qobject_cast<const QAbstractItemView *>(widget) ||
                             qobject_cast<const QPlainTextEdit *>(widget);
        if (!control || !ours || !widget->isVisible() || widget->focusPolicy() == Qt::NoFocus)
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool named = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
        if (widget->objectName().isEmpty() || !named)
            unnamed.append(
                QStringLiteral("%1 %2").arg(QLatin1String(widget->metaObject()->className()), widget->objectName()));
    }
    return unnamed;
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
