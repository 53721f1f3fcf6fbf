// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/progress.h"

#include "app/cli/output.h"
#include "app/cli/recordjson.h"
#include "core/time/bootclock.h"

#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <cstdio>

using namespace penstock;

namespace {

QString countdown(Milliseconds rest)
{
    const qint64 seconds = std::max<qint64>(0, (rest.count() + 999) / 1000);
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

QString pendingText(qint64 batches, const QLocale &locale)
{
    return batches == 1 ? QStringLiteral("backlog 1 batch")
                        : QStringLiteral("backlog %1 batches").arg(locale.toString(batches));
}

} // namespace

QString progressText(const StreamStatus &status, Moment now)
{
    const QLocale locale(QLocale::English);
    QStringList parts{
        QStringLiteral("%1 read").arg(locale.toString(status.run.events.read)),
        QStringLiteral("%1 delivered").arg(locale.toString(status.run.events.delivered)),
        QStringLiteral("%1 events/s").arg(locale.toString(std::llround(status.eventsPerSecond))),
        pendingText(pendingBatches(status.batches), locale),
    };
    if (status.redelivery && status.redelivery->isHandingOver())
        parts << QStringLiteral("%1 batches to go again").arg(locale.toString(status.redelivery->left()));
    if (status.run.events.deadLettered > 0)
        parts << QStringLiteral("%1 dead-lettered").arg(locale.toString(status.run.events.deadLettered));
    if (status.nextRetry)
        parts << QStringLiteral("next retry in %1").arg(countdown(status.nextRetry->steady - now.steady));
    return parts.join(QStringLiteral(" · "));
}

Progress::Progress()
    : m_isTerminal(isStderrTerminal())
{
}

void Progress::show(const StreamStatus &status)
{
    if (!m_isTerminal)
        return;
    const QByteArray line = unwrapped("\r\x1b[K" + progressText(status, currentMoment()).toUtf8());
    std::fwrite(line.constData(), 1, std::size_t(line.size()), stderr);
    std::fflush(stderr);
    m_isShown = true;
}

void Progress::clear()
{
    if (!m_isShown)
        return;
    std::fputs("\r\x1b[K", stderr);
    m_isShown = false;
}
