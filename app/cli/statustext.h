// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/machine/machineproblem.h"
#include "core/outbox/overview.h"

#include <QStringList>

//! What `penstock-cli status` shows, line by line.
[[nodiscard]] QStringList statusText(const std::vector<penstock::StreamOverview> &streams, penstock::Moment now,
                                     const QString &dataFolder, const std::optional<penstock::MachineProblem> &problem);
