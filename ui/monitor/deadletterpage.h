// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/streamstatus.h"
#include "ui/monitor/batchpage.h"

#include <optional>

QT_BEGIN_NAMESPACE
class QAction;
class QLabel;
class QToolButton;
QT_END_NAMESPACE

namespace penstock {

class CausePanel;
class FilterBar;
class NoticeBar;

//! What was given up, by cause, and what can be done with it.
class DeadLetterPage final : public BatchPage
{
    Q_OBJECT

public:
    DeadLetterPage(const Theme &theme, Clock clock, QWidget *parent = nullptr);

    void setSurroundings(const Catalog &catalog, const QString &dataFolder) override;
    void showStream(StreamView *stream) override;
    void showStatus(const StreamStatus &status) override;
    void tick() override;

    [[nodiscard]] QList<BatchId> selected() const;

    //! Asks to halve the dead letter that is selected, or says that one has to be.
    void halveSelected();

protected:
    void filterAnswered() override;
    void clearFilter() override;

    [[nodiscard]] BatchTableModel &modelOf(StreamView &stream) const override;
    [[nodiscard]] QStringList widestTexts() const override;

private:
    void buildLayout();
    void buildRedelivery(const Theme &theme);
    void buildExport(const Theme &theme);
    void buildDiscard(const Theme &theme);
    void connectActions();
    void composeFilter();
    void showSummary();
    void showRedelivery();
    void stopOrHideRedelivery();
    void showDiscarding();
    void undoOrHideDiscarding();
    void updateButtons();
    [[nodiscard]] QList<BatchId> shown() const;
    [[nodiscard]] QList<BatchId> allShown() const { return isFiltered() ? shown() : QList<BatchId>(); } //!< empty: all

    StreamStatus m_status;
    Filter m_typed;                                  //!< in the filter's field
    QString m_filterProblem;                         //!< with what is typed there
    std::optional<RedeliveryProgress> m_hidden;      //!< the user has read what came of it
    std::optional<DiscardProgress> m_readDiscarding; //!< the same
    NoticeBar *m_redelivery;
    NoticeBar *m_discarding;
    CausePanel *m_causes;
    FilterBar *m_filter;
    QLabel *m_summary;
    QToolButton *m_redeliver;
    QAction *m_redeliverSelected;
    QAction *m_redeliverAll;
    QToolButton *m_export;
    QAction *m_exportSelected;
    QAction *m_exportAll;
    QToolButton *m_discard;
    QAction *m_discardSelected;
    QAction *m_discardAll;
    QAction *m_restore;
};

} // namespace penstock
