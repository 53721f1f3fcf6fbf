// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/jsonline.h"
#include "core/machine/machineproblem.h"
#include "core/outbox/overview.h"

// `penstock-cli status --json` is a contract: other programs are written against these keys. The command's help names
// them all.

[[nodiscard]] JsonLine statusJson(const std::vector<penstock::StreamOverview> &streams, penstock::Moment now,
                                  const std::optional<penstock::MachineProblem> &problem);
