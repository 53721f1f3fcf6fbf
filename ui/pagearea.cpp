// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pagearea.h"

#include "ui/models/wording.h"
#include "ui/stream/streamnotices.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace penstock {

PageArea::PageArea(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_tabs(new QTabBar(this))
    , m_notices(new StreamNotices(theme, this))
    , m_stack(new QStackedWidget(this))
{
    setProperty("page", true);
    setAttribute(Qt::WA_StyledBackground);
    m_tabs->setObjectName(QStringLiteral("pageTabs"));
    m_tabs->setAccessibleName(tr("Pages"));
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false);
    m_stack->setObjectName(QStringLiteral("pages"));
    buildLayout();
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int page) {
        m_stack->setCurrentIndex(page);
        showCorner(page);
    });
    connect(m_notices, &StreamNotices::notCollectedRequested, this, &PageArea::notCollectedRequested);
    connect(m_notices, &StreamNotices::vaultRequested, this, &PageArea::vaultRequested);
}

void PageArea::buildLayout()
{
    auto *tabLine = new QFrame(this);
    tabLine->setProperty("headLine", true);
    m_tabRow = new QHBoxLayout(tabLine);
    m_tabRow->setContentsMargins(12, 0, 12, 0);
    m_tabRow->addWidget(m_tabs);
    m_tabRow->addStretch(1);

    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(tabLine);
    all->addWidget(m_notices);
    all->addWidget(m_stack, 1);
}

void PageArea::addPage(Page *page)
{
    const int number = m_tabs->addTab(page->title());
    m_stack->addWidget(page);
    m_pages.append(page);
    if (QWidget *corner = page->corner()) {
        m_tabRow->addWidget(corner);
        corner->setVisible(number == m_tabs->currentIndex());
    }
    connect(page, &Page::openRequested, this, [this, number] { openPage(number); });
    connect(page, &Page::badgeChanged, this, [this, number](qint64 count) { setBadge(number, count); });
    connect(page, &Page::openRequested, this, [this, page] { openPage(page); });
    connect(page, &Page::redeliverRequested, this, &PageArea::redeliverRequested);
    connect(page, &Page::redeliveryStopRequested, this, &PageArea::redeliveryStopRequested);
    connect(page, &Page::exportRequested, this, &PageArea::exportRequested);
    connect(page, &Page::discardRequested, this, &PageArea::discardRequested);
    connect(page, &Page::halveRequested, this, &PageArea::halveRequested);
    connect(page, &Page::restoreRequested, this, &PageArea::restoreRequested);
    connect(page, &Page::detailWanted, this, &PageArea::detailWanted);
}

void PageArea::openPage(int page)
{
    m_tabs->setCurrentIndex(page);
}

void PageArea::openPage(const Page *page)
{
    openPage(int(m_pages.indexOf(page)));
}

void PageArea::showCorner(int open)
{
    for (int page = 0; page < int(m_pages.size()); ++page) {
        if (QWidget *corner = m_pages[page]->corner())
            corner->setVisible(page == open);
    }
}

void PageArea::showStream(StreamView *stream)
{
    m_notices->showStream(stream);
    for (Page *page : std::as_const(m_pages))
        page->showStream(stream);
}

void PageArea::showStatus(const StreamStatus &status)
{
    m_notices->showStatus(status);
    for (Page *page : std::as_const(m_pages))
        page->showStatus(status);
}

void PageArea::addAttempts(const QList<AttemptRecord> &attempts)
{
    for (Page *page : std::as_const(m_pages))
        page->addAttempts(attempts);
}

void PageArea::follow(History &history)
{
    for (Page *page : std::as_const(m_pages)) {
        connect(&history, &History::batchRead, page, &Page::showDetail);
        connect(&history, &History::batchFailed, page, &Page::showDetailError);
        connect(&history, &History::bodiesSearched, page, &Page::showSearched);
        connect(page, &Page::searchWanted, &history, &History::searchBodies);
    }
}

void PageArea::tick()
{
    for (Page *page : std::as_const(m_pages))
        page->tick();
}

void PageArea::setBadge(int page, qint64 count)
{
    const QString title = m_pages[page]->title();
    const QString text = count == 0 ? title : tr("%1 (%2)").arg(title, numberText(count));
    if (m_tabs->tabText(page) != text)
        m_tabs->setTabText(page, text);
}

} // namespace penstock
