// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

#include <functional>
#include <mutex>
#include <vector>

namespace penstock {

//! Carries calls from other threads into the thread it lives in, in order; many of them cost one event.
class Mailbox final : public QObject
{
    Q_OBJECT

public:
    //! From any thread. The call is made in the mailbox's thread, never inside this one; with the mailbox gone, never.
    void post(std::function<void()> call);

private:
    void deliver();

    std::mutex m_mutex;
    std::vector<std::function<void()>> m_calls; //!< with m_mutex
};

} // namespace penstock
