// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/historybudget.h"

#include <QDialog>

QT_BEGIN_NAMESPACE
class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QSpinBox;
QT_END_NAMESPACE

namespace penstock {

//! How much of settled batches the data folder keeps, and what there is.
class HistoryDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit HistoryDialog(QWidget *parent = nullptr);

    void show(const Result<HistoryUse> &use); //!< what is in the fields stays while the user changes it
    void showSet(const QString &problem);     //!< what became of the choice; empty: it is durable

Q_SIGNALS:
    void chosen(const penstock::HistoryBudget &budget);

private:
    void buildFields();
    void buildLayout();
    void choose();
    void showUse(const HistoryUse &use);
    [[nodiscard]] HistoryBudget budget() const;
    void updateButton();

    std::optional<HistoryBudget> m_kept; //!< in the data folder; none: not known yet
    QDoubleSpinBox *m_size;
    QSpinBox *m_days;
    QLabel *m_use;
    QLabel *m_answer;
    QPushButton *m_apply;
};

} // namespace penstock
