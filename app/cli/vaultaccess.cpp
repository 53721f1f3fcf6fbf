// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/vaultaccess.h"

#include "app/cli/output.h"
#include "app/cli/terminal.h"
#include "app/keystore/desktopkeystore.h"
#include "core/disk/readprivatefile.h"

#include <QDir>
#include <QEventLoop>

using namespace penstock;

namespace {

constexpr qsizetype longestPassphrase = 4096;

Result<QByteArray> fromFile(const QString &path)
{
    auto passphrase = readPrivateFile(QDir::current().absoluteFilePath(path), longestPassphrase);
    if (passphrase && passphrase->endsWith('\n'))
        passphrase->chop(passphrase->endsWith("\r\n") ? 2 : 1);
    return passphrase;
}

Result<QByteArray> ask(const QString &question, const QString &path)
{
    auto answer = askHidden(question);
    if (!answer)
        return failure(QStringLiteral("The vault %1 is locked. %2 Give its passphrase with --passphrase-fd or "
                                      "--passphrase-file.")
                           .arg(path, answer.error().message),
                       Error::Kind::InvalidInput);
    return answer;
}

Result<QByteArray> passphrase(const Vault &vault, const VaultOptions &options)
{
    if (options.passphraseFd)
        return readLine(*options.passphraseFd, longestPassphrase);
    if (!options.passphraseFile.isEmpty())
        return fromFile(options.passphraseFile);
    return ask(QStringLiteral("Passphrase of the vault %1: ").arg(vault.path()), vault.path());
}

Result<QByteArray> newPassphrase(const Vault &vault, const VaultOptions &options)
{
    if (options.passphraseFd || !options.passphraseFile.isEmpty())
        return passphrase(vault, options);
    printMessage(QStringLiteral("%1 is made. Nobody can recover its passphrase.").arg(vault.path()));
    auto first = ask(QStringLiteral("New passphrase: "), vault.path());
    const auto second =
        first.and_then([&](const QByteArray &) { return ask(QStringLiteral("The same again: "), vault.path()); });
    if (!second)
        return second;
    if (*first != *second)
        return failure(QStringLiteral("The two passphrases are not the same."), Error::Kind::InvalidInput);
    return first;
}

Result<> unlockByKeyStore(Vault &vault, const KeyStoreKey &source)
{
    DesktopKeyStore keyStore;
    QEventLoop waiting;
    Result<QByteArray> key;
    keyStore.read(source.id, [&](const Result<QByteArray> &answer) {
        key = answer;
        waiting.quit();
    });
    waiting.exec();
    if (!key)
        return Unexpected(key.error());
    const auto usable = SecretKey::fromBytes(*key);
    if (!usable)
        return failure(QStringLiteral("What the key store holds is no key of a vault."));
    return vault.unlock(*usable);
}

} // namespace

Result<> unlock(Vault &vault, const VaultOptions &options)
{
    const auto source = vault.keySource();
    if (!source)
        return Unexpected(source.error());
    if (!*source)
        return failure(
            QStringLiteral("There is no vault %1. Name another with --vault, or make it: penstock-cli secret "
                           "set NAME")
                .arg(vault.path()),
            Error::Kind::InvalidInput);
    if (const auto *inKeyStore = std::get_if<KeyStoreKey>(&**source))
        return unlockByKeyStore(vault, *inKeyStore);
    return passphrase(vault, options).and_then([&](const QByteArray &text) { return vault.unlock(text); });
}

Result<> unlockOrCreate(Vault &vault, const VaultOptions &options)
{
    const auto source = vault.keySource();
    if (!source)
        return Unexpected(source.error());
    if (*source)
        return unlock(vault, options);
    return newPassphrase(vault, options).and_then([&](const QByteArray &text) { return vault.create(text); });
}

Result<QByteArray> readSecret(const QString &question)
{
    if (isStdinTerminal())
        return askHidden(question);
    auto value = readStdin(longestSecret + 2);
    if (value && value->endsWith('\n'))
        value->chop(value->endsWith("\r\n") ? 2 : 1);
    return value;
}
