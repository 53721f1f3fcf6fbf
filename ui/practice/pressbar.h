// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/practice.h"

#include <QWidget>

namespace penstock {

class ElidedLabel;
class PracticeActions;

//! Buttons that decide what happens to the next request.
class PressBar final : public QWidget
{
    Q_OBJECT

public:
    PressBar(Practice &practice, PracticeActions &actions, QWidget *parent = nullptr);

private:
    void buildLayout(PracticeActions &actions);
    void show();

    Practice &m_practice;
    ElidedLabel *m_pressed;
};

} // namespace penstock
