// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <Qt>

namespace penstock {

//! What models give beside Qt's own roles; delegates paint it.
enum ItemRole {
    KeyRole = Qt::UserRole, //!< BatchId, StreamId or attempt number
    MarkRole,               //!< Mark; only where the cell shows a state
    DetailRole,             //!< the second line
    SortRole,               //!< the bare value behind the text
    EnvironmentRole,        //!< Environment; absent where nobody has said
    FaultRole,              //!< what is wrong with it, in a few words; absent where nothing is
};

} // namespace penstock
