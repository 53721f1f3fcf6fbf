// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/secret/keystore.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <optional>

namespace penstock {

//! A desktop's key store in memory.
class FakeKeyStore final : public KeyStore
{
public:
    bool there = true;
    std::optional<Error> refusal; //!< of every read and write
    QHash<QByteArray, QByteArray> keys;

    void find(std::function<void(bool)> done) override
    {
        answer([this, done = std::move(done)] { done(there); });
    }

    void read(const QByteArray &id, std::function<void(const Result<QByteArray> &)> done) override
    {
        answer([this, id, done = std::move(done)] {
            if (refusal)
                done(Unexpected(*refusal));
            else if (keys.contains(id))
                done(keys.value(id));
            else
                done(failure(QStringLiteral("no such key")));
        });
    }

    void write(const QByteArray &id, const QByteArray &key, std::function<void(const Result<> &)> done) override
    {
        answer([this, id, key, done = std::move(done)] {
            if (refusal)
                return done(Unexpected(*refusal));
            keys.insert(id, key);
            done({});
        });
    }

private:
    void answer(std::function<void()> task) { QTimer::singleShot(0, &m_context, std::move(task)); }

    QObject m_context;
};

} // namespace penstock
