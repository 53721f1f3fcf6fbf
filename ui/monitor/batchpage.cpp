// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/batchpage.h"

#include "ui/models/streams.h"
#include "ui/monitor/batchview.h"
#include "ui/monitor/inspector.h"
#include "ui/theme/celldelegate.h"
#include "ui/theme/table.h"
#include "ui/theme/theme.h"

#include <QFrame>
#include <QSplitter>
#include <QVBoxLayout>

namespace penstock {

BatchPage::BatchPage(const QString &name, const QString &title, const Theme &theme, Clock clock, QWidget *parent)
    : Page(name, title, parent)
    , m_clock(std::move(clock))
    , m_view(new BatchView(this))
    , m_cells(new CellDelegate(theme, m_view))
    , m_inspector(new Inspector(theme, m_clock, this))
    , m_parts(new QSplitter(Qt::Vertical, this))
{
    m_view->setItemDelegate(m_cells);
    auto *frame = new QFrame(m_parts);
    frame->setProperty("panel", true);
    auto *inside = new QVBoxLayout(frame);
    inside->setContentsMargins(1, 1, 1, 1);
    inside->addWidget(m_view);
    m_parts->setObjectName(name + QStringLiteral("Parts"));
    m_parts->setChildrenCollapsible(false);
    m_parts->setHandleWidth(8);
    m_parts->addWidget(frame);
    m_parts->addWidget(m_inspector);
    m_parts->setStretchFactor(0, 3);
    m_parts->setStretchFactor(1, 2);
    m_view->setMinimumHeight(4 * CellDelegate::rowHeight(fontMetrics()));

    connect(&theme, &Theme::changed, m_view->viewport(), qOverload<>(&QWidget::update));
    connect(m_view, &BatchView::currentBatchChanged, this, &BatchPage::inspect);
    connect(m_inspector, &Inspector::detailWanted, this,
            [this](BatchId batch) { Q_EMIT detailWanted(m_stream, batch); });
    connect(m_inspector, &Inspector::redeliverRequested, this,
            [this](BatchId batch) { Q_EMIT redeliverRequested(m_stream, {batch}); });
}

void BatchPage::showStream(StreamView *stream)
{
    if (m_model)
        m_model->disconnect(this);
    m_stream = stream ? stream->id : 0;
    m_model = stream ? &modelOf(*stream) : nullptr;
    m_inspector->setStream(stream);
    m_view->showBatches(m_model);
    if (!m_model)
        return;
    setColumnWidths(*m_view, widestTexts());
    connect(m_model, &BatchTableModel::batchesChanged, this, [this](const QList<BatchId> &batches) {
        if (!batches.contains(m_inspector->batch()))
            return;
        if (const auto summary = m_model->batch(m_inspector->batch()))
            m_inspector->updateBatch(*summary);
    });
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
