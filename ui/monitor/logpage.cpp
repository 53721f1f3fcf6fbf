// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/logpage.h"

#include "ui/models/streams.h"
#include "ui/models/wording.h"
#include "ui/monitor/chartactions.h"
#include "ui/monitor/scopeswitch.h"
#include "ui/savetext.h"
#include "ui/theme/celldelegate.h"
#include "ui/theme/elidedlabel.h"
#include "ui/theme/table.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace penstock {

namespace {

constexpr int pageSize = 1000;

} // namespace

LogPage::LogPage(const Theme &theme, const Clock &clock, History &history, const ChartActions &actions, QWidget *parent)
    : Page(QStringLiteral("logPage"), tr("Log"), parent)
    , m_history(history)
    , m_actions(actions)
    , m_found(m_log)
    , m_pauses(clock)
    , m_corner(new ScopeSwitch(tr("Log of"), actions, this))
    , m_search(new QLineEdit(this))
    , m_summary(new ElidedLabel(this))
    , m_export(new QToolButton(this))
    , m_table(new QTableView(this))
    , m_pauseSummary(new QLabel(this))
    , m_tree(new QTreeView(this))
{
    buildTables(theme);
    buildLayout(theme);
    connectParts();
    showSummary();
}

void LogPage::buildTables(const Theme &theme)
{
    setUpTable(*m_table);
    m_table->setObjectName(QStringLiteral("logTable"));
    m_table->setAccessibleName(tr("Log"));
    m_table->setProperty("framed", true);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setModel(&m_found);
    auto *cells = new CellDelegate(theme, m_table);
    cells->setMuted(LogModel::Program);
    m_table->setItemDelegate(cells);
    setColumnWidths(*m_table, {QStringLiteral("0000-00-00 00:00:00"), QStringLiteral("●● Redelivery stopped"),
                               QStringLiteral("data.engineer"), QStringLiteral("Command line"),
                               QStringLiteral("Orders to the warehouse")});

    m_tree->setObjectName(QStringLiteral("pauseTree"));
    m_tree->setAccessibleName(tr("Pauses"));
    m_tree->setProperty("boxed", true);
    m_tree->setUniformRowHeights(true);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->setItemDelegate(new CellDelegate(theme, m_tree));
    m_tree->setModel(&m_pauses);
    m_tree->header()->setStretchLastSection(true);
    m_tree->header()->setSectionsClickable(false);
    m_tree->header()->setSectionsMovable(false);
    const QFontMetrics metrics = fontMetrics();
    const QStringList widest{QStringLiteral("User Added to Control Group"), QStringLiteral("0000-00-00 00:00:00"),
                             QStringLiteral("00:00:00"), QStringLiteral("Not collected"),
                             QStringLiteral("data.engineer")};
    for (int column = 0; column < int(widest.size()); ++column)
        m_tree->setColumnWidth(column, metrics.horizontalAdvance(widest[column]) + 2 * metrics.height());
    for (const auto *view : {static_cast<QAbstractItemView *>(m_table), static_cast<QAbstractItemView *>(m_tree)})
        connect(&theme, &Theme::changed, view->viewport(), qOverload<>(&QWidget::update));
}

