// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/deadletterpage.h"

#include "ui/models/roles.h"
#include "ui/models/streams.h"
#include "ui/models/wording.h"
#include "ui/monitor/batchview.h"
#include "ui/theme/celldelegate.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace penstock {

DeadLetterPage::DeadLetterPage(const Theme &theme, Clock clock, QWidget *parent)
    : BatchPage(QStringLiteral("deadLetterPage"), tr("Dead letters"), theme, std::move(clock), parent)
    , m_summary(new QLabel(this))
    , m_redeliverSelected(new QToolButton(this))
    , m_redeliverAll(new QToolButton(this))
{
    view().setObjectName(QStringLiteral("deadLetterTable"));
    view().setAccessibleName(tr("Dead letters"));
    view().setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_summary->setObjectName(QStringLiteral("deadLetterSummary"));
    m_summary->setProperty("muted", true);
    m_redeliverSelected->setObjectName(QStringLiteral("redeliverSelectedButton"));
    m_redeliverSelected->setText(tr("Redeliver selected…"));
    m_redeliverAll->setObjectName(QStringLiteral("redeliverAllButton"));
    m_redeliverAll->setText(tr("Redeliver all…"));
    for (QToolButton *button : {m_redeliverSelected, m_redeliverAll}) {
        button->setAccessibleName(button->text());
        button->setIcon(theme.icon(QStringLiteral("refresh")));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setToolTip(tr("Send dead letters again with the same body: a second delivery"));
    }
    buildLayout();
    updateButtons();

    connect(m_redeliverSelected, &QToolButton::clicked, this,
            [this] { Q_EMIT redeliverRequested(stream(), selected()); });
    connect(m_redeliverAll, &QToolButton::clicked, this, [this] { Q_EMIT redeliverRequested(stream(), {}); });
}

void DeadLetterPage::buildLayout()
{
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_summary);
    line->addStretch(1);
    line->addWidget(m_redeliverSelected);
    line->addWidget(m_redeliverAll);

    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(12, 12, 12, 12);
    all->setSpacing(8);
    all->addLayout(line);
    all->addWidget(&parts(), 1);
}

void DeadLetterPage::showStream(StreamView *stream)
{
    BatchPage::showStream(stream);
    if (QItemSelectionModel *selection = view().selectionModel())
        connect(selection, &QItemSelectionModel::selectionChanged, this, &DeadLetterPage::updateButtons);
    updateButtons();
}

void DeadLetterPage::showStatus(const StreamStatus &status)
{
    m_count = status.batches.deadLettered;
    m_summary->setText(m_count == 0 ? tr("No dead letters. A batch that fails all its tries is kept here.")
                                    : tr("%1 batches with %2 events were given up and are kept.")
                                          .arg(numberText(m_count), numberText(status.batches.eventsDeadLettered)));
    Q_EMIT badgeChanged(m_count);
    updateButtons();
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

void DeadLetterPage::updateButtons()
{
    const QItemSelectionModel *selection = view().selectionModel();
    m_redeliverSelected->setEnabled(selection && selection->hasSelection());
    m_redeliverAll->setEnabled(m_count > 0);
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
