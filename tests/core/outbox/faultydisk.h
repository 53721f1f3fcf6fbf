// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <atomic>

namespace penstock {

//! A disk that fails on cue, under every database that this process opens from now on.
namespace faultydisk {

void install();

inline std::atomic<bool> full = false;        //!< no file can grow
inline std::atomic<int> soundSyncs = 0;       //!< so many of the next syncs work, whatever the next line says
inline std::atomic<int> failingSyncs = 0;     //!< so many of the next syncs fail, and what they wrote stays unsure
inline std::atomic<bool> unreachable = false; //!< nothing can be opened, read or written
inline std::atomic<int> syncs = 0;            //!< that were asked for

} // namespace faultydisk

} // namespace penstock
