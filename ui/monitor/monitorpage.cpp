// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/monitorpage.h"

#include "ui/models/streams.h"
#include "ui/models/wording.h"
#include "ui/monitor/batchview.h"
#include "ui/monitor/livebutton.h"
#include "ui/monitor/tilerow.h"
#include "ui/theme/celldelegate.h"
#include "ui/theme/elidedlabel.h"

#include <QHBoxLayout>
#include <QSplitter>
#include <QVBoxLayout>

namespace penstock {

namespace {

//! What became of the input since the stream was started.
QString runText(const EventCounts &events)
{
    if (events.read == 0)
        return MonitorPage::tr("Nothing read since the start");
    QStringList parts{MonitorPage::tr("Read %1").arg(numberText(events.read)),
                      MonitorPage::tr("accepted %1").arg(numberText(events.accepted))};
    if (events.filtered > 0)
        parts.append(MonitorPage::tr("filtered %1").arg(numberText(events.filtered)));
    if (events.rejected > 0)
        parts.append(MonitorPage::tr("rejected %1").arg(numberText(events.rejected)));
    if (events.completed > 0)
        parts.append(MonitorPage::tr("completed %1").arg(numberText(events.completed)));
    return parts.join(QStringLiteral(" · "));
}

} // namespace

MonitorPage::MonitorPage(const Theme &theme, Clock clock, QWidget *parent)
    : BatchPage(QStringLiteral("monitorPage"), tr("Monitor"), theme, std::move(clock), parent)
    , m_tiles(new TileRow(theme, this))
    , m_runLine(new ElidedLabel(this))
    , m_liveButton(new LiveButton(theme, this))
{
    view().setObjectName(QStringLiteral("batchTable"));
    view().setAccessibleName(tr("Batches"));
    view().setSelectionMode(QAbstractItemView::SingleSelection);
    cells().setMonospace(BatchModel::RequestId);
    cells().setMuted(BatchModel::RequestId);
    cells().setStrong(BatchModel::Next);
    m_runLine->setObjectName(QStringLiteral("runLine"));
    m_runLine->setProperty("muted", true);
    m_runLine->setToolTip(tr("Events since the stream was started: what its source gave, and what became of it"));
    buildLayout();

    connect(&view(), &BatchView::liveChanged, m_liveButton, &LiveButton::show);
    connect(m_liveButton, &LiveButton::clicked, this, &MonitorPage::goLive);
}

void MonitorPage::buildLayout()
{
    auto *line = new QHBoxLayout;
    line->addWidget(m_runLine, 1);
    line->addWidget(m_liveButton);

    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(12, 12, 12, 12);
    all->setSpacing(8);
    all->addWidget(m_tiles);
    all->addLayout(line);
    all->addWidget(&parts(), 1);
}

void MonitorPage::showStream(StreamView *stream)
{
    BatchPage::showStream(stream);
    m_status = {};
}

void MonitorPage::showStatus(const StreamStatus &status)
{
    m_status = status;
    m_tiles->show(status, clock()());
    m_runLine->setText(runText(status.run.events));
}

void MonitorPage::tick()
{
    BatchPage::tick();
    m_tiles->show(m_status, clock()());
}

void MonitorPage::goLive()
{
    view().goLive();
}

BatchTableModel &MonitorPage::modelOf(StreamView &stream) const
{
    return stream.batches;
}

QStringList MonitorPage::widestTexts() const
{
    return {QStringLiteral("0000000"),  QStringLiteral("●● Backing off"), QStringLiteral("00000"),
            QStringLiteral("000.0 KB"), QStringLiteral("00 of 00"),       QStringLiteral("none"),
            QStringLiteral("000 ms"),   QStringLiteral("in 0:00:00")};
}

} // namespace penstock
