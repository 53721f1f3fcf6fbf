// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace penstock {

class ChartActions;

//! Right of the tabs: of this stream, of all streams.
class ScopeSwitch final : public QWidget
{
    Q_OBJECT

public:
    ScopeSwitch(const QString &label, const ChartActions &actions, QWidget *parent);
};

} // namespace penstock
