// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QElapsedTimer>
#include <QString>
#include <QTimer>

#include <algorithm>
#include <ctime>
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
            const double processor = processorMs();
            m_beats.push_back({double(m_since.nsecsElapsed()) / 1e6, processor - m_processor});
            m_since.start();
            m_processor = processor;
        });
    }

    void start()
    {
        m_beats.clear();
        m_processor = processorMs();
        m_since.start();
        m_timer.start(16);
    }

    void stop() { m_timer.stop(); }

    [[nodiscard]] QString report() const
    {
        std::vector<double> sorted;
        double worked = 0;
        int late = 0;
        for (const Beat &beat : m_beats) {
            sorted.push_back(beat.gap);
            late += beat.gap > 20 ? 1 : 0;
            worked += beat.gap > 20 ? beat.processor : 0;
        }
        std::ranges::sort(sorted);
        if (sorted.empty())
            return QStringLiteral("no beat");
        const auto share = [&sorted](double part) { return sorted[std::size_t(part * double(sorted.size() - 1))]; };
        return QStringLiteral(
                   "%1 beats: median %2 ms, 99 % %3 ms, longest %4 ms; %5 % over 20 ms, %6 ms of them at work")
            .arg(sorted.size())
            .arg(share(0.5), 0, 'f', 1)
            .arg(share(0.99), 0, 'f', 1)
            .arg(sorted.back(), 0, 'f', 1)
            .arg(100.0 * double(late) / double(sorted.size()), 0, 'f', 2)
            .arg(late == 0 ? 0 : worked / late, 0, 'f', 1);
    }

private:
    struct Beat
    {
        double gap;       //!< ms
        double processor; //!< ms of it that this thread was at work
    };

    static double processorMs()
    {
        timespec used{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
        return double(used.tv_sec) * 1000 + double(used.tv_nsec) / 1e6;
    }

    QTimer m_timer;
    QElapsedTimer m_since;
    double m_processor = 0;
    std::vector<Beat> m_beats;
};

} // namespace penstock
