// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/inspector.h"

#include "core/event/catalog.h"
#include "core/filter/filterparser.h"
#include "tests/ui/samples.h"
#include "tests/ui/strict.h"
#include "ui/models/streams.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace penstock;
using namespace penstock::samples;

//! One batch in the inspector, as a person looks at it.
class TestInspector final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void copies_data();
    void copies();
    void copiesTheChosenAttempt();
    void offersOnlyWhatThereIs_data();
    void offersOnlyWhatThereIs();
    void savesAnArchive();
    void searchesABody();
    void findsInTheNewTextAtOnce();
    void leavesTheKeyToTheWindowElsewhere();
    void tellsTheSize();
    void listsTheEvents();
    void findsAnEvent();
    void comparesTwoEvents_data();
    void comparesTwoEvents();
    void comparesTwoAttempts();
    void fitsIntoASmallWindow();
    void saysWhyThereAreNoEvents_data();
    void saysWhyThereAreNoEvents();
    void forgetsTheEventsOfAnotherBatch();
    void choosesTheEventThatIsLookedFor();

private:
    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        T *found = m_inspector->findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("no control is named %s", name);
        return found;
    }

    void inspect(const BatchSummary &batch, const QList<AttemptRecord> &attempts, const QByteArray &body);
    void openCopyMenu() const;
    void showEvents(const QByteArray &body);

    Moment m_now = noon;
    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Theme> m_theme;
    std::optional<Catalog> m_catalog;
    std::unique_ptr<StreamView> m_stream;
    std::unique_ptr<Inspector> m_inspector;
};

namespace {

constexpr int eventsTab = 3;

const QByteArray threeEvents =
    R"({"events":[{"event_name":"A","uid":"u-1"},{"event_name":"B","uid":"u-2"},{"event_name":"A","uid":"u-1"}]})";

} // namespace

void TestInspector::initTestCase()
{
    QVERIFY(m_folder.isValid());
    m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    m_theme = std::make_unique<Theme>(*qApp, *m_settings);
    auto catalog = Catalog::load();
    QVERIFY(catalog);
    m_catalog.emplace(*std::move(catalog));
}

void TestInspector::init()
{
    failOnAnyWarning();
    StreamConfig config;
    config.name = QStringLiteral("Orders");
    config.destination.url = QStringLiteral("https://www.example.com/api?token=canary");
    config.destination.headers = {
        {QStringLiteral("X-Api-Key"), SecretRef{SecretRef::Kind::Env, QStringLiteral("ORDERS_KEY")}}};
    m_stream = std::make_unique<StreamView>(1, config, QStringLiteral("/etc/orders.stream.json"), clockAt(&m_now));
    m_inspector = std::make_unique<Inspector>(*m_theme, clockAt(&m_now));
    m_inspector->setSurroundings(*m_catalog, QStringLiteral("/data"));
    m_inspector->setStream(m_stream.get());
    m_inspector->resize(1000, 300);
    m_inspector->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_inspector.get()));
    QGuiApplication::clipboard()->clear();
}

void TestInspector::cleanup()
{
    m_inspector.reset();
}

void TestInspector::inspect(const BatchSummary &batch, const QList<AttemptRecord> &attempts, const QByteArray &body)
{
    m_inspector->setBatch(batch);
    m_inspector->showDetail({.batch = batch.batch.id, .attempts = attempts, .body = body, .bodyError = {}});
}

void TestInspector::openCopyMenu() const
{
    QMenu *menu = find<QToolButton>("copyAttemptButton")->menu();
    menu->popup(m_inspector->pos());
    menu->close();
}

void TestInspector::showEvents(const QByteArray &body)
{
    inspect(deadLetter(7), {attempt(7, 1, 503)}, body);
    find<QTabBar>("inspectorTabs")->setCurrentIndex(eventsTab);
    QTRY_VERIFY(find<QTableView>("eventTable")->model()->rowCount() > 0);
}

