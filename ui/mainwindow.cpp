// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow.h"

#include "ui/columns.h"
#include "ui/configure/configureactions.h"
#include "ui/configure/configurepage.h"
#include "ui/configure/configureparts.h"
#include "ui/configure/exchange.h"
#include "ui/configure/unsavedguard.h"
#include "ui/deadlettercommands.h"
#include "ui/emptypage.h"
#include "ui/fileactions.h"
#include "ui/mainmenu.h"
#include "ui/monitor/monitoractions.h"
#include "ui/monitor/monitorpage.h"
#include "ui/openingpage.h"
#include "ui/pagearea.h"
#include "ui/practice/practiceactions.h"
#include "ui/questions.h"
#include "ui/secret/vaultactions.h"
#include "ui/statusline.h"
#include "ui/stream/notcollecteddialog.h"
#include "ui/stream/problemdialog.h"
#include "ui/stream/streampanel.h"
#include "ui/streamactions.h"
#include "ui/streamcommands.h"
#include "ui/streamtoolbar.h"
#include "ui/theme/theme.h"
#include "ui/windownotices.h"
#include "ui/windowpages.h"

#include <QAction>
#include <QCloseEvent>
#include <QMenuBar>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTimer>
#include <QVBoxLayout>

namespace penstock {

MainWindow::MainWindow(const WindowParts &parts, QWidget *parent)
    : QMainWindow(parent)
    , m_theme(parts.theme)
    , m_history(parts.history)
    , m_settings(parts.settings)
    , m_streams(parts.clock)
    , m_documents(parts.files)
    , m_actions(new StreamActions(m_theme, this))
    , m_documentActions(new ConfigureActions(m_theme, this))
    , m_files(new FileActions(m_theme, m_documentActions->pasteTicket, this))
    , m_panel(new StreamPanel(m_theme, m_streams.list(), this))
    , m_commands(new StreamCommands(*m_actions, *m_files, m_streams, *m_panel, m_settings, this))
    , m_vaultActions(new VaultActions(parts.vault, m_theme, this))
    , m_practice(new PracticeActions(parts.practice, m_theme, this))
    , m_pages(new PageArea(m_theme, this))
    , m_deadLetters(new DeadLetterCommands(*m_actions, *m_pages, m_streams, *m_panel, m_theme, this))
    , m_monitor(new MonitorPage(m_theme, parts.clock, {m_streams, parts.traffic, m_settings}, this))
    , m_monitorActions(new MonitorActions(m_theme, *m_monitor, this))
    , m_unsaved(new UnsavedGuard(m_documents, this))
    , m_configure(new ConfigurePage({m_theme, parts.catalog, parts.vault, m_settings, parts.clock}, m_documents,
                                    *m_documentActions, this))
    , m_notices(new WindowNotices(m_theme, this))
    , m_notCollected(new NotCollectedDialog(m_theme, this))
    , m_content(new QStackedWidget(this))
    , m_empty(new EmptyPage(*m_files, this))
    , m_opening(new OpeningPage(this))
    , m_statusLine(new StatusLine(*statusBar(), m_streams.list(), parts.vault))
{
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    addPages(*m_pages, *m_monitor, *m_configure, *m_practice, *m_actions, parts);
    buildLayout();
    addToolBar(new StreamToolBar(*m_actions, this));
    buildMenu();
    connectCommands();
    connectPages();
    connectHistory();
    connectDocuments({m_theme, parts.catalog, parts.vault, m_settings, parts.clock});
    showCurrentStream();
    auto *seconds = new QTimer(this);
    connect(seconds, &QTimer::timeout, this, &MainWindow::tick);
    seconds->start(1000);
}

void MainWindow::buildLayout()
{
    m_content->addWidget(m_pages);
    m_content->addWidget(m_empty);
    m_content->addWidget(m_opening);

    auto *middle = new QWidget(this);
    auto *middleColumn = new QVBoxLayout(middle);
    middleColumn->setContentsMargins(0, 0, 0, 0);
    middleColumn->setSpacing(0);
    middleColumn->addWidget(m_notices);
    middleColumn->addWidget(makeColumns(m_panel, m_content, this), 1);
    setCentralWidget(middle);

    const QSize comfortable(fontMetrics().height() * 96, fontMetrics().height() * 58);
    resize(comfortable.boundedTo(screen()->availableSize() * 0.9));
    restoreGeometry(m_settings.value(QStringLiteral("window/geometry")).toByteArray());
}

void MainWindow::buildMenu()
{
    QStringList pages;
    for (const Page *page : m_pages->pages())
        pages.append(page->title());
    auto *menu = new MainMenu(*menuBar(), m_theme, *m_actions, *m_files, *m_documentActions, *m_monitorActions,
                              m_monitor->actions(), pages, this);
    for (QMenu *own : {m_practice->menu(), m_vaultActions->menu()})
        menuBar()->insertMenu(menuBar()->actions().constLast(), own); // before Help
    m_panel->setMenus(menu->streamMenu(),
                      {m_actions->rename, m_actions->moveUp, m_actions->moveDown, m_actions->discard},
                      {m_files->newStream, m_files->paste, m_files->open, m_files->openFolder, m_files->demo});
    connect(menu, &MainMenu::quitRequested, this, &MainWindow::close);
    connect(menu, &MainMenu::noticesRequested, this, &MainWindow::noticesRequested);
    connect(menu, &MainMenu::historyBudgetRequested, this, &MainWindow::historyBudgetRequested);
    connect(menu, &MainMenu::aboutRequested, this, [this] { tellAbout(this); });
    connect(menu, &MainMenu::pageRequested, m_pages, qOverload<int>(&PageArea::openPage));
}

void MainWindow::connectCommands()
{
    connect(m_commands, &StreamCommands::startRequested, this, &MainWindow::startRequested);
    connect(m_commands, &StreamCommands::resumeRequested, this, &MainWindow::resumeRequested);
    connect(m_commands, &StreamCommands::pauseRequested, this, &MainWindow::pauseRequested);
    connect(m_commands, &StreamCommands::holdRequested, this, &MainWindow::holdRequested);
    connect(m_commands, &StreamCommands::stopRequested, this, &MainWindow::stopRequested);
    connect(m_commands, &StreamCommands::removeRequested, this, &MainWindow::removeRequested);
    connect(m_commands, &StreamCommands::openRequested, this, &MainWindow::openRequested);
    connect(m_commands, &StreamCommands::demoRequested, this, &MainWindow::demoRequested);
    connect(m_commands, &StreamCommands::duplicateRequested, this, &MainWindow::duplicateRequested);
    connect(m_commands, &StreamCommands::renameRequested, this, &MainWindow::renameRequested);
    connect(m_commands, &StreamCommands::environmentRequested, this, &MainWindow::environmentRequested);
    connect(m_commands, &StreamCommands::discardRequested, this, &MainWindow::discardRequested);
    connect(m_commands, &StreamCommands::orderChanged, this, &MainWindow::orderChanged);
    connect(m_commands, &StreamCommands::newRequested, this, &MainWindow::newRequested);
    connect(m_commands, &StreamCommands::folderRequested, this, &MainWindow::folderRequested);
    connect(m_panel, &StreamPanel::currentChanged, this, &MainWindow::showCurrentStream);
    connect(&m_documents, &Documents::modifiedChanged, &m_streams, &Streams::setEdited);
}

void MainWindow::connectPages()
{
    connect(m_monitorActions, &MonitorActions::pageRequested, this, [this] { m_pages->openPage(0); });
    connect(m_pages, &PageArea::vaultRequested, m_vaultActions, &VaultActions::open);
    connect(m_pages, &PageArea::notCollectedRequested, this,
            [this] { m_notCollected->show(m_streams.status(m_panel->current())); });
    connect(m_notices, &WindowNotices::closeRequested, this, &MainWindow::closeRequested);
}

void MainWindow::connectHistory()
{
    m_streams.follow(m_history);
    m_pages->follow(m_history);
    connect(&m_history, &History::batchesFailed, this,
            [this](StreamId, bool, const QString &error) { showNotice(error); });
    m_configure->follow(m_history);
    connect(m_pages, &PageArea::detailWanted, this,
            [this](StreamId stream, BatchId batch) { m_history.readBatch(m_streams.status(stream).name, batch); });
}

void MainWindow::connectDocuments(const ConfigureParts &parts)
{
    connect(&m_documents, &Documents::modifiedChanged, this, &MainWindow::showTitle);
    connect(&m_documents, &Documents::saved, this, &MainWindow::showTitle);
    connect(&m_documents, &Documents::saved, this, &MainWindow::streamSaved);
    connect(&m_documents, &Documents::copySaved, this, [this](const QString &file) { Q_EMIT openRequested({file}); });
    connect(&m_documents, &Documents::saveFailed, this,
            [this](const QString &message) { showError(tr("The stream is not saved"), message); });
    connect(&m_documents, &Documents::reloaded, this, [this](StreamId stream) {
        showNotice(tr("The file of “%1” was changed outside: it is reloaded.").arg(m_streams.status(stream).name));
    });
    connect(new Exchange(parts, *m_documentActions, this), &Exchange::streamMade, this, &MainWindow::streamMade);
    connect(m_practice, &PracticeActions::streamMade, this, &MainWindow::streamMade);
    connect(m_unsaved, &UnsavedGuard::mayClose, this, &MainWindow::closeRequested);
}

void MainWindow::showOpening(const QString &folder)
{
    m_opening->show(folder);
    m_content->setCurrentWidget(m_opening);
}

void MainWindow::addStream(StreamId id, const StreamConfig &config, const QString &file, int row)
{
    m_documents.add(id, config, file);
    m_streams.add(id, config, file, row);
    if (m_panel->current() == 0)
        m_panel->setCurrent(id);
}

void MainWindow::showConfig(StreamId id, const StreamConfig &config, const QString &file)
{
    m_streams.setConfig(id, config, file);
    if (const StreamDocument *document = m_documents.find(id); document && document->file() != file)
        m_documents.move(id, config, file);
    if (id == m_panel->current())
        showCurrentStream();
}

void MainWindow::showRewritten(StreamId id, const StreamConfig &config, const QString &file)
{
    m_documents.move(id, config, file);
    showConfig(id, config, file);
}

void MainWindow::showFault(StreamId id, const QString &brief, const QString &text)
{
    m_streams.setFault(id, brief, text);
    if (id == m_panel->current())
        showCurrentStream();
}

void MainWindow::showForm(StreamId id)
{
    m_panel->setCurrent(id);
    m_pages->openPage(m_configure);
    m_configure->goToFirstProblem();
}

void MainWindow::showFolder(const QString &folder)
{
    m_commands->setFolder(folder);
    m_actions->setFolder(folder);
    showCurrentStatus();
}

QList<StreamId> MainWindow::streams() const
{
    return m_streams.list().ids();
}

bool MainWindow::isEdited(StreamId id) const
{
    return m_streams.list().traits(id).edited;
}

void MainWindow::removeStream(StreamId id)
{
    // The pages must let go of the stream's lists first.
    if (m_panel->current() == id)
        m_pages->showStream(nullptr);
    m_streams.remove(id);
    m_documents.remove(id);
    showCurrentStream();
}

void MainWindow::chooseStream(StreamId id)
{
    m_panel->setCurrent(id);
}

void MainWindow::bringForward()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::showStatus(const StreamStatus &status)
{
    m_streams.showStatus(status);
    if (status.id == m_panel->current())
        showCurrentStatus();
}

void MainWindow::showBatches(const QList<BatchSummary> &batches)
{
    m_streams.showBatches(batches);
}

void MainWindow::showAttempts(const QList<AttemptRecord> &attempts)
{
    m_pages->addAttempts(attempts);
}

void MainWindow::showDataFolder(const QString &folder)
{
    m_statusLine->showDataFolder(folder);
    showCurrentStream();
}

void MainWindow::showProblems(const QString &file, const QList<Problem> &problems)
{
    (new ProblemDialog(m_theme, file, problems, this))->open();
}

void MainWindow::showError(const QString &title, const QString &text)
{
    tellError(this, title, text);
}

void MainWindow::showNotice(const QString &text)
{
    m_statusLine->showNotice(text);
}

void MainWindow::showCurrentStream()
{
    StreamView *stream = currentStream();
    m_content->setCurrentWidget(stream ? static_cast<QWidget *>(m_pages) : m_empty);
    m_pages->showStream(stream);
    showTitle();
    showCurrentStatus();
    Q_EMIT currentChanged(m_panel->current());
}

void MainWindow::showTitle()
{
    const StreamDocument *document = m_documents.find(m_panel->current());
    // Qt puts the mark of unsaved changes in the place of [*]; twice it stands for itself.
    const auto name = [&] {
        return QString(document->saved().name).replace(QLatin1String("[*]"), QLatin1String("[*][*]"));
    };
    setWindowTitle(document ? tr("%1[*] – Penstock").arg(name()) : QStringLiteral("Penstock"));
    setWindowModified(document && document->isModified());
}

void MainWindow::showCurrentStatus()
{
    const StreamView *stream = currentStream();
    const StreamStatus status = m_streams.status(m_panel->current());
    m_actions->update(stream, status);
    m_monitorActions->setEnabled(stream != nullptr);
    if (!stream)
        return;
    m_pages->showStatus(status);
    if (m_notCollected->isVisible())
        m_notCollected->show(status);
}

void MainWindow::tick()
{
    m_streams.list().tick();
    m_pages->tick();
}

StreamView *MainWindow::currentStream() const
{
    return m_streams.find(m_panel->current());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    // Who carries out commands closes the program when the streams have stopped.
    event->ignore();
    m_settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    m_unsaved->askToClose();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!streamFilesIn(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    Q_EMIT openRequested(streamFilesIn(event->mimeData()));
}

} // namespace penstock
