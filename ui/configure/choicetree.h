// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTreeView>

namespace penstock {

class Theme;

//! Rows with ticks, of a fixed height in a form that scrolls: the wheel is the form's until the tree has the focus.
class ChoiceTree final : public QTreeView
{
    Q_OBJECT

public:
    //! `lastShare`: the last column's, of the width, in per cent.
    ChoiceTree(const Theme &theme, int rows, int lastShare, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void wheelEvent(QWheelEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    const int m_rows;
    const int m_lastShare;
};

} // namespace penstock
