// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/windowprogram.h"
#include "core/engine/threadloops.h"
#include "core/event/catalog.h"
#include "core/receiver/practicethread.h"
#include "core/source/eventgenerator.h"
#include "tests/bench/heartbeat.h"
#include "ui/monitor/batchview.h"
#include "ui/monitor/filterbar.h"
#include "ui/monitor/stattile.h"

#include <QAbstractItemModel>
#include <QApplication>
#include <QCommandLineParser>
#include <QEventLoop>
#include <QFile>
#include <QLineEdit>
#include <QLocale>
#include <QProcess>
#include <QScrollBar>
#include <QTextStream>

#include <ctime>

#include <sys/resource.h>
#include <unistd.h>

// What the window takes, with everything real: window, session, engine, an endpoint in a process of its own.
//
//     bench_window first-paint [--data-dir FOLDER]     from the start of a process to its first picture, several times
//     bench_window live [--seconds N] [--data-dir FOLDER]   a stream at full rate, the table following; on top of the
//                                                      folder's history, if one is named
//     bench_window history --data-dir FOLDER           a long history (see makehistory): opened, scrolled, filtered
//
// The platform is the default one: run it under an X server, or with QT_QPA_PLATFORM=offscreen.

using namespace penstock;

namespace {

QTextStream &out()
{
    static QTextStream stream(stdout);
    return stream;
}

qint64 monotonicUs()
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return qint64(now.tv_sec) * 1'000'000 + now.tv_nsec / 1000;
}

void wait(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

bool waitFor(const std::function<bool()> &condition, int mostMs = 60'000)
{
    QElapsedTimer waited;
    waited.start();
    while (!condition() && waited.elapsed() < mostMs)
        wait(5);
    return condition();
}

double processorMs()
{
    return double(std::clock()) * 1000 / CLOCKS_PER_SEC;
}

//! Another process of this program, which says one line when it is ready.
class Helper
{
public:
    explicit Helper(const QStringList &arguments)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QCoreApplication::applicationFilePath(), arguments);
    }

    ~Helper()
    {
        m_process.terminate();
        m_process.waitForFinished();
    }

    QByteArray line()
    {
        while (!m_process.canReadLine() && m_process.waitForReadyRead()) {
        }
        return m_process.readLine().trimmed();
    }

private:
    QProcess m_process;
};

// ---- roles that other processes of this program play

int receive()
{
    PracticeThread endpoint;
    const auto port = endpoint.listen({});
    out() << port->port << Qt::endl;
    return QCoreApplication::exec();
}

//! The same events over and over, as fast as somebody reads them.
int feed()
{
    const auto catalog = Catalog::load();
    const EventGenerator generator(*catalog, 1);
    std::string lines;
    for (std::uint64_t index = 0; lines.size() < 4'000'000; ++index) {
        generator.append(index, lines);
        lines += '\n';
    }
    for (std::size_t done = 0;;) {
        const ssize_t written = ::write(STDOUT_FILENO, lines.data() + done, lines.size() - done);
        if (written <= 0)
            return 0;
        done = (done + std::size_t(written)) % lines.size();
    }
}

//! Shows the window as the program does, and says when the picture was there.
class FirstPaint final : public QObject
{
public:
    bool eventFilter(QObject *object, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && object->isWidgetType() && static_cast<QWidget *>(object)->isWindow())
            QMetaObject::invokeMethod(
                this,
                [] {
                    out() << monotonicUs() << Qt::endl;
                    QApplication::exit(0);
                },
                Qt::QueuedConnection);
        return false;
    }
};

int paintOnce(QApplication &application, const WindowOptions &options)
{
    FirstPaint filter;
    application.installEventFilter(&filter);
    WindowProgram program(application, options);
    program.start();
    return QApplication::exec();
}

// ---- what is measured

int measureFirstPaint(const QStringList &forward)
{
    for (int round = 0; round < 10; ++round) {
        const qint64 begun = monotonicUs();
        Helper window(QStringList{QStringLiteral("paint-once")} + forward);
        const qint64 painted = window.line().toLongLong();
        out() << QStringLiteral("first paint after %1 ms").arg(double(painted - begun) / 1000, 0, 'f', 1) << Qt::endl;
    }
    return 0;
}

QString writeStream(const QString &folder, const QByteArray &port, const char *source)
{
    QFile file(folder + QStringLiteral("/orders.stream.json"));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("%s cannot be written", qPrintable(file.fileName()));
    file.write(R"({"version": 1, "name": "Orders", "workspace": {"name": "Benchmark"}, "source": {"kind": ")");
    file.write(source);
    file.write(R"("}, "destination": {"kind": "streams", "url": "http://127.0.0.1:)" + port + R"(/events"}})");
    return file.fileName();
}

BatchView *tableOf(MainWindow &window)
{
    return window.findChild<BatchView *>(QStringLiteral("batchTable"));
}

int rowsOf(MainWindow &window)
{
    const BatchView *table = tableOf(window);
    return table->model() ? table->model()->rowCount() : 0;
}

qint64 deliveredIn(MainWindow &window)
{
    return QLocale().toLongLong(window.findChild<StatTile *>(QStringLiteral("deliveredTile"))->value());
}

