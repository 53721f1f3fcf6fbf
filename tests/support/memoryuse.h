// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace penstock {

//! How much more memory the process has held at most since this was made; always 0 under a sanitizer, whose own memory
//! hides the program's.
class MemoryUse final
{
public:
    MemoryUse();
    [[nodiscard]] qint64 growthKiB() const;

private:
    qint64 m_before;
};

} // namespace penstock
