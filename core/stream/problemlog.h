// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stream/problem.h"

#include <QList>

namespace penstock {

//! Collects problems: a config's reader and its checks report all they find, not the first only.
class ProblemLog
{
public:
    void error(const QString &path, const QString &message, const QString &mend);
    void warn(const QString &path, const QString &message, const QString &mend);

    //! An error too: something has to be written, yet nothing that is written was left unread.
    void missing(const QString &path, const QString &message, const QString &mend);

    //! Adds those without an error at their place or above it: one mistake, one problem.
    void addUncovered(const QList<Problem> &problems);

    [[nodiscard]] const QList<Problem> &problems() const { return m_problems; }

    //! An error other than a missing value has been reported.
    [[nodiscard]] bool holdsMistake() const { return m_holdsMistake; }

private:
    QList<Problem> m_problems;
    bool m_holdsMistake = false;
};

} // namespace penstock
