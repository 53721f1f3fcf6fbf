// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "core/secret/vaultfile.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <mutex>
#include <optional>

namespace penstock {

//! Of a secret wherever it is kept, in bytes.
constexpr qint64 longestSecret = 64 * 1024;

//! `${XDG_CONFIG_HOME:-~/.config}/penstock/secrets.vault`
[[nodiscard]] QString defaultVaultPath();

//! The secrets of one person in one encrypted file.
//!
//! Every thread may call; each call reads the file, so that what another process changed counts at once, and only the
//! key is kept in between. Writers of all processes wait for each other; the file is replaced whole, for its owner alone.
class Vault final : public QObject
{
    Q_OBJECT

public:
    explicit Vault(QString path, const KeyCost &cost = {});

    [[nodiscard]] QString path() const { return m_path; }

    //! Where the file's key comes from; none when there is no file yet.
    [[nodiscard]] Result<std::optional<KeySource>> keySource() const;
    [[nodiscard]] bool isOpen() const; //!< its key is known; the file may have got another meanwhile

    //! Makes an empty vault and opens it; an error when there is one.
    [[nodiscard]] Result<> create(const QByteArray &passphrase);
    [[nodiscard]] Result<> create(const KeyStoreKey &source, const SecretKey &key);

    //! Error::Kind::InvalidInput when the passphrase is wrong. Takes as long as the key costs.
    [[nodiscard]] Result<> unlock(const QByteArray &passphrase);
    [[nodiscard]] Result<> unlock(const SecretKey &key);
    void lock();

    //! Encrypts what is in it anew; `current` may be empty when the key is in a key store and the vault is open.
    [[nodiscard]] Result<> changePassphrase(const QByteArray &current, const QByteArray &fresh);

    // With Error::Kind::Locked while it is locked or missing.
    [[nodiscard]] Result<QStringList> names() const;
    [[nodiscard]] Result<QByteArray> read(const QString &name) const;
    [[nodiscard]] Result<> store(const QString &name, const QByteArray &value); //!< returns when it is durable
    [[nodiscard]] Result<> remove(const QString &name);

Q_SIGNALS:
    //! From the thread that did it: unlocked, or an entry stored.
    void changed();

private:
    struct Opened
    {
        KeySource source;
        SecretKey key;
    };

    struct Content
    {
        Opened opened;
        VaultEntries entries;
    };

    [[nodiscard]] Result<QByteArray> readFile() const; //!< empty: missing
    [[nodiscard]] Result<> writeFile(const Opened &opened, const VaultEntries &entries) const;
    [[nodiscard]] Result<Opened> openedWith(const QByteArray &file, const QByteArray &passphrase) const;
    [[nodiscard]] Result<> createWith(const Opened &opened);
    [[nodiscard]] Result<Content> content() const; //!< of the file as it is now
    [[nodiscard]] Result<> change(const std::function<Result<>(VaultEntries &)> &edit);
    [[nodiscard]] Result<Opened> opened(const QByteArray &file) const;
    [[nodiscard]] Unexpected missing() const;
    [[nodiscard]] Unexpected locked() const;
    [[nodiscard]] Unexpected faultOf(VaultFault fault) const;
    [[nodiscard]] QString lockPath() const;
    void keep(const Opened &opened);

    const QString m_path;
    const KeyCost m_cost;
    mutable std::mutex m_mutex;
    std::optional<Opened> m_opened; //!< with m_mutex
};

} // namespace penstock
