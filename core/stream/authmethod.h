// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stream/streamconfig.h"

namespace penstock {

//! How an endpoint knows who sends, as people call it. An API key and a bearer token are static headers.
enum class AuthMethod { None, Basic, ApiKey, Bearer };

struct FoundAuth
{
    AuthMethod method = AuthMethod::None;
    qsizetype header = -1; //!< of the static headers; -1: none

    friend bool operator==(const FoundAuth &, const FoundAuth &) = default;
};

//! What a destination does. Basic first; then the header Authorization, which is a bearer header unless its value says
//! otherwise; then the first header that is kept as a secret or is called as API keys are.
[[nodiscard]] FoundAuth findAuth(const Destination &destination);

//! What is put where the former authentication was.
using NewAuth = std::variant<NoAuth, BasicAuth, StaticHeader>;

//! Takes what findAuth finds out and puts `fresh` in its place, a header where a header was. Other headers stay.
void replaceAuth(Destination &destination, const NewAuth &fresh);

//! "xyz", "Bearer xyz" and "bearer  xyz" give "Bearer xyz", the whole value of the header (RFC 6750 section 2.1).
[[nodiscard]] QString bearerValue(const QString &token);

} // namespace penstock