void TestInspector::copies_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *action, const char *text) {
        QTest::newRow(action) << QString::fromLatin1(action) << QString::fromUtf8(text);
    };
    row("copyCurlAction", "-H \"X-Api-Key: $ORDERS_KEY\" \\\n  --data-raw '{\"n\":1.0}'\n");
    row("copyPowerShellAction", "-H \"X-Api-Key: ${env:ORDERS_KEY}\" `\n  --data-binary");
    row("copyRawRequestAction", "POST /api?token=sent-separately HTTP/1.1\r\nHost: www.example.com\r\n"
                                "X-Api-Key: ••••••••\r\n\r\n{\"n\":1.0}");
    row("copyRawAnswerAction", "HTTP/1.1 413 \r\nServer: practice\r\n\r\n{\"ok\":true}");
    row("copyHarAction", "Batch 7, attempt 4");
    row("copyAllHarAction", "Batch 7, attempt 1");
    row("copyListCommandAction", "penstock-cli attempts --data-dir /data --stream Orders --filter id:7 --json\n");
    row("copyRedeliverCommandAction", "penstock-cli redeliver /etc/orders.stream.json --data-dir /data --batch 7\n");
}

void TestInspector::copies()
{
    QFETCH(const QString, action);
    QFETCH(const QString, text);
    inspect(deadLetter(7), {attempt(7, 1, 503), attempt(7, 4, 413)}, R"({"n":1.0})");
    openCopyMenu();
    auto *entry = find<QAction>(qPrintable(action));
    QVERIFY(entry->isEnabled());
    entry->trigger();
    QTRY_VERIFY(!QGuiApplication::clipboard()->text().isEmpty());
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY2(copied.contains(text), qPrintable(copied));
    QVERIFY2(!copied.contains(QLatin1String("canary")), qPrintable(copied));
}

void TestInspector::copiesTheChosenAttempt()
{
    inspect(deadLetter(7), {attempt(7, 1, 503), attempt(7, 4, 413)}, R"({"n":1.0})");
    find<QTabBar>("inspectorTabs")->setCurrentIndex(2);
    find<QToolButton>("attemptButton")->menu()->actions().first()->trigger();
    find<QAction>("copyRawAnswerAction")->trigger();
    QTRY_VERIFY(QGuiApplication::clipboard()->text().startsWith(QLatin1String("HTTP/1.1 503")));
}

void TestInspector::offersOnlyWhatThereIs_data()
{
    QTest::addColumn<bool>("tried");
    QTest::addColumn<bool>("answered");
    QTest::addColumn<bool>("read");
    QTest::addColumn<QString>("offered");
    QTest::newRow("answered") << true << true << true << QStringLiteral("curl request answer har list");
    QTest::newRow("no answer") << true << false << true << QStringLiteral("curl request har list");
    QTest::newRow("not tried yet") << false << false << true << QStringLiteral("curl list");
    QTest::newRow("its body is damaged") << true << true << false << QStringLiteral("answer list");
}

void TestInspector::offersOnlyWhatThereIs()
{
    QFETCH(const bool, tried);
    QFETCH(const bool, answered);
    QFETCH(const bool, read);
    QFETCH(const QString, offered);
    QList<AttemptRecord> attempts;
    if (tried)
        attempts.append(attempt(7, 1, answered ? std::optional(503) : std::nullopt));
    m_inspector->setBatch(backingOff(7));
    m_inspector->showDetail({.batch = 7,
                             .attempts = attempts,
                             .body = read ? QByteArray("{}") : QByteArray(),
                             .bodyError = read ? QString() : QStringLiteral("damaged")});
    openCopyMenu();
    QStringList enabled;
    for (const auto &[action, word] :
         {std::pair("copyCurlAction", "curl"), std::pair("copyRawRequestAction", "request"),
          std::pair("copyRawAnswerAction", "answer"), std::pair("copyAllHarAction", "har"),
          std::pair("copyListCommandAction", "list"), std::pair("copyRedeliverCommandAction", "redeliver")}) {
        if (find<QAction>(action)->isEnabled())
            enabled.append(QLatin1String(word));
    }
    QCOMPARE(enabled.join(u' '), offered);
}

