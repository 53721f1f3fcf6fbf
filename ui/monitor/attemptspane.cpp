// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/attemptspane.h"

#include "ui/models/attemptlines.h"
#include "ui/models/attemptmodel.h"
#include "ui/models/roles.h"
#include "ui/models/story.h"
#include "ui/monitor/differencesdialog.h"
#include "ui/monitor/timelinewidget.h"
#include "ui/theme/celldelegate.h"
#include "ui/theme/table.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScopedValueRollback>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace penstock {

AttemptsPane::AttemptsPane(const Theme &theme, AttemptModel &attempts, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_attempts(attempts)
    , m_timeline(new TimelineWidget(theme, this))
    , m_headline(new QLabel(this))
    , m_detail(new QLabel(this))
    , m_compare(new QToolButton(this))
    , m_table(new QTableView(this))
{
    setUpTable(*m_table);
    m_table->setObjectName(QStringLiteral("attemptTable"));
    m_table->setAccessibleName(tr("Attempts"));
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setItemDelegate(new CellDelegate(theme, m_table));
    m_table->setModel(&m_attempts);
    setColumnWidths(*m_table, {QStringLiteral("00"), QStringLiteral("00:00:00"), QStringLiteral("00.0 ms"),
                               QStringLiteral("none"), QStringLiteral("●● Unconfirmed")});
    m_compare->setObjectName(QStringLiteral("compareAttemptsButton"));
    m_compare->setText(tr("Compare"));
    m_compare->setAccessibleName(tr("Compare two attempts"));
    m_compare->setToolTip(tr("Select two attempts to see what differs (Ctrl+click)"));
    m_compare->setIcon(theme.icon(QStringLiteral("arrows-diff")));
    m_compare->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    buildLayout();
    allowCompare();

    connect(m_compare, &QToolButton::clicked, this, &AttemptsPane::compare);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &AttemptsPane::allowCompare);
    connect(m_timeline, &TimelineWidget::attemptChosen, this, &AttemptsPane::attemptChosen);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                if (current.isValid() && !m_choosing)
                    Q_EMIT attemptChosen(current.data(KeyRole).toInt());
            });
}

void AttemptsPane::buildLayout()
{
    for (QLabel *label : {m_headline, m_detail}) {
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_headline->setObjectName(QStringLiteral("storyHeadline"));
    m_headline->setProperty("strong", true);
    m_detail->setObjectName(QStringLiteral("storyDetail"));
    m_detail->setProperty("muted", true);
    // A layout's minimum knows nothing of wrapped lines: without this, short windows would squeeze what is above.
    m_detail->setMinimumHeight(2 * fontMetrics().lineSpacing());
    m_detail->setAlignment(Qt::AlignLeft | Qt::AlignTop);

    auto *words = new QVBoxLayout;
    const int pad = fontMetrics().height();
    words->setContentsMargins(pad, pad / 2, pad, pad / 2);
    words->setSpacing(pad / 4);
    words->addWidget(m_timeline);
    // Where room is short the table gives way, not the times above the stops.
    m_timeline->setFixedHeight(m_timeline->sizeHint().height());
    words->addSpacing(pad / 2);
    auto *story = new QVBoxLayout;
    story->setSpacing(pad / 4);
    story->addWidget(m_headline);
    story->addWidget(m_detail);
    auto *row = new QHBoxLayout;
    row->addLayout(story, 1);
    row->addWidget(m_compare, 0, Qt::AlignTop);
    words->addLayout(row);

    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addLayout(words);
    all->addWidget(m_table, 1);
    m_table->setMinimumHeight(2 * CellDelegate::rowHeight(fontMetrics()));
}

void AttemptsPane::show(const BatchSummary &batch, const RetryPolicy &policy, const Moment &now)
{
    m_timeline->show(timelineOf(batch, m_attempts.attempts(), policy, now));
    const Story story = storyOf(batch, m_attempts.attempts(), policy);
    m_headline->setText(story.headline);
    m_detail->setText(story.detail);
    allowCompare();
}

QList<int> AttemptsPane::chosenRows() const
{
    QList<int> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows.append(index.row());
    std::ranges::sort(rows);
    return rows;
}

void AttemptsPane::allowCompare()
{
    m_compare->setVisible(m_attempts.rowCount() > 1);
    m_compare->setEnabled(chosenRows().size() == 2);
}

void AttemptsPane::compare()
{
    const QList<int> rows = chosenRows();
    const auto side = [this](int row) {
        const Attempt &attempt = m_attempts.attempts()[row].attempt;
        return ComparedText{tr("attempt %1").arg(attempt.number), attemptLines(attempt), attempt.outcome.answer.body};
    };
    (new DifferencesDialog(m_theme, side(rows.first()), side(rows.last()), this))->open();
}

void AttemptsPane::setCurrent(int attempt)
{
    m_timeline->setCurrent(attempt);
    // It stays as the user chose it, and may be one of two.
    if (m_table->currentIndex().data(KeyRole).toInt() == attempt)
        return;
    const QScopedValueRollback guard(m_choosing, true);
    for (int row = 0; row < m_attempts.rowCount(); ++row) {
        if (m_attempts.index(row, 0).data(KeyRole).toInt() == attempt)
            m_table->selectionModel()->setCurrentIndex(m_attempts.index(row, 0),
                                                       QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    }
}

} // namespace penstock
