// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

namespace penstock {

//! A file that does nothing but take space. On a full disk it is given up, so that what is in flight can be settled.
class Ballast final
{
public:
    static constexpr qint64 size = 8 * 1024 * 1024;

    [[nodiscard]] static QString pathIn(const QString &folder);

    explicit Ballast(const QString &folder);

    //! Error::Kind::DiskFull when there is no room for it.
    [[nodiscard]] Result<> take();
    void giveUp();

private:
    QString m_path;
};

} // namespace penstock
