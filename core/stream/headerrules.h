// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace penstock {

//! A header's name may be this: RFC 9110 section 5.6.2, token.
[[nodiscard]] bool isToken(QByteArrayView name);

//! A header's value may be this: RFC 9110 section 5.5, field-value. Visible characters with spaces and tabs between
//! them, or nothing; no CR, LF or NUL, with which a second header or request could be smuggled in.
[[nodiscard]] bool isFieldValue(QByteArrayView value);

//! Why the user may not set this header, as a sentence; none when they may. Case does not count.
[[nodiscard]] std::optional<QString> forbiddenHeaderReason(QByteArrayView name);
[[nodiscard]] bool isForbiddenHeader(QByteArrayView name);

//! By its name, the value of this header or address parameter is likely a secret: Authorization, X-Api-Key, token …
[[nodiscard]] bool looksSecret(QByteArrayView name);

} // namespace penstock
