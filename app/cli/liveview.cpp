// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/liveview.h"

#include "app/cli/output.h"
#include "app/cli/progress.h"
#include "core/overloaded.h"
#include "core/time/bootclock.h"

#include <QStringList>

using namespace penstock;

namespace {

constexpr std::size_t shownBatches = 14;

QString stateText(const BatchState &state, Moment now)
{
    return std::visit(
        Overloaded{
            [](const Queued &) { return QStringLiteral("○ queued"); },
            [](const InFlight &) { return QStringLiteral("▶ in flight"); },
            [now](const BackingOff &backingOff) {
                const double seconds = double((backingOff.retryAt.steady - now.steady).count()) / 1000;
                return QStringLiteral("◐ backing off, next try in %1 s").arg(std::max(0.0, seconds), 0, 'f', 1);
            },
            [](const Delivered &) { return QStringLiteral("● delivered"); },
            [](const DeadLettered &) { return QStringLiteral("✕ dead letter"); },
            [](const Discarded &) { return QStringLiteral("⊘ discarded"); },
            [](const Halved &) { return QStringLiteral("◐ halved"); },
        },
        state);
}

} // namespace

LiveView::LiveView()
    : m_isTerminal(isStdoutTerminal())
{
    connect(&m_timer, &QTimer::timeout, this, &LiveView::draw);
    m_timer.start(m_isTerminal ? 200 : 1000);
}

void LiveView::setStatus(const StreamStatus &status)
{
    m_status = status;
}

void LiveView::addBatches(const QList<BatchSummary> &batches)
{
    for (const BatchSummary &summary : batches)
        m_batches.insert_or_assign(summary.batch.id, summary);
    // Oldest first, but what backs off stays as long as it does.
    for (auto it = m_batches.begin(); m_batches.size() > shownBatches && it != m_batches.end();)
        it = std::holds_alternative<BackingOff>(it->second.state) ? std::next(it) : m_batches.erase(it);
    while (m_batches.size() > shownBatches)
        m_batches.erase(m_batches.begin());
}

void LiveView::draw()
{
    const Moment now = currentMoment();
    if (!m_isTerminal) {
        printResultLine(progressText(m_status, now).toUtf8());
        return;
    }
    QStringList lines{progressText(m_status, now), QString()};
    for (auto it = m_batches.crbegin(); it != m_batches.crend(); ++it)
        lines << batchLine(it->second, now);

    QByteArray text = m_drawnLines > 0 ? "\x1b[" + QByteArray::number(m_drawnLines) + "A" : QByteArray();
    for (const QString &line : lines)
        text += "\r\x1b[K" + line.toUtf8() + '\n';
    text += "\x1b[J";
    m_drawnLines = int(lines.size());
    printResult(unwrapped(text));
}

void LiveView::finish()
{
    m_timer.stop();
    draw();
}

QString LiveView::batchLine(const BatchSummary &summary, Moment now) const
{
    const QString status = summary.lastStatus ? QString::number(*summary.lastStatus) : QStringLiteral("   ");
    return QStringLiteral("%1  try %2 of %3  %4  %5")
        .arg(summary.batch.id, 7)
        .arg(std::max(1, summary.scheduled))
        .arg(m_status.maxAttempts)
        .arg(status, 3)
        .arg(stateText(summary.state, now));
}
