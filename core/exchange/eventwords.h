// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace penstock {

class Catalog;

//! The events that a piece of a list means, as codes where a code says it all, else as names; empty when it is unknown.
//! "email opened", "MOE_EMAIL_OPEN", "Email Opened (MOE_EMAIL_OPEN)", "Email Sent and SMS Sent", "all push events".
[[nodiscard]] QStringList eventsMeant(const QString &text, const Catalog &catalog);

//! The name that is nearest to it; empty when nothing is near.
[[nodiscard]] QString nearestEvent(const QString &text, const Catalog &catalog);

} // namespace penstock
