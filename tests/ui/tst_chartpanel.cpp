// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/chartpanel.h"

#include "tests/ui/strict.h"
#include "tests/ui/trafficsamples.h"
#include "ui/models/charttext.h"
#include "ui/monitor/chartlegend.h"
#include "ui/monitor/chartplot.h"
#include "ui/monitor/chartreadout.h"
#include "ui/monitor/chartsplitter.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QActionGroup>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QImage>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QMouseEvent>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace penstock;
using namespace penstock::samples;

//! The charts of the Monitor page over a history that stands still unless a test moves it.
class TestChartPanel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void drawsWhatHappened();
    void chartsWhatIsChosen_data();
    void chartsWhatIsChosen();
    void remembersWhatWasChosen();
    void showsOneStreamOrAll();
    void tellsTheValuesUnderThePointer();
    void movesTheCrosshairByKeys_data();
    void movesTheCrosshairByKeys();
    void keepsTheCrosshairAtItsTime();
    void shadesPausesAndGaps();
    void leadsToAPause();
    void namesDeadLettersInTheLegend();
    void saysThatThereIsNothingYet();
    void movesOnWhileItIsSeen();
    void restsWhileItIsNotSeen();
    void keepsItsScaleWhileItFits();
    void followsTheTheme();
    void describesItself();
    void savesItsValues();
    void savesAPicture();
    void copiesAPicture();
    void saysThatAFileCannotBeWritten();
    void foldsAndRemembersIt();
    void givesWayInALowWindow();
    void remembersItsHeight();

private:
    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        T *found = m_splitter->findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("no control is named %s", name);
        return found;
    }

    void open();
    void choose(const char *menu, const QString &text) const;
    void point(int pointIndex) const; //!< the pointer goes there
    void press(int key) const { QTest::keyClick(m_plot, Qt::Key(key)); }
    [[nodiscard]] QStringList facts() const;
    void saveAs(const char *action, const QString &path) const;
    [[nodiscard]] qint64 deliveredAt(int graph, int second) const;

    Moment m_now;
    TrafficHistory m_history;
    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ChartActions> m_actions;
    std::unique_ptr<ChartSplitter> m_splitter;
    ChartPanel *m_panel = nullptr;
    ChartPlot *m_plot = nullptr;
};

void TestChartPanel::initTestCase()
{
    m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    m_theme = std::make_unique<Theme>(*qApp, *m_settings);
    m_theme->preview(Theme::Choice::Light);
}

void TestChartPanel::init()
{
    failOnAnyWarning();
    m_settings->clear();
    m_settings->setValue(QStringLiteral("monitor/chartRange"), int(ChartRange::Minute));
    m_history = {};
    run(m_history, -100, 60);
    m_history.count(1, {traffic(10, 400), traffic(11, 300, 100), waiting(12, 700), answered(13, {20, 90})});
    m_history.count(2, {traffic(10, 30)});
    m_now = noon + Milliseconds(60'300);
    open();
}

void TestChartPanel::cleanup()
{
    m_splitter.reset();
    m_theme->preview(Theme::Choice::Light);
}

void TestChartPanel::open()
{
    m_splitter.reset();
    m_actions = std::make_unique<ChartActions>(*m_settings);
    m_panel = new ChartPanel(*m_theme, clockAt(&m_now), {m_history, *m_actions});
    auto *below = new QWidget;
    below->setMinimumHeight(50);
    m_splitter = std::make_unique<ChartSplitter>(*m_settings, m_panel, below);
    m_plot = find<ChartPlot>("chart");
    m_splitter->resize(900, 800);
    m_panel->showStream(1, QStringLiteral("Orders"));
    m_splitter->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_splitter.get()));
}

void TestChartPanel::choose(const char *menu, const QString &text) const
{
    for (QAction *action : find<QMenu>(menu)->actions()) {
        if (action->text() == text)
            return action->trigger();
    }
    QFAIL(qPrintable(text));
}

void TestChartPanel::point(int pointIndex) const
{
    const ChartPoint &point = m_plot->chart().points[pointIndex];
    const double middle = (axisTime(point.from) + axisTime(point.to)) / 2;
    const QPointF place(m_plot->xAxis->coordToPixel(middle), m_plot->height() / 2.0);
    QMouseEvent move(QEvent::MouseMove, place, m_plot->mapToGlobal(place), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_plot, &move);
}

