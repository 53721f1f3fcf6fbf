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

    //! How long this share (0 … 1) of the beats took at most, in ms; 0 where there is none.
    [[nodiscard]] double gap(double share) const
    {
        std::vector<double> sorted;
        for (const Beat &beat : m_beats)
            sorted.push_back(beat.gap);
        std::ranges::sort(sorted);
        return sorted.empty() ? 0 : sorted[std::size_t(share * double(sorted.size() - 1))];
    }

    [[nodiscard]] QString report() const
    {
        double worked = 0;
        int late = 0;
        for (const Beat &beat : m_beats) {
            late += beat.gap > 20 ? 1 : 0;
            worked += beat.gap > 20 ? beat.processor : 0;
        }
        if (m_beats.empty())
            return QStringLiteral("no beat");
        return QStringLiteral(
                   "%1 beats: median %2 ms, 99 % %3 ms, longest %4 ms; %5 % over 20 ms, %6 ms of them at work")
            .arg(m_beats.size())
            .arg(gap(0.5), 0, 'f', 1)
            .arg(gap(0.99), 0, 'f', 1)
            .arg(gap(1), 0, 'f', 1)
            .arg(100.0 * double(late) / double(m_beats.size()), 0, 'f', 2)
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
