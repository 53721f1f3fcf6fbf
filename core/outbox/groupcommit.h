// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/command.h"

#include <vector>

namespace penstock {

//! What became of a group of commands.
struct Committed
{
};
struct NotCommitted
{
    Error error;
};
struct Unseen //!< the file cannot be opened to see whether the commit is in it
{
    Error error;
};
using CommitResult = std::variant<Committed, NotCommitted, Unseen>;

//! Runs the commands as one transaction. One that fails by itself keeps its error and does not hold up the others.
//! After an error of the connection it opens another, looks, and tries once more.
[[nodiscard]] CommitResult commitGroup(Store &store, std::vector<Command> &group);

} // namespace penstock