QStringList TestChartPanel::facts() const
{
    QStringList texts;
    if (m_plot->readout().isVisible()) {
        for (const ChartFact &fact : m_plot->readout().facts())
            texts.append(fact.value);
    }
    return texts;
}

void TestChartPanel::saveAs(const char *action, const QString &path) const
{
    m_actions->findChild<QAction *>(QLatin1String(action))->trigger();
    auto *dialog = find<QFileDialog>("chartFileDialog");
    QVERIFY(dialog->isVisible());
    Q_EMIT dialog->fileSelected(path);
    dialog->close();
}

//! What is drawn, not what the model says.
qint64 TestChartPanel::deliveredAt(int graph, int second) const
{
    const double time = axisTime(secondsAfterNoon(second)) + 0.5;
    return qRound64(m_plot->graph(graph)->data()->findBegin(time, false)->value);
}

void TestChartPanel::drawsWhatHappened()
{
    QCOMPARE(m_plot->xAxis->range().lower, axisTime(secondsAfterNoon(0)));
    QCOMPARE(m_plot->xAxis->range().upper, axisTime(secondsAfterNoon(60)));
    QVERIFY(m_plot->yAxis->range().upper >= 400);
    QCOMPARE(m_plot->graph(0)->data()->size(), 60);
    QCOMPARE(deliveredAt(0, 9), 0);
    QCOMPARE(deliveredAt(0, 10), 400);
    QCOMPARE(deliveredAt(0, 11), 300);
    QCOMPARE(deliveredAt(1, 11), 100);
}

void TestChartPanel::chartsWhatIsChosen_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<ChartKind>("kind");
    QTest::addColumn<QString>("legend");
    QTest::addRow("delivery") << QStringLiteral("Delivery") << ChartKind::Delivery
                              << QStringLiteral("Lines of the chart: Delivered per second, Failed per second");
    QTest::addRow("backlog") << QStringLiteral("Backlog") << ChartKind::Backlog
                             << QStringLiteral("Lines of the chart: Events waiting");
    QTest::addRow("answer times") << QStringLiteral("Answer times") << ChartKind::AnswerTimes
                                  << QStringLiteral("Lines of the chart: Median (p50), 95 % (p95), 99 % (p99)");
}

void TestChartPanel::chartsWhatIsChosen()
{
    QFETCH(QString, text);
    QFETCH(ChartKind, kind);
    choose("chartChoices", text);
    QCOMPARE(m_plot->chart().question.kind, kind);
    QCOMPARE(find<QToolButton>("chartChoice")->text(), text);
    QTEST(find<ChartLegend>("chartLegend")->accessibleName(), "legend");
    QCOMPARE(m_plot->accessibleName(), QStringLiteral("Chart: %1").arg(text));
}

void TestChartPanel::remembersWhatWasChosen()
{
    choose("chartChoices", QStringLiteral("Backlog"));
    m_actions->scopes->actions().at(1)->trigger();
    QTest::mouseClick(find<QToolButton>("chartRange2"), Qt::LeftButton);
    open();
    const ChartQuestion expected{ChartKind::Backlog, ChartRange::Hour, {}};
    QCOMPARE(m_plot->chart().question, expected);
    QCOMPARE(find<QToolButton>("chartChoice")->text(), QStringLiteral("Backlog, all streams"));
    QVERIFY(find<QToolButton>("chartRange2")->isChecked());
}

void TestChartPanel::showsOneStreamOrAll()
{
    QCOMPARE(deliveredAt(0, 10), 400);
    m_actions->scopes->actions().at(1)->trigger();
    QCOMPARE(deliveredAt(0, 10), 430);
    m_actions->scopes->actions().at(0)->trigger();
    m_panel->showStream(2, QStringLiteral("CRM"));
    QCOMPARE(deliveredAt(0, 10), 30);
}