void TestInspector::savesAnArchive()
{
    inspect(deadLetter(7), {attempt(7, 1, 503), attempt(7, 2, 413)}, "{}");
    find<QAction>("saveHarAction")->trigger();
    QFileDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = m_inspector->findChild<QFileDialog *>(QStringLiteral("saveTextDialog"))));
    const QString path = m_folder.filePath(QStringLiteral("all.har"));
    QVERIFY(dialog->selectedFiles().first().endsWith(QLatin1String("Orders-batch-7.har")));
    Q_EMIT dialog->fileSelected(path);
    QTRY_VERIFY(QFile::exists(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("Batch 7, attempt 2"));
}

void TestInspector::searchesABody()
{
    inspect(deadLetter(7), {attempt(7, 1, 503)}, R"({"one":"x-1","two":"X-2","three":3})");
    find<QTabBar>("inspectorTabs")->setCurrentIndex(1);
    auto *body = find<QPlainTextEdit>("requestBody");
    auto *words = find<QLineEdit>("requestBodySearchWords");
    auto *count = find<QLabel>("requestBodySearchCount");
    QVERIFY(!words->isVisible());
    QTest::keyClick(body, Qt::Key_F, Qt::ControlModifier);
    QVERIFY(words->isVisible());
    QTest::keyClicks(words, QStringLiteral("x-"));
    QCOMPARE(count->text(), QStringLiteral("1 of 2"));
    QCOMPARE(body->extraSelections().size(), 2);
    const int first = body->textCursor().position();
    QTest::keyClick(words, Qt::Key_Return);
    QCOMPARE(count->text(), QStringLiteral("2 of 2"));
    QVERIFY(body->textCursor().position() > first);
    QTest::keyClick(words, Qt::Key_F3);
    QCOMPARE(count->text(), QStringLiteral("1 of 2"));
    QTest::keyClick(words, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(count->text(), QStringLiteral("2 of 2"));
    QTest::keyClicks(words, QStringLiteral("y"));
    QCOMPARE(count->text(), QStringLiteral("Not found"));
    QTest::keyClick(words, Qt::Key_Escape);
    QVERIFY(!words->isVisible());
    QVERIFY(body->extraSelections().isEmpty());
}

void TestInspector::findsInTheNewTextAtOnce()
{
    inspect(deadLetter(7), {attempt(7, 1, 503)}, R"({"one":1,"two":1})");
    find<QTabBar>("inspectorTabs")->setCurrentIndex(1);
    QTest::keyClick(find<QPlainTextEdit>("requestBody"), Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(find<QLineEdit>("requestBodySearchWords"), QStringLiteral(":1"));
    QCOMPARE(find<QLabel>("requestBodySearchCount")->text(), QStringLiteral("Not found"));
    QTest::mouseClick(find<QToolButton>("requestPretty"), Qt::LeftButton);
    QCOMPARE(find<QLabel>("requestBodySearchCount")->text(), QStringLiteral("1 of 2"));
}

void TestInspector::leavesTheKeyToTheWindowElsewhere()
{
    inspect(deadLetter(7), {attempt(7, 1, 503)}, "{}");
    QAction filter(m_inspector.get());
    filter.setShortcut(QKeySequence::Find);
    m_inspector->addAction(&filter);
    QSignalSpy asked(&filter, &QAction::triggered);
    QTest::keyClick(find<QTabBar>("inspectorTabs"), Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(asked.count(), 1);
    find<QTabBar>("inspectorTabs")->setCurrentIndex(1);
    QTest::keyClick(find<QPlainTextEdit>("requestBody"), Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(asked.count(), 1);
    QVERIFY(find<QLineEdit>("requestBodySearchWords")->isVisible());
}

void TestInspector::tellsTheSize()
{
    inspect(deadLetter(7), {attempt(7, 1, 503)}, QByteArray(61'234, 'x'));
    find<QTabBar>("inspectorTabs")->setCurrentIndex(1);
    QCOMPARE(find<QLabel>("requestSize")->text(), QStringLiteral("61,234 bytes"));
    QCOMPARE(find<QLabel>("responseSize")->text(), QStringLiteral("11 bytes"));
}

void TestInspector::listsTheEvents()
{
    inspect(deadLetter(7), {attempt(7, 1, 503)}, threeEvents);
    auto *tabs = find<QTabBar>("inspectorTabs");
    QCOMPARE(tabs->tabText(eventsTab), QStringLiteral("Events (100)"));
    auto *events = find<QTableView>("eventTable")->model();
    QCOMPARE(events->rowCount(), 0); // nobody looks
    tabs->setCurrentIndex(eventsTab);
    QTRY_COMPARE(events->rowCount(), 3);
    QCOMPARE(find<QLabel>("eventCount")->text(), QStringLiteral("3 events"));
    QVERIFY(find<QPlainTextEdit>("eventText")->toPlainText().startsWith(QLatin1String("{\n  \"event_name\": \"A\"")));
    auto *table = find<QTableView>("eventTable");
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(events->index(1, 0)).center());
    QVERIFY(find<QPlainTextEdit>("eventText")->toPlainText().startsWith(QLatin1String("{\n  \"event_name\": \"B\"")));
}

void TestInspector::findsAnEvent()
{
    showEvents(threeEvents);
    QTest::keyClicks(find<QLineEdit>("eventSearch"), QStringLiteral("u-2"));
    QCOMPARE(find<QLabel>("eventCount")->text(), QStringLiteral("1 of 3"));
    QVERIFY(find<QPlainTextEdit>("eventText")->toPlainText().contains(QLatin1String("\"event_name\": \"B\"")));
    find<QLineEdit>("eventSearch")->clear();
    QCOMPARE(find<QLabel>("eventCount")->text(), QStringLiteral("3 events"));
}

void TestInspector::comparesTwoEvents_data()
{
    QTest::addColumn<int>("other");
    QTest::addColumn<QString>("legend");
    QTest::addColumn<QString>("text");
    QTest::newRow("they differ") << 1 << QStringLiteral("− only event 1    + only event 2")
                                 << QStringLiteral("  {\n−   \"event_name\": \"A\",\n−   \"uid\": \"u-1\"\n"
                                                   "+   \"event_name\": \"B\",\n+   \"uid\": \"u-2\"\n  }");
    QTest::newRow("they are alike") << 2 << QStringLiteral("Nothing differs.")
                                    << QStringLiteral("  {\n    \"event_name\": \"A\",\n    \"uid\": \"u-1\"\n  }");
}

void TestInspector::comparesTwoEvents()
{
    QFETCH(const int, other);
    QFETCH(const QString, legend);
    QFETCH(const QString, text);
    showEvents(threeEvents);
    auto *button = find<QToolButton>("compareEventsButton");
    QVERIFY(!button->isEnabled());
    auto *table = find<QTableView>("eventTable");
    table->selectionModel()->select(table->model()->index(other, 0),
                                    QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QVERIFY(button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
    auto *dialog = m_inspector->findChild<QDialog *>(QStringLiteral("differencesDialog"));
    QVERIFY(dialog);
    QTRY_COMPARE(dialog->findChild<QPlainTextEdit *>(QStringLiteral("differencesText"))->toPlainText(), text);
    QCOMPARE(dialog->findChild<QLabel *>(QStringLiteral("differencesLegend"))->text(), legend);
}

void TestInspector::comparesTwoAttempts()
{
    AttemptRecord second = attempt(7, 2, 413);
    second.attempt.outcome.answer.body = R"({"ok":false})";
    inspect(deadLetter(7), {attempt(7, 1, 503), second}, "{}");
    auto *button = find<QToolButton>("compareAttemptsButton");
    QVERIFY(!button->isEnabled());
    auto *table = find<QTableView>("attemptTable");
    const auto click = [table](int row, Qt::KeyboardModifiers keys) {
        QTest::mouseClick(table->viewport(), Qt::LeftButton, keys,
                          table->visualRect(table->model()->index(row, 0)).center());
    };
    click(0, {});
    click(1, Qt::ControlModifier);
    m_inspector->addAttempts({attempt(7, 3, 413)}); // what comes meanwhile leaves the choice alone
    QVERIFY(button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
    auto *dialog = m_inspector->findChild<QDialog *>(QStringLiteral("differencesDialog"));
    QVERIFY(dialog);
    QTRY_COMPARE(dialog->findChild<QPlainTextEdit *>(QStringLiteral("differencesText"))->toPlainText(),
                 QString::fromUtf8(R"(  Started: 2026-11-23 14:00:00.000 UTC+00:00
  Took: 81 ms
  Outcome: Failed
− Reason: answered 503
+ Reason: answered 413
  
  Host: www.example.com
  X-Api-Key: ••••••••
  
− HTTP/1.1 503 
+ HTTP/1.1 413 
  Server: practice
  
  {
−   "ok": true
+   "ok": false
  })"));
}

void TestInspector::fitsIntoASmallWindow()
{
    inspect(deadLetter(1'204'310), {attempt(1'204'310, 1, 503), attempt(1'204'310, 12, 413)}, "{}");
    find<QTabBar>("inspectorTabs")->setCurrentIndex(2);
    // What a window 1,000 wide leaves beside its list of streams.
    constexpr int room = 720;
    QVERIFY2(m_inspector->minimumSizeHint().width() <= room,
             qPrintable(QString::number(m_inspector->minimumSizeHint().width())));
}

void TestInspector::saysWhyThereAreNoEvents_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("text");
    QTest::newRow("damaged") << QByteArray() << QStringLiteral("The body of batch 7 is damaged.")
                             << QStringLiteral("The body of batch 7 is damaged.");
    QTest::newRow("no JSON") << QByteArray(R"({"events":[{]})") << QString()
                             << QStringLiteral("not JSON: unexpected ']'");
}

void TestInspector::saysWhyThereAreNoEvents()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, error);
    QFETCH(const QString, text);
    find<QTabBar>("inspectorTabs")->setCurrentIndex(eventsTab);
    m_inspector->setBatch(deadLetter(7));
    QCOMPARE(find<QLabel>("eventCount")->text(), QStringLiteral("Reading…"));
    m_inspector->showDetail({.batch = 7, .attempts = {}, .body = body, .bodyError = error});
    QTRY_VERIFY2(find<QLabel>("eventCount")->text().contains(text), qPrintable(find<QLabel>("eventCount")->text()));
}

void TestInspector::forgetsTheEventsOfAnotherBatch()
{
    showEvents(threeEvents);
    m_inspector->setBatch(deadLetter(8));
    QCOMPARE(find<QTableView>("eventTable")->model()->rowCount(), 0);
    QCOMPARE(find<QPlainTextEdit>("eventText")->toPlainText(), QString());
    m_inspector->showDetail({.batch = 8, .attempts = {}, .body = R"({"events":[{}]})", .bodyError = {}});
    QTRY_COMPARE(find<QTableView>("eventTable")->model()->rowCount(), 1);
}

void TestInspector::choosesTheEventThatIsLookedFor()
{
    m_inspector->setWanted(parseFilter(QStringLiteral("uid:u-2"), noon.wall).value());
    showEvents(threeEvents);
    QTRY_COMPARE(find<QTableView>("eventTable")->currentIndex().row(), 1);
    // A filter that asks for no event leaves the choice alone.
    m_inspector->setWanted(parseFilter(QStringLiteral("state:delivered"), noon.wall).value());
    QCOMPARE(find<QTableView>("eventTable")->currentIndex().row(), 1);
    m_inspector->setWanted(parseFilter(QStringLiteral("event:A"), noon.wall).value());
    QTRY_COMPARE(find<QTableView>("eventTable")->currentIndex().row(), 0);
}

QTEST_MAIN(TestInspector)
#include "tst_inspector.moc"
