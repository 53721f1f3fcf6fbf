// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"
#include "app/cli/exitcode.h"
#include "app/cli/output.h"
#include "app/cli/statusjson.h"
#include "app/cli/statustext.h"
#include "core/engine/shutdownsignal.h"
#include "core/outbox/ledger.h"
#include "core/time/bootclock.h"

#include <QEventLoop>
#include <QTimer>

using namespace penstock;

namespace {

constexpr int refreshMs = 1000;

int fail(const Error &error)
{
    printMessage(error.message);
    return CouldNotRun;
}

std::optional<MachineProblem> problemNow(const QString &dataFolder)
{
    return problemOf(readStorage(dataFolder), dataFolder);
}

// What has scrolled off the screen cannot be drawn over; the last row is the cursor's.
QStringList thatFit(QStringList lines)
{
    const int rows = stdoutRows();
    if (rows < 3 || lines.size() < rows)
        return lines;
    lines.resize(rows - 2);
    return lines << QStringLiteral("… more than fits on this screen");
}

//! Draws each time over what it drew before.
class StatusScreen final
{
public:
    explicit StatusScreen(Ledger &ledger, const QString &dataFolder)
        : m_ledger(ledger)
        , m_dataFolder(dataFolder)
    {
    }

    [[nodiscard]] Result<> draw()
    {
        const Moment now = currentMoment();
        const auto streams = m_ledger.overview(now, currentBootId());
        if (!streams)
            return Unexpected(streams.error());
        const QStringList lines = thatFit(statusText(*streams, now, m_dataFolder, problemNow(m_dataFolder)));
        QByteArray text = m_drawn > 0 ? "\x1b[" + QByteArray::number(m_drawn) + 'A' : QByteArray();
        for (const QString &line : lines)
            text += "\r\x1b[K" + line.toUtf8() + '\n';
        m_drawn = lines.size();
        printResult(unwrapped(text + "\x1b[J"));
        return {};
    }

private:
    Ledger &m_ledger;
    const QString m_dataFolder;
    qsizetype m_drawn = 0;
};

int showUntilInterrupted(Ledger &ledger, const QString &dataFolder)
{
    ShutdownSignal shutdown;
    StatusScreen screen(ledger, dataFolder);
    Result<> drawn = screen.draw();
    if (!drawn)
        return fail(drawn.error());
    QEventLoop loop;
    QTimer timer;
    QObject::connect(&shutdown, &ShutdownSignal::requested, &loop, &QEventLoop::quit);
    QObject::connect(&timer, &QTimer::timeout, &loop, [&] {
        drawn = screen.draw();
        if (!drawn)
            loop.quit();
    });
    timer.start(refreshMs);
    loop.exec();
    return drawn ? int(Done) : fail(drawn.error());
}

} // namespace

int showStatus(const StatusOptions &options)
{
    const auto ledger = Ledger::open(options.dataFolder);
    if (!ledger)
        return fail(ledger.error());
    if (!options.json && isStdoutTerminal())
        return showUntilInterrupted(**ledger, options.dataFolder);

    const Moment now = currentMoment();
    const auto streams = (*ledger)->overview(now, currentBootId());
    if (!streams)
        return fail(streams.error());
    const auto problem = problemNow(options.dataFolder);
    printResultLine(options.json ? statusJson(*streams, now, problem).toJson()
                                 : statusText(*streams, now, options.dataFolder, problem).join(u'\n').toUtf8());
    return Done;
}
