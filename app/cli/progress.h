// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/streamstatus.h"

//! One line on the terminal that is written over: read, delivered, rate, backlog, next retry. Nothing where stderr is no
//! terminal, so that logs stay readable.
class Progress
{
public:
    Progress();

    void show(const penstock::StreamStatus &status);
    void clear(); //!< before something else is printed

private:
    bool m_isTerminal;
    bool m_isShown = false;
};

//! "12,300 read · 12,000 delivered · 400/s · 3 batches waiting · next retry in 0:42"
[[nodiscard]] QString progressText(const penstock::StreamStatus &status, penstock::Moment now);
