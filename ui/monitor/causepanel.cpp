// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/causepanel.h"

#include "ui/models/causemodel.h"
#include "ui/theme/celldelegate.h"
#include "ui/theme/elidedlabel.h"
#include "ui/theme/table.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

namespace penstock {

namespace {

constexpr int shownRows = 5;

QLabel *words(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

CausePanel::CausePanel(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_table(new QTableView(this))
    , m_title(words(QStringLiteral("causeTitle"), this))
    , m_meaning(words(QStringLiteral("causeMeaning"), this))
    , m_mend(words(QStringLiteral("causeMend"), this))
    , m_sample(new ElidedLabel(this))
{
    setObjectName(QStringLiteral("causePanel"));
    setAccessibleName(tr("Causes"));
    setProperty("panel", true);
    setUpTable(*m_table);
    m_table->setObjectName(QStringLiteral("causeTable"));
    m_table->setAccessibleName(tr("Why batches were given up"));
    m_table->setItemDelegate(new CellDelegate(theme, m_table));
    m_title->setProperty("strong", true);
    m_sample->setObjectName(QStringLiteral("causeSample"));
    m_sample->setProperty("muted", true);
    buildLayout();
    connect(&theme, &Theme::changed, m_table->viewport(), qOverload<>(&QWidget::update));
    showWords();
}

void CausePanel::buildLayout()
{
    const int pad = fontMetrics().height();
    auto *right = new QVBoxLayout;
    right->setContentsMargins(pad, pad / 2, pad, pad / 2);
    right->setSpacing(pad / 3);
    right->addWidget(m_title);
    right->addWidget(m_meaning);
    right->addWidget(m_mend);
    right->addWidget(m_sample);
    right->addStretch(1);

    auto *all = new QHBoxLayout(this);
    all->setContentsMargins(1, 1, 1, 1);
    all->setSpacing(0);
    all->addWidget(m_table, 2);
    all->addLayout(right, 3);
    const int row = CellDelegate::rowHeight(fontMetrics());
    setFixedHeight(row * (shownRows + 1));
}

void CausePanel::setModel(CauseModel *model)
{
    if (m_model == model)
        return;
    if (m_model)
        m_model->disconnect(this);
    m_model = model;
    m_cause.reset();
    const QScopedPointer<QItemSelectionModel> before(m_table->selectionModel());
    m_table->setModel(model);
    showWords();
    if (!model)
        return;
    QHeaderView &columns = *m_table->horizontalHeader();
    columns.setStretchLastSection(false);
    columns.setSectionResizeMode(QHeaderView::ResizeToContents);
    columns.setSectionResizeMode(CauseModel::Cause, QHeaderView::Stretch);
    m_table->selectRow(0);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { choose(current.row()); });
    // A cause that is gone, because its batches were sent again, gives the list back to all of them.
    connect(model, &QAbstractItemModel::rowsRemoved, this, &CausePanel::keepChoice);
    connect(model, &QAbstractItemModel::dataChanged, this, &CausePanel::showWords);
}

void CausePanel::choose(int row)
{
    const auto cause = m_model && row >= 0 ? m_model->cause(row) : std::nullopt;
    if (cause == m_cause)
        return;
    m_cause = cause;
    showWords();
    Q_EMIT causeChosen();
}

void CausePanel::keepChoice()
{
    const int row = m_model->rowOf(m_cause);
    m_table->selectRow(qMax(0, row));
    choose(qMax(0, row));
}

void CausePanel::showWords()
{
    const bool one = m_model && m_cause;
    if (one) {
        const CauseWords cause = causeWords(*m_cause);
        m_title->setText(cause.title);
        m_meaning->setText(cause.meaning);
        m_mend->setText(cause.mend);
        m_sample->setText(tr("For example: %1").arg(m_model->sample(*m_cause)));
    } else {
        m_title->setText(tr("Choose a cause"));
        m_meaning->setText(tr("The list below shows its batches alone, and here stands what it means and what to do."));
    }
    m_mend->setVisible(one);
    m_sample->setVisible(one);
}

} // namespace penstock
