// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace penstock {

//! The control at its own width at the left of a line; takes the focus for it. What follows stands right of it.
[[nodiscard]] QWidget *inLine(QWidget *control, const QList<QWidget *> &more = {});

//! Side by side, all of one width.
[[nodiscard]] QWidget *inColumns(const QList<QWidget *> &fields, QWidget *parent);

} // namespace penstock
