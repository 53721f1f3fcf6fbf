// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/secret/secretkey.h"

#include <QByteArray>
#include <QString>

#include <tl/expected.hpp>

#include <map>
#include <variant>

namespace penstock {

// The vault's file, as bytes; doc/vault-format.md tells it in full. Pure: no disk.
//
//     offset  bytes
//          0     15  "penstock-vault\n"
//         15      1  version, 1
//         16      1  key: 1 by Argon2id from a passphrase, 2 random and in a key store
//         17      3  zeros
//         20      4  Argon2id: passes           } numbers are little-endian; zeros for key 2
//         24      8  Argon2id: bytes of memory  }
//         32     16  Argon2id: salt; for key 2 the key's id in the key store
//         48     24  header of crypto_secretstream_xchacha20poly1305
//         72         one encrypted message, tagged final; bytes 0 … 47 are its additional data
//        -32     32  BLAKE2b of all before it: tells a damaged file from a wrong key
//
// The message: each entry's name and value, each with its length in front (4 bytes), ascending by name; padded to a
// multiple of 512 bytes (ISO/IEC 7816-4), so that the file's length does not tell a secret's.

//! What deriving a key from a passphrase costs whoever guesses, and whoever unlocks.
struct KeyCost
{
    quint64 passes = 3;
    quint64 memoryBytes = 256 * 1024 * 1024;

    friend bool operator==(const KeyCost &, const KeyCost &) = default;
};

struct PassphraseKey
{
    KeyCost cost;
    QByteArray salt; //!< 16 bytes
    friend bool operator==(const PassphraseKey &, const PassphraseKey &) = default;
};

struct KeyStoreKey
{
    QByteArray id; //!< 16 bytes
    friend bool operator==(const KeyStoreKey &, const KeyStoreKey &) = default;
};

//! Where a vault's key comes from.
using KeySource = std::variant<PassphraseKey, KeyStoreKey>;

//! The secrets by name; wiped when they go.
class VaultEntries final
{
public:
    VaultEntries() = default;
    ~VaultEntries();
    VaultEntries(VaultEntries &&) noexcept = default;
    VaultEntries &operator=(VaultEntries &&) noexcept = default;
    VaultEntries(const VaultEntries &) = delete;
    VaultEntries &operator=(const VaultEntries &) = delete;

    std::map<QByteArray, QByteArray> values; //!< names are UTF-8
};

enum class VaultFault {
    NoVault,   //!< another kind of file
    Newer,     //!< of a later version of Penstock
    Damaged,   //!< not what was written
    TooCostly, //!< asks for more memory or time than any vault of ours
    WrongKey,  //!< or made by somebody who does not have the key
};

template <typename T>
using VaultResult = tl::expected<T, VaultFault>;

//! Reads what stands in front of the secrets. No number of a hostile file gets through that would cost more than 1 GiB.
[[nodiscard]] VaultResult<KeySource> vaultKeySource(const QByteArray &file);

[[nodiscard]] VaultResult<VaultEntries> decodeVault(const QByteArray &file, const SecretKey &key);

//! Never the same bytes twice.
[[nodiscard]] QByteArray encodeVault(const KeySource &source, const SecretKey &key, const VaultEntries &entries);

[[nodiscard]] PassphraseKey freshPassphraseKey(const KeyCost &cost);
[[nodiscard]] KeyStoreKey freshKeyStoreKey();

//! The passphrase is UTF-8 and means the same however its letters are composed (NFC). None: not enough memory.
[[nodiscard]] std::optional<SecretKey> deriveKey(const QByteArray &passphrase, const PassphraseKey &source);

} // namespace penstock
