// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/secret/vault.h"

#include "core/disk/durablefile.h"
#include "core/disk/filelock.h"
#include "core/disk/privatefile.h"
#include "core/disk/readprivatefile.h"
#include "core/disk/userfolders.h"
#include "core/secret/secretref.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace penstock {

namespace {

constexpr qint64 longestFile = 16 * 1024 * 1024;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

Unexpected noSuchEntry(const QString &name)
{
    return failure(Words::tr("The vault has no secret called %1. Store it with: penstock-cli secret set %1").arg(name),
                   Error::Kind::InvalidInput);
}

Result<> checkName(const QString &name)
{
    if (const auto fault = checkSecretRef({SecretRef::Kind::Vault, name}))
        return failure(fault->message + u' ' + fault->mend, Error::Kind::InvalidInput);
    return {};
}

Result<> checkValue(const QByteArray &value)
{
    if (value.isEmpty())
        return failure(Words::tr("An empty text is no secret."), Error::Kind::InvalidInput);
    if (value.size() > longestSecret)
        return failure(Words::tr("A secret holds at most %1 bytes.").arg(longestSecret), Error::Kind::InvalidInput);
    return {};
}

Result<> checkPassphrase(const QByteArray &passphrase)
{
    if (passphrase.isEmpty())
        return failure(Words::tr("The passphrase is empty."), Error::Kind::InvalidInput);
    return {};
}

Result<SecretKey> keyFor(const QByteArray &passphrase, const PassphraseKey &source)
{
    const auto key = deriveKey(passphrase, source);
    if (!key)
        return failure(Words::tr("There is not enough memory to unlock the vault: it takes %1 MiB for a moment.")
                           .arg(source.cost.memoryBytes / (1024 * 1024)));
    return *key;
}

} // namespace

QString defaultVaultPath()
{
    return userConfigFolder() + QStringLiteral("/secrets.vault");
}

Vault::Vault(QString path, const KeyCost &cost)
    : m_path(std::move(path))
    , m_cost(cost)
{
}

Result<std::optional<KeySource>> Vault::keySource() const
{
    const auto file = readFile();
    if (!file)
        return Unexpected(file.error());
    if (file->isEmpty())
        return std::optional<KeySource>();
    const auto source = vaultKeySource(*file);
    if (!source)
        return faultOf(source.error());
    return std::optional<KeySource>(*source);
}

bool Vault::isOpen() const
{
    const std::lock_guard lock(m_mutex);
    return m_opened.has_value();
}

Result<> Vault::create(const QByteArray &passphrase)
{
    if (const auto checked = checkPassphrase(passphrase); !checked)
        return checked;
    const PassphraseKey source = freshPassphraseKey(m_cost);
    const auto key = keyFor(passphrase, source);
    if (!key)
        return Unexpected(key.error());
    return createWith({source, *key});
}

Result<> Vault::create(const KeyStoreKey &source, const SecretKey &key)
{
    return createWith({source, key});
}

Result<> Vault::createWith(const Opened &opened)
{
    if (const auto made = makePrivateFolder(QFileInfo(m_path).absolutePath()); !made)
        return made;
    const auto writing = FileLock::wait(lockPath());
    if (!writing)
        return Unexpected(writing.error());
    const auto file = readFile();
    if (!file)
        return Unexpected(file.error());
    if (!file->isEmpty())
        return failure(Words::tr("There is a vault already: %1.").arg(m_path), Error::Kind::InvalidInput);
    // Made first, so that what is renamed over it is its owner's alone from the first byte.
    if (const auto made = makePrivateFile(m_path); !made)
        return made;
    if (const auto written = writeFile(opened, {}); !written)
        return written;
    keep(opened);
    return {};
}

Result<> Vault::unlock(const QByteArray &passphrase)
{
    const auto file = readFile();
    if (!file)
        return Unexpected(file.error());
    const auto opened = openedWith(*file, passphrase);
    if (!opened)
        return Unexpected(opened.error());
    keep(*opened);
    return {};
}

Result<Vault::Opened> Vault::openedWith(const QByteArray &file, const QByteArray &passphrase) const
{
    if (file.isEmpty())
        return missing();
    const auto source = vaultKeySource(file);
    if (!source)
        return faultOf(source.error());
    const auto *derivation = std::get_if<PassphraseKey>(&*source);
    if (!derivation)
        return failure(Words::tr("The key of %1 is in the desktop's key store: no passphrase opens it.").arg(m_path),
                       Error::Kind::InvalidInput);
    const auto key = keyFor(passphrase, *derivation);
    if (!key)
        return Unexpected(key.error());
    if (const auto decoded = decodeVault(file, *key); !decoded)
        return faultOf(decoded.error());
    return Opened{*source, *key};
}

Result<> Vault::unlock(const SecretKey &key)
{
    const auto file = readFile();
    if (!file)
        return Unexpected(file.error());
    if (file->isEmpty())
        return missing();
    const auto source = vaultKeySource(*file);
    if (!source)
        return faultOf(source.error());
    if (const auto decoded = decodeVault(*file, key); !decoded)
        return faultOf(decoded.error());
    keep({*source, key});
    return {};
}

void Vault::lock()
{
    const std::lock_guard lock(m_mutex);
    m_opened.reset();
}

