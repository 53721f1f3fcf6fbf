// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSortFilterProxyModel>

namespace penstock {

//! Shows what holds every word of a search, and the headings above it. A tick on a heading goes to what is shown below
//! it only.
class ChoiceFilter final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit ChoiceFilter(QAbstractItemModel &model, QObject *parent = nullptr);

    void search(const QString &words);

    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    void ticked(const QModelIndexList &rows, bool on); //!< of the model that is filtered; no headings

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QStringList m_words;
};

} // namespace penstock
