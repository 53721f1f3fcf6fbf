// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QList>

#include <optional>

namespace penstock {

//! The events of a request's body, each byte for byte as it stands there, in order; views into `body`. None when it is
//! no object with a list "events", or ends before that list does.
[[nodiscard]] std::optional<QList<QByteArrayView>> eventTexts(QByteArrayView body);

} // namespace penstock
