// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/chart.h"

#include <QObject>

QT_BEGIN_NAMESPACE
class QAction;
class QActionGroup;
class QSettings;
QT_END_NAMESPACE

namespace penstock {

//! What the numbers and the chart of the Monitor, and the log, are about.
struct MonitorChoice
{
    ChartKind kind = ChartKind::Delivery;
    ChartRange range = ChartRange::TenMinutes;
    bool all = false; //!< all streams, else the one that is chosen in the window

    friend bool operator==(const MonitorChoice &, const MonitorChoice &) = default;
};

//! What a user can do with the numbers and the chart of the Monitor and with the log: on the pages, in the menu and on
//! the keyboard. Remembers what was chosen.
class ChartActions final : public QObject
{
    Q_OBJECT

public:
    explicit ChartActions(QSettings &settings, QObject *parent = nullptr);

    [[nodiscard]] const MonitorChoice &choice() const { return m_choice; }
    void setFolded(bool folded); //!< the chart is: of what is not seen nothing can be saved

    QActionGroup *const scopes; //!< this stream, all streams
    QActionGroup *const kinds;
    QActionGroup *const ranges;
    QAction *const unfold; //!< checked while the chart is shown
    QAction *const saveTable;
    QAction *const savePicture;
    QAction *const copyPicture;
    QAction *const saveLog;
    QAction *const savePauses;

Q_SIGNALS:
    void chosen(const penstock::MonitorChoice &choice);
    void chartUsed(); //!< by the user

private:
    QAction *add(const QString &name, const QString &text, const QString &tip);
    QAction *addTo(QActionGroup *group, const QString &name, const QString &text, const QString &tip);
    void addChoices();
    void setKeys();
    void chooseChart(const MonitorChoice &choice);
    void choose(const MonitorChoice &choice);

    QSettings &m_settings;
    MonitorChoice m_choice;
};

} // namespace penstock
