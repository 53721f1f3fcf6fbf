// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QtGlobal>

namespace penstock {

//! How far a source has been read. Saved in the same transaction as the batch that holds its events.
struct SourcePosition
{
    QByteArray source;       //!< what is read, e.g. "file:/absolute/path" or "generator:seed=1"
    QByteArray fingerprint;  //!< tells a replaced file from a grown one; empty where that cannot happen
    qint64 offset = 0;       //!< bytes of whole lines consumed (a generator: events)
    qint64 line = 0;         //!< whole lines consumed
    qint64 eventsOfLine = 0; //!< events consumed of the line that begins at `offset`: a line may hold a whole request

    friend bool operator==(const SourcePosition &, const SourcePosition &) = default;
};

} // namespace penstock
