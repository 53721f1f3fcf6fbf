// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QToolButton>

namespace penstock {

class Theme;

//! Says whether the list moves with what is new; pressed, it goes there.
class LiveButton final : public QToolButton
{
    Q_OBJECT

public:
    explicit LiveButton(const Theme &theme, QWidget *parent = nullptr);

    void show(bool live, int newRows);

private:
    void paintIcon();

    const Theme &m_theme;
    bool m_live = true;
};

} // namespace penstock
