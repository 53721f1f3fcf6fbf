// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/secret/keystore.h"

#include <QObject>

namespace penstock {

//! GNOME's or KDE's key store, through QtKeychain; nothing else than the vault's key is in it.
class DesktopKeyStore final : public KeyStore
{
public:
    void find(std::function<void(bool there)> done) override;
    void read(const QByteArray &id, std::function<void(const Result<QByteArray> &)> done) override;
    void write(const QByteArray &id, const QByteArray &key, std::function<void(const Result<> &)> done) override;

private:
    QObject m_answers; //!< with it gone, none comes
};

} // namespace penstock
