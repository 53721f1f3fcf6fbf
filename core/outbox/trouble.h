// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

namespace penstock {

//! Whose fault an error of a stored file was, so that the writer knows what to do about it.
enum class Trouble {
    None,
    Statement,  //!< of one statement: the rest of the connection is sound
    DiskFull,   //!< waits for space
    Connection, //!< the file or the connection: close, reopen, verify
};

//! `code` is SQLite's result code, `systemError` the errno that was behind it.
[[nodiscard]] Trouble troubleOf(int code, int systemError);

//! The same in words for people; `words` are SQLite's own.
[[nodiscard]] Error storageError(const QString &path, int code, Trouble trouble, const QString &words);

} // namespace penstock