void LogPage::buildLayout(const Theme &theme)
{
    m_search->setObjectName(QStringLiteral("logSearch"));
    m_search->setAccessibleName(tr("Find in the log"));
    m_search->setPlaceholderText(tr("Find in the log: who, what, words"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(theme.icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_summary->setObjectName(QStringLiteral("logSummary"));
    m_summary->setProperty("muted", true);
    m_pauseSummary->setObjectName(QStringLiteral("pauseSummary"));
    m_pauseSummary->setTextFormat(Qt::PlainText);
    m_pauseSummary->setProperty("muted", true);

    auto *menu = new QMenu(m_export);
    menu->setAccessibleName(tr("Export"));
    menu->addActions({m_actions.saveLog, m_actions.savePauses});
    m_export->setObjectName(QStringLiteral("logExportButton"));
    m_export->setText(tr("Export"));
    m_export->setAccessibleName(tr("Save the log or the pauses"));
    m_export->setIcon(theme.icon(QStringLiteral("file-export")));
    m_export->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_export->setPopupMode(QToolButton::InstantPopup);
    m_export->setMenu(menu);

    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_search, 1);
    line->addWidget(m_export);

    auto *below = new QWidget(this);
    auto *pauses = new QVBoxLayout(below);
    pauses->setContentsMargins(0, 0, 0, 0);
    pauses->setSpacing(8);
    pauses->addWidget(m_pauseSummary);
    pauses->addWidget(m_tree, 1);

    auto *parts = new QSplitter(Qt::Vertical, this);
    parts->setObjectName(QStringLiteral("logParts"));
    parts->setChildrenCollapsible(false);
    parts->setHandleWidth(8);
    parts->addWidget(m_table);
    parts->addWidget(below);
    parts->setSizes({600, 300});

    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(12, 12, 12, 12);
    all->setSpacing(8);
    all->addLayout(line);
    all->addWidget(m_summary);
    all->addWidget(parts, 1);
}

void LogPage::connectParts()
{
    connect(&m_history, &History::journalRead, this, &LogPage::takeRecords);
    connect(&m_history, &History::pausesRead, this, &LogPage::takePauses);
    connect(&m_history, &History::journalFailed, this, [this](const QString &error) {
        m_problem = error;
        m_isReading = false;
        showSummary();
    });
    connect(&m_actions, &ChartActions::chosen, this, &LogPage::readAnew);
    connect(m_actions.saveLog, &QAction::triggered, this, &LogPage::saveLog);
    connect(m_actions.savePauses, &QAction::triggered, this, &LogPage::savePauses);
    connect(m_search, &QLineEdit::textChanged, this, &LogPage::search);
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        const QScrollBar *bar = m_table->verticalScrollBar();
        if (value > bar->maximum() - bar->pageStep())
            readOlder();
    });
}

QWidget *LogPage::corner()
{
    return m_corner;
}

void LogPage::showStream(StreamView *stream)
{
    // The history of the name is another's where only a file is there.
    m_stream = stream && stream->id > 0 ? stream->id : 0;
    m_name = stream ? stream->config.name : QString();
    readAnew();
}

void LogPage::showStatus(const StreamStatus &status)
{
    if (status.id != m_stream || status.name == m_name)
        return;
    m_name = status.name;
    readAnew();
}

std::optional<QString> LogPage::scope() const
{
    if (m_actions.choice().all)
        return QString();
    return m_stream > 0 ? std::optional(m_name) : std::nullopt;
}

void LogPage::readAnew()
{
    if (!isVisible() || scope() == m_read)
        return;
    m_read = scope();
    m_log.clear();
    m_pauses.show({});
    m_isReading = false;
    m_isComplete = !m_read;
    m_saveWanted = false;
    m_problem.clear();
    m_table->setColumnHidden(LogModel::Stream, m_read && !m_read->isEmpty());
    m_tree->setColumnHidden(PauseModel::Stream, m_read && !m_read->isEmpty());
    readOlder();
    if (m_read)
        m_history.readPauses(*m_read);
    showSummary();
}

void LogPage::readNewer()
{
    if (!isVisible() || !m_read)
        return;
    if (m_log.newest() > 0)
        m_history.readJournal({.stream = *m_read, .after = m_log.newest()});
    else
        readOlder();
    if (m_pauses.goesOn())
        m_history.readPauses(*m_read);
}

void LogPage::readOlder()
{
    if (!m_read || m_isReading || (m_isComplete && m_log.newest() > 0))
        return;
    m_isReading = true;
    m_history.readJournal({.stream = *m_read, .before = m_log.oldest(), .limit = pageSize});
}

