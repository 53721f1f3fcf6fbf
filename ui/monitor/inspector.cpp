// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/inspector.h"

#include "core/engine/halving.h"
#include "core/exchange/outgoing.h"
#include "ui/models/streams.h"
#include "ui/models/wording.h"
#include "ui/monitor/attemptspane.h"
#include "ui/monitor/copybutton.h"
#include "ui/monitor/eventspane.h"
#include "ui/monitor/messagepane.h"
#include "ui/theme/elidedlabel.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace penstock {

namespace {

enum Tab { AttemptsTab, RequestTab, ResponseTab, EventsTab };

MessageText requestText(const QString &url, const AttemptRecord *record, const QByteArray &body, const QString &error)
{
    MessageText text{
        .summary = QStringLiteral("POST %1").arg(publicAddress(url)), .headers = {}, .body = body, .note = error};
    if (record)
        text.headers = record->attempt.outcome.requestHeaders;
    else if (error.isEmpty())
        text.note = Inspector::tr("No request has been made yet: this is the body it will have.");
    return text;
}

MessageText responseText(const AttemptRecord *record)
{
    if (!record)
        return {.summary = Inspector::tr("No request has been made yet."), .headers = {}, .body = {}, .note = {}};
    const Outcome &outcome = record->attempt.outcome;
    const Answer &answer = outcome.answer;
    if (!answer.status)
        return {.summary = Inspector::tr("No answer: %1").arg(outcome.reason), .headers = {}, .body = {}, .note = {}};
    return {
        .summary = QStringLiteral("%1 %2 · %3")
                       .arg(QString::number(*answer.status), QString::fromUtf8(answer.reasonPhrase),
                            tookText(outcome.duration)),
        .headers = answer.headers,
        .body = answer.body,
        .note = answer.truncated ? Inspector::tr("The answer went on: its first 64 KiB were kept") : QString(),
    };
}

} // namespace

