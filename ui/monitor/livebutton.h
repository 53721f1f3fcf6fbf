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
    void setSorted(bool sorted); //!< by something else than the newest first

private:
    void describe();
    void paintIcon();

    const Theme &m_theme;
    bool m_live = true;
    bool m_sorted = false;
    int m_newRows = 0;
};

} // namespace penstock
