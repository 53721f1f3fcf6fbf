// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <cstddef>
#include <memory>
#include <optional>

namespace penstock {

//! The 32 bytes that a vault is encrypted with. They lie in memory that is not swapped out, and are wiped with the last
//! copy; copies share them.
class SecretKey final
{
public:
    static constexpr std::size_t size = 32;

    [[nodiscard]] static SecretKey random();
    [[nodiscard]] static std::optional<SecretKey> fromBytes(const QByteArray &bytes); //!< none: not `size` bytes

    //! Derived by Argon2id; none when there is not so much memory.
    [[nodiscard]] static std::optional<SecretKey> derived(const QByteArray &passphrase, const QByteArray &salt,
                                                          quint64 passes, quint64 memoryBytes);

    [[nodiscard]] const unsigned char *data() const { return m_bytes.get(); }
    [[nodiscard]] QByteArray toBytes() const; //!< a copy that nobody wipes: for a key store's interface

private:
    SecretKey();

    std::shared_ptr<unsigned char> m_bytes;
};

//! Fills the bytes with zeros unless somebody else still has them.
void wipe(QByteArray &bytes);

[[nodiscard]] QByteArray randomBytes(qsizetype count);

} // namespace penstock
