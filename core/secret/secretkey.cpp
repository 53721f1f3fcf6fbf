// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/secret/secretkey.h"

#include <sodium.h>

#include <algorithm>
#include <new>

namespace penstock {

namespace {

void startSodium()
{
    static const bool started = sodium_init() >= 0;
    if (!started)
        qFatal("libsodium cannot start: the system gives no random numbers");
}

} // namespace

SecretKey::SecretKey()
{
    startSodium();
    m_bytes = {static_cast<unsigned char *>(sodium_malloc(size)), sodium_free};
    if (!m_bytes)
        throw std::bad_alloc();
}

SecretKey SecretKey::random()
{
    SecretKey key;
    randombytes_buf(key.m_bytes.get(), size);
    return key;
}

std::optional<SecretKey> SecretKey::fromBytes(const QByteArray &bytes)
{
    if (bytes.size() != qsizetype(size))
        return std::nullopt;
    SecretKey key;
    std::copy(bytes.begin(), bytes.end(), key.m_bytes.get());
    return key;
}

std::optional<SecretKey> SecretKey::derived(const QByteArray &passphrase, const QByteArray &salt, quint64 passes,
                                            quint64 memoryBytes)
{
    Q_ASSERT(salt.size() == crypto_pwhash_argon2id_SALTBYTES);
    SecretKey key;
    const int result = crypto_pwhash_argon2id(key.m_bytes.get(), size, passphrase.constData(),
                                              quint64(passphrase.size()),
                                              reinterpret_cast<const unsigned char *>(salt.constData()), passes,
                                              std::size_t(memoryBytes), crypto_pwhash_argon2id_ALG_ARGON2ID13);
    if (result != 0)
        return std::nullopt;
    return key;
}

QByteArray SecretKey::toBytes() const
{
    return {reinterpret_cast<const char *>(m_bytes.get()), qsizetype(size)};
}

void wipe(QByteArray &bytes)
{
    // data() of bytes that are shared would make a copy and wipe that.
    if (bytes.isDetached())
        sodium_memzero(bytes.data(), std::size_t(bytes.size()));
    bytes.clear();
}

QByteArray randomBytes(qsizetype count)
{
    startSodium();
    QByteArray bytes(count, Qt::Uninitialized);
    randombytes_buf(bytes.data(), std::size_t(count));
    return bytes;
}

} // namespace penstock
