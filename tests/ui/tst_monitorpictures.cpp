// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/event/catalog.h"
#include "tests/support/goldenpicture.h"
#include "tests/ui/fakehistory.h"
#include "tests/ui/strict.h"
#include "tests/ui/trafficsamples.h"
#include "ui/models/chart.h"
#include "ui/models/streams.h"
#include "ui/monitor/deadletterpage.h"
#include "ui/monitor/eventspane.h"
#include "ui/monitor/logpage.h"
#include "ui/monitor/monitorpage.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QLabel>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace penstock;
using namespace penstock::samples;
using namespace std::chrono_literals;

//! The pages of the Monitor as they were looked at and found good, at a fixed time with fixed data.
class TestMonitorPictures final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void looksAsItDid_data();
    void looksAsItDid();

private:
    void fillStream();
    void open(QWidget &widget, QSize size);
    void openMonitor();
    void openEvents();
    void openDeadLetters();
    void openLog();

    Moment m_now = noon + 60'300ms;
    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Theme> m_theme;
    std::optional<Catalog> m_catalog;
    TrafficHistory m_traffic;
    std::unique_ptr<Streams> m_streams;
    std::unique_ptr<History> m_history;
    std::unique_ptr<MonitorPage> m_monitor;
    std::unique_ptr<EventsPane> m_events;
    std::unique_ptr<DeadLetterPage> m_deadLetters;
    std::unique_ptr<LogPage> m_log;
    QWidget *m_seen = nullptr;
};

namespace {

enum class Picture { Monitor, Events, DeadLetters, Log };

const QByteArray someEvents = R"({"app_name":"Shop","events":[
{"event_name":"Email Sent","event_code":"MOE_EMAIL_SENT","event_uuid":"0a51","event_time":1795442391,"uid":"user-1"},
{"event_name":"Email Opened","event_code":"MOE_EMAIL_OPEN","event_uuid":"0a52","event_time":1795442392,"uid":"user-2"},
{"event_name":"Email Soft Bounced","event_code":"MOE_EMAIL_SOFT_BOUNCE","event_uuid":"0a53","uid":"user-3"},
{"event_name":"Email Unsubscribed","event_code":"MOE_EMAIL_UNSUBSCRIBE","event_uuid":"0a54","uid":"user-4"},
{"event_name":"SMS Delivery Failed","event_code":"MOE_SMS_DELIVERY_FAILED","event_uuid":"0a55","uid":"user-5"},
{"event_name":"Notification Received Android","event_code":"NOTIFICATION_RECEIVED_MOE","event_uuid":"0a56"},
{"event_name":"Notification Clicked Web","event_code":"NOTIFICATION_CLICKED_WEB_MOE","event_uuid":"0a57"},
{"event_name":"Mobile In-App Closed","event_code":"MOE_IN_APP_DISMISSED","event_uuid":"0a58","uid":"user-8"},
{"event_name":"On-site Message Shown","event_code":"MOE_ONSITE_MESSAGE_SHOWN","event_uuid":"0a59","uid":"user-9"},
{"event_name":"Card Clicked","event_code":"MOE_CARD_CLICKED","event_uuid":"0a60","uid":"user-10"},
{"event_name":"WhatsApp Read","event_code":"MOE_WHATSAPP_READ","event_uuid":"0a61","uid":"user-11"},
{"event_name":"Connector Sent","event_code":"MOE_CONNECTOR_SENT","event_uuid":"0a62","uid":"user-12"},
{"event_name":"User Entered Flow","event_code":"USER_ENTERED_FLOW","event_uuid":"0a63","uid":"user-13"},
{"event_name":"Order placed","event_uuid":"0a64","uid":"user-14"}]})";

BatchSummary deadFor(BatchId id, std::optional<int> status, const char *reason)
{
    return tried(id, DeadLettered{4, {status, QString::fromLatin1(reason)}}, 4, status);
}

} // namespace

void TestMonitorPictures::initTestCase()
{
    GoldenPictures::prepareApplication();
    m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
    m_settings->setValue(QStringLiteral("monitor/chartRange"), int(ChartRange::Minute));
    m_theme = std::make_unique<Theme>(*qApp, *m_settings);
    auto catalog = Catalog::load();
    QVERIFY(catalog);
    m_catalog.emplace(*std::move(catalog));
    run(m_traffic, -20, 60);
    for (int second = 0; second < 60; ++second)
        m_traffic.count(1, {traffic(second, 380 + 40 * (second % 3), second % 20 < 3 ? 100 : 0)});
    m_traffic.count(1, {answered(50, {61, 62, 62, 63, 64, 65, 66, 81, 179}), givenUp(25, 1)});
    m_traffic.setMark(1, TrafficMark::Kind::Held, secondsAfterNoon(30), secondsAfterNoon(30));
    m_traffic.setMark(1, {}, {}, secondsAfterNoon(42));
}

void TestMonitorPictures::init()
{
    failOnAnyWarning();
    m_settings->setValue(QStringLiteral("monitor/chartOfAll"), false);
    m_history = std::make_unique<History>(
        []() -> Result<std::unique_ptr<HistoryReader>> { return std::make_unique<FakeHistory>(0); });
    m_streams = std::make_unique<Streams>(clockAt(&m_now));
    fillStream();
}

void TestMonitorPictures::cleanup()
{
    m_seen = nullptr;
    m_log.reset();
    m_deadLetters.reset();
    m_events.reset();
    m_monitor.reset();
    m_streams.reset();
    m_history.reset();
}

