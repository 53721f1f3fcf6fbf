// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stream/streamnotices.h"

#include "core/overloaded.h"
#include "ui/models/streams.h"
#include "ui/models/wording.h"
#include "ui/noticebar.h"

#include <QVBoxLayout>

namespace penstock {

namespace {

QString delaysText(const std::vector<Milliseconds> &delays)
{
    QStringList seconds;
    for (const Milliseconds delay : delays)
        seconds.append(QString::number(delay.count() / 1000));
    return seconds.join(QStringLiteral("/"));
}

QString waitingText(const BatchCounts &counts)
{
    return StreamNotices::tr("%n batch(es) wait.", nullptr, int(counts.queued + counts.backingOff));
}

} // namespace

StreamNotices::StreamNotices(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_demo(new NoticeBar(theme, QStringLiteral("demoNotice"), this))
    , m_file(new NoticeBar(theme, QStringLiteral("fileNotice"), this))
    , m_state(new NoticeBar(theme, QStringLiteral("stateNotice"), this))
{
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(12, 12, 12, 0);
    all->setSpacing(8);
    for (NoticeBar *bar : {m_demo, m_file, m_state})
        all->addWidget(bar);
    setObjectName(QStringLiteral("streamNotices"));
    connect(m_state, &NoticeBar::actionPressed, this,
            [this] { m_needsVault ? Q_EMIT vaultRequested() : Q_EMIT notCollectedRequested(); });
}

void StreamNotices::hideWhenEmpty()
{
    setVisible(!m_demo->isHidden() || !m_file->isHidden() || !m_state->isHidden());
}

void StreamNotices::showStream(const StreamView *stream)
{
    m_state->hide();
    const bool demo = stream && stream->file.isEmpty();
    m_demo->setVisible(demo);
    if (demo) {
        m_demo->show(
            Mark::InFlight,
            tr("This is the demo: generated events go to a practice endpoint on this computer that fails now and "
               "then. Its retry delays are short, %1 s; everywhere else they are 30/60/120 s.")
                .arg(delaysText(stream->config.delivery.retryDelays)));
    }
    const bool fault = stream && !stream->fault.isEmpty();
    m_file->setVisible(fault);
    if (fault)
        m_file->show(Mark::Blocked, stream->fault);
    hideWhenEmpty();
}

void StreamNotices::showLastPause(qint64 lost)
{
    m_state->setVisible(lost > 0);
    if (lost > 0)
        m_state->show(Mark::Paused, tr("The last pause cost %1 events.").arg(numberText(lost)), tr("By event…"));
}

void StreamNotices::showRunning(const StreamStatus &status)
{
    if (!status.tripped)
        return showLastPause(notCollected(status));
    const Tripped &tripped = *status.tripped;
    const QString probe = tripped.nextProbe ? tr("The next probe goes at %1.").arg(secondText(tripped.nextProbe->wall))
                                            : tr("A probe is on the wire.");
    m_state->show(Mark::Held,
                  tr("Held by its breaker since %1, after %2 failures in a row: tries are spared, and it goes "
                     "on by itself when a probe is delivered. %3")
                      .arg(minuteText(tripped.since.wall), numberText(tripped.failures), probe));
}

void StreamNotices::showStatus(const StreamStatus &status)
{
    const qint64 lost = notCollected(status);
    m_needsVault = false;
    const QString byEvent = lost > 0 ? tr("By event…") : QString();
    std::visit(
        Overloaded{
            [&](const Paused &state) {
                m_state->show(Mark::Paused,
                              tr("Paused since %1: events are not collected and can never be sent later. "
                                 "Not collected so far: %2.")
                                  .arg(minuteText(state.since.wall), numberText(lost)),
                              byEvent);
            },
            [&](const Held &state) {
                m_state->show(Mark::Held, tr("Held since %1: events are collected and kept, nothing is sent. %2")
                                              .arg(minuteText(state.since.wall), waitingText(status.batches)));
            },
            [&](const Blocked &state) {
                m_needsVault = state.by == Blocked::By::Vault;
                m_state->show(Mark::Blocked, tr("Blocked: %1 It goes on by itself when it can.").arg(state.reason),
                              m_needsVault ? tr("Open the vault…") : QString());
            },
            [&](const Stopping &) {
                m_state->show(Mark::Stopping, tr("Stopping: what is on the wire is finished first; the rest stays "
                                                 "for the next start."));
            },
            [&](const Running &) { showRunning(status); },
            [&](const Stopped &state) {
                if (state.reason.isEmpty())
                    showLastPause(lost);
                else
                    m_state->show(Mark::Blocked, tr("Stopped: %1").arg(state.reason));
            },
        },
        status.state);
    hideWhenEmpty();
}

} // namespace penstock
