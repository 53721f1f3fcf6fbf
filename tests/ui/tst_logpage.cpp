// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/logpage.h"

#include "tests/ui/fakehistory.h"
#include "tests/ui/modeltext.h"
#include "tests/ui/strict.h"
#include "ui/models/streams.h"
#include "ui/monitor/chartactions.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace penstock;
using namespace penstock::samples;

//! A ledger to whose log can be added.
class LoggedHistory final : public FakeHistory
{
public:
    explicit LoggedHistory(std::vector<JournalRecord> &more)
        : FakeHistory(0)
        , m_more(more)
    {
    }

    Result<std::vector<JournalRecord>> journal(const JournalQuery &query) override
    {
        auto found = FakeHistory::journal(query);
        for (const JournalRecord &each : m_more) {
            if (each.id > query.after && query.before == 0)
                found->insert(found->begin(), each);
        }
        return found;
    }

private:
    std::vector<JournalRecord> &m_more; //!< set before the page asks
};

class TestLogPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void showsTheStreamsLogAndItsPauses();
    void showsAllStreams();
    void findsWhoPausedIt();
    void goesOnWhileItIsSeen();
    void opensAtAPause();
    void savesWhatIsShown();
    void savesThePauses();
    void saysThatThereIsNothing();

private:
    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        T *found = m_page->findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("no control is named %s", name);
        return found;
    }

    void show(const char *stream);
    [[nodiscard]] QString log() const
    {
        return textOf(*find<QTableView>("logTable")->model(), {LogModel::Action, LogModel::Who})
            .join(QStringLiteral(", "));
    }
    [[nodiscard]] int pauses() const { return find<QTreeView>("pauseTree")->model()->rowCount(); }
    [[nodiscard]] QByteArray savedBy(QAction *action);

    Moment m_now = noon;
    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Theme> m_theme;
    std::vector<JournalRecord> m_more;
    std::unique_ptr<History> m_history;
    std::unique_ptr<ChartActions> m_actions;
    std::unique_ptr<StreamView> m_stream;
    std::unique_ptr<LogPage> m_page;
};

void TestLogPage::initTestCase()
{
    m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    m_theme = std::make_unique<Theme>(*qApp, *m_settings);
}

void TestLogPage::init()
{
    failOnAnyWarning();
    m_settings->clear();
    m_more.clear();
    m_history = std::make_unique<History>(
        [this]() -> Result<std::unique_ptr<HistoryReader>> { return std::make_unique<LoggedHistory>(m_more); });
    m_actions = std::make_unique<ChartActions>(*m_settings);
    m_page = std::make_unique<LogPage>(*m_theme, clockAt(&m_now), *m_history, *m_actions);
    m_page->resize(900, 600);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
}

void TestLogPage::cleanup()
{
    m_page.reset();
    m_history.reset();
}

void TestLogPage::show(const char *stream)
{
    StreamConfig config;
    config.name = QString::fromLatin1(stream);
    m_stream = std::make_unique<StreamView>(1, config, QString(), clockAt(&m_now));
    m_page->showStream(m_stream.get());
}

