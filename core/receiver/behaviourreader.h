// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receiver/scriptkeys.h"

namespace penstock::practice {

//! Takes the keys of one behaviour out of a step, a choice or the like, and leaves the others.
[[nodiscard]] Behaviour readBehaviour(ScriptKeys &keys);

} // namespace penstock::practice
