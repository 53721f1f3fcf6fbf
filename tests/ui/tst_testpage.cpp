// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/test/testpage.h"

#include "core/event/catalog.h"
#include "core/receiver/practiceendpoint.h"
#include "core/secret/secretstore.h"
#include "core/secret/vault.h"
#include "core/time/systemscheduler.h"
#include "tests/ui/modeltext.h"
#include "tests/ui/strict.h"
#include "ui/models/probemodel.h"
#include "ui/models/streams.h"
#include "ui/noticebar.h"
#include "ui/test/latencydialog.h"
#include "ui/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace penstock;

namespace {

constexpr int patience = 60'000; // ms; long enough for a busy machine

ProbeResult result(ProbeStep step, ProbeVerdict verdict, const char *found)
{
    ProbeResult made;
    made.step = step;
    made.verdict = verdict;
    made.found = QString::fromLatin1(found);
    made.took = Milliseconds(12);
    return made;
}

QString cell(const ProbeModel &model, ProbeStep step, int column)
{
    return model.index(ProbeModel::rowOf(step), column).data().toString();
}

} // namespace

class TestTestPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void modelTellsEachStep();
    void pageTestsTheEndpoint();
    void pageLeavesOutWhatIsUnticked();
    void pageKeepsTheReportOfEachStream();
    void pageStopsATest();
    void pageRefusesAnUnsoundStream();
    void pageTellsThatASecretIsMissing();
    void actionOpensThePageAndRuns();
    void dialogMeasures();

private:
    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return m_page->findChild<T *>(QLatin1String(name));
    }
    [[nodiscard]] QString conclusion() const { return find<NoticeBar>("testConclusion")->text(); }
    [[nodiscard]] QToolButton *run() const { return find<QToolButton>("runTestButton"); }
    void waitForTheEnd() const { QTRY_COMPARE_WITH_TIMEOUT(run()->text(), QStringLiteral("Run the test"), patience); }
    StreamView *add(StreamId id, const QString &url, const QList<StaticHeader> &headers = {});

    QTemporaryDir m_folder;
    SystemScheduler m_scheduler;
    std::optional<Catalog> m_catalog;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Vault> m_vault;
    std::unique_ptr<SecretStore> m_secrets;
    std::unique_ptr<PracticeEndpoint> m_endpoint;
    QString m_url;
    std::unique_ptr<Streams> m_streams;
    std::unique_ptr<QAction> m_action;
    std::unique_ptr<EndpointTester> m_tester;
    std::unique_ptr<TestPage> m_page;
};

void TestTestPage::initTestCase()
{
    m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    m_theme = std::make_unique<Theme>(*qApp, *m_settings);
    auto catalog = Catalog::load();
    QVERIFY(catalog);
    m_catalog.emplace(*std::move(catalog));
    m_vault = std::make_unique<Vault>(m_folder.filePath(QStringLiteral("secrets.vault")));
    m_secrets = std::make_unique<SecretStore>(*m_vault);
}

void TestTestPage::init()
{
    failOnAnyWarning();
    m_endpoint = std::make_unique<PracticeEndpoint>(m_scheduler);
    const auto port = m_endpoint->listen();
    QVERIFY(port);
    m_url = QStringLiteral("http://127.0.0.1:%1/in").arg(*port);
    m_streams = std::make_unique<Streams>([] { return Moment{}; });
    m_action = std::make_unique<QAction>();
    m_tester = std::make_unique<EndpointTester>(*m_catalog, *m_secrets);
    m_page = std::make_unique<TestPage>(*m_theme, *m_tester, *m_action);
    m_page->showStream(add(1, m_url));
}

void TestTestPage::cleanup()
{
    m_page.reset();
    m_tester.reset();
    m_streams.reset();
    m_endpoint.reset();
}

StreamView *TestTestPage::add(StreamId id, const QString &url, const QList<StaticHeader> &headers)
{
    StreamConfig config;
    config.name = QStringLiteral("Stream %1").arg(id);
    config.workspace.name = QStringLiteral("MyWorkspace");
    config.source = FileSource{QStringLiteral("events.ndjson")};
    config.destination.url = url;
    config.destination.headers = headers;
    m_streams->add(id, config, m_folder.filePath(QStringLiteral("one.stream.json")));
    return m_streams->find(id);
}

