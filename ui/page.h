// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/history.h"

#include "core/engine/streamstatus.h"

#include <QWidget>

namespace penstock {

struct StreamView;

//! One tab of the window: a task on the stream that is chosen on the left.
class Page : public QWidget
{
    Q_OBJECT

public:
    Page(const QString &name, QString title, QWidget *parent);

    [[nodiscard]] const QString &title() const { return m_title; }

    virtual void showStream(StreamView *stream) = 0; //!< nullptr: none is left
    virtual void showStatus(const StreamStatus &status) = 0;
    [[nodiscard]] virtual QWidget *corner() { return nullptr; } //!< its buttons, right of the tabs while it is open
    virtual void tick() {}                                      //!< once a second, for countdowns

    // What the ledger and the engine have to tell about one batch.
    virtual void addAttempts(const QList<AttemptRecord> &) {}
    virtual void showDetail(const BatchDetail &) {}
    virtual void showDetailError(BatchId, const QString &) {}

    virtual void showSearched(const SearchedBodies &) {}

Q_SIGNALS:
    void openRequested();            //!< it wants to be the open tab
    void badgeChanged(qint64 count); //!< what the tab's title says beside it; 0: nothing
    void detailWanted(penstock::StreamId stream, penstock::BatchId batch);
    void searchWanted(const std::shared_ptr<const penstock::BodyMatcher> &matcher,
                      const std::vector<penstock::BatchId> &batches); //!< through their bodies
    void redeliverRequested(penstock::StreamId stream, const QList<penstock::BatchId> &batches); //!< empty: all
    void redeliveryStopRequested(penstock::StreamId stream);
    void exportRequested(penstock::StreamId stream, const QList<penstock::BatchId> &batches);  //!< of their events
    void discardRequested(penstock::StreamId stream, const QList<penstock::BatchId> &batches); //!< empty: all
    void halveRequested(penstock::StreamId stream, penstock::BatchId batch);
    void restoreRequested(penstock::StreamId stream, const QList<penstock::BatchId> &batches); //!< empty: all

private:
    const QString m_title;
};

} // namespace penstock
