// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/secret/vaultfile.h"

#include "core/overloaded.h"

#include <QtEndian>

#include <sodium.h>

#include <algorithm>

namespace penstock {

namespace {

constexpr char magic[] = "penstock-vault\n";
constexpr qsizetype magicBytes = sizeof(magic) - 1;
constexpr char version = 1;
constexpr qsizetype versionAt = 15, kindAt = 16, zerosAt = 17, passesAt = 20, memoryAt = 24, saltAt = 32;
constexpr qsizetype saltBytes = 16;
constexpr qsizetype headBytes = 48;
constexpr qsizetype streamHeaderBytes = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr qsizetype overhead = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr qsizetype checksumBytes = 32;
constexpr qsizetype smallest = headBytes + streamHeaderBytes + overhead + checksumBytes;
constexpr std::size_t padding = 512;
constexpr char byPassphrase = 1, byKeyStore = 2;

constexpr KeyCost mostCostly{16, quint64(1024) * 1024 * 1024};
static_assert(saltBytes == crypto_pwhash_argon2id_SALTBYTES);
static_assert(SecretKey::size == crypto_secretstream_xchacha20poly1305_KEYBYTES);

const unsigned char *bytesOf(const QByteArray &bytes, qsizetype offset = 0)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData()) + offset;
}

unsigned char *bytesOf(QByteArray &bytes, qsizetype offset = 0)
{
    return reinterpret_cast<unsigned char *>(bytes.data()) + offset;
}

template <typename Number>
void append(QByteArray &bytes, Number number)
{
    const Number little = qToLittleEndian(number);
    bytes.append(reinterpret_cast<const char *>(&little), sizeof(little));
}

QByteArray checksum(const QByteArray &file, qsizetype count)
{
    QByteArray sum(checksumBytes, Qt::Uninitialized);
    crypto_generichash(bytesOf(sum), checksumBytes, bytesOf(file), quint64(count), nullptr, 0);
    return sum;
}

QByteArray head(const KeySource &source)
{
    QByteArray bytes(magic, magicBytes);
    bytes += version;
    const auto fill = [&bytes](char kind, const KeyCost &cost, const QByteArray &salt) {
        bytes += kind;
        bytes.append(passesAt - zerosAt, '\0');
        append(bytes, quint32(cost.passes));
        append(bytes, quint64(cost.memoryBytes));
        bytes += salt;
    };
    std::visit(Overloaded{
                   [&](const PassphraseKey &key) { fill(byPassphrase, key.cost, key.salt); },
                   [&](const KeyStoreKey &key) { fill(byKeyStore, {0, 0}, key.id); },
               },
               source);
    Q_ASSERT(bytes.size() == headBytes);
    return bytes;
}

QByteArray message(const VaultEntries &entries)
{
    QByteArray text;
    qsizetype size = 0;
    for (const auto &[name, value] : entries.values)
        size += 2 * qsizetype(sizeof(quint32)) + name.size() + value.size();
    text.reserve(size + qsizetype(padding)); // growing would leave copies behind
    for (const auto &[name, value] : entries.values) {
        for (const QByteArray &part : {name, value}) {
            append(text, quint32(part.size()));
            text += part;
        }
    }
    text.resize(size + qsizetype(padding));
    std::size_t padded = 0;
    sodium_pad(&padded, bytesOf(text), std::size_t(size), padding, std::size_t(text.size()));
    text.resize(qsizetype(padded));
    return text;
}

//! Takes a text with its length in front; none when there is not so much left.
std::optional<QByteArray> takePart(const QByteArray &text, qsizetype &at)
{
    constexpr qsizetype lengthBytes = sizeof(quint32);
    if (text.size() - at < lengthBytes)
        return std::nullopt;
    const qsizetype length = qFromLittleEndian<quint32>(bytesOf(text, at));
    if (text.size() - at - lengthBytes < length)
        return std::nullopt;
    const QByteArray part = text.mid(at + lengthBytes, length);
    at += lengthBytes + length;
    return part;
}

VaultResult<VaultEntries> entriesOf(const QByteArray &text)
{
    VaultEntries entries;
    for (qsizetype at = 0; at < text.size();) {
        const auto name = takePart(text, at);
        const auto value = name ? takePart(text, at) : std::nullopt;
        if (!value || !entries.values.emplace(*name, *value).second)
            return tl::unexpected(VaultFault::Damaged);
    }
    return entries;
}

