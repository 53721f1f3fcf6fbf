// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/choicefilter.h"
#include "ui/models/logmodel.h"
#include "ui/models/pausemodel.h"
#include "ui/page.h"

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
class QTableView;
class QToolButton;
class QTreeView;
QT_END_NAMESPACE

namespace penstock {

class ElidedLabel;
class ChartActions;
class ScopeSwitch;
class Theme;

//! Who did what and when, and what the pauses cost: of the chosen stream or of all. Read while it is seen.
class LogPage final : public Page
{
    Q_OBJECT

public:
    LogPage(const Theme &theme, const Clock &clock, History &history, const ChartActions &actions,
            QWidget *parent = nullptr);

    [[nodiscard]] QWidget *corner() override;
    void showStream(StreamView *stream) override;
    void showStatus(const StreamStatus &status) override;
    void tick() override;

    void showPause(WallTime begun); //!< opens the page at it, as soon as it is read

protected:
    void showEvent(QShowEvent *event) override;

private:
    void buildTables(const Theme &theme);
    void buildLayout(const Theme &theme);
    void connectParts();

    [[nodiscard]] std::optional<QString> scope() const; //!< the stream's name; empty: all; none: there is no stream
    void readAnew();
    void readNewer();
    void readOlder(); //!< the next page, unless one is on its way
    void takeRecords(const JournalQuery &query, const std::vector<JournalRecord> &records);
    void takePauses(const QString &stream, const std::vector<PauseRecord> &pauses);
    void openWantedPause();
    void search(const QString &words);
    void showSummary();
    void saveLog();
    void savePauses();
    [[nodiscard]] QString fileName(const QString &what) const;
    [[nodiscard]] std::vector<JournalRecord> shownRecords() const;

    History &m_history;
    const ChartActions &m_actions;
    StreamId m_stream = 0;
    QString m_name;
    std::optional<QString> m_read; //!< whose log is in the lists
    bool m_isReading = false;      //!< a page of older ones is on its way
    bool m_isComplete = false;     //!< nothing older is left
    bool m_saveWanted = false;     //!< as soon as it is complete
    std::optional<WallTime> m_wantedPause;
    QString m_problem;

    LogModel m_log;
    ChoiceFilter m_found;
    PauseModel m_pauses;
    ScopeSwitch *m_corner;
    QLineEdit *m_search;
    ElidedLabel *m_summary;
    QToolButton *m_export;
    QTableView *m_table;
    QLabel *m_pauseSummary;
    QTreeView *m_tree;
};

} // namespace penstock
