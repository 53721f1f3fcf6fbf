// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stream/problem.h"

#include <QList>

class QUrl;

namespace penstock {

//! What is wrong with an endpoint's address. No message repeats any part of it: it may hold a password.
[[nodiscard]] QList<Problem> checkAddress(const QString &address, const QString &path);

//! The host is this machine itself, so that nobody on the way can listen.
[[nodiscard]] bool isLoopback(const QUrl &url);

} // namespace penstock
