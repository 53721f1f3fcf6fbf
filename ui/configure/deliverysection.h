// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/configure/section.h"

QT_BEGIN_NAMESPACE
class QCheckBox;
QT_END_NAMESPACE

namespace penstock {

class NumberBox;
class RetryDelaysEdit;
class RetryTimeline;

//! How batches are made and sent: what is documented, and what is an assumption.
class DeliverySection final : public Section
{
    Q_OBJECT

public:
    explicit DeliverySection(const Theme &theme, QWidget *parent = nullptr);

protected:
    void show(const StreamConfig &config) override;

private:
    struct Number;
    void addNumbers();
    void addSchedule();
    void addBeyond();

    QList<std::pair<NumberBox *, qint64 (*)(const DeliveryLimits &)>> m_numbers;
    RetryDelaysEdit *m_delays;
    RetryTimeline *m_timeline;
    FormField *m_schedule = nullptr;
    QCheckBox *m_honorRetryAfter;
    QCheckBox *m_breaker;
    NumberBox *m_breakerFailures;
};

} // namespace penstock
