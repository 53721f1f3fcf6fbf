// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <tl/expected.hpp>

namespace penstock {

//! Why something could not be done, in words for the person who has to mend it.
struct Error
{
    enum class Kind {
        Failed,       //!< the operation could not be carried out
        InvalidInput, //!< the input or the config is wrong: the user mends it
        Busy,         //!< another process holds the data folder
        DiskFull,     //!< waits for space and then goes on
        Damaged,      //!< stored data is not what was written
        Locked,       //!< in the vault, which has to be unlocked first
    };

    Kind kind = Kind::Failed;
    QString message; //!< which file, field or host, and the mend

    friend bool operator==(const Error &, const Error &) = default;
};

template <typename T = void>
using Result = tl::expected<T, Error>;

using Unexpected = tl::unexpected<Error>;

//! `return failure(tr("…"))` from a function that returns a Result.
[[nodiscard]] inline Unexpected failure(QString message, Error::Kind kind = Error::Kind::Failed)
{
    return Unexpected(Error{kind, std::move(message)});
}

} // namespace penstock
