// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/secret/keystore.h"

namespace penstock {

//! A desktop without one.
class NoKeyStore final : public KeyStore
{
public:
    void find(std::function<void(bool)> done) override { done(false); }
    void read(const QByteArray &, std::function<void(const Result<QByteArray> &)> done) override
    {
        done(failure(QStringLiteral("none")));
    }
    void write(const QByteArray &, const QByteArray &, std::function<void(const Result<> &)> done) override
    {
        done(failure(QStringLiteral("none")));
    }
};

} // namespace penstock
