// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/batch/batch.h"
#include "core/exchange/shellquote.h"

namespace penstock {

//! Where penstock-cli finds a batch.
struct BatchPlace
{
    QString dataFolder;
    QString stream;
    QString config; //!< the stream's file; empty where it has none
    BatchId batch = 0;
};

//! Lists the batch's attempts as JSON.
[[nodiscard]] QString attemptsCommand(const BatchPlace &place, Shell shell);

//! Sends the dead letter again. Empty where the stream has no file: there is no such command then.
[[nodiscard]] QString redeliverCommand(const BatchPlace &place, Shell shell);

} // namespace penstock
