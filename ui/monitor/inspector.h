// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stream/streamconfig.h"
#include "ui/models/attemptmodel.h"
#include "ui/models/clock.h"
#include "ui/models/history.h"

#include <QFrame>

#include <optional>

QT_BEGIN_NAMESPACE
class QLabel;
class QStackedWidget;
class QTabBar;
class QToolButton;
QT_END_NAMESPACE

namespace penstock {

class AttemptsPane;
class Catalog;
class CopyButton;
class EventsPane;
class MessagePane;
class Theme;
struct InspectedBatch;
struct StreamView;

//! One batch from near: its attempts, and of each the request and the answer.
class Inspector final : public QFrame
{
    Q_OBJECT

public:
    Inspector(const Theme &theme, Clock clock, QWidget *parent = nullptr);

    //! What events are called, and the folder that commands speak of.
    void setSurroundings(const Catalog &catalog, const QString &dataFolder);
    void setStream(const StreamView *stream); //!< nullptr: none; ends the look at a batch
    void setWanted(const Filter &filter);     //!< the event that it asks for is chosen where a batch has one
    void setBatch(const std::optional<BatchSummary> &batch);
    void updateBatch(const BatchSummary &batch); //!< of another batch than the one shown: nothing happens
    void addAttempts(const QList<AttemptRecord> &attempts);
    void showDetail(const BatchDetail &detail);
    void showError(BatchId batch, const QString &error);
    void tick();

    [[nodiscard]] BatchId batch() const { return m_batch ? m_batch->batch.id : 0; }

Q_SIGNALS:
    void detailWanted(penstock::BatchId batch);
    void redeliverRequested(penstock::BatchId batch);
    void halveRequested(penstock::BatchId batch);

private:
    void buildLayout();
    void connectActions();
    void showTab(int tab);
    void chooseAttempt(int number);
    void listAttempts();
    void showAll();
    void showMessages();
    [[nodiscard]] const AttemptRecord *chosenAttempt() const;
    [[nodiscard]] InspectedBatch inspected() const;

    Clock m_clock;
    AttemptModel m_attempts;
    std::optional<BatchSummary> m_batch;
    RetryPolicy m_policy;
    QString m_dataFolder;
    StreamConfig m_config;
    QString m_configFile;
    std::optional<QByteArray> m_body; //!< none: not read yet, or it cannot be
    QString m_bodyError;
    int m_chosen = 0; //!< attempt; 0: the newest

    QLabel *m_title;
    QTabBar *m_tabs;
    QToolButton *m_attemptButton;
    CopyButton *m_copy;
    QToolButton *m_redeliver;
    QToolButton *m_halve;
    QStackedWidget *m_stack;
    QLabel *m_empty;
    AttemptsPane *m_attemptsPane;
    MessagePane *m_request;
    MessagePane *m_response;
    EventsPane *m_events;
};

} // namespace penstock
