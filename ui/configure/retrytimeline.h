// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/time/moment.h"

#include <QWidget>

#include <vector>

namespace penstock {

class Theme;

//! Draws when a batch that keeps failing is sent: each request, and the waits between them.
class RetryTimeline final : public QWidget
{
    Q_OBJECT

public:
    explicit RetryTimeline(const Theme &theme, QWidget *parent = nullptr);

    void show(const std::vector<Milliseconds> &delays);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] std::vector<double> places(double width) const;

    const Theme &m_theme;
    std::vector<Milliseconds> m_delays;
};

//! "4 requests at most; survives an outage of 210 s".
[[nodiscard]] QString scheduleText(const std::vector<Milliseconds> &delays);

} // namespace penstock