void LogPage::takeRecords(const JournalQuery &query, const std::vector<JournalRecord> &records)
{
    if (query.stream != m_read)
        return;
    const bool isPage = query.limit > 0;
    if (isPage) {
        m_isReading = false;
        m_isComplete = int(records.size()) < query.limit;
    } else if (!records.empty()) {
        m_history.readPauses(*m_read);
    }
    m_log.add(records);
    // What is searched or saved is the whole log.
    if (isPage && !m_isComplete && (m_saveWanted || !m_search->text().isEmpty()))
        readOlder();
    if (m_saveWanted && m_isComplete)
        saveLog();
    showSummary();
}

void LogPage::takePauses(const QString &stream, const std::vector<PauseRecord> &pauses)
{
    if (stream != m_read)
        return;
    m_pauses.show(pauses);
    openWantedPause();
    showSummary();
}

void LogPage::showPause(WallTime begun)
{
    m_wantedPause = begun;
    Q_EMIT openRequested();
    openWantedPause();
}

void LogPage::openWantedPause()
{
    const QModelIndex pause = m_wantedPause ? m_pauses.find(*m_wantedPause) : QModelIndex();
    if (!pause.isValid())
        return;
    m_wantedPause.reset();
    m_tree->setCurrentIndex(pause);
    m_tree->expand(pause);
    m_tree->scrollTo(pause, QAbstractItemView::PositionAtTop);
    m_tree->setFocus();
}

void LogPage::search(const QString &words)
{
    m_found.search(words);
    readOlder();
    showSummary();
}

void LogPage::showSummary()
{
    const int all = m_log.rowCount();
    const int shown = m_found.rowCount();
    if (!m_problem.isEmpty())
        m_summary->setText(m_problem);
    else if (all == 0)
        m_summary->setText(m_isReading ? tr("Reading…")
                                       : tr("Nothing yet. What users and the engine do is written down here."));
    else if (shown != all)
        m_summary->setText(tr("%1 of %2 entries match").arg(numberText(shown), numberText(all)));
    else if (all == 1)
        m_summary->setText(tr("1 entry"));
    else
        m_summary->setText(m_isComplete ? tr("%1 entries").arg(numberText(all))
                                        : tr("The newest %1 entries; scroll down for more").arg(numberText(all)));
    const int pauses = m_pauses.rowCount();
    const QString lost = numberText(m_pauses.eventsLost());
    if (pauses == 0)
        m_pauseSummary->setText(tr("No pauses. What arrives while a stream is paused is counted here, by name."));
    else if (pauses == 1)
        m_pauseSummary->setText(tr("1 pause: %1 events were not collected and can never be sent").arg(lost));
    else
        m_pauseSummary->setText(
            tr("%1 pauses: %2 events were not collected and can never be sent").arg(numberText(pauses), lost));
    m_actions.saveLog->setEnabled(!isVisible() || shown > 0);
    m_actions.savePauses->setEnabled(!isVisible() || pauses > 0);
}

std::vector<JournalRecord> LogPage::shownRecords() const
{
    std::vector<JournalRecord> records;
    for (int row = 0; row < m_found.rowCount(); ++row)
        records.push_back(m_log.record(m_found.mapToSource(m_found.index(row, 0)).row()));
    return records;
}

void LogPage::saveLog()
{
    Q_EMIT openRequested();
    m_saveWanted = !m_isComplete;
    if (m_saveWanted)
        return readOlder();
    askToSaveText(this, fileName(tr("log")), csvOf(shownRecords()));
}

void LogPage::savePauses()
{
    Q_EMIT openRequested();
    askToSaveText(this, fileName(tr("pauses")), m_pauses.csv());
}

QString LogPage::fileName(const QString &what) const
{
    const QString whose = m_read && !m_read->isEmpty() ? *m_read : tr("All streams");
    return tr("%1 – %2").arg(whose, what) + QStringLiteral(".csv");
}

void LogPage::tick()
{
    readNewer();
    m_pauses.tick();
}

void LogPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    readAnew();
    readNewer();
}

} // namespace penstock
