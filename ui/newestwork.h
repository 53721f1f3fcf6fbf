// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/background.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <utility>

namespace penstock {

//! Work on what is still being typed or pasted: begun after a moment's rest, and only the newest one's answer is told.
//!
//! Lives in the window's thread.
class NewestWork final : public QObject
{
public:
    explicit NewestWork(QObject *parent = nullptr)
        : QObject(parent)
    {
        constexpr int restMs = 150;
        m_rest.setSingleShot(true);
        m_rest.setInterval(restMs);
        m_rest.callOnTimeout(this, [this] { m_start(); });
    }

    //! Both as for inBackground().
    template <typename Work, typename Then>
    void ask(Work work, Then then)
    {
        forget();
        m_start = [this, work = std::move(work), then = std::move(then)] {
            inBackground(this, work, [this, number = m_newest, then](const auto &answer) {
                if (number == m_newest)
                    then(answer);
            });
        };
        m_rest.start();
    }

    //! Nothing more is told of what was asked so far.
    void forget()
    {
        ++m_newest;
        m_rest.stop();
    }

private:
    QTimer m_rest;
    std::function<void()> m_start;
    quint64 m_newest = 0;
};

} // namespace penstock
