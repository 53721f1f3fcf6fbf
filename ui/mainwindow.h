// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stream/problem.h"
#include "ui/configure/documents.h"
#include "ui/models/history.h"
#include "ui/models/streams.h"
#include "ui/windowparts.h"

#include <QMainWindow>

QT_BEGIN_NAMESPACE
class QStackedWidget;
QT_END_NAMESPACE

namespace penstock {

class ConfigureActions;
class ConfigurePage;
struct ConfigureParts;
class DeadLetterCommands;
class EmptyPage;
class FileActions;
class MonitorActions;
class MonitorPage;
class NotCollectedDialog;
class OpeningPage;
class PageArea;
class PracticeActions;
class StatusLine;
class StreamActions;
class StreamCommands;
class StreamPanel;
class Theme;
class VaultActions;
class UnsavedGuard;
class WindowNotices;

//! The window: streams on the left, pages about the chosen one on the right.
//!
//! Values come in through the show functions, commands go out as signals; who carries them out is wired in app/.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(const WindowParts &parts, QWidget *parent = nullptr);

    //! The data folder is being opened: until showDataFolder, nothing is known of its streams.
    void showOpening(const QString &folder);

    //! `file` empty: the demo. `id` below 0: only a file. `row` -1: below the others.
    void addStream(StreamId id, const StreamConfig &config, const QString &file, int row = -1);
    void removeStream(StreamId id);
    void chooseStream(StreamId id);
    void bringForward(); //!< in front of other windows

    //! What its file has now, and where that is.
    void showConfig(StreamId id, const StreamConfig &config, const QString &file);
    //! The same, after a change of its name or environment in the list.
    void showRewritten(StreamId id, const StreamConfig &config, const QString &file);
    //! What is wrong with its file: in a few words, and in sentences; empty: nothing.
    void showFault(StreamId id, const QString &brief, const QString &text);
    void showForm(StreamId id); //!< opens it where it is configured, at the first problem if there is one

    void showFolder(const QString &folder); //!< of the streams' files

    [[nodiscard]] QList<StreamId> streams() const;  //!< from the top
    [[nodiscard]] bool isEdited(StreamId id) const; //!< and not saved

    void showStatus(const StreamStatus &status);
    void showBatches(const QList<BatchSummary> &batches);
    void showAttempts(const QList<AttemptRecord> &attempts);
    void showDataFolder(const QString &folder); //!< it is open
    void showProblems(const QString &file, const QList<Problem> &problems);
    void showError(const QString &title, const QString &text);
    void showNotice(const QString &text);                               //!< for a while, in the status bar
    [[nodiscard]] WindowNotices &notices() const { return *m_notices; } //!< across its top

    //! What the user wants to be done with dead letters.
    [[nodiscard]] const DeadLetterCommands &deadLetters() const { return *m_deadLetters; }

Q_SIGNALS:
    void startRequested(penstock::StreamId stream);
    void resumeRequested(penstock::StreamId stream);
    void pauseRequested(penstock::StreamId stream);
    void holdRequested(penstock::StreamId stream);
    void stopRequested(penstock::StreamId stream);
    void removeRequested(penstock::StreamId stream);
    void openRequested(const QStringList &files);
    void demoRequested();
    void newRequested();
    void folderRequested(const QString &folder);
    void duplicateRequested(penstock::StreamId stream);
    void renameRequested(penstock::StreamId stream, const QString &name);
    void environmentRequested(penstock::StreamId stream, std::optional<penstock::Environment> environment);
    void discardRequested(penstock::StreamId stream);
    void orderChanged(const QList<penstock::StreamId> &streams); //!< from the top
    void streamMade(const penstock::StreamConfig &config);       //!< of a pasted text: wants a file
    void streamSaved(penstock::StreamId stream, const penstock::StreamConfig &config); //!< its file has it, durably
    void currentChanged(penstock::StreamId stream);                                    //!< 0: none
    void noticesRequested();       //!< the user wants to choose them
    void historyBudgetRequested(); //!< the same
    void closeRequested();         //!< again when the user presses it again: then at once

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void buildLayout();
    void buildMenu();
    void connectCommands();
    void connectPages();
    void connectHistory();
    void connectDocuments(const ConfigureParts &parts);

    void showCurrentStream();
    void showCurrentStatus();
    void showTitle();
    void tick();

    [[nodiscard]] StreamView *currentStream() const;

    Theme &m_theme;
    History &m_history;
    QSettings &m_settings;
    Streams m_streams;
    Documents m_documents;

    StreamActions *m_actions;
    ConfigureActions *m_documentActions;
    FileActions *m_files;
    StreamPanel *m_panel;
    StreamCommands *m_commands;
    VaultActions *m_vaultActions;
    PracticeActions *m_practice;
    PageArea *m_pages;
    DeadLetterCommands *m_deadLetters;
    MonitorPage *m_monitor;
    MonitorActions *m_monitorActions;
    UnsavedGuard *m_unsaved;
    ConfigurePage *m_configure;
    WindowNotices *m_notices;
    NotCollectedDialog *m_notCollected;
    QStackedWidget *m_content; //!< the pages, the way to a first stream, or that the data folder is being opened
    EmptyPage *m_empty;
    OpeningPage *m_opening;
    StatusLine *m_statusLine;
};

} // namespace penstock
