// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace penstock {

class Theme;

//! The window without a stream: the ways to the first one.
class EmptyPage final : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyPage(const Theme &theme, QWidget *parent = nullptr);

Q_SIGNALS:
    void demoRequested();
    void openRequested();
};

} // namespace penstock
