// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/exchange/curloptions.h"
#include "core/exchange/shellwords.h"

namespace penstock {

//! One option as it was given; null where curl has none of this name.
struct CurlArgument
{
    const CurlOption *option = nullptr;
    QString written; //!< "-X", "--data-raw": never with its value
    ShellWord value; //!< empty where the option takes none
    bool lacksValue = false;
};

//! The words behind `curl`, told apart.
struct CurlArguments
{
    QList<CurlArgument> options;
    QList<ShellWord> addresses;
};

//! Takes options as curl does: -XPOST, -sSkX POST, --request POST; and --request=POST, which people write.
[[nodiscard]] CurlArguments readCurlArguments(const QList<ShellWord> &words);

} // namespace penstock
