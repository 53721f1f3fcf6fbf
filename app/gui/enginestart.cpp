// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/enginestart.h"

#include "app/gui/threadweight.h"

namespace penstock {

EngineStart::EngineStart(const QString &dataFolder, Secrets &secrets)
    : m_engine(nullptr)
    , m_thread(QThread::create([this, dataFolder, &secrets] {
        yieldToTheWindow();
        m_engine = Engine::open(dataFolder, secrets, QStringLiteral("window"));
        if (m_engine)
            (*m_engine)->moveToThread(thread());
    }))
{
    m_thread->setObjectName(QStringLiteral("opening"));
    connect(m_thread.get(), &QThread::finished, this, &EngineStart::finished);
    m_thread->start();
}

EngineStart::~EngineStart()
{
    m_thread->wait();
}

Result<std::unique_ptr<Engine>> EngineStart::take()
{
    m_thread->wait();
    return std::move(m_engine);
}

} // namespace penstock
