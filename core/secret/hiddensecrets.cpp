// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/secret/hiddensecrets.h"

#include "core/secret/secretref.h"

namespace penstock {

Result<QByteArray> HiddenSecrets::read(const SecretRef &ref, const QString &)
{
    if (const auto fault = checkSecretRef(ref))
        return failure(fault->message + u' ' + fault->mend, Error::Kind::InvalidInput);
    return QByteArrayLiteral("hidden");
}

} // namespace penstock