//! A stream at full rate; then scrolled away from the top, then with a filter on.
int measureLive(QApplication &application, int seconds, const QString &dataFolder)
{
    // The feeder gives the events on this process's standard input.
    const QByteArray command = QFile::encodeName(QCoreApplication::applicationFilePath()) + " feed";
    FILE *feeder = ::popen(command.constData(), "re");
    ::dup2(::fileno(feeder), STDIN_FILENO);
    std::optional<Helper> endpoint(std::in_place, QStringList{QStringLiteral("receive")});
    QTemporaryDir folder;
    const QString file = writeStream(folder.path(), endpoint->line(), "stdin");

    WindowProgram program(
        application,
        {.dataFolder = dataFolder.isEmpty() ? folder.filePath(QStringLiteral("data")) : dataFolder, .files = {file}});
    program.start();
    MainWindow &window = program.window();
    if (!waitFor([&] { return window.findStream([](const StreamConfig &) { return true; }) != 0; }))
        qFatal("the stream did not open");
    const StreamId stream = window.findStream([](const StreamConfig &) { return true; });
    Q_EMIT window.startRequested(stream);
    if (!waitFor([&, before = deliveredIn(window)] { return deliveredIn(window) > before; }))
        qFatal("nothing is delivered");

    Heartbeat heart;
    const auto beat = [&](const char *what) {
        const qint64 before = deliveredIn(window);
        const double processor = processorMs();
        heart.start();
        wait(seconds * 1000);
        heart.stop();
        out() << what << ": " << heart.report() << "; " << (deliveredIn(window) - before) / seconds << " events/s; "
              << qRound((processorMs() - processor) / seconds / 10) << " % processor" << Qt::endl;
    };
    beat("live");
    tableOf(window)->verticalScrollBar()->setValue(2000);
    beat("scrolled away");
    auto *edit = window.findChild<QLineEdit *>(QStringLiteral("filterEdit"));
    edit->setText(QStringLiteral("-state:queued"));
    Q_EMIT edit->textEdited(edit->text());
    beat("filtered");
    Q_EMIT window.stopRequested(stream);
    wait(1000);
    endpoint.reset();
    folder.remove();
    ::_exit(0); // not waiting for the feeder, which ends with the pipe
}

void measureFilter(MainWindow &window, const QString &text)
{
    auto *bar = window.findChild<FilterBar *>(QStringLiteral("filterBar"));
    auto *edit = window.findChild<QLineEdit *>(QStringLiteral("filterEdit"));
    const QAbstractItemModel *before = tableOf(window)->model();
    edit->setText(text);
    Heartbeat heart;
    heart.start();
    QElapsedTimer took;
    const double processor = processorMs();
    took.start();
    // The pause in typing is over.
    QMetaObject::invokeMethod(bar, [bar] { bar->answerNow(); });
    while (tableOf(window)->model() == before)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    const double ms = double(took.nsecsElapsed()) / 1e6;
    const double used = processorMs() - processor;
    wait(200);
    heart.stop();
    out() << QStringLiteral("filter %1: %2 ms (%3 ms of processor), %4 rows; ")
                 .arg(text)
                 .arg(ms, 0, 'f', 0)
                 .arg(used, 0, 'f', 0)
                 .arg(rowsOf(window))
          << heart.report() << Qt::endl;
}

int measureHistory(QApplication &application, const QString &dataFolder)
{
    const QTemporaryDir folder;
    const QString file = writeStream(folder.path(), "9", "stdin");
    Heartbeat heart;
    QElapsedTimer since;
    since.start();
    WindowProgram program(application, {.dataFolder = dataFolder, .files = {file}});
    program.start();
    MainWindow &window = program.window();
    heart.start();
    waitFor([&] { return rowsOf(window) > 0; });
    const qint64 first = since.elapsed();
    int rows = 0;
    QElapsedTimer growth;
    growth.start();
    while (growth.elapsed() < 1000) {
        if (rowsOf(window) > rows)
            growth.restart();
        rows = rowsOf(window);
        wait(5);
    }
    const qint64 all = since.elapsed() - growth.elapsed();
    heart.stop();
    out() << "opened: first rows after " << first << " ms, all " << rows << " after " << all
          << " ms\nwhile it loads: " << heart.report() << Qt::endl;

    QScrollBar *bar = tableOf(window)->verticalScrollBar();
    heart.start();
    for (int step = 0; step < 200; ++step) {
        bar->setValue(int(qint64(bar->maximum()) * step / 200) + step % 7);
        wait(16);
    }
    heart.stop();
    out() << "scrolled through: " << heart.report() << Qt::endl;

    for (const char *text : {"state:deadLettered", "-state:delivered status:>=500", "took:>100ms size:>62KB",
                             "unavailable", "7f3c", "\"content too large\" attempt:4", "status:599", ""})
        measureFilter(window, QString::fromLatin1(text));
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    out() << "memory " << usage.ru_maxrss / 1024 << " MB" << Qt::endl;
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    const QByteArray mode = argc > 1 ? argv[1] : "";
    if (mode == "feed")
        return feed();
    if (mode == "receive") {
        const QCoreApplication helper(argc, argv);
        return receive();
    }
    useLightThreadLoops();
    QApplication application(argc, argv);
    nameApplication();
    QCoreApplication::setApplicationName(QStringLiteral("bench_window")); // leaves the user's settings alone
    QCommandLineParser parser;
    const QCommandLineOption dataFolder(QStringLiteral("data-dir"), {}, QStringLiteral("folder"));
    const QCommandLineOption seconds(QStringLiteral("seconds"), {}, QStringLiteral("n"), QStringLiteral("10"));
    parser.addOptions({dataFolder, seconds});
    parser.process(application);
    if (mode == "first-paint")
        return measureFirstPaint(QCoreApplication::arguments().mid(2));
    if (mode == "paint-once")
        return paintOnce(application, {.dataFolder = parser.value(dataFolder)});
    if (mode == "live")
        return measureLive(application, parser.value(seconds).toInt(), parser.value(dataFolder));
    if (mode == "history")
        return measureHistory(application, parser.value(dataFolder));
    out() << "bench_window first-paint|live|history" << Qt::endl;
    return 2;
}