Inspector::Inspector(const Theme &theme, Clock clock, QWidget *parent)
    : QFrame(parent)
    , m_clock(std::move(clock))
    , m_policy(RetryPolicy::streams())
    , m_title(new ElidedLabel(this))
    , m_tabs(new QTabBar(this))
    , m_attemptButton(new QToolButton(this))
    , m_copy(new CopyButton(
          theme, [this] { return inspected(); }, this))
    , m_redeliver(new QToolButton(this))
    , m_halve(new QToolButton(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new QLabel(tr("Select a batch to see its attempts, its request and the answer."), this))
    , m_attemptsPane(new AttemptsPane(theme, m_attempts, this))
    , m_request(new MessagePane(theme, QStringLiteral("request"), tr("Request"), this))
    , m_response(new MessagePane(theme, QStringLiteral("response"), tr("Response"), this))
    , m_events(new EventsPane(theme, this))
{
    setObjectName(QStringLiteral("inspector"));
    setAccessibleName(tr("Batch inspector"));
    setProperty("panel", true);
    m_redeliver->setIcon(theme.icon(QStringLiteral("refresh")));
    m_halve->setIcon(theme.icon(QStringLiteral("search")));
    buildLayout();
    connectActions();
    showAll();
}

void Inspector::buildLayout()
{
    m_title->setObjectName(QStringLiteral("inspectorTitle"));
    m_title->setProperty("strong", true);
    m_tabs->setObjectName(QStringLiteral("inspectorTabs"));
    m_tabs->setAccessibleName(tr("Of this batch"));
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false);
    m_tabs->addTab(tr("Attempts"));
    m_tabs->addTab(tr("Request"));
    m_tabs->addTab(tr("Response"));
    m_tabs->addTab(tr("Events"));
    m_attemptButton->setObjectName(QStringLiteral("attemptButton"));
    m_attemptButton->setPopupMode(QToolButton::InstantPopup);
    m_attemptButton->setMenu(new QMenu(m_attemptButton));
    m_attemptButton->setToolTip(tr("Which attempt's request and answer are shown"));
    m_redeliver->setObjectName(QStringLiteral("redeliverButton"));
    m_redeliver->setText(tr("Redeliver…"));
    m_redeliver->setAccessibleName(tr("Redeliver this batch"));
    m_redeliver->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_redeliver->setToolTip(tr("Send this dead letter again with the same body: a second delivery"));
    m_halve->setObjectName(QStringLiteral("halveButton"));
    m_halve->setToolButtonStyle(Qt::ToolButtonIconOnly); // beside the tabs there is room for one text
    m_halve->setAccessibleName(tr("Find the events that the endpoint refuses in this batch"));
    m_halve->setToolTip(tr("Find the events that the endpoint refuses in this batch, by sending halves of it"));
    m_empty->setObjectName(QStringLiteral("inspectorEmpty"));
    m_empty->setProperty("muted", true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);

    auto *head = new QFrame(this);
    head->setProperty("headLine", true);
    const int pad = fontMetrics().height();
    auto *headRow = new QHBoxLayout(head);
    headRow->setContentsMargins(pad, 0, pad / 2, 0);
    headRow->setSpacing(pad / 2);
    headRow->addWidget(m_title);
    headRow->addWidget(m_tabs);
    headRow->addStretch(1);
    headRow->addWidget(m_attemptButton);
    headRow->addWidget(m_copy);
    headRow->addWidget(m_halve);
    headRow->addWidget(m_redeliver);
    head->setMinimumHeight(m_redeliver->sizeHint().height() + pad / 2);

    // In a short inspector the attempts scroll: nothing is squeezed into what stands above it.
    auto *attempts = new QScrollArea(m_stack);
    attempts->setFrameShape(QFrame::NoFrame);
    attempts->setWidgetResizable(true);
    attempts->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    attempts->setFocusPolicy(Qt::NoFocus);
    attempts->setWidget(m_attemptsPane);
    m_attemptsPane->setProperty("panelPart", true);
    m_attemptsPane->setAttribute(Qt::WA_StyledBackground);
    m_stack->addWidget(attempts);
    m_stack->addWidget(m_request);
    m_stack->addWidget(m_response);
    m_stack->addWidget(m_events);
    m_stack->addWidget(m_empty);

    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(1, 1, 1, 1);
    all->setSpacing(0);
    all->addWidget(head);
    all->addWidget(m_stack, 1);
}

void Inspector::connectActions()
{
    connect(m_tabs, &QTabBar::currentChanged, this, &Inspector::showTab);
    connect(m_attemptsPane, &AttemptsPane::attemptChosen, this, &Inspector::chooseAttempt);
    connect(m_redeliver, &QToolButton::clicked, this, [this] { Q_EMIT redeliverRequested(batch()); });
    connect(m_halve, &QToolButton::clicked, this, [this] { Q_EMIT halveRequested(batch()); });
}

void Inspector::setSurroundings(const Catalog &catalog, const QString &dataFolder)
{
    m_events->setCatalog(catalog);
    m_dataFolder = dataFolder;
}

void Inspector::setStream(const StreamView *stream)
{
    m_policy = stream ? RetryPolicy::of(stream->config.delivery) : RetryPolicy::streams();
    m_config = stream ? stream->config : StreamConfig();
    m_configFile = stream ? stream->file : QString();
    setBatch(std::nullopt);
}

void Inspector::setWanted(const Filter &filter)
{
    m_events->setWanted(filter);
}

void Inspector::setBatch(const std::optional<BatchSummary> &batch)
{
    const bool other = !batch || batch->batch.id != this->batch();
    m_batch = batch;
    if (other) {
        m_attempts.setBatch(this->batch());
        m_body.reset();
        m_bodyError.clear();
        m_chosen = 0;
        if (batch)
            Q_EMIT detailWanted(batch->batch.id);
    }
    showAll();
}

void Inspector::updateBatch(const BatchSummary &batch)
{
    if (batch.batch.id != this->batch())
        return;
    m_batch = batch;
    showAll();
}

void Inspector::addAttempts(const QList<AttemptRecord> &attempts)
{
    const auto ofThis = [this](const AttemptRecord &record) { return record.attempt.batch == batch(); };
    if (!m_batch || std::ranges::none_of(attempts, ofThis))
        return;
    m_attempts.add(attempts);
    showAll();
}

