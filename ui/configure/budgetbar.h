// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>

#include <array>

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace penstock {

struct Budget;

//! What the stream's requests weigh, in three numbers.
class BudgetBar final : public QFrame
{
    Q_OBJECT

public:
    explicit BudgetBar(QWidget *parent = nullptr);

    void show(const Budget &budget, int batchSize);

private:
    struct Number
    {
        QLabel *title;
        QLabel *value;
    };
    std::array<Number, 3> m_numbers;
};

} // namespace penstock