void TestChartPanel::tellsTheValuesUnderThePointer()
{
    QCOMPARE(facts(), QStringList());
    point(11);
    QCOMPARE(facts(), (QStringList{QStringLiteral("14:00:11 – 14:00:12 UTC+00:00"), QStringLiteral("300/s"),
                                   QStringLiteral("100/s")}));
    const QRect readout = m_plot->readout().geometry();
    QVERIFY(m_plot->rect().contains(readout));
    point(58); // at the right end it stands left of the crosshair
    QVERIFY(m_plot->rect().contains(m_plot->readout().geometry()));
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(m_plot, &leave);
    QCOMPARE(facts(), QStringList());
}

void TestChartPanel::movesTheCrosshairByKeys_data()
{
    QTest::addColumn<QList<int>>("keys");
    QTest::addColumn<int>("point");
    QTest::addRow("to the newest first") << QList<int>{Qt::Key_Left} << 59;
    QTest::addRow("left and right") << QList<int>{Qt::Key_End, Qt::Key_Left, Qt::Key_Left, Qt::Key_Right} << 58;
    QTest::addRow("stays inside on the right") << QList<int>{Qt::Key_End, Qt::Key_Right} << 59;
    QTest::addRow("stays inside on the left") << QList<int>{Qt::Key_Home, Qt::Key_Left} << 0;
    QTest::addRow("in leaps") << QList<int>{Qt::Key_End, Qt::Key_PageUp, Qt::Key_PageUp, Qt::Key_PageDown} << 49;
    QTest::addRow("away") << QList<int>{Qt::Key_Home, Qt::Key_Escape} << -1;
}

void TestChartPanel::movesTheCrosshairByKeys()
{
    QFETCH(QList<int>, keys);
    QFETCH(int, point);
    m_plot->setFocus();
    for (const int key : std::as_const(keys))
        press(key);
    QCOMPARE(m_plot->crosshair(), point);
    QCOMPARE(facts().isEmpty(), point < 0);
    if (point >= 0)
        QVERIFY(m_plot->accessibleDescription().startsWith(facts().constFirst()));
}

