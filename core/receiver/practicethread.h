// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receiver/practicescript.h"
#include "core/result.h"

#include <QThread>

#include <future>

namespace penstock {

//! The practice endpoint in a thread of its own, beside an engine that sends to it.
class PracticeThread final : private QThread
{
public:
    PracticeThread();
    ~PracticeThread() override; //!< closes it

    //! Listens on a free port of 127.0.0.1 and gives it. Once; waits until it does.
    [[nodiscard]] Result<quint16> listen(const PracticeScript &script);

private:
    void run() override;

    PracticeScript m_script;
    std::promise<Result<quint16>> m_port;
};

} // namespace penstock