void TestTestPage::modelTellsEachStep()
{
    ProbeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), int(probeSteps.size()));
    QCOMPARE(cell(model, ProbeStep::Lookup, ProbeModel::Verdict), QStringLiteral("Will look"));
    QCOMPARE(cell(model, ProbeStep::FullBatch, ProbeModel::Verdict), QStringLiteral("Will send"));

    model.show(ProbeStep::Address);
    QCOMPARE(cell(model, ProbeStep::Address, ProbeModel::Verdict), QStringLiteral("Running"));
    model.add(result(ProbeStep::Address, ProbeVerdict::Warning, "http, not encrypted"));
    QCOMPARE(cell(model, ProbeStep::Address, ProbeModel::Verdict), QStringLiteral("Warning"));
    QCOMPARE(cell(model, ProbeStep::Address, ProbeModel::Took), QStringLiteral("12 ms"));
    QCOMPARE(cell(model, ProbeStep::Address, ProbeModel::Found), QStringLiteral("http, not encrypted"));

    model.begin();
    QCOMPARE(cell(model, ProbeStep::Address, ProbeModel::Verdict), QStringLiteral("Will look"));
}

void TestTestPage::pageTestsTheEndpoint()
{
    QVERIFY(conclusion().startsWith(QStringLiteral("Not tested yet.")));
    QVERIFY(!find<QToolButton>("reportButton")->isEnabled());

    run()->click();
    QCOMPARE(run()->text(), QStringLiteral("Stop the test"));
    waitForTheEnd();

    QVERIFY2(conclusion().startsWith(QStringLiteral("This endpoint would take the stream.")), qPrintable(conclusion()));
    QVERIFY(find<QToolButton>("reportButton")->isEnabled());
    QVERIFY(m_endpoint->counters().eventsAccepted > 100);
}

void TestTestPage::pageLeavesOutWhatIsUnticked()
{
    for (QAction *action : find<QMenu>("stepsMenu")->actions()) {
        if (action->isCheckable() && action->text() != QLatin1String("One event"))
            action->setChecked(false);
    }
    run()->click();
    waitForTheEnd();
    QCOMPARE(m_endpoint->counters().eventsAccepted, 1);
}

void TestTestPage::pageKeepsTheReportOfEachStream()
{
    run()->click();
    waitForTheEnd();
    const QString first = conclusion();

    m_page->showStream(add(2, m_url));
    QVERIFY(conclusion().startsWith(QStringLiteral("Not tested yet.")));
    m_page->showStream(m_streams->find(1));
    QCOMPARE(conclusion(), first);
}

void TestTestPage::pageStopsATest()
{
    m_endpoint->setScript(*parsePracticeScript(R"({"version":1,"steps":[{"hang":true}]})"));
    QSignalSpy begun(m_tester.get(), &EndpointTester::stepBegun);
    run()->click();
    QTRY_COMPARE_WITH_TIMEOUT(begun.size(), 4, patience); // the empty batch hangs
    run()->click();
    waitForTheEnd();
    QVERIFY2(conclusion().startsWith(QStringLiteral("The test was stopped.")), qPrintable(conclusion()));
}

void TestTestPage::pageRefusesAnUnsoundStream()
{
    m_page->showStream(add(2, QStringLiteral("not an address")));
    QVERIFY(!run()->isEnabled());
    QVERIFY(!m_action->isEnabled());
    QVERIFY(!run()->toolTip().isEmpty());
}

void TestTestPage::pageTellsThatASecretIsMissing()
{
    const SecretRef missing{SecretRef::Kind::Env, QStringLiteral("PENSTOCK_NOT_THERE")};
    m_page->showStream(add(2, m_url, {{QStringLiteral("X-Api-Key"), missing}}));
    run()->click();
    waitForTheEnd();
    QVERIFY2(conclusion().contains(QStringLiteral("PENSTOCK_NOT_THERE")), qPrintable(conclusion()));
    QCOMPARE(m_endpoint->counters().requests, 0);
}

void TestTestPage::actionOpensThePageAndRuns()
{
    QSignalSpy opened(m_page.get(), &Page::openRequested);
    m_action->trigger();
    QCOMPARE(opened.size(), 1);
    waitForTheEnd();
    QVERIFY(m_endpoint->counters().requests > 0);
}

void TestTestPage::dialogMeasures()
{
    find<QToolButton>("latencyButton")->click();
    auto *dialog = find<LatencyDialog>("latencyDialog");
    QVERIFY(dialog);
    dialog->findChild<QSpinBox *>(QStringLiteral("latencyRequests"))->setValue(5);
    dialog->findChild<QDoubleSpinBox *>(QStringLiteral("latencyRate"))->setValue(50);
    dialog->findChild<QPushButton *>(QStringLiteral("latencyStart"))->click();
    auto *percentiles = dialog->findChild<QLabel *>(QStringLiteral("latencyPercentiles"));
    QTRY_VERIFY_WITH_TIMEOUT(percentiles->text().startsWith(QStringLiteral("p50 ")), patience);
    QCOMPARE(m_endpoint->counters().requests, 5);
}

QTEST_MAIN(TestTestPage)
#include "tst_testpage.moc"
