// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/deadletterpage.h"

#include "ui/models/discardwords.h"
#include "ui/models/redeliverywords.h"
#include "ui/models/roles.h"
#include "ui/models/streams.h"
#include "ui/models/wording.h"
#include "ui/monitor/batchview.h"
#include "ui/monitor/causepanel.h"
#include "ui/monitor/filterbar.h"
#include "ui/noticebar.h"
#include "ui/theme/celldelegate.h"
#include "ui/theme/elidedlabel.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace penstock {

namespace {

constexpr Milliseconds undoOffered{60'000}; //!< later the menu has it

Mark markOf(const RedeliveryProgress &progress)
{
    if (!progress.isOver())
        return progress.waits ? Mark::Queued : Mark::InFlight;
    if (progress.deadLettered > 0 || progress.refused > 0)
        return Mark::Warning;
    return progress.stopped ? Mark::Stopped : Mark::Delivered;
}

//! `name`: of the button and its menu, without what they are.
QMenu *addMenu(QToolButton *button, const QString &name, const QString &title)
{
    auto *menu = new QMenu(button);
    menu->setObjectName(name + QStringLiteral("Menu"));
    menu->setAccessibleName(title);
    button->setObjectName(name + QStringLiteral("Button"));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    return menu;
}

} // namespace

DeadLetterPage::DeadLetterPage(const Theme &theme, Clock clock, QWidget *parent)
    : BatchPage(QStringLiteral("deadLetterPage"), tr("Dead letters"), theme, std::move(clock), parent)
    , m_redelivery(new NoticeBar(theme, QStringLiteral("redeliveryNotice"), this))
    , m_discarding(new NoticeBar(theme, QStringLiteral("discardNotice"), this))
    , m_causes(new CausePanel(theme, this))
    , m_filter(new FilterBar(theme, BatchPage::clock(), this))
    , m_summary(new ElidedLabel(this))
    , m_redeliver(new QToolButton(this))
    , m_redeliverSelected(new QAction(tr("Selected dead letters…"), this))
    , m_redeliverAll(new QAction(this))
    , m_export(new QToolButton(this))
    , m_exportSelected(new QAction(tr("Selected dead letters…"), this))
    , m_exportAll(new QAction(this))
    , m_discard(new QToolButton(this))
    , m_discardSelected(new QAction(tr("Selected dead letters…"), this))
    , m_discardAll(new QAction(this))
    , m_restore(new QAction(tr("Bring back what was discarded"), this))
{
    view().setObjectName(QStringLiteral("deadLetterTable"));
    view().setAccessibleName(tr("Dead letters"));
    view().setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_summary->setObjectName(QStringLiteral("deadLetterSummary"));
    m_summary->setProperty("muted", true);
    buildRedelivery(theme);
    buildExport(theme);
    buildDiscard(theme);
    buildLayout();
    connectActions();
    updateButtons();
}

void DeadLetterPage::buildRedelivery(const Theme &theme)
{
    m_redeliverSelected->setObjectName(QStringLiteral("redeliverSelectedAction"));
    m_redeliverAll->setObjectName(QStringLiteral("redeliverShownAction"));
    m_redeliver->setText(tr("Redeliver"));
    m_redeliver->setIcon(theme.icon(QStringLiteral("refresh")));
    m_redeliver->setAccessibleName(tr("Redeliver dead letters"));
    m_redeliver->setToolTip(tr("Send dead letters again with the same body: a second delivery"));
    addMenu(m_redeliver, QStringLiteral("redeliverLetters"), tr("Redeliver"))
        ->addActions({m_redeliverSelected, m_redeliverAll});
}

void DeadLetterPage::buildExport(const Theme &theme)
{
    m_exportSelected->setObjectName(QStringLiteral("exportSelectedAction"));
    m_exportAll->setObjectName(QStringLiteral("exportAllAction"));
    m_export->setText(tr("Export"));
    m_export->setIcon(theme.icon(QStringLiteral("file-export")));
    m_export->setAccessibleName(tr("Export dead letters"));
    m_export->setToolTip(tr("Write their events into a file, one a line, byte for byte as they were sent (NDJSON);\n"
                            "or the requests and answers, secrets masked, as browsers read them (HAR)"));
    addMenu(m_export, QStringLiteral("export"), tr("Export"))->addActions({m_exportSelected, m_exportAll});
}

void DeadLetterPage::buildDiscard(const Theme &theme)
{
    m_discardSelected->setObjectName(QStringLiteral("discardSelectedAction"));
    m_discardAll->setObjectName(QStringLiteral("discardAllAction"));
    m_restore->setObjectName(QStringLiteral("restoreAction"));
    m_discard->setText(tr("Discard"));
    m_discard->setIcon(theme.icon(QStringLiteral("trash")));
    m_discard->setAccessibleName(tr("Discard dead letters, or bring them back"));
    m_discard->setToolTip(tr("Take dead letters out of what may be delivered"));
    QMenu *menu = addMenu(m_discard, QStringLiteral("discard"), tr("Discard"));
    menu->addActions({m_discardSelected, m_discardAll});
    menu->addSeparator();
    menu->addAction(m_restore);
}

void DeadLetterPage::buildLayout()
{
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_filter, 1);
    line->addWidget(m_redeliver);
    line->addWidget(m_export);
    line->addWidget(m_discard);

    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(12, 12, 12, 12);
    all->setSpacing(8);
    all->addWidget(m_redelivery);
    all->addWidget(m_discarding);
    all->addWidget(m_causes);
    all->addLayout(line);
    all->addWidget(m_summary);
    all->addWidget(&parts(), 1);
}

