// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace penstock {

//! The value is likely a secret, whatever header it stands in: a bearer token, a JSON web token, a vendor's API key.
[[nodiscard]] bool looksLikeSecretValue(const QString &value);

//! Stands where a secret belongs that was handed over on another way: "<sent separately>", "********", "{{token}}".
[[nodiscard]] bool isWithheldSecret(const QString &value);

//! What stands in a ticket in place of a secret.
[[nodiscard]] QString withheldSecretText();

//! The same inside an address, which ends at a blank.
[[nodiscard]] QString withheldParameterText();

//! Lower-case letters, digits and single hyphens: "X-Api-Key of www.example.com" → "x-api-key-of-www-example-com".
[[nodiscard]] QString vaultNamePart(const QString &text);

} // namespace penstock
