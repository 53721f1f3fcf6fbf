// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <memory>

namespace penstock {

//! Holds a data folder for this process, as long as it lives.
class FolderLock final
{
public:
    //! Error::Kind::Busy, with the other process's id, when it is held already.
    [[nodiscard]] static Result<std::unique_ptr<FolderLock>> take(const QString &folder);
    ~FolderLock();

    //! Whether a process holds it. Asking never comes in the way of one that wants to.
    [[nodiscard]] static bool isHeld(const QString &folder);

    FolderLock(const FolderLock &) = delete;
    FolderLock &operator=(const FolderLock &) = delete;

private:
    explicit FolderLock(int descriptor);

    int m_descriptor;
    int m_sign = -1; //!< locked, too, for those who only ask
};

} // namespace penstock
