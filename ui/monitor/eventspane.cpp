// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/eventspane.h"

#include "ui/models/prettyjson.h"
#include "ui/models/roles.h"
#include "ui/models/wording.h"
#include "ui/monitor/differencesdialog.h"
#include "ui/monitor/eventlegend.h"
#include "ui/monitor/textview.h"
#include "ui/newestwork.h"
#include "ui/theme/celldelegate.h"
#include "ui/theme/table.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace penstock {

namespace {

// More would make the window wait; one event is some kilobytes.
constexpr qsizetype shownBytes = 128 * 1024;

QString readable(const QByteArray &event)
{
    return QString::fromUtf8(prettyJson(event.left(shownBytes)));
}

} // namespace

EventsPane::EventsPane(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_wanted(std::make_shared<const BodyMatcher>(Filter()))
    , m_found(m_events)
    , m_search(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_compare(new QToolButton(this))
    , m_legend(new EventLegend(theme, this))
    , m_table(new QTableView(this))
    , m_text(new TextView(theme, QStringLiteral("eventText"), tr("Event"), this))
{
    m_search->setObjectName(QStringLiteral("eventSearch"));
    m_search->setAccessibleName(tr("Find an event"));
    m_search->setPlaceholderText(tr("Find an event: UUID, uid, address, name"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(theme.icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_count->setObjectName(QStringLiteral("eventCount"));
    m_count->setProperty("muted", true);
    m_compare->setObjectName(QStringLiteral("compareEventsButton"));
    m_compare->setText(tr("Compare"));
    m_compare->setAccessibleName(tr("Compare two events"));
    m_compare->setToolTip(tr("Select two events to see what differs (Ctrl+click)"));
    m_compare->setIcon(theme.icon(QStringLiteral("arrows-diff")));
    m_compare->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);

    setUpTable(*m_table);
    m_table->setObjectName(QStringLiteral("eventTable"));
    m_table->setAccessibleName(tr("Events of this batch"));
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setItemDelegate(new CellDelegate(theme, m_table));
    m_table->setModel(&m_found);
    setColumnWidths(*m_table, {QStringLiteral("100"), QStringLiteral("User Added to Control Group"),
                               QStringLiteral("■■ Connector"), QStringLiteral("●● Opted out"),
                               QStringLiteral("user-0000000"), QStringLiteral("0000-00-00 00:00"),
                               QStringLiteral("1,000"), QStringLiteral("MOE_EMAIL_DEFERRED_XXX")});
    buildLayout();
    connectParts();
    take({});
}

void EventsPane::buildLayout()
{
    const int pad = fontMetrics().height() / 2;
    auto *top = new QHBoxLayout;
    top->addWidget(m_search, 1);
    top->addWidget(m_count);
    top->addWidget(m_compare);

    auto *parts = new QSplitter(Qt::Horizontal, this);
    parts->setObjectName(QStringLiteral("eventParts"));
    parts->setProperty("panelPart", true);
    parts->setChildrenCollapsible(false);
    parts->setHandleWidth(pad);
    parts->addWidget(m_table);
    parts->addWidget(m_text);
    parts->setStretchFactor(0, 3);
    parts->setStretchFactor(1, 2);
    parts->setSizes({600, 400});

    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(pad, pad, pad, pad);
    all->setSpacing(pad);
    all->addLayout(top);
    all->addWidget(m_legend);
    all->addWidget(parts, 1);
}

void EventsPane::connectParts()
{
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &words) {
        m_found.search(words);
        tellCount();
        if (chosenRows().isEmpty())
            m_table->selectRow(0);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &EventsPane::showChosen);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &EventsPane::showChosen);
    connect(m_compare, &QToolButton::clicked, this, &EventsPane::compare);
}

void EventsPane::setCatalog(const Catalog &catalog)
{
    m_catalog = &catalog;
}

void EventsPane::setWanted(const Filter &filter)
{
    m_wanted = std::make_shared<const BodyMatcher>(filter);
    if (!m_wanted->isNeeded())
        return; // what is chosen stays so
    m_isAsked = false;
    ++m_question;
    read();
}

void EventsPane::show(const std::optional<QByteArray> &body, const QString &problem)
{
    if (body == m_body && problem == m_problem)
        return;
    m_body = body;
    m_problem = problem;
    m_isAsked = false;
    m_isRead = false;
    ++m_question;
    take({});
    read();
}

void EventsPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    read();
}

void EventsPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // The rows come first.
    m_legend->setMostLines(height() / (7 * fontMetrics().height()));
}

//! Only for who looks: most batches are never taken apart.
void EventsPane::read()
{
    if (m_isAsked || !isVisible() || !m_body || !m_catalog)
        return;
    m_isAsked = true;
    inBackground(
        this,
        [body = *m_body, catalog = m_catalog, wanted = m_wanted] {
            return std::pair(batchEvents(body, *catalog), wanted->firstMatch(body));
        },
        [this, question = m_question](const auto &read) {
            if (question != m_question)
                return;
            m_isRead = true;
            take(read.first);
            choose(read.second.value_or(0));
        });
}

void EventsPane::choose(qsizetype begin)
{
    const QModelIndex chosen = m_found.mapFromSource(m_events.index(m_events.rowAt(begin), 0));
    m_table->selectRow(qMax(0, chosen.row()));
    m_table->scrollTo(m_table->currentIndex(), QAbstractItemView::PositionAtCenter);
}

void EventsPane::take(const BatchEvents &events)
{
    m_readProblem = events.problem;
    m_events.setEvents(events);
    m_legend->show(m_events.markCounts());
    tellCount();
    showChosen();
}

void EventsPane::tellCount()
{
    const int all = m_events.rowCount();
    const int shown = m_found.rowCount();
    const QString &problem = m_problem.isEmpty() ? m_readProblem : m_problem;
    if (!problem.isEmpty())
        m_count->setText(problem);
    else if (!m_isRead)
        m_count->setText(tr("Reading…"));
    else if (shown != all)
        m_count->setText(tr("%1 of %2").arg(numberText(shown), numberText(all)));
    else
        m_count->setText(all == 1 ? tr("1 event") : tr("%1 events").arg(numberText(all)));
}

QList<int> EventsPane::chosenRows() const
{
    QList<int> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows.append(index.data(KeyRole).toInt());
    std::ranges::sort(rows);
    return rows;
}

void EventsPane::showChosen()
{
    const QList<int> rows = chosenRows();
    m_compare->setEnabled(rows.size() == 2);
    if (rows.isEmpty())
        return m_text->setText({});
    const int current = m_table->currentIndex().data(KeyRole).toInt();
    m_text->setText(readable(m_events.textOf(rows.contains(current) ? current : rows.first())));
}

void EventsPane::compare()
{
    const QList<int> rows = chosenRows();
    const auto side = [this](int row) {
        return ComparedText{tr("event %1").arg(numberText(row + 1)), {}, m_events.textOf(row)};
    };
    (new DifferencesDialog(m_theme, side(rows.first()), side(rows.last()), this))->open();
}

} // namespace penstock
