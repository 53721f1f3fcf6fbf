// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace penstock {

class Catalog;

//! The data centers that a text may mean: "DC-03", "dc 3", "03", "India", "dashboard-03.…". One is clear, several are
//! not, none is not known. A number that the catalog does not have is given back in the usual form.
[[nodiscard]] QStringList regionsMeant(const QString &text, const Catalog &catalog);

} // namespace penstock
