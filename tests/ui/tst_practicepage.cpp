// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/practice/practicepage.h"

#include "core/event/catalog.h"
#include "tests/core/receiver/rawclient.h"
#include "tests/ui/modeltext.h"
#include "tests/ui/samples.h"
#include "tests/ui/strict.h"
#include "ui/models/streams.h"
#include "ui/practice/practiceactions.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace penstock;
using namespace penstock::samples;

//! Drives the practice page by the names of its controls, with real requests.
class TestPracticePage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void startsAndStops();
    void listensAsItIsTold();
    void showsRequestsAsTheyCome();
    void pressesOnceAndUntilReleased();
    void doesNotStartWithAWrongScript();
    void playsANewScript();
    void comparesWithTheStreamThatSendsHere();
    void makesAStreamThatSendsHere();

private:
    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        T *found = m_page->findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("no control is named %s", name);
        return found;
    }
    void click(const char *name) const { QTest::mouseClick(find<QToolButton>(name), Qt::LeftButton); }
    [[nodiscard]] QByteArray answerTo(BatchId batch) const;

    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Theme> m_theme;
    const Catalog m_catalog = Catalog::load().value();
    Moment m_now = noon;
    std::unique_ptr<Practice> m_practice;
    std::unique_ptr<QWidget> m_window;
    PracticeActions *m_actions = nullptr;
    PracticePage *m_page = nullptr;
};

void TestPracticePage::initTestCase()
{
    m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("settings")), QSettings::IniFormat);
    m_theme = std::make_unique<Theme>(*qApp, *m_settings);
}

void TestPracticePage::init()
{
    failOnAnyWarning();
    m_practice = std::make_unique<Practice>(m_catalog, clockAt(&m_now));
    m_window = std::make_unique<QWidget>();
    m_actions = new PracticeActions(*m_practice, *m_theme, m_window.get());
    m_page = new PracticePage(*m_practice, *m_actions, *m_theme, m_window.get());
    m_window->resize(1100, 700);
    m_page->resize(1100, 700);
    m_window->show();
}

void TestPracticePage::cleanup()
{
    m_window.reset();
    m_practice.reset();
}

//! What the endpoint answers to a request of this batch, with one event.
QByteArray TestPracticePage::answerTo(BatchId batch) const
{
    const QByteArray body = R"({"app_name":"A","source":"MOENGAGE","moe_request_id":")" + requestId(batch) +
                            R"(","events":[{"event_uuid":"u"}]})";
    RawClient client(m_practice->place().port);
    client.send("POST / HTTP/1.0\r\nContent-Type: application/json\r\nContent-Length: " +
                QByteArray::number(body.size()) + "\r\n\r\n" + body);
    (void)QTest::qWaitFor([&client] { return client.end() != RawClient::End::None; });
    return client.received().mid(9, 3);
}

void TestPracticePage::startsAndStops()
{
    QVERIFY(!find<QToolButton>("press503Button")->isEnabled());
    click("practiceToggleButton");
    QVERIFY(m_practice->isListening());
    QCOMPARE(find<QLabel>("practiceState")->text(),
             QStringLiteral("Listening on http://127.0.0.1:%1/").arg(m_practice->place().port));
    QVERIFY(!find<QSpinBox>("practicePort")->isEnabled());
    click("copyPracticeAddressButton");
    QCOMPARE(QApplication::clipboard()->text(), m_practice->place().address());
    click("practiceToggleButton");
    QVERIFY(!m_practice->isListening());
    QVERIFY(find<QSpinBox>("practicePort")->isEnabled());
}

void TestPracticePage::listensAsItIsTold()
{
    QVERIFY(!find<QLineEdit>("practicePassword")->isEnabled());
    find<QLineEdit>("practiceUser")->setText(QStringLiteral("ann"));
    find<QLineEdit>("practicePassword")->setText(QStringLiteral("pw"));
    click("practiceToggleButton");
    QCOMPARE(answerTo(1), "401");
    click("practiceToggleButton");
    find<QComboBox>("practiceProtocol")->setCurrentIndex(2);
    click("practiceToggleButton");
    QVERIFY(m_practice->place().address().startsWith(QLatin1String("https://")));
    QCOMPARE(m_practice->setup().certificate, std::optional(CertificateKind::Expired));
    QVERIFY(m_actions->saveAuthority->isEnabled());
    QCOMPARE(answerTo(1), "");
    QTRY_VERIFY(find<QLabel>("practiceCounters")->text().contains(QLatin1String("1 TLS handshakes failed")));
}

