// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/database.h"
#include "core/outbox/records.h"

#include <QStringList>

namespace penstock {

// A stream's name stands in its file and in the ledger, and nothing changes both at once. So a stream that is renamed
// here is found by its former name too, until its file is known to have the new one: after a crash between the two,
// the file still finds its ledger.

//! The stream of this name; registers a new one. One that is found by its former name has that again from now on.
[[nodiscard]] Result<StreamId> streamByName(Database &database, const QString &name);

[[nodiscard]] Result<QStringList> streamNames(Database &database);

//! An error when another stream has the name, and has anything in the ledger.
[[nodiscard]] Result<> renameStream(Database &database, StreamId stream, const QString &name);

//! The stream's file has its name: others may have the former one.
[[nodiscard]] Result<> forgetFormerNames(Database &database, StreamId stream);

} // namespace penstock
