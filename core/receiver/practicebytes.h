// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receiver/practicescript.h"

// What the practice endpoint's worse behaviours put on the wire.

namespace penstock::practice {

//! The start of an answer one part of which has no end, and what goes on being sent in that part.
[[nodiscard]] QByteArray endlessStart(const Endless &behaviour);
[[nodiscard]] QByteArray endlessPiece(Endless::Part part);

//! A whole head that promises chunks, and something else.
[[nodiscard]] QByteArray brokenChunks(const HttpAnswer &answer);

//! A gzip stream of that many MiB of zeros.
[[nodiscard]] QByteArray gzipOfZeros(int mebibytes);

[[nodiscard]] QByteArray interimAnswer(int status);

} // namespace penstock::practice