void DeadLetterPage::connectActions()
{
    connect(m_redeliverSelected, &QAction::triggered, this,
            [this] { Q_EMIT redeliverRequested(stream(), selected()); });
    connect(m_redeliverAll, &QAction::triggered, this, [this] { Q_EMIT redeliverRequested(stream(), allShown()); });
    connect(m_exportSelected, &QAction::triggered, this, [this] { Q_EMIT exportRequested(stream(), selected()); });
    connect(m_exportAll, &QAction::triggered, this, [this] { Q_EMIT exportRequested(stream(), allShown()); });
    connect(m_discardSelected, &QAction::triggered, this, [this] { Q_EMIT discardRequested(stream(), selected()); });
    connect(m_discardAll, &QAction::triggered, this, [this] { Q_EMIT discardRequested(stream(), allShown()); });
    connect(m_restore, &QAction::triggered, this, [this] { Q_EMIT restoreRequested(stream(), {}); });
    connect(m_discarding, &NoticeBar::actionPressed, this, &DeadLetterPage::undoOrHideDiscarding);
    connect(m_redelivery, &NoticeBar::actionPressed, this, &DeadLetterPage::stopOrHideRedelivery);
    connect(m_causes, &CausePanel::causeChosen, this, &DeadLetterPage::composeFilter);
    connect(m_filter, &FilterBar::left, &view(), qOverload<>(&QWidget::setFocus));
    connect(m_filter, &FilterBar::filterChanged, this, [this](const Filter &filter) {
        m_typed = filter;
        composeFilter();
    });
    connect(m_filter, &FilterBar::problemChanged, this, [this](const QString &message) {
        m_filterProblem = message;
        showSummary();
    });
}

void DeadLetterPage::composeFilter()
{
    Filter filter = m_typed;
    if (m_causes->cause())
        filter.terms.append({.test = CauseTest{{*m_causes->cause()}}});
    setFilter(filter);
}

void DeadLetterPage::filterAnswered()
{
    if (QItemSelectionModel *selection = view().selectionModel())
        connect(selection, &QItemSelectionModel::selectionChanged, this, &DeadLetterPage::updateButtons,
                Qt::UniqueConnection);
    showSummary();
    updateButtons();
}

void DeadLetterPage::clearFilter()
{
    m_filter->clear();
    m_filter->takeFocus();
}

void DeadLetterPage::setSurroundings(const Catalog &catalog, const QString &dataFolder)
{
    BatchPage::setSurroundings(catalog, dataFolder);
    m_filter->setCatalog(catalog);
}

void DeadLetterPage::showStream(StreamView *stream)
{
    m_status = {};
    m_hidden.reset();
    m_readDiscarding.reset();
    showRedelivery();
    showDiscarding();
    m_causes->setModel(stream ? &stream->causes : nullptr);
    composeFilter();
    BatchPage::showStream(stream);
    filterAnswered();
}

void DeadLetterPage::showStatus(const StreamStatus &status)
{
    m_status = status;
    Q_EMIT badgeChanged(status.batches.deadLettered);
    showRedelivery();
    showDiscarding();
    showSummary();
    updateButtons();
}

void DeadLetterPage::showSummary()
{
    const BatchCounts &counts = m_status.batches;
    if (!m_filterProblem.isEmpty())
        m_summary->setText(m_filterProblem);
    else if (counts.deadLettered == 0 && counts.discarded > 0)
        m_summary->setText(tr("No dead letters; %1 with %2 events were discarded.")
                               .arg(numberText(counts.discarded), numberText(counts.eventsDiscarded)));
    else if (counts.deadLettered == 0)
        m_summary->setText(tr("No dead letters. A batch that fails all its tries is kept here."));
    else if (isFiltered())
        m_summary->setText(
            withSearch(tr("%1 of %2 dead letters match").arg(numberText(shownCount()), numberText(totalCount()))));
    else
        m_summary->setText(tr("%1 batches with %2 events were given up and are kept.")
                               .arg(numberText(counts.deadLettered), numberText(counts.eventsDeadLettered)));
}

