// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/exchange/foreigntext.h"
#include "ui/theme/colors.h"

namespace penstock {

// A draft as people read it.

[[nodiscard]] QString foreignKindText(const ForeignText &text); //!< "A curl command"
[[nodiscard]] QString remarkKindText(Remark::Kind kind);
[[nodiscard]] Token remarkToken(Remark::Kind kind);

//! Where the secret stood, and where it will be kept; never its value.
[[nodiscard]] QString foundSecretText(const FoundSecret &secret);

//! Field and value; secrets as what they refer to.
[[nodiscard]] QList<std::pair<QString, QString>> draftRows(const StreamConfig &config);

} // namespace penstock
