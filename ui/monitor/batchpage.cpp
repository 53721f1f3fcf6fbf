// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/batchpage.h"

#include "ui/models/filteredbatches.h"
#include "ui/models/streams.h"
#include "ui/models/wording.h"
#include "ui/monitor/batchview.h"
#include "ui/monitor/inspector.h"
#include "ui/monitor/nomatch.h"
#include "ui/theme/celldelegate.h"
#include "ui/theme/table.h"
#include "ui/theme/theme.h"

#include <QFrame>
#include <QHeaderView>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace penstock {

BatchPage::BatchPage(const QString &name, const QString &title, const Theme &theme, Clock clock, QWidget *parent)
    : Page(name, title, parent)
    , m_clock(std::move(clock))
    , m_view(new BatchView(this))
    , m_noMatch(new NoMatch(this))
    , m_list(new QStackedWidget(this))
    , m_cells(new CellDelegate(theme, m_view))
    , m_inspector(new Inspector(theme, m_clock, this))
    , m_parts(new QSplitter(Qt::Vertical, this))
{
    m_view->setItemDelegate(m_cells);
    auto *frame = new QFrame(m_parts);
    frame->setProperty("panel", true);
    auto *inside = new QVBoxLayout(frame);
    inside->setContentsMargins(1, 1, 1, 1);
    m_list->addWidget(m_view);
    m_list->addWidget(m_noMatch);
    inside->addWidget(m_list);
    m_parts->setObjectName(name + QStringLiteral("Parts"));
    m_parts->setChildrenCollapsible(false);
    m_parts->setHandleWidth(8);
    m_parts->addWidget(frame);
    m_parts->addWidget(m_inspector);
    m_parts->setStretchFactor(0, 1);
    m_parts->setStretchFactor(1, 1);
    m_parts->setSizes({1000, 1000});
    m_list->setMinimumHeight(4 * CellDelegate::rowHeight(fontMetrics()));

    connect(&theme, &Theme::changed, m_view->viewport(), qOverload<>(&QWidget::update));
    connect(m_view, &BatchView::currentBatchChanged, this, &BatchPage::inspect);
    connect(m_view, &BatchView::currentBatchLeft, this, [this] {
        // One that only left what the filter lets through stays in the inspector.
        if (!m_model || !m_model->batch(m_inspector->batch()))
            inspect(0);
    });
    connect(m_noMatch, &NoMatch::clearRequested, this, [this] { clearFilter(); });
    connect(m_inspector, &Inspector::detailWanted, this,
            [this](BatchId batch) { Q_EMIT detailWanted(m_stream, batch); });
    connect(m_inspector, &Inspector::redeliverRequested, this,
            [this](BatchId batch) { Q_EMIT redeliverRequested(m_stream, {batch}); });
    connect(m_inspector, &Inspector::halveRequested, this,
            [this](BatchId batch) { Q_EMIT halveRequested(m_stream, batch); });
}

BatchPage::~BatchPage() = default;

void BatchPage::setSurroundings(const Catalog &catalog, const QString &dataFolder)
{
    m_inspector->setSurroundings(catalog, dataFolder);
}

void BatchPage::showStream(StreamView *stream)
{
    if (m_model)
        m_model->disconnect(this);
    m_stream = stream ? stream->id : 0;
    m_model = stream ? &modelOf(*stream) : nullptr;
    m_inspector->setStream(stream);
    m_nextSorted.reset();
    m_next.reset();
    showList(m_model, {});
    m_sorted.reset();
    m_filtered.reset();
    if (!m_model)
        return;
    setColumnWidths(*m_view, widestTexts());
    connect(m_model, &BatchTableModel::batchesChanged, this, [this](const QList<BatchId> &batches) {
        if (!batches.contains(m_inspector->batch()))
            return;
        if (const auto summary = m_model->batch(m_inspector->batch()))
            m_inspector->updateBatch(*summary);
    });
    applyFilter();
}

void BatchPage::setFilter(const Filter &filter)
{
    m_filter = filter;
    m_inspector->setWanted(filter);
    applyFilter();
}

void BatchPage::setSort(const BatchSort &sort)
{
    if (sort == std::exchange(m_sort, sort) || !m_model)
        return;
    // A filter that is being answered is sorted when it is.
    if (!m_next || m_next->isComplete())
        sortAnswer();
}

void BatchPage::applyFilter()
{
    m_nextSorted.reset();
    m_next.reset();
    if (!m_model)
        return;
    if (m_filter.terms.isEmpty()) {
        sortAnswer();
        return;
    }
    m_next = std::make_unique<FilteredBatches>(*m_model, m_filter);
    connect(m_next.get(), &FilteredBatches::complete, this, &BatchPage::sortAnswer);
    connect(&m_next->search(), &ContentSearch::bodiesWanted, this, &Page::searchWanted);
}

