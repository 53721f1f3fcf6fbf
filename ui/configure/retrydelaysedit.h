// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/time/moment.h"

#include <QWidget>

#include <vector>

QT_BEGIN_NAMESPACE
class QToolButton;
QT_END_NAMESPACE

namespace penstock {

class NumberBox;
class Theme;

//! The waits between a batch's requests, in seconds: each can be changed, the last one taken away, one more added.
class RetryDelaysEdit final : public QWidget
{
    Q_OBJECT

public:
    explicit RetryDelaysEdit(const Theme &theme, QWidget *parent = nullptr);

    void show(const std::vector<Milliseconds> &delays); //!< no signal

Q_SIGNALS:
    void edited(const std::vector<penstock::Milliseconds> &delays);

private:
    void addBox();
    void setDelay(std::size_t place, qint64 ms);
    void addDelay();
    void removeDelay();

    std::vector<Milliseconds> m_delays;
    std::vector<NumberBox *> m_boxes;
    QToolButton *m_add;
    QToolButton *m_remove;
};

} // namespace penstock
