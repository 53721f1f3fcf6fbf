// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace penstock {

//! Where the body of a batch stands.
struct BodyPlace
{
    qint64 segment = 0; //!< the file's number
    qint64 offset = 0;
    qint64 checksum = 0; //!< XXH3 of the body, seeded with the batch's id
};

[[nodiscard]] QString segmentPath(const QString &dataFolder, qint64 segment);

} // namespace penstock
