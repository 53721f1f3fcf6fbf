// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/choicefilter.h"

#include "ui/models/roles.h"

#include <algorithm>

namespace penstock {

ChoiceFilter::ChoiceFilter(QAbstractItemModel &model, QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setRecursiveFilteringEnabled(true);
    setSourceModel(&model);
}

void ChoiceFilter::search(const QString &words)
{
    m_words = words.split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

bool ChoiceFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QString text = sourceModel()->index(row, 0, parent).data(SearchRole).toString();
    return std::all_of(m_words.begin(), m_words.end(),
                       [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

bool ChoiceFilter::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid())
        return false;
    QModelIndexList rows;
    if (!index.data(HeadingRole).toBool())
        rows.append(mapToSource(index));
    for (int row = 0; row < rowCount(index); ++row)
        rows.append(mapToSource(this->index(row, 0, index)));
    Q_EMIT ticked(rows, value.toInt() == Qt::Checked);
    return true;
}

} // namespace penstock
