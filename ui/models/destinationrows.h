// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stream/problem.h"
#include "core/stream/streamconfig.h"
#include "ui/models/pairmodel.h"

namespace penstock {

//! What stands for a secret, whatever its length.
[[nodiscard]] QString secretDots();

//! A destination's headers and an address's parameters, as tables show them.
[[nodiscard]] QList<PairRow> headerRows(const QList<StaticHeader> &headers);
[[nodiscard]] QList<PairRow> parameterRows(const QString &address);

//! What is wrong with the headers of "$.destination", each at its row and column.
[[nodiscard]] QList<PairFault> headerFaults(const QList<Problem> &problems, int headers);

//! Where a header's problem stands; row -1: at none of them.
[[nodiscard]] std::pair<int, int> headerPlace(const QString &path, int headers);

//! What is written as this header's value is a secret: it replaces one, or the name says so.
[[nodiscard]] bool isSecretHeader(const StaticHeader &header);

} // namespace penstock
