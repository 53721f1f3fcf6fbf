// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/monitornumbers.h"

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

    void show(const MonitorNumbers &numbers, const Moment &now);
    void showAnswers(const AnswerTimes &answers); //!< of the last ten minutes

private:
    StatTile *addTile(const Theme &theme, const QString &name, const QString &label, int stretch = 2);
    void showSurvival(const MonitorNumbers &numbers, const Moment &now);

    StatTile *m_delivered;
    StatTile *m_rate;
    StatTile *m_backlog;
    StatTile *m_inFlight;
    StatTile *m_backingOff;
    StatTile *m_deadLetters;
    StatTile *m_answers;
    StatTile *m_survives;
};

} // namespace penstock