QByteArray TestLogPage::savedBy(QAction *action)
{
    const QString path = m_folder.filePath(QStringLiteral("saved.csv"));
    QFile::remove(path);
    action->trigger();
    auto *dialog = find<QFileDialog>("saveTextDialog");
    Q_EMIT dialog->fileSelected(path);
    delete dialog;
    (void)QTest::qWaitFor([&] { return QFile::exists(path); });
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestLogPage::showsTheStreamsLogAndItsPauses()
{
    show("Orders");
    QTRY_COMPARE(log(), QStringLiteral("Gave up | Engine, Resumed | ann, Paused | ann, Started | ann"));
    QTRY_COMPARE(pauses(), 1);
    QCOMPARE(find<QLabel>("logSummary")->text(), QStringLiteral("4 entries"));
    QCOMPARE(find<QLabel>("pauseSummary")->text(),
             QStringLiteral("1 pause: 1,234 events were not collected and can never be sent"));
    QVERIFY(find<QTableView>("logTable")->isColumnHidden(LogModel::Stream));
    show("CRM");
    QTRY_COMPARE(log(), QStringLiteral("Edited | bob, Paused | bob"));
}

void TestLogPage::showsAllStreams()
{
    show("Orders");
    m_actions->scopes->actions().at(1)->trigger();
    QTRY_COMPARE(find<QTableView>("logTable")->model()->rowCount(), 6);
    QTRY_COMPARE(pauses(), 2);
    QCOMPARE(find<QLabel>("pauseSummary")->text(),
             QStringLiteral("2 pauses: 1,241 events were not collected and can never be sent"));
    QVERIFY(!find<QTableView>("logTable")->isColumnHidden(LogModel::Stream));
    m_actions->scopes->actions().at(0)->trigger();
    QTRY_COMPARE(find<QTableView>("logTable")->model()->rowCount(), 4);
}

void TestLogPage::findsWhoPausedIt()
{
    show("Orders");
    QTRY_COMPARE(find<QTableView>("logTable")->model()->rowCount(), 4);
    QTest::keyClicks(find<QLineEdit>("logSearch"), QStringLiteral("paused"));
    QCOMPARE(log(), QStringLiteral("Paused | ann"));
    QCOMPARE(find<QLabel>("logSummary")->text(), QStringLiteral("1 of 4 entries match"));
}

void TestLogPage::goesOnWhileItIsSeen()
{
    m_more = {logged(7, 0, QStringLiteral("Orders"), QStringLiteral("ann"), QStringLiteral("stopped"))};
    show("Orders");
    QTRY_VERIFY(log().startsWith(QStringLiteral("Stopped | ann, Gave up")));
    const QSignalSpy read(m_history.get(), &History::journalRead);
    m_page->tick();
    QTRY_COMPARE(read.size(), 1);
    QCOMPARE(read[0][0].value<JournalQuery>().after, 7);
    m_page->hide();
    m_page->tick();
    const QSignalSpy seen(m_history.get(), &History::seenRead);
    m_history->readSeen({}); // behind what was asked before
    QTRY_COMPARE(seen.size(), 1);
    QCOMPARE(read.size(), 1);
}

void TestLogPage::opensAtAPause()
{
    m_page->hide();
    show("Orders");
    const QSignalSpy wanted(m_page.get(), &Page::openRequested);
    m_page->showPause(samples::pauses().back().begun.value());
    QCOMPARE(wanted.size(), 1);
    m_page->show(); // by who heard it
    auto *tree = find<QTreeView>("pauseTree");
    QTRY_VERIFY(tree->currentIndex().isValid());
    QCOMPARE(tree->currentIndex().data().toString(), QStringLiteral("2026-11-23 13:00:00"));
    QVERIFY(tree->isExpanded(tree->currentIndex()));
}

void TestLogPage::savesWhatIsShown()
{
    show("Orders");
    QTRY_COMPARE(find<QTableView>("logTable")->model()->rowCount(), 4);
    QTest::keyClicks(find<QLineEdit>("logSearch"), QStringLiteral("paused"));
    QCOMPARE(savedBy(m_actions->saveLog), QByteArray("at,stream,actor,program,action,detail\r\n"
                                                     "2026-11-23T13:00:00.000Z,Orders,ann,window,paused,\r\n"));
}

void TestLogPage::savesThePauses()
{
    show("CRM");
    QTRY_COMPARE(pauses(), 1);
    QVERIFY(savedBy(m_actions->savePauses).endsWith("CRM,2026-11-23T12:01:40.000Z,,bob,SMS Sent,7\r\n"));
}

void TestLogPage::saysThatThereIsNothing()
{
    show("Lake");
    QTRY_VERIFY(find<QLabel>("logSummary")->text().startsWith(QStringLiteral("Nothing yet.")));
    QVERIFY(find<QLabel>("pauseSummary")->text().startsWith(QStringLiteral("No pauses.")));
    QVERIFY(!m_actions->saveLog->isEnabled());
}

Q_DECLARE_METATYPE(JournalQuery)

QTEST_MAIN(TestLogPage)
#include "tst_logpage.moc"
