// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transform/transform.h"

namespace penstock {

//! Random UUIDs and the machine's clock. One per intake thread.
class SystemEventDefaults final : public EventDefaults
{
public:
    std::string uuid() override;
    std::int64_t epochSeconds() override;
};

} // namespace penstock
