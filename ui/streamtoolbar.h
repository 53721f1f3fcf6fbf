// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QToolBar>

namespace penstock {

class StreamActions;

//! What is done with the chosen stream most often.
class StreamToolBar final : public QToolBar
{
    Q_OBJECT

public:
    explicit StreamToolBar(const StreamActions &actions, QWidget *parent = nullptr);
};

} // namespace penstock
