// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace penstock {

struct Version1Batch
{
    QByteArray body;
    QByteArray state;
};

//! Writes a database as the first version of the tables had it, with one stream, "a", and these batches from id 1.
[[nodiscard]] bool writeVersion1(const QString &path, const QList<Version1Batch> &batches);

} // namespace penstock
