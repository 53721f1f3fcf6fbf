// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/page.h"

QT_BEGIN_NAMESPACE
class QHBoxLayout;
class QStackedWidget;
class QTabBar;
QT_END_NAMESPACE

namespace penstock {

class History;
class StreamNotices;
class Theme;

//! Right of the streams: tabs, what is to be known about the chosen stream, and the page that is open.
class PageArea final : public QWidget
{
    Q_OBJECT

public:
    explicit PageArea(const Theme &theme, QWidget *parent = nullptr);

    void addPage(Page *page);
    void openPage(int page);
    void openPage(const Page *page);

    [[nodiscard]] const QList<Page *> &pages() const { return m_pages; }

    void showStream(StreamView *stream); //!< nullptr: none
    void showStatus(const StreamStatus &status);
    void addAttempts(const QList<AttemptRecord> &attempts);
    void follow(History &history); //!< its answers about single batches and searches
    void tick();

Q_SIGNALS:
    void detailWanted(penstock::StreamId stream, penstock::BatchId batch);
    void redeliverRequested(penstock::StreamId stream, const QList<penstock::BatchId> &batches);
    void redeliveryStopRequested(penstock::StreamId stream);
    void exportRequested(penstock::StreamId stream, const QList<penstock::BatchId> &batches);
    void discardRequested(penstock::StreamId stream, const QList<penstock::BatchId> &batches);
    void halveRequested(penstock::StreamId stream, penstock::BatchId batch);
    void restoreRequested(penstock::StreamId stream, const QList<penstock::BatchId> &batches);
    void notCollectedRequested();
    void vaultRequested();

private:
    void buildLayout();
    void setBadge(int page, qint64 count);
    void showCorner(int page);

    QTabBar *m_tabs;
    StreamNotices *m_notices;
    QStackedWidget *m_stack;
    QHBoxLayout *m_tabRow;
    QList<Page *> m_pages;
};

} // namespace penstock
