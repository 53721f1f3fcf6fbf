// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/streamstatus.h"

#include <QWidget>

namespace penstock {

class StatTile;
class Theme;

//! The numbers that say whether data arrives.
class TileRow final : public QWidget
{
    Q_OBJECT

public:
    explicit TileRow(const Theme &theme, QWidget *parent = nullptr);

    void show(const StreamStatus &status, const Moment &now);

private:
    StatTile *addTile(const Theme &theme, const QString &name, const QString &label, int stretch = 2);

    StatTile *m_delivered;
    StatTile *m_rate;
    StatTile *m_queued;
    StatTile *m_inFlight;
    StatTile *m_backingOff;
    StatTile *m_deadLetters;
    StatTile *m_nextTry;
};

} // namespace penstock