void DeadLetterPage::showRedelivery()
{
    const std::optional<RedeliveryProgress> &progress = m_status.redelivery;
    if (!progress || progress == m_hidden)
        return m_redelivery->hide();
    const bool goesOn = !progress->isHandingOver() && !progress->isOver();
    const QString action = progress->isHandingOver() ? tr("Stop") : goesOn ? QString() : tr("Hide");
    m_redelivery->show(markOf(*progress), redeliveryText(*progress), action);
}

void DeadLetterPage::stopOrHideRedelivery()
{
    if (m_status.redelivery->isHandingOver()) {
        Q_EMIT redeliveryStopRequested(stream());
        return;
    }
    m_hidden = m_status.redelivery;
    showRedelivery();
}

void DeadLetterPage::tick()
{
    BatchPage::tick();
    showDiscarding();
}

void DeadLetterPage::showDiscarding()
{
    const std::optional<DiscardProgress> &progress = m_status.discarding;
    const bool isNews = progress && progress->isOver() && progress->total > 0 && progress != m_readDiscarding &&
                        clock()().steady - progress->begun.steady < undoOffered;
    if (!isNews)
        return m_discarding->hide();
    const bool canUndo = progress->kind == DiscardProgress::Kind::Discard && !progress->batches.isEmpty();
    m_discarding->show(progress->refused > 0 ? Mark::Warning
                       : canUndo             ? Mark::Discarded
                                             : Mark::Delivered,
                       discardText(*progress), canUndo ? tr("Undo") : tr("Hide"));
}

void DeadLetterPage::undoOrHideDiscarding()
{
    m_readDiscarding = m_status.discarding;
    showDiscarding();
    if (m_readDiscarding->kind == DiscardProgress::Kind::Discard && !m_readDiscarding->batches.isEmpty())
        Q_EMIT restoreRequested(stream(), m_readDiscarding->batches);
}

QList<BatchId> DeadLetterPage::shown() const
{
    QList<BatchId> batches;
    const QAbstractItemModel *list = view().model();
    for (int row = 0; list && row < list->rowCount(); ++row)
        batches.append(list->index(row, 0).data(KeyRole).toLongLong());
    return batches;
}

QList<BatchId> DeadLetterPage::selected() const
{
    QList<BatchId> batches;
    if (const QItemSelectionModel *selection = view().selectionModel()) {
        for (const QModelIndex &row : selection->selectedRows())
            batches.append(row.data(KeyRole).toLongLong());
    }
    return batches;
}

void DeadLetterPage::halveSelected()
{
    const QList<BatchId> batches = selected();
    if (batches.size() == 1)
        Q_EMIT halveRequested(stream(), batches.first());
    else
        m_summary->setText(tr("Select the one dead letter to look into."));
}

void DeadLetterPage::updateButtons()
{
    const QItemSelectionModel *selection = view().selectionModel();
    m_redeliverSelected->setEnabled(selection && selection->hasSelection());
    m_redeliverAll->setText(isFiltered() ? tr("Matching dead letters…") : tr("All dead letters…"));
    // Before a search ends nobody knows which those are.
    m_redeliverAll->setEnabled(isFiltered() ? shownCount() > 0 && !isSearching() : m_status.batches.deadLettered > 0);
    m_redeliver->setEnabled(m_redeliverSelected->isEnabled() || m_redeliverAll->isEnabled());
    m_exportSelected->setEnabled(m_redeliverSelected->isEnabled());
    m_exportAll->setText(m_redeliverAll->text());
    m_exportAll->setEnabled(m_redeliverAll->isEnabled());
    m_export->setEnabled(m_redeliver->isEnabled());
    m_discardSelected->setEnabled(m_exportSelected->isEnabled());
    m_discardAll->setText(m_exportAll->text());
    m_discardAll->setEnabled(m_exportAll->isEnabled());
    m_restore->setEnabled(m_status.batches.discarded > 0);
    m_discard->setEnabled(m_export->isEnabled() || m_restore->isEnabled());
}

BatchTableModel &DeadLetterPage::modelOf(StreamView &stream) const
{
    return stream.deadLetters;
}

QStringList DeadLetterPage::widestTexts() const
{
    return {QStringLiteral("●● 0000000"), QStringLiteral("00 min ago"), QStringLiteral("00000"),
            QStringLiteral("000.0 KB"),   QStringLiteral("00"),         QStringLiteral("none")};
}

} // namespace penstock
