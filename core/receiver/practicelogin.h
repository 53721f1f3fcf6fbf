// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receiver/httprequest.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace penstock {

//! The user and password that a practice endpoint expects by Basic authentication (RFC 7617).
struct PracticeLogin
{
    QByteArray user;
    QByteArray password;

    //! Why the request is not let in, in a few words without a secret; none when it is.
    [[nodiscard]] std::optional<QString> fault(const HttpRequest &request) const;
};

} // namespace penstock
