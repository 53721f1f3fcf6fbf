// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/engine.h"

#include <QThread>

#include <memory>

namespace penstock {

//! Opens a data folder without making the window wait: looking through a long history takes a while.
//!
//! Lives in the window's thread, and so does the engine once it is taken.
class EngineStart final : public QObject
{
    Q_OBJECT

public:
    EngineStart(const QString &dataFolder, Secrets &secrets);
    ~EngineStart() override; //!< waits: no folder is left half opened

    //! Once, after `finished`.
    [[nodiscard]] Result<std::unique_ptr<Engine>> take();

Q_SIGNALS:
    void finished();

private:
    Result<std::unique_ptr<Engine>> m_engine; //!< the thread's until it has finished
    std::unique_ptr<QThread> m_thread;
};

} // namespace penstock
