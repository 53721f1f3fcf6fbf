// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery/outcome.h"

namespace penstock {

QLatin1String outcomeName(Outcome::Kind kind)
{
    switch (kind) {
    case Outcome::Kind::Delivered:
        return QLatin1String("delivered");
    case Outcome::Kind::Failed:
        return QLatin1String("failed");
    case Outcome::Kind::Unconfirmed:
        return QLatin1String("unconfirmed");
    }
    Q_UNREACHABLE();
}

} // namespace penstock
