// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/exchange/clearsecret.h"
#include "core/stream/streamconfig.h"

#include <QList>
#include <QString>

namespace penstock {

//! One thing that a foreign text did not say, or not clearly. Never repeats a secret.
struct Remark
{
    enum class Kind {
        Missing, //!< the stream needs it, and the text does not have it
        Unclear, //!< may not be what was meant
        Assumed, //!< was filled in
        Ignored, //!< has no place in a stream
    };

    Kind kind = Kind::Unclear;
    int line = 0; //!< from 1; 0 where no single line of the text is meant
    QString text;

    friend bool operator==(const Remark &, const Remark &) = default;
};

//! A secret that stood in a foreign text in clear, and under which name the config expects it in the vault.
struct FoundSecret
{
    enum class Place { Password, Header, Parameter };

    Place place = Place::Password;
    QString where;     //!< the header's or parameter's name; empty for the password
    QString vaultName; //!< the config refers to it, but for a parameter of the address: that is left empty
    ClearSecret value;
};

//! What came out of a foreign text: a stream to look at, and all that is to say about it.
struct Draft
{
    StreamConfig config; //!< refers to secrets, and holds none
    QList<Remark> remarks;
    QList<FoundSecret> secrets;
};

} // namespace penstock
