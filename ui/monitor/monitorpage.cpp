// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/monitorpage.h"

#include "ui/models/monitornumbers.h"
#include "ui/models/streams.h"
#include "ui/models/wording.h"
#include "ui/monitor/batchview.h"
#include "ui/monitor/chartpanel.h"
#include "ui/monitor/chartsplitter.h"
#include "ui/monitor/columnchoice.h"
#include "ui/monitor/filterbar.h"
#include "ui/monitor/livebutton.h"
#include "ui/monitor/savedviews.h"
#include "ui/monitor/scopeswitch.h"
#include "ui/monitor/sortmenu.h"
#include "ui/monitor/tilerow.h"
#include "ui/theme/celldelegate.h"
#include "ui/theme/elidedlabel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QStyle>
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

MonitorPage::MonitorPage(const Theme &theme, Clock clock, const MonitorParts &parts, QWidget *parent)
    : BatchPage(QStringLiteral("monitorPage"), tr("Monitor"), theme, std::move(clock), parent)
    , m_streams(parts.streams)
    , m_traffic(parts.history)
    , m_actions(new ChartActions(parts.settings, this))
    , m_corner(new ScopeSwitch(tr("Numbers of"), *m_actions, this))
    , m_tiles(new TileRow(theme, this))
    , m_charts(new ChartPanel(theme, BatchPage::clock(), {parts.history, *m_actions}, this))
    , m_filter(new FilterBar(theme, BatchPage::clock(), this))
    , m_columns(new ColumnChoice(*view().horizontalHeader(), parts.settings, QStringLiteral("monitor/columns"),
                                 BatchModel::titles(), {BatchModel::Created, BatchModel::Cause}))
    , m_sort(new SortMenu(*view().horizontalHeader(), BatchModel::titles()))
    , m_views(new SavedViews(parts.settings, this))
    , m_viewsButton(new QToolButton(this))
    , m_filterLine(new ElidedLabel(this))
    , m_runLine(new ElidedLabel(this))
    , m_liveButton(new LiveButton(theme, this))
{
    view().setObjectName(QStringLiteral("batchTable"));
    view().setAccessibleName(tr("Batches"));
    view().setSelectionMode(QAbstractItemView::SingleSelection);
    cells().setMonospace(BatchModel::RequestId);
    cells().setMuted(BatchModel::RequestId);
    cells().setStrong(BatchModel::Next);
    m_filterLine->setObjectName(QStringLiteral("filterLine"));
    m_filterLine->setProperty("muted", true);
    m_filterLine->hide();
    m_runLine->setObjectName(QStringLiteral("runLine"));
    m_runLine->setProperty("muted", true);
    m_runLine->setToolTip(tr("Events since the stream was started: what its source gave, and what became of it"));
    QHeaderView &header = *view().horizontalHeader();
    header.setProperty("sortable", true);
    header.setSectionsClickable(true);
    header.setSortIndicatorShown(true);
    header.setSortIndicatorClearable(true);
    header.setSortIndicator(-1, Qt::AscendingOrder);
    connect(&header, &QHeaderView::sortIndicatorChanged, this, &MonitorPage::sortBy);
    m_viewsButton->setObjectName(QStringLiteral("viewsButton"));
    m_viewsButton->setText(tr("Views"));
    m_viewsButton->setAccessibleName(tr("Views of the batches"));
    m_viewsButton->setToolTip(tr("Filters by name: choose one, or save the one that is on"));
    m_viewsButton->setMenu(m_views->menu());
    m_viewsButton->setPopupMode(QToolButton::InstantPopup);
    buildLayout(parts.settings);

    connect(&view(), &BatchView::liveChanged, m_liveButton, &LiveButton::show);
    connect(m_liveButton, &LiveButton::clicked, this, &MonitorPage::goLive);
    connect(m_filter, &FilterBar::problemChanged, this, &MonitorPage::showProblem);
    connect(m_filter, &FilterBar::filterChanged, this, [this](const Filter &filter) {
        m_views->setFilter(m_filter->text());
        setFilter(filter);
    });
    connect(m_views, &SavedViews::chosen, this, &MonitorPage::filterBy);
    connect(m_filter, &FilterBar::left, &view(), qOverload<>(&QWidget::setFocus));
    connect(m_actions, &ChartActions::chosen, this, &MonitorPage::showNumbers);
    connect(m_charts, &ChartPanel::pauseChosen, this, &MonitorPage::pauseChosen);
    connect(m_actions, &ChartActions::chartUsed, this, &Page::openRequested);
}

