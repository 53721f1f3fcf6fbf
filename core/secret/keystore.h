// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QByteArray>

#include <functional>

namespace penstock {

//! The desktop's own place for passwords, as far as a vault needs one: keeps its key under an id.
//!
//! Lives in the main thread; answers come in it, later, never inside the call.
class KeyStore
{
public:
    virtual ~KeyStore() = default;

    //! Whether there is one. Asking opens no dialog.
    virtual void find(std::function<void(bool there)> done) = 0;

    virtual void read(const QByteArray &id, std::function<void(const Result<QByteArray> &)> done) = 0;
    virtual void write(const QByteArray &id, const QByteArray &key, std::function<void(const Result<> &)> done) = 0;
};

} // namespace penstock