void TestChartPanel::keepsTheCrosshairAtItsTime()
{
    m_plot->setFocus();
    press(Qt::Key_Home);
    for (int i = 0; i < 11; ++i)
        press(Qt::Key_Right);
    const QStringList before = facts();
    QVERIFY(before.contains(QStringLiteral("300/s")));
    run(m_history, 60, 70);
    m_now = noon + Milliseconds(70'300);
    m_panel->refresh();
    QCOMPARE(m_plot->crosshair(), 1);
    QCOMPARE(facts(), before);
    run(m_history, 70, 100);
    m_now = noon + Milliseconds(100'300);
    m_panel->refresh();
    QCOMPARE(m_plot->crosshair(), -1); // it has left the chart
    QCOMPARE(facts(), QStringList());
}

void TestChartPanel::shadesPausesAndGaps()
{
    m_history.setMark(1, TrafficMark::Kind::Paused, secondsAfterNoon(20), secondsAfterNoon(20));
    m_history.setMark(1, {}, {}, secondsAfterNoon(21)); // shorter than its word
    m_history.setMark(1, TrafficMark::Kind::Held, secondsAfterNoon(40), secondsAfterNoon(40));
    run(m_history, 90, 100);
    m_now = noon + Milliseconds(100'300);
    m_panel->refresh();
    QCOMPARE(m_plot->shapes().words(),
             (QStringList{QStringLiteral("Held"), QStringLiteral("Penstock was not running")}));
    QVERIFY(std::isnan(m_plot->graph(0)->data()->findBegin(axisTime(secondsAfterNoon(80)) + 0.5, false)->value));
    m_now = noon + Milliseconds(60'300);
    m_panel->refresh();
    QCOMPARE(m_plot->shapes().words(), (QStringList{QStringLiteral("Paused"), QStringLiteral("Held")}));
}

void TestChartPanel::leadsToAPause()
{
    m_history.setMark(1, TrafficMark::Kind::Paused, secondsAfterNoon(20), secondsAfterNoon(20));
    m_history.setMark(1, TrafficMark::Kind::Held, secondsAfterNoon(30), secondsAfterNoon(30));
    m_panel->refresh();
    const QSignalSpy chosen(m_panel, &ChartPanel::pauseChosen);
    const auto clickOn = [&](int second) {
        point(second);
        const double middle = axisTime(secondsAfterNoon(second)) + 0.5;
        QTest::mouseClick(m_plot, Qt::LeftButton, {}, QPoint(qRound(m_plot->xAxis->coordToPixel(middle)), 60));
    };
    clickOn(25);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].value<WallTime>(), secondsAfterNoon(20));
    point(25);
    QCOMPARE(m_plot->cursor().shape(), Qt::PointingHandCursor);
    press(Qt::Key_Return);
    QCOMPARE(chosen.size(), 2);
    clickOn(10);
    clickOn(40); // held: nothing was lost
    QCOMPARE(chosen.size(), 2);
    QCOMPARE(m_plot->cursor().shape(), Qt::CrossCursor);
}

void TestChartPanel::namesDeadLettersInTheLegend()
{
    const auto names = [&] { return find<ChartLegend>("chartLegend")->accessibleName(); };
    QVERIFY(!names().contains(QStringLiteral("Dead letter")));
    m_history.count(1, {givenUp(20, 1)});
    m_panel->refresh();
    QVERIFY(names().endsWith(QStringLiteral(", Dead letter")));
    const QCPGraph *marks = m_plot->graph(2);
    QCOMPARE(marks->data()->size(), 1);
    QCOMPARE(marks->data()->constBegin()->key, axisTime(secondsAfterNoon(20)) + 0.5);
}

void TestChartPanel::saysThatThereIsNothingYet()
{
    auto *empty = find<QLabel>("chartEmpty");
    QVERIFY(!empty->isVisible());
    m_history = {};
    m_panel->refresh();
    QVERIFY(empty->isVisible());
    QVERIFY(!empty->text().isEmpty());
    choose("chartChoices", QStringLiteral("Answer times"));
    QCOMPARE(empty->text(), QStringLiteral("The endpoint has not answered in the last 1 min"));
}

void TestChartPanel::movesOnWhileItIsSeen()
{
    for (int second = 61; second < 64; ++second) {
        QSignalSpy drawn(m_plot, &QCustomPlot::afterReplot);
        m_history.tick(secondsAfterNoon(second - 1));
        m_now = noon + Milliseconds(second * 1000 + 300);
        QTRY_COMPARE(m_plot->chart().to, secondsAfterNoon(second));
        QTRY_VERIFY(!drawn.isEmpty());
        QCOMPARE(drawn.size(), 1);
    }
}

void TestChartPanel::restsWhileItIsNotSeen()
{
    m_splitter->hide();
    QSignalSpy drawn(m_plot, &QCustomPlot::afterReplot);
    m_now = noon + Milliseconds(90'300);
    m_panel->refresh();
    m_panel->showStream(2, QStringLiteral("CRM"));
    QCoreApplication::processEvents();
    QCOMPARE(drawn.size(), 0);
    QVERIFY(!m_panel->findChild<QTimer *>()->isActive());
    m_splitter->show();
    QTRY_VERIFY(!drawn.isEmpty());
    QCOMPARE(m_plot->chart().to, secondsAfterNoon(90));
}

void TestChartPanel::keepsItsScaleWhileItFits()
{
    const double top = m_plot->yAxis->range().upper;
    m_now = noon + Milliseconds(70'900); // the highest has left the chart
    run(m_history, 60, 71);
    m_history.count(1, {traffic(65, 250)});
    m_panel->refresh();
    QCOMPARE(m_plot->yAxis->range().upper, top);
    choose("chartChoices", QStringLiteral("Answer times")); // another chart has its own
    QVERIFY(m_plot->yAxis->range().upper < top);
}

void TestChartPanel::followsTheTheme()
{
    const auto corner = [&] { return m_plot->toPixmap().toImage().pixelColor(2, 2); };
    QCOMPARE(corner(), Colors::light()[Token::Panel]);
    QCOMPARE(m_plot->graph(0)->pen().color(), Colors::light()[Token::Good]);
    m_theme->preview(Theme::Choice::Dark);
    QCOMPARE(corner(), Colors::dark()[Token::Panel]);
    QCOMPARE(m_plot->graph(0)->pen().color(), Colors::dark()[Token::Good]);
    QCOMPARE(m_plot->xAxis->tickLabelColor(), Colors::dark()[Token::Muted]);
}

void TestChartPanel::describesItself()
{
    QCOMPARE(m_plot->accessibleDescription(),
             QStringLiteral("Delivery of Orders, last 1 min. At 14:01:00: Delivered per second: 0/s, "
                            "Failed per second: 0/s."));
    m_actions->scopes->actions().at(1)->trigger();
    QVERIFY(m_plot->accessibleDescription().startsWith(QStringLiteral("Delivery of all streams")));
}

void TestChartPanel::savesItsValues()
{
    const QString path = m_folder.filePath(QStringLiteral("values.csv"));
    saveAs("chartSaveTable", path);
    QTRY_VERIFY(QFile::exists(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), csvOf(m_plot->chart()));
}

void TestChartPanel::savesAPicture()
{
    const QString path = m_folder.filePath(QStringLiteral("picture.png"));
    saveAs("chartSavePicture", path);
    QTRY_VERIFY(QFile::exists(path));
    const QImage picture(path);
    QCOMPARE(picture.width(), m_plot->width() * 2);
    QVERIFY(picture.height() > m_plot->height() * 2); // what it shows stands above it
    // The line that was delivered is in it, and its name.
    int inked = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x)
            inked += picture.pixelColor(x, y) == Colors::light()[Token::Good] ? 1 : 0;
    }
    QVERIFY(inked > 500);
}

void TestChartPanel::copiesAPicture()
{
    m_actions->copyPicture->trigger();
    QCOMPARE(QGuiApplication::clipboard()->image().width(), m_plot->width() * 2);
}

void TestChartPanel::saysThatAFileCannotBeWritten()
{
    saveAs("chartSaveTable", m_folder.filePath(QStringLiteral("no/such/folder.csv")));
    QMessageBox *message = nullptr;
    QTRY_VERIFY((message = m_panel->findChild<QMessageBox *>()));
    QVERIFY(message->isVisible());
    message->close();
}

void TestChartPanel::foldsAndRemembersIt()
{
    const int height = m_panel->height();
    QTest::mouseClick(find<QToolButton>("chartFold"), Qt::LeftButton);
    QVERIFY(!m_plot->isVisible());
    QTRY_VERIFY(m_panel->height() < height / 2);
    open();
    QVERIFY(!m_plot->isVisible());
    QTest::mouseClick(find<QToolButton>("chartFold"), Qt::LeftButton);
    QVERIFY(m_plot->isVisible());
    QTRY_COMPARE(m_panel->height(), height);
    open();
    QVERIFY(m_plot->isVisible());
}

void TestChartPanel::givesWayInALowWindow()
{
    m_splitter->resize(900, 300);
    QVERIFY(!m_plot->isVisible());
    QTest::mouseClick(find<QToolButton>("chartFold"), Qt::LeftButton); // it is wanted none the less
    QVERIFY(m_plot->isVisible());
    m_splitter->resize(900, 310);
    QVERIFY(m_plot->isVisible());
    m_splitter->resize(900, 800);
    QVERIFY(m_plot->isVisible());
    m_splitter->resize(900, 300);
    QVERIFY(!m_plot->isVisible());
    m_splitter->resize(900, 800);
    QVERIFY(m_plot->isVisible());
}

void TestChartPanel::remembersItsHeight()
{
    QTRY_VERIFY(m_panel->height() > 0);
    const int height = m_panel->height() + 90;
    const QPoint handle = m_splitter->handle(1)->rect().center();
    QTest::mousePress(m_splitter->handle(1), Qt::LeftButton, {}, handle);
    QTest::mouseMove(m_splitter->handle(1), handle + QPoint(0, 90));
    QTest::mouseRelease(m_splitter->handle(1), Qt::LeftButton, {}, handle);
    QTRY_COMPARE(m_panel->height(), height);
    open();
    QTRY_COMPARE(m_panel->height(), height);
}

QTEST_MAIN(TestChartPanel)
#include "tst_chartpanel.moc"
