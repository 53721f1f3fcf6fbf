// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <memory>

namespace penstock {

//! Keeps other processes from writing something for a moment. It ends with the process, however that ends.
class FileLock final
{
public:
    //! Makes the file when it is missing, and waits until nobody else holds it.
    [[nodiscard]] static Result<std::unique_ptr<FileLock>> wait(const QString &path);
    ~FileLock();

    FileLock(const FileLock &) = delete;
    FileLock &operator=(const FileLock &) = delete;

private:
    explicit FileLock(int descriptor);

    int m_descriptor;
};

} // namespace penstock
