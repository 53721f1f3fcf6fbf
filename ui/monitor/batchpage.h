// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/filter/filter.h"
#include "ui/models/clock.h"
#include "ui/models/sortedbatches.h"
#include "ui/page.h"

#include <QPointer>

#include <memory>

QT_BEGIN_NAMESPACE
class QAbstractItemModel;
class QModelIndex;
class QSplitter;
class QStackedWidget;
QT_END_NAMESPACE

namespace penstock {

class BatchTableModel;
class BatchView;
class Catalog;
class CellDelegate;
class ContentSearch;
class FilteredBatches;
class Inspector;
class NoMatch;
class Theme;

//! A list of a stream's batches and, below it, the one that is selected.
class BatchPage : public Page
{
    Q_OBJECT

public:
    ~BatchPage() override;

    virtual void setSurroundings(const Catalog &catalog, const QString &dataFolder);

    void showStream(StreamView *stream) override;
    void tick() override;
    void addAttempts(const QList<AttemptRecord> &attempts) override;
    void showDetail(const BatchDetail &detail) override;
    void showDetailError(BatchId batch, const QString &error) override;
    void showSearched(const SearchedBodies &searched) override;

protected:
    BatchPage(const QString &name, const QString &title, const Theme &theme, Clock clock, QWidget *parent);

    [[nodiscard]] virtual BatchTableModel &modelOf(StreamView &stream) const = 0;
    [[nodiscard]] virtual QStringList widestTexts() const = 0; //!< of each column but the last

    //! From now on, for whichever stream; one without terms shows all. Answered as soon as the list was gone through.
    void setFilter(const Filter &filter);
    void setSort(const BatchSort &sort); //!< likewise; first sorted in the background
    virtual void filterAnswered() {}     //!< or went on with a search
    virtual void clearFilter() {}        //!< the list is empty by it, and the user wants it off

    [[nodiscard]] bool isFiltered() const { return m_filtered != nullptr; }
    [[nodiscard]] bool isSearching() const; //!< bodies, for what the filter asks about events

    //! How far the search came and what it found, instead of or beside how many match.
    [[nodiscard]] QString withSearch(const QString &matching) const;
    [[nodiscard]] int shownCount() const; //!< batches that pass, of those that are read
    [[nodiscard]] int totalCount() const;

    [[nodiscard]] StreamId stream() const { return m_stream; }
    [[nodiscard]] BatchView &view() const { return *m_view; }
    [[nodiscard]] CellDelegate &cells() const { return *m_cells; }
    [[nodiscard]] QSplitter &parts() const { return *m_parts; } //!< list above, inspector below
    [[nodiscard]] const Clock &clock() const { return m_clock; }

private:
    void inspect(BatchId batch);
    void applyFilter();
    void sortAnswer();
    void showAnswer();
    void followFiltered();
    [[nodiscard]] QModelIndex shownIndex(BatchId batch) const;
    void showList(QAbstractItemModel *list, const QModelIndex &selected);
    void showIfEmpty();
    [[nodiscard]] const ContentSearch *search() const; //!< nullptr: there is no filter that needs one

    const Clock m_clock;
    StreamId m_stream = 0;
    QPointer<BatchTableModel> m_model;
    Filter m_filter;
    std::unique_ptr<FilteredBatches> m_filtered; //!< in view; none: the whole list is
    std::unique_ptr<FilteredBatches> m_next;     //!< the answer that is being worked out
    BatchSort m_sort;
    std::unique_ptr<SortedBatches> m_sorted;     //!< in view, on top of what passes; none: the newest first
    std::unique_ptr<SortedBatches> m_nextSorted; //!< the one that is being worked out
    BatchView *m_view;
    NoMatch *m_noMatch;
    QStackedWidget *m_list; //!< the view, or that nothing matches
    CellDelegate *m_cells;
    Inspector *m_inspector;
    QSplitter *m_parts;
};

} // namespace penstock
