// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/attempt.h"

#include <QList>

namespace penstock {

//! Attempts at one batch as an HTTP archive, HAR 1.2 (http://www.softwareishard.com/blog/har-12-spec/), which browsers
//! and proxies open. Secrets are masked as in the ledger. What the ledger does not keep is -1 or 0, as the format asks.
[[nodiscard]] QByteArray harText(const QString &url, const QByteArray &body, const QList<Attempt> &attempts);

//! The same for many batches, in pieces so that no more than one batch has to be in memory: the beginning, the attempts at
//! each batch, the end.
class HarPieces final
{
public:
    explicit HarPieces(const QString &url); //!< the stream's address, as its file has it

    [[nodiscard]] QByteArray begin() const;
    [[nodiscard]] QByteArray attempts(const QByteArray &body, const QList<Attempt> &attempts);
    [[nodiscard]] QByteArray end() const;

private:
    QString m_address; //!< as others may see it
    bool m_hasEntries = false;
};

} // namespace penstock
