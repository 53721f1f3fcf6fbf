// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receiver/practicethread.h"

#include "core/receiver/practiceendpoint.h"
#include "core/time/systemscheduler.h"

namespace penstock {

PracticeThread::PracticeThread()
{
    setObjectName(QStringLiteral("practice"));
}

PracticeThread::~PracticeThread()
{
    quit();
    wait();
}

Result<quint16> PracticeThread::listen(const PracticeScript &script)
{
    m_script = script;
    start();
    return m_port.get_future().get();
}

void PracticeThread::run()
{
    SystemScheduler scheduler;
    PracticeEndpoint endpoint(scheduler);
    endpoint.setScript(m_script);
    m_port.set_value(endpoint.listen());
    exec();
}

} // namespace penstock
