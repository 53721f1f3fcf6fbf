// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"
#include "app/cli/exitcode.h"
#include "app/cli/jsonline.h"
#include "app/cli/output.h"
#include "core/secret/secretref.h"

using namespace penstock;

namespace {

int exitWith(const Result<> &done)
{
    if (done)
        return Done;
    printMessage(done.error().message);
    return exitCodeFor(done.error());
}

} // namespace

int setSecret(const SecretOptions &options)
{
    // Nobody types a passphrase and a secret for a name that cannot be.
    if (const auto fault = checkSecretRef({SecretRef::Kind::Vault, options.name}))
        return exitWith(failure(fault->message + u' ' + fault->mend, Error::Kind::InvalidInput));
    Vault vault(options.vault.file);
    // First the passphrase: with descriptor 0 it is the first line of standard input.
    return exitWith(unlockOrCreate(vault, options.vault).and_then([&] {
        return readSecret(QStringLiteral("Secret %1: ").arg(options.name)).and_then([&](const QByteArray &value) {
            return vault.store(options.name, value);
        });
    }));
}

int listSecrets(const SecretOptions &options)
{
    Vault vault(options.vault.file);
    return exitWith(unlock(vault, options.vault).and_then([&] {
        return vault.names().map([&](const QStringList &names) {
            for (const QString &name : names)
                printResultLine(options.json ? JsonLine().add("name", QJsonValue(name)).toJson() : name.toUtf8());
        });
    }));
}

int removeSecret(const SecretOptions &options)
{
    Vault vault(options.vault.file);
    return exitWith(unlock(vault, options.vault).and_then([&] { return vault.remove(options.name); }));
}
