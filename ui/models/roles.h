// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMetaType>

namespace penstock {

//! What models give beside Qt's own roles; delegates paint it.
enum ItemRole {
    KeyRole = Qt::UserRole, //!< BatchId, StreamId or attempt number
    MarkRole,               //!< Mark; only where the cell shows a state
    EventMarkRole,          //!< EventMark; of an event's channel or outcome
    DetailRole,             //!< the second line
    SortRole,               //!< the bare value behind the text
    EnvironmentRole,        //!< Environment; absent where nobody has said
    FaultRole,              //!< what is wrong with it, in a few words; absent where nothing is
    HeadingRole,            //!< true for a row that heads those below it
    NoteRole,               //!< a few words behind the text
    NoteToneRole,           //!< Tone of the note
    SearchRole,             //!< what a search looks through
    HintRole,               //!< what to write where there is nothing yet
    SecretRole,             //!< bool: hidden while it is written
};

//! How loud a note is.
enum class Tone { Muted, Warning };

} // namespace penstock

Q_DECLARE_METATYPE(penstock::Tone)
