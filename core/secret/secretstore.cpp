// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/secret/secretstore.h"

#include "core/disk/readprivatefile.h"
#include "core/secret/secretref.h"
#include "core/secret/vault.h"
#include "core/stream/resolvedpath.h"

#include <QCoreApplication>

namespace penstock {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

Result<QByteArray> fromEnvironment(const QString &name)
{
    QByteArray value = qgetenv(name.toLocal8Bit().constData());
    if (value.isEmpty())
        return failure(Words::tr("The environment variable %1 is not set or empty. Set it to the secret before "
                                 "Penstock starts.")
                           .arg(name),
                       Error::Kind::InvalidInput);
    return value;
}

Result<QByteArray> fromFile(const QString &path)
{
    auto secret = readPrivateFile(path, longestSecret);
    if (!secret)
        return secret;
    if (secret->endsWith('\n'))
        secret->chop(secret->endsWith("\r\n") ? 2 : 1);
    if (secret->isEmpty())
        return failure(Words::tr("%1 is empty. Write the secret into it.").arg(path), Error::Kind::InvalidInput);
    return secret;
}

} // namespace

SecretStore::SecretStore(Vault &vault)
    : m_vault(vault)
{
    connect(&m_vault, &Vault::changed, this, &Secrets::changed, Qt::DirectConnection);
}

Result<QByteArray> SecretStore::read(const SecretRef &ref, const QString &baseFolder)
{
    if (const auto fault = checkSecretRef(ref))
        return failure(fault->message + u' ' + fault->mend, Error::Kind::InvalidInput);
    switch (ref.kind) {
    case SecretRef::Kind::Env:
        return fromEnvironment(ref.name);
    case SecretRef::Kind::File:
        return fromFile(resolvedPath(ref.name, baseFolder));
    case SecretRef::Kind::Vault:
        return m_vault.read(ref.name).map_error([&ref](Error error) {
            error.message = Words::tr("The secret %1: %2").arg(secretRefText(ref), error.message);
            return error;
        });
    }
    Q_UNREACHABLE();
}

} // namespace penstock
