// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stream/notcollecteddialog.h"

#include "ui/models/wording.h"
#include "ui/theme/celldelegate.h"
#include "ui/theme/table.h"
#include "ui/theme/theme.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace penstock {

NotCollectedDialog::NotCollectedDialog(const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_head(new QLabel(this))
    , m_table(new QTableWidget(0, 2, this))
{
    setObjectName(QStringLiteral("notCollectedDialog"));
    setWindowTitle(tr("Not collected – Penstock"));
    m_head->setWordWrap(true);
    m_head->setTextFormat(Qt::PlainText);
    setUpTable(*m_table);
    m_table->setObjectName(QStringLiteral("notCollectedTable"));
    m_table->setAccessibleName(tr("Events that were not collected, by name"));
    m_table->setHorizontalHeaderLabels({tr("Event"), tr("Not collected")});
    m_table->horizontalHeaderItem(0)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeaderItem(1)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setItemDelegate(new CellDelegate(theme, m_table));

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    const int unit = fontMetrics().height();
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(unit, unit, unit, unit);
    all->setSpacing(unit * 3 / 4);
    all->addWidget(m_head);
    all->addWidget(m_table, 1);
    all->addWidget(buttons);
    resize(unit * 28, unit * 22);
}

void NotCollectedDialog::show(const StreamStatus &status)
{
    m_head->setText(tr("%1: %2 events were not collected while the stream was paused. They can never be sent later.")
                        .arg(status.name, numberText(notCollected(status))));

    QList<std::pair<QByteArray, qint64>> counts(status.notCollected.constKeyValueBegin(),
                                                status.notCollected.constKeyValueEnd());
    std::ranges::sort(counts, [](const auto &one, const auto &other) {
        return std::pair(-one.second, one.first) < std::pair(-other.second, other.first);
    });
    m_table->setRowCount(int(counts.size()));
    for (int row = 0; row < int(counts.size()); ++row) {
        const std::array<QString, 2> texts{QString::fromUtf8(counts[row].first), numberText(counts[row].second)};
        for (int column = 0; column < 2; ++column) {
            auto *item = new QTableWidgetItem(texts[std::size_t(column)]);
            item->setTextAlignment(Qt::AlignVCenter | (column == 1 ? Qt::AlignRight : Qt::AlignLeft));
            m_table->setItem(row, column, item);
        }
    }
    setVisible(true);
}

} // namespace penstock