void TestMonitorPictures::fillStream()
{
    StreamConfig config;
    config.name = QStringLiteral("Orders");
    config.destination.url = QStringLiteral("https://www.example.com/api");
    m_streams->add(1, config, QStringLiteral("/data/orders.stream.json"));
    StreamView &stream = *m_streams->find(1);
    stream.batches.apply({batch(1042), tried(1041, InFlight{1, m_now}, 0, {}),
                          tried(1040, BackingOff{2, m_now + 42s, {503, QStringLiteral("answered 503")}}, 2, 503),
                          delivered(1039), deadFor(1038, 413, "answered 413 Content Too Large"), delivered(1037)});
    stream.deadLetters.apply(
        {deadFor(1038, 413, "answered 413 Content Too Large"), deadFor(1031, 413, "answered 413 Content Too Large"),
         deadFor(1022, 401, "answered 401 Unauthorized"), deadFor(1009, {}, "the connection was refused")});
    StreamStatus status{.id = 1, .name = config.name, .state = Running{}};
    status.run.events = {.read = 104'300, .accepted = 104'200, .filtered = 80, .rejected = 20};
    status.run.batchesCreated = 1042;
    status.batches = {.queued = 1,
                      .inFlight = 1,
                      .backingOff = 1,
                      .delivered = 1035,
                      .deadLettered = 4,
                      .eventsDelivered = 103'500,
                      .eventsDeadLettered = 400};
    status.eventsPerSecond = 412;
    status.nextRetry = m_now + 42s;
    status.firstLoss = FirstLoss{1040, m_now + 162s};
    status.backlog = Backlog{300, 183'702};
    m_streams->showStatus(status);
}

void TestMonitorPictures::open(QWidget &widget, QSize size)
{
    m_seen = &widget;
    widget.resize(size);
    widget.show();
    QVERIFY(QTest::qWaitForWindowExposed(&widget));
}

void TestMonitorPictures::openMonitor()
{
    m_monitor =
        std::make_unique<MonitorPage>(*m_theme, clockAt(&m_now), MonitorParts{*m_streams, m_traffic, *m_settings});
    m_monitor->setSurroundings(*m_catalog, QStringLiteral("/data"));
    m_monitor->corner()->hide(); // it stands right of the tabs
    m_monitor->showStream(m_streams->find(1));
    open(*m_monitor, {1100, 800});
    m_monitor->showStatus(m_streams->status(1));
    m_monitor->findChild<QTableView *>(QStringLiteral("batchTable"))->selectRow(2);
    m_monitor->showDetail({.batch = 1040,
                           .attempts = {attempt(1040, 1, 500), attempt(1040, 2, 503)},
                           .body = R"({"app_name":"Shop","events":[{"event_name":"Email Sent"}]})",
                           .bodyError = {}});
}

void TestMonitorPictures::openEvents()
{
    m_events = std::make_unique<EventsPane>(*m_theme);
    m_events->setCatalog(*m_catalog);
    open(*m_events, {1000, 560});
    m_events->show(someEvents, {});
    QTRY_COMPARE(m_events->findChild<QTableView *>(QStringLiteral("eventTable"))->model()->rowCount(), 14);
}

void TestMonitorPictures::openDeadLetters()
{
    m_deadLetters = std::make_unique<DeadLetterPage>(*m_theme, clockAt(&m_now));
    m_deadLetters->setSurroundings(*m_catalog, QStringLiteral("/data"));
    open(*m_deadLetters, {1000, 700});
    m_deadLetters->showStream(m_streams->find(1));
    m_deadLetters->showStatus(m_streams->status(1));
}

void TestMonitorPictures::openLog()
{
    m_settings->setValue(QStringLiteral("monitor/chartOfAll"), true);
    m_monitor =
        std::make_unique<MonitorPage>(*m_theme, clockAt(&m_now), MonitorParts{*m_streams, m_traffic, *m_settings});
    m_log = std::make_unique<LogPage>(*m_theme, clockAt(&m_now), *m_history, m_monitor->actions());
    m_log->corner()->hide();
    open(*m_log, {1000, 560});
    m_log->showStream(m_streams->find(1));
    auto *tree = m_log->findChild<QTreeView *>(QStringLiteral("pauseTree"));
    QTRY_COMPARE(tree->model()->rowCount(), 2);
    tree->expandAll();
}

void TestMonitorPictures::looksAsItDid_data()
{
    QTest::addColumn<Picture>("picture");
    QTest::addColumn<Theme::Choice>("theme");
    const auto add = [](const char *name, Picture picture) {
        QTest::addRow("%s-light", name) << picture << Theme::Choice::Light;
        QTest::addRow("%s-dark", name) << picture << Theme::Choice::Dark;
    };
    add("monitor", Picture::Monitor);
    add("batchevents", Picture::Events);
    if (qApp->devicePixelRatio() > 1)
        return; // the same parts, and pictures are large
    add("deadletters", Picture::DeadLetters);
    add("log", Picture::Log);
}

void TestMonitorPictures::looksAsItDid()
{
    QFETCH(const Picture, picture);
    QFETCH(const Theme::Choice, theme);
    m_theme->preview(theme);
    switch (picture) {
    case Picture::Monitor:
        openMonitor();
        break;
    case Picture::Events:
        openEvents();
        break;
    case Picture::DeadLetters:
        openDeadLetters();
        break;
    case Picture::Log:
        openLog();
        break;
    }
    if (QTest::currentTestFailed())
        return;
    if (QWidget *focused = QApplication::focusWidget())
        focused->clearFocus();
    QCoreApplication::processEvents();
    const GoldenPictures pictures(QStringLiteral(GOLDEN_FOLDER), QStringLiteral(GOLDEN_DIFFERENCES));
    const QString fault = pictures.check(QString::fromLatin1(QTest::currentDataTag()), m_seen->grab().toImage());
    QVERIFY2(fault.isEmpty(), qPrintable(fault));
}

QTEST_MAIN(TestMonitorPictures)

#include "tst_monitorpictures.moc"
