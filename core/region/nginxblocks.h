// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QStringList>

namespace penstock {

//! A directive of an nginx configuration, and what stands in its braces.
struct NginxDirective
{
    QStringList words; //!< without quotation marks; the first is its name. None at the top
    int line = 0;
    QList<NginxDirective> inner;

    [[nodiscard]] QString name() const { return words.value(0); }
};

struct NginxText
{
    NginxDirective top;
    int brokenLine = 0; //!< where braces, quotation marks or a semicolon do not come out; 0: all do
};

[[nodiscard]] NginxText parseNginx(const QStringList &lines);

} // namespace penstock