Result<> Vault::changePassphrase(const QByteArray &current, const QByteArray &fresh)
{
    if (const auto checked = checkPassphrase(fresh); !checked)
        return checked;
    const PassphraseKey source = freshPassphraseKey(m_cost);
    const auto key = keyFor(fresh, source);
    if (!key)
        return Unexpected(key.error());

    const auto writing = FileLock::wait(lockPath());
    if (!writing)
        return Unexpected(writing.error());
    const auto file = readFile();
    if (!file)
        return Unexpected(file.error());
    const auto known = vaultKeySource(*file);
    const bool inKeyStore = known && std::holds_alternative<KeyStoreKey>(*known);
    const auto before = inKeyStore ? opened(*file) : openedWith(*file, current);
    if (!before)
        return Unexpected(before.error());
    const auto kept = decodeVault(*file, before->key);
    if (!kept)
        return faultOf(kept.error());
    if (const auto written = writeFile({source, *key}, *kept); !written)
        return written;
    keep({source, *key});
    return {};
}

Result<QStringList> Vault::names() const
{
    const auto found = content();
    if (!found)
        return Unexpected(found.error());
    QStringList names;
    for (const auto &entry : found->entries.values)
        names.append(QString::fromUtf8(entry.first));
    return names;
}

Result<QByteArray> Vault::read(const QString &name) const
{
    auto found = content();
    if (!found)
        return Unexpected(found.error());
    const auto entry = found->entries.values.find(name.toUtf8());
    if (entry == found->entries.values.end())
        return noSuchEntry(name);
    return std::move(entry->second);
}

Result<> Vault::store(const QString &name, const QByteArray &value)
{
    if (const auto checked = checkName(name).and_then([&] { return checkValue(value); }); !checked)
        return checked;
    return change([&](VaultEntries &entries) -> Result<> {
        QByteArray copy(value.constData(), value.size());
        std::swap(entries.values[name.toUtf8()], copy);
        wipe(copy);
        return {};
    });
}

Result<> Vault::remove(const QString &name)
{
    return change([&](VaultEntries &entries) -> Result<> {
        const auto entry = entries.values.find(name.toUtf8());
        if (entry == entries.values.end())
            return noSuchEntry(name);
        wipe(entry->second);
        entries.values.erase(entry);
        return {};
    });
}

Result<QByteArray> Vault::readFile() const
{
    if (!QFileInfo::exists(m_path))
        return QByteArray();
    return readPrivateFile(m_path, longestFile);
}

Result<> Vault::writeFile(const Opened &opened, const VaultEntries &entries) const
{
    const QByteArray file = encodeVault(opened.source, opened.key, entries);
    if (file.size() > longestFile)
        return failure(Words::tr("%1 is full: remove a secret.").arg(m_path), Error::Kind::InvalidInput);
    return replaceFileDurably(m_path, file);
}

Result<Vault::Content> Vault::content() const
{
    const auto file = readFile();
    if (!file)
        return Unexpected(file.error());
    const auto open = opened(*file);
    if (!open)
        return Unexpected(open.error());
    auto decoded = decodeVault(*file, open->key);
    if (!decoded)
        return faultOf(decoded.error());
    return Content{*open, std::move(*decoded)};
}

Result<Vault::Opened> Vault::opened(const QByteArray &file) const
{
    if (file.isEmpty())
        return missing();
    const auto source = vaultKeySource(file);
    if (!source)
        return faultOf(source.error());
    const std::lock_guard lock(m_mutex);
    // Another process may have changed the passphrase meanwhile.
    if (!m_opened || m_opened->source != *source)
        return locked();
    return *m_opened;
}

void Vault::keep(const Opened &opened)
{
    {
        const std::lock_guard lock(m_mutex);
        m_opened = opened;
    }
    Q_EMIT changed();
}

QString Vault::lockPath() const
{
    // Writers meet at the same lock, also through a link.
    const QString real = QFileInfo(m_path).canonicalFilePath();
    return (real.isEmpty() ? m_path : real) + QStringLiteral(".lock");
}

Unexpected Vault::missing() const
{
    return failure(Words::tr("There is no vault yet: %1 does not exist.").arg(m_path), Error::Kind::Locked);
}

Unexpected Vault::locked() const
{
    return failure(Words::tr("The vault %1 is locked.").arg(m_path), Error::Kind::Locked);
}

Unexpected Vault::faultOf(VaultFault fault) const
{
    switch (fault) {
    case VaultFault::NoVault:
        return failure(Words::tr("%1 is no vault: move it away, or name another file.").arg(m_path),
                       Error::Kind::InvalidInput);
    case VaultFault::Newer:
        return failure(Words::tr("%1 was written by a newer Penstock: open it with that one.").arg(m_path),
                       Error::Kind::InvalidInput);
    case VaultFault::Damaged:
        return failure(Words::tr("%1 is damaged: its content is not what was written. Take it from a backup, or move "
                                 "it away and store the secrets anew.")
                           .arg(m_path),
                       Error::Kind::Damaged);
    case VaultFault::TooCostly:
        return failure(Words::tr("%1 asks for more memory or time than any vault that Penstock writes: it is not "
                                 "opened.")
                           .arg(m_path),
                       Error::Kind::InvalidInput);
    case VaultFault::WrongKey:
        return failure(Words::tr("That does not open the vault: it has another passphrase or key."),
                       Error::Kind::InvalidInput);
    }
    Q_UNREACHABLE();
}

Result<> Vault::change(const std::function<Result<>(VaultEntries &)> &edit)
{
    if (!isOpen())
        return Unexpected(content().error());
    const auto writing = FileLock::wait(lockPath());
    if (!writing)
        return Unexpected(writing.error());
    auto now = content();
    if (!now)
        return Unexpected(now.error());
    if (const auto edited = edit(now->entries); !edited)
        return edited;
    if (const auto written = writeFile(now->opened, now->entries); !written)
        return written;
    Q_EMIT changed();
    return {};
}

} // namespace penstock
