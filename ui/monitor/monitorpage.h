// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/monitor/batchpage.h"

QT_BEGIN_NAMESPACE
class QLabel;
class QMenu;
class QSettings;
class QToolButton;
QT_END_NAMESPACE

namespace penstock {

class ChartActions;
class ChartPanel;
class ColumnChoice;
class FilterBar;
class LiveButton;
class SavedViews;
class SortMenu;
class Streams;
class TileRow;
class TrafficHistory;

//! What the Monitor shows, each outlives it.
struct MonitorParts
{
    const Streams &streams;
    const TrafficHistory &history;
    QSettings &settings;
};

//! Is my data arriving? Numbers, every batch as it happens, and each one's attempts.
class MonitorPage final : public BatchPage
{
    Q_OBJECT

public:
    MonitorPage(const Theme &theme, Clock clock, const MonitorParts &parts, QWidget *parent = nullptr);

    void setSurroundings(const Catalog &catalog, const QString &dataFolder) override;
    void showStream(StreamView *stream) override;
    [[nodiscard]] const ChartActions &actions() const { return *m_actions; }
    [[nodiscard]] QWidget *corner() override { return m_corner; }
    void showStatus(const StreamStatus &status) override;
    void tick() override;

    [[nodiscard]] QMenu *columnsMenu() const;
    [[nodiscard]] QMenu *sortMenu() const;
    [[nodiscard]] QMenu *viewsMenu() const;

    void goLive();
    void askForFilter();                //!< the cursor goes into its field
    void filterBy(const QString &text); //!< in place of the filter before

Q_SIGNALS:
    void pauseChosen(penstock::WallTime begun); //!< in the chart

protected:
    void filterAnswered() override { showFilterLine(); }
    void clearFilter() override;

    [[nodiscard]] BatchTableModel &modelOf(StreamView &stream) const override;
    [[nodiscard]] QStringList widestTexts() const override;

private:
    void buildLayout(QSettings &settings);
    void showNumbers();
    void showProblem(const QString &message, bool unfinished);
    void showFilterLine();
    void sortBy(int column, Qt::SortOrder order);

    const Streams &m_streams;
    const TrafficHistory &m_traffic;
    ChartActions *m_actions;
    QWidget *m_corner;
    TileRow *m_tiles;
    ChartPanel *m_charts;
    FilterBar *m_filter;
    ColumnChoice *m_columns;
    SortMenu *m_sort;
    SavedViews *m_views;
    QToolButton *m_viewsButton;
    QString m_filterProblem;
    QLabel *m_filterLine; //!< what is wrong with the filter, or how many batches pass; in the run line's place
    QLabel *m_runLine;
    LiveButton *m_liveButton;
};

} // namespace penstock