void BatchPage::sortAnswer()
{
    m_nextSorted.reset();
    if (m_sort.column < 0)
        return showAnswer();
    const FilteredBatches *passing = m_next ? m_next.get() : m_filtered.get();
    m_nextSorted = std::make_unique<SortedBatches>(*m_model, m_filter.terms.isEmpty() ? nullptr : passing, m_sort);
    connect(m_nextSorted.get(), &SortedBatches::complete, this, &BatchPage::showAnswer);
}

QModelIndex BatchPage::shownIndex(BatchId batch) const
{
    const QModelIndex inList = m_model->indexOf(batch);
    if (m_sorted)
        return m_sorted->mapFromSource(inList);
    return m_filtered ? m_filtered->mapFromSource(inList) : inList;
}

void BatchPage::showAnswer()
{
    // The lists before go when the view has let go of them, the upper one first.
    const bool isNew = m_next || m_filter.terms.isEmpty();
    const std::unique_ptr<FilteredBatches> before = isNew ? std::exchange(m_filtered, std::move(m_next)) : nullptr;
    const std::unique_ptr<SortedBatches> sortedBefore = std::exchange(m_sorted, std::move(m_nextSorted));
    QAbstractItemModel *list = m_model;
    if (m_sorted)
        list = m_sorted.get();
    else if (m_filtered)
        list = m_filtered.get();
    showList(list, shownIndex(m_view->currentBatch()));
    if (isNew && m_filtered)
        followFiltered();
    filterAnswered();
}

void BatchPage::followFiltered()
{
    connect(m_filtered.get(), &QAbstractItemModel::rowsInserted, this, &BatchPage::showIfEmpty);
    connect(m_filtered.get(), &QAbstractItemModel::rowsRemoved, this, &BatchPage::showIfEmpty);
    connect(&m_filtered->search(), &ContentSearch::progressed, this, [this] {
        showIfEmpty();
        filterAnswered();
    });
}

const ContentSearch *BatchPage::search() const
{
    return m_filtered && m_filtered->search().isNeeded() ? &m_filtered->search() : nullptr;
}

bool BatchPage::isSearching() const
{
    return search() && search()->isSearching();
}

QString BatchPage::withSearch(const QString &matching) const
{
    const ContentSearch *events = search();
    if (!events)
        return matching;
    QStringList parts{matching};
    if (events->isSearching())
        parts = {tr("%1 found so far").arg(numberText(shownCount())),
                 tr("Searched %1 of %2 batches").arg(numberText(events->answered()), numberText(events->asked()))};
    if (events->unread() > 0)
        parts.append(tr("%1 cannot be searched: their events are no longer kept").arg(numberText(events->unread())));
    return parts.join(QStringLiteral(" · "));
}

void BatchPage::showSearched(const SearchedBodies &searched)
{
    // The window's thread may have gone on to another filter, or to none.
    for (FilteredBatches *list : {m_filtered.get(), m_next.get()}) {
        if (list)
            list->search().take(searched);
    }
}

void BatchPage::showList(QAbstractItemModel *list, const QModelIndex &selected)
{
    // Columns keep the widths that the user gave them.
    const QByteArray columns = m_view->model() ? m_view->horizontalHeader()->saveState() : QByteArray();
    m_view->showBatches(list, selected);
    if (list && !columns.isEmpty())
        m_view->horizontalHeader()->restoreState(columns);
    showIfEmpty();
}

void BatchPage::showIfEmpty()
{
    m_noMatch->show(isSearching() ? NoMatch::Reason::Searching : NoMatch::Reason::NothingMatches);
    m_list->setCurrentIndex(isFiltered() && shownCount() == 0 ? 1 : 0);
}

int BatchPage::shownCount() const
{
    return m_filtered ? m_filtered->rowCount() : totalCount();
}

int BatchPage::totalCount() const
{
    return m_model ? m_model->rowCount() : 0;
}

void BatchPage::tick()
{
    if (m_model)
        m_model->tick();
    m_inspector->tick();
}

void BatchPage::addAttempts(const QList<AttemptRecord> &attempts)
{
    m_inspector->addAttempts(attempts);
}

void BatchPage::showDetail(const BatchDetail &detail)
{
    m_inspector->showDetail(detail);
}

void BatchPage::showDetailError(BatchId batch, const QString &error)
{
    m_inspector->showError(batch, error);
}

void BatchPage::inspect(BatchId batch)
{
    m_inspector->setBatch(m_model && batch != 0 ? m_model->batch(batch) : std::nullopt);
}

} // namespace penstock