void TestPracticePage::showsRequestsAsTheyCome()
{
    click("practiceToggleButton");
    QCOMPARE(answerTo(1), "200");
    QCOMPARE(answerTo(2), "200");
    QTRY_COMPARE(find<QTableView>("receivedTable")->model()->rowCount(), 2);
    QCOMPARE(find<QLabel>("practiceCounters")->text(),
             QStringLiteral("2 requests, 2 answered 2xx · 2 events stored, 1 of them different · 1 duplicates"));
    QCOMPARE(find<QTabBar>("practiceTabs")->tabText(1), QStringLiteral("Findings (5)"));
}

void TestPracticePage::pressesOnceAndUntilReleased()
{
    click("practiceToggleButton");
    click("press503Button");
    QCOMPARE(find<QLabel>("pressedLabel")->text(), QStringLiteral("Pressed: 503"));
    QCOMPARE(answerTo(1), "503");
    QTRY_COMPARE(find<QLabel>("pressedLabel")->text(), QString());
    QCOMPARE(answerTo(1), "200");
    click("pressUntilReleasedButton");
    click("press429Button");
    QCOMPARE(answerTo(1), "429");
    QCOMPARE(answerTo(1), "429");
    click("releaseButton");
    QCOMPARE(answerTo(1), "200");
}

void TestPracticePage::doesNotStartWithAWrongScript()
{
    find<QPlainTextEdit>("scriptText")->setPlainText(QStringLiteral("{\"steps\": []}"));
    QCOMPARE(find<QLabel>("scriptProblems")->text(), QStringLiteral("steps must be a list with at least one entry"));
    click("practiceToggleButton");
    QVERIFY(!m_practice->isListening());
    QVERIFY(find<QLabel>("scriptProblems")->isVisible());
}

void TestPracticePage::playsANewScript()
{
    click("practiceToggleButton");
    find<QTabBar>("practiceTabs")->setCurrentIndex(2);
    find<QPlainTextEdit>("scriptText")->setPlainText(QStringLiteral("{\"steps\": [{\"status\": 418}]}"));
    click("useScriptButton");
    QCOMPARE(answerTo(1), "418");
}

void TestPracticePage::comparesWithTheStreamThatSendsHere()
{
    click("practiceToggleButton");
    Streams streams(clockAt(&m_now));
    StreamConfig config;
    config.destination.url = QStringLiteral("http://localhost:%1/events").arg(m_practice->place().port);
    streams.add(1, config, {});
    const auto sent = [](BatchId id, int attempts) {
        BatchSummary batch = delivered(id);
        batch.batch.events = 1;
        batch.batch.createdAt = noon.wall;
        batch.attempts = attempts;
        return batch;
    };
    streams.showBatches({sent(1, 1), sent(2, 2)});
    m_page->showStream(streams.find(1));
    QCOMPARE(answerTo(1), "200");
    QCOMPARE(answerTo(2), "200");
    QTRY_COMPARE(find<QTableView>("receivedTable")->model()->rowCount(), 2);
    m_now = noon + Milliseconds(3'600'000);
    m_page->tick();
    QCOMPARE(textOf(*find<QTableView>("sidesTable")->model()),
             (QStringList{QStringLiteral("2 | Delivered | 1 | 2 | 1 | 1 | 1 | 1 of 2 requests did not arrive"),
                          QStringLiteral("1 | Delivered | 1 | 1 | 1 | 1 | 1 | none")}));
    QCOMPARE(find<QLabel>("sidesNote")->text(), QStringLiteral("1 of 2 batches differ."));
    m_page->showStream(nullptr);
    QCOMPARE(find<QTableView>("sidesTable")->model()->rowCount(), 0);
    QVERIFY(find<QLabel>("sidesNote")->text().contains(QLatin1String("does not send")));
}

void TestPracticePage::makesAStreamThatSendsHere()
{
    QSignalSpy made(m_actions, &PracticeActions::streamMade);
    click("practiceToggleButton");
    click("practiceStreamButton");
    QCOMPARE(made.size(), 1);
    QCOMPARE(made.front().front().value<StreamConfig>().destination.url,
             m_practice->place().address() + QStringLiteral("events"));
}

QTEST_MAIN(TestPracticePage)
#include "tst_practicepage.moc"
