// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stream/streamconfig.h"

#include <optional>

namespace penstock {

//! "env:NAME", "file:PATH", "vault:NAME": the form in a stream's file.
[[nodiscard]] QString secretRefText(const SecretRef &ref);

//! None when the text names no known place: then it may be the secret itself, so nobody repeats it.
[[nodiscard]] std::optional<SecretRef> secretRefFromText(const QString &text);

//! What is wrong with the reference, as two sentences; none when it can be looked up.
struct SecretRefFault
{
    QString message;
    QString mend;
};
[[nodiscard]] std::optional<SecretRefFault> checkSecretRef(const SecretRef &ref);

//! How to keep a secret out of a stream's file, as a sentence.
[[nodiscard]] QString secretMend();

} // namespace penstock
