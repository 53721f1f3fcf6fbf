// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QElapsedTimer>
#include <QString>
#include <QTimer>

#include <algorithm>
#include <vector>

namespace penstock {

//! Beats every 16 ms in the thread that made it, and keeps how long each beat really took: what a user's eye and hand wait.
class Heartbeat final
{
public:
    Heartbeat()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            m_gaps.push_back(double(m_since.nsecsElapsed()) / 1e6);
            m_since.start();
        });
    }

    void start()
    {
        m_gaps.clear();
        m_since.start();
        m_timer.start(16);
    }

    void stop() { m_timer.stop(); }

    [[nodiscard]] QString report() const
    {
        std::vector<double> sorted = m_gaps;
        std::ranges::sort(sorted);
        if (sorted.empty())
            return QStringLiteral("no beat");
        const auto share = [&sorted](double part) { return sorted[std::size_t(part * double(sorted.size() - 1))]; };
        const auto late = std::ranges::count_if(sorted, [](double gap) { return gap > 20; });
        return QStringLiteral("%1 beats: median %2 ms, 99 % %3 ms, longest %4 ms; %5 % over 20 ms")
            .arg(sorted.size())
            .arg(share(0.5), 0, 'f', 1)
            .arg(share(0.99), 0, 'f', 1)
            .arg(sorted.back(), 0, 'f', 1)
            .arg(100.0 * double(late) / double(sorted.size()), 0, 'f', 2);
    }

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    std::vector<double> m_gaps;
};

} // namespace penstock
