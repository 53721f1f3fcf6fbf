// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

QT_BEGIN_NAMESPACE
class QSplitter;
class QWidget;
QT_END_NAMESPACE

namespace penstock {

//! The window's two columns: the streams, and what there is to see of the chosen one.
[[nodiscard]] QSplitter *makeColumns(QWidget *panel, QWidget *content, QWidget *parent);

} // namespace penstock
