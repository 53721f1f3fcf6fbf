// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stream/problem.h"
#include "core/stream/streamconfig.h"

#include <QByteArray>
#include <QList>

namespace penstock {

//! What a stream's file says, and all that is wrong with it.
struct ParsedStreamConfig
{
    StreamConfig config; //!< what could not be read has its default
    QList<Problem> problems;

    //! `config` holds all that the file says: writing it anew loses nothing. Not so with a broken document, a key that
    //! is not known or stands twice, a value that could not be read. A draft has errors and is complete.
    bool complete = false;

    [[nodiscard]] bool usable() const; //!< no error, though perhaps warnings

    friend bool operator==(const ParsedStreamConfig &, const ParsedStreamConfig &) = default;
};

//! Reads a stream's file (UTF-8 JSON, version 1) and checks its values. Strict: a key that is not known, stands twice
//! or has a value of the wrong type is an error. Of a broken document, or one of another version, only that is said.
[[nodiscard]] ParsedStreamConfig parseStreamConfig(const QByteArray &json);

//! The file's one form: every key (the environment and "tls" when they are set), in fixed order, two spaces, a newline at the end. Parsing it gives `config` back.
[[nodiscard]] QByteArray writeStreamConfig(const StreamConfig &config);

} // namespace penstock
