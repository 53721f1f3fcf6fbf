// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/machine/storage.h"
#include "core/time/moment.h"

#include <QLatin1String>
#include <QMetaType>
#include <QString>

#include <optional>

namespace penstock {

//! Something about the machine that delivery has to cope with.
struct MachineProblem
{
    enum class Kind : quint8 {
        DiskFull,
        DiskAlmostFull,
        FolderReadOnly,
        FolderGone,
        ClockJumped,
        Slept,
        NetworkGone,
    };

    Kind kind = Kind::DiskFull;
    QString text; //!< what happened, and what Penstock does about it

    friend bool operator==(const MachineProblem &, const MachineProblem &) = default;
};

[[nodiscard]] std::optional<MachineProblem> problemOf(const Storage &storage, const QString &dataFolder);
[[nodiscard]] MachineProblem clockJumped(Milliseconds by);
[[nodiscard]] MachineProblem slept(Milliseconds time);
[[nodiscard]] MachineProblem networkGone();

//! Has an end of its own; the others are told of for a while.
[[nodiscard]] bool lasts(MachineProblem::Kind kind);

//! Delivery stands still for it.
[[nodiscard]] bool isSerious(MachineProblem::Kind kind);

//! The name in JSON and in the log: diskFull, folderGone, …
[[nodiscard]] QLatin1String problemName(MachineProblem::Kind kind);

} // namespace penstock
