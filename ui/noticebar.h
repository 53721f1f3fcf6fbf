// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/mark.h"

#include <QFrame>

QT_BEGIN_NAMESPACE
class QLabel;
class QToolButton;
QT_END_NAMESPACE

namespace penstock {

class MarkLabel;
class Theme;

//! A calm line across the window about something that goes on: what it is, and at most one thing to do about it.
class NoticeBar final : public QFrame
{
    Q_OBJECT

public:
    NoticeBar(const Theme &theme, const QString &name, QWidget *parent = nullptr);

    //! `action`: the button's text; empty: no button.
    void show(Mark mark, const QString &text, const QString &action = {});

    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void actionPressed();

private:
    MarkLabel *m_mark;
    QLabel *m_text;
    QToolButton *m_button;
};

} // namespace penstock
