// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/streamstatus.h"
#include "core/history/answertimes.h"
#include "core/stream/streamconfig.h"

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

    void setLimits(const DeliveryLimits &limits); //!< of the stream that is shown
    void show(const StreamStatus &status, const Moment &now);
    void showAnswers(const AnswerTimes &answers); //!< of the last ten minutes

private:
    StatTile *addTile(const Theme &theme, const QString &name, const QString &label, int stretch = 2);
    void showBacklog(const StreamStatus &status);
    void showSurvival(const StreamStatus &status, const Moment &now);

    DeliveryLimits m_limits;
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
