// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "core/stream/streamconfig.h"

#include <QByteArray>
#include <QObject>

namespace penstock {

//! Looks secrets up for whoever sends a request. Every thread may ask.
class Secrets : public QObject
{
    Q_OBJECT

public:
    //! A relative path starts at `baseFolder`. Error::Kind::Locked when only an unlocked vault can tell. No error
    //! repeats the secret, only where it was looked for.
    [[nodiscard]] virtual Result<QByteArray> read(const SecretRef &ref, const QString &baseFolder) = 0;

Q_SIGNALS:
    //! From any thread: a secret that was missing may be there now.
    void changed();
};

} // namespace penstock