VaultResult<QByteArray> decrypted(const QByteArray &file, const SecretKey &key)
{
    crypto_secretstream_xchacha20poly1305_state state;
    if (crypto_secretstream_xchacha20poly1305_init_pull(&state, bytesOf(file, headBytes), key.data()) != 0)
        return tl::unexpected(VaultFault::WrongKey);
    const qsizetype cipherAt = headBytes + streamHeaderBytes;
    const qsizetype cipherBytes = file.size() - cipherAt - checksumBytes;
    QByteArray text(cipherBytes - overhead, Qt::Uninitialized);
    unsigned char tag = 0;
    const int pulled = crypto_secretstream_xchacha20poly1305_pull(&state, bytesOf(text), nullptr, &tag,
                                                                  bytesOf(file, cipherAt), quint64(cipherBytes),
                                                                  bytesOf(file), quint64(headBytes));
    sodium_memzero(&state, sizeof(state));
    if (pulled != 0 || tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL)
        return tl::unexpected(VaultFault::WrongKey);
    return text;
}

} // namespace

VaultEntries::~VaultEntries()
{
    for (auto &[name, value] : values)
        wipe(value);
}

VaultResult<KeySource> vaultKeySource(const QByteArray &file)
{
    if (!file.startsWith(QByteArray::fromRawData(magic, magicBytes)))
        return tl::unexpected(VaultFault::NoVault);
    if (file.size() > versionAt && file[versionAt] > version)
        return tl::unexpected(VaultFault::Newer);
    if (file.size() < smallest || file[versionAt] != version ||
        !file.endsWith(checksum(file, file.size() - checksumBytes)))
        return tl::unexpected(VaultFault::Damaged);

    const QByteArray salt = file.mid(saltAt, saltBytes);
    const KeyCost cost{qFromLittleEndian<quint32>(bytesOf(file, passesAt)),
                       qFromLittleEndian<quint64>(bytesOf(file, memoryAt))};
    const KeySource source =
        file[kindAt] == byKeyStore ? KeySource(KeyStoreKey{salt}) : KeySource(PassphraseKey{cost, salt});
    // Whoever wrote it wrote it so: nothing may be left that we would not write.
    if (head(source) != file.left(headBytes))
        return tl::unexpected(VaultFault::Damaged);
    if (std::holds_alternative<KeyStoreKey>(source))
        return source;
    if (cost.passes < crypto_pwhash_argon2id_OPSLIMIT_MIN || cost.memoryBytes < crypto_pwhash_argon2id_MEMLIMIT_MIN)
        return tl::unexpected(VaultFault::Damaged);
    if (cost.passes > mostCostly.passes || cost.memoryBytes > mostCostly.memoryBytes)
        return tl::unexpected(VaultFault::TooCostly);
    return source;
}

VaultResult<VaultEntries> decodeVault(const QByteArray &file, const SecretKey &key)
{
    if (const auto source = vaultKeySource(file); !source)
        return tl::unexpected(source.error());
    auto text = decrypted(file, key);
    if (!text)
        return tl::unexpected(text.error());
    std::size_t size = 0;
    if (sodium_unpad(&size, bytesOf(*text), std::size_t(text->size()), padding) != 0)
        return tl::unexpected(VaultFault::Damaged);
    auto entries = entriesOf(QByteArray::fromRawData(text->constData(), qsizetype(size)));
    wipe(*text);
    return entries;
}

QByteArray encodeVault(const KeySource &source, const SecretKey &key, const VaultEntries &entries)
{
    QByteArray text = message(entries);
    QByteArray file = head(source);
    file.resize(headBytes + streamHeaderBytes + text.size() + overhead);
    crypto_secretstream_xchacha20poly1305_state state;
    crypto_secretstream_xchacha20poly1305_init_push(&state, bytesOf(file, headBytes), key.data());
    crypto_secretstream_xchacha20poly1305_push(&state, bytesOf(file, headBytes + streamHeaderBytes), nullptr,
                                               bytesOf(text), quint64(text.size()), bytesOf(file), quint64(headBytes),
                                               crypto_secretstream_xchacha20poly1305_TAG_FINAL);
    sodium_memzero(&state, sizeof(state));
    wipe(text);
    return file + checksum(file, file.size());
}

PassphraseKey freshPassphraseKey(const KeyCost &cost)
{
    return {cost, randomBytes(saltBytes)};
}

KeyStoreKey freshKeyStoreKey()
{
    return {randomBytes(saltBytes)};
}

std::optional<SecretKey> deriveKey(const QByteArray &passphrase, const PassphraseKey &source)
{
    QByteArray composed = QString::fromUtf8(passphrase).normalized(QString::NormalizationForm_C).toUtf8();
    const auto key = SecretKey::derived(composed, source.salt, source.cost.passes, source.cost.memoryBytes);
    wipe(composed);
    return key;
}

} // namespace penstock