void MonitorPage::buildLayout(QSettings &settings)
{
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_filter, 1);
    line->addWidget(m_viewsButton);
    line->addWidget(m_liveButton);

    // In a low window a part of a batch is enough.
    parts().widget(1)->setMinimumHeight(5 * fontMetrics().height());
    auto *batches = new QWidget(this);
    auto *below = new QVBoxLayout(batches);
    below->setContentsMargins(0, 0, 0, 0);
    below->setSpacing(8);
    below->addLayout(line);
    below->addWidget(m_runLine);
    below->addWidget(m_filterLine);
    below->addWidget(&parts(), 1);

    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(12, 12, 12, 12);
    all->setSpacing(8);
    all->addWidget(m_tiles);
    all->addWidget(new ChartSplitter(settings, m_charts, batches, this), 1);
}

void MonitorPage::setSurroundings(const Catalog &catalog, const QString &dataFolder)
{
    BatchPage::setSurroundings(catalog, dataFolder);
    m_filter->setCatalog(catalog);
}

void MonitorPage::showStream(StreamView *stream)
{
    BatchPage::showStream(stream);
    if (stream)
        m_columns->restore();
}

void MonitorPage::showStatus(const StreamStatus &status)
{
    m_charts->showStream(stream(), status.name);
    m_runLine->setText(runText(status.run.events));
    showNumbers();
    showFilterLine();
}

void MonitorPage::tick()
{
    BatchPage::tick();
    showNumbers();
}

//! Of the streams that are chosen, as they are now.
void MonitorPage::showNumbers()
{
    const QList<StreamId> streams = m_actions->choice().all ? m_streams.list().ids() : QList{stream()};
    QList<MonitorNumbers> numbers;
    for (const StreamId id : streams) {
        if (const StreamView *each = m_streams.find(id))
            numbers.append(numbersOf(m_streams.status(id), each->config.delivery));
    }
    const Moment now = clock()();
    m_tiles->show(totalOf(numbers), now);
    m_tiles->showAnswers(recentAnswers(m_traffic, streams, now.wall));
}

QMenu *MonitorPage::columnsMenu() const
{
    return m_columns->menu();
}

QMenu *MonitorPage::sortMenu() const
{
    return m_sort;
}

QMenu *MonitorPage::viewsMenu() const
{
    return m_views->menu();
}

void MonitorPage::sortBy(int column, Qt::SortOrder order)
{
    // The newest first is what the list is without a sort.
    const bool usual = column < 0 || (column == BatchModel::Id && order == Qt::DescendingOrder);
    m_liveButton->setSorted(!usual);
    setSort(usual ? BatchSort() : BatchSort{column, order});
}

void MonitorPage::goLive()
{
    Q_EMIT openRequested();
    view().goLive();
}

void MonitorPage::askForFilter()
{
    Q_EMIT openRequested();
    m_filter->takeFocus();
}

void MonitorPage::filterBy(const QString &text)
{
    m_filter->setText(text);
}

void MonitorPage::clearFilter()
{
    m_filter->clear();
    m_filter->takeFocus();
}

void MonitorPage::showProblem(const QString &message, bool unfinished)
{
    m_filterProblem = message;
    const QString tone = message.isEmpty() || unfinished ? QString() : QStringLiteral("bad");
    if (m_filterLine->property("textTone").toString() != tone) {
        m_filterLine->setProperty("textTone", tone);
        style()->unpolish(m_filterLine);
        style()->polish(m_filterLine);
    }
    showFilterLine();
}

void MonitorPage::showFilterLine()
{
    const bool speaks = isFiltered() || !m_filterProblem.isEmpty();
    m_filterLine->setVisible(speaks);
    m_runLine->setVisible(!speaks);
    if (!m_filterProblem.isEmpty())
        m_filterLine->setText(m_filterProblem);
    else if (speaks)
        m_filterLine->setText(
            withSearch(tr("%1 of %2 batches match").arg(numberText(shownCount()), numberText(totalCount()))));
}

BatchTableModel &MonitorPage::modelOf(StreamView &stream) const
{
    return stream.batches;
}

QStringList MonitorPage::widestTexts() const
{
    return {QStringLiteral("0000000"),
            QStringLiteral("●● Backing off"),
            QStringLiteral("00000"),
            QStringLiteral("000.0 KB"),
            QStringLiteral("00 of 00"),
            QStringLiteral("none"),
            QStringLiteral("000 ms"),
            QStringLiteral("in 0:00:00"),
            QStringLiteral("00000000-0000-0000-0000-000000000000"),
            QStringLiteral("0000-00-00 00:00:00")};
}

} // namespace penstock