void Inspector::showDetail(const BatchDetail &detail)
{
    if (!m_batch || detail.batch != batch())
        return;
    m_attempts.add(detail.attempts);
    m_bodyError = detail.bodyError;
    m_body = m_bodyError.isEmpty() ? std::optional(detail.body) : std::nullopt;
    showAll();
}

void Inspector::showError(BatchId failed, const QString &error)
{
    if (!m_batch || failed != batch())
        return;
    m_bodyError = error;
    showAll();
}

void Inspector::tick()
{
    if (m_batch)
        m_attemptsPane->show(*m_batch, m_policy, m_clock());
}

void Inspector::showTab(int tab)
{
    m_stack->setCurrentIndex(m_batch ? tab : m_stack->indexOf(m_empty));
    m_attemptButton->setVisible(m_batch && (tab == RequestTab || tab == ResponseTab) && m_attempts.rowCount() > 0);
}

void Inspector::chooseAttempt(int number)
{
    m_chosen = number;
    showMessages();
}

const AttemptRecord *Inspector::chosenAttempt() const
{
    for (const AttemptRecord &record : m_attempts.attempts()) {
        if (record.attempt.number == m_chosen)
            return &record;
    }
    return m_attempts.attempts().isEmpty() ? nullptr : &m_attempts.attempts().constLast();
}

InspectedBatch Inspector::inspected() const
{
    InspectedBatch inspected{.config = m_config,
                             .place = {m_dataFolder, m_config.name, m_configFile, batch()},
                             .body = m_body,
                             .attempts = {},
                             .attempt = {},
                             .isDeadLetter = m_batch && std::holds_alternative<DeadLettered>(m_batch->state)};
    for (const AttemptRecord &record : m_attempts.attempts())
        inspected.attempts.append(record.attempt);
    if (const AttemptRecord *chosen = chosenAttempt())
        inspected.attempt = chosen->attempt;
    return inspected;
}

void Inspector::listAttempts()
{
    QMenu *menu = m_attemptButton->menu();
    if (menu->actions().size() == m_attempts.rowCount())
        return;
    menu->clear();
    for (const AttemptRecord &record : m_attempts.attempts()) {
        const int number = record.attempt.number;
        const QString text = tr("Attempt %1, %2").arg(number).arg(secondText(record.attempt.outcome.startedAt.wall));
        connect(menu->addAction(text), &QAction::triggered, this, [this, number] { chooseAttempt(number); });
    }
}

void Inspector::showAll()
{
    const bool any = m_batch.has_value();
    m_title->setText(any ? tr("Batch %1").arg(batch()) : tr("No batch selected"));
    m_title->setToolTip(any ? QString::fromLatin1(m_batch->batch.requestId) : QString());
    m_tabs->setVisible(any);
    if (any)
        m_tabs->setTabText(EventsTab, tr("Events (%1)").arg(numberText(m_batch->batch.events)));
    m_events->show(m_body, m_bodyError);
    m_copy->setVisible(any);
    m_redeliver->setVisible(any && std::holds_alternative<DeadLettered>(m_batch->state));
    const auto *dead = any ? std::get_if<DeadLettered>(&m_batch->state) : nullptr;
    m_halve->setVisible(dead && isRefusal(dead->failure) && m_batch->batch.events > 1);
    tick();
    listAttempts();
    showTab(m_tabs->currentIndex());
    showMessages();
}

void Inspector::showMessages()
{
    if (!m_batch)
        return;
    const AttemptRecord *record = chosenAttempt();
    m_attemptsPane->setCurrent(record ? record->attempt.number : 0);
    m_request->show(requestText(m_config.destination.url, record, m_body.value_or(QByteArray()), m_bodyError));
    m_response->show(responseText(record));
    if (record) {
        m_attemptButton->setText(tr("Attempt %1").arg(record->attempt.number));
        m_attemptButton->setAccessibleName(m_attemptButton->text());
    }
}

} // namespace penstock
