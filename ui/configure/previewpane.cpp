// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/previewpane.h"

#include "core/event/catalog.h"
#include "core/sample/budget.h"
#include "ui/configure/budgetbar.h"
#include "ui/configure/configureparts.h"
#include "ui/configure/previewnotice.h"
#include "ui/configure/requestview.h"
#include "ui/configure/samplebar.h"
#include "ui/configure/streamdocument.h"
#include "ui/noticebar.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace penstock {

namespace {

constexpr int typingPauseMs = 60;

} // namespace

PreviewPane::PreviewPane(const ConfigureParts &parts, QWidget *parent)
    : QWidget(parent)
    , m_catalog(parts.catalog)
    , m_feed(new SampleFeed(parts.catalog, parts.settings, this))
    , m_composer(new RequestComposer(parts.catalog, this))
    , m_bar(new SampleBar(this))
    , m_notice(new NoticeBar(parts.theme, QStringLiteral("previewNotice"), this))
    , m_view(new RequestView(parts.theme, parts.catalog, this))
    , m_meaning(new QLabel(this))
    , m_copy(new QToolButton(this))
    , m_save(new QToolButton(this))
    , m_budget(new BudgetBar(this))
{
    setObjectName(QStringLiteral("previewPane"));
    setAccessibleName(tr("Request preview"));
    setProperty("panelPart", true);
    setAttribute(Qt::WA_StyledBackground);
    m_soon.setSingleShot(true);
    m_soon.setInterval(typingPauseMs);
    buildLayout();
    connectParts();
    showPreview({});
}

void PreviewPane::buildLayout()
{
    m_notice->hide();
    auto *noticePlace = new QVBoxLayout;
    const int pad = fontMetrics().height() / 2;
    noticePlace->setContentsMargins(pad, pad, pad, 0);
    noticePlace->addWidget(m_notice);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHead());
    column->addLayout(noticePlace);
    column->addWidget(m_view, 1);
    column->addWidget(buildButtons());
    column->addWidget(m_budget);
}

QFrame *PreviewPane::buildHead()
{
    auto *head = new QFrame(this);
    head->setProperty("headLine", true);
    auto *title = new QLabel(tr("Request as it would go"), head);
    title->setProperty("strong", true);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(fontMetrics().height(), 4, 4, 4);
    row->addWidget(title);
    row->addWidget(m_bar, 1);
    return head;
}

QFrame *PreviewPane::buildButtons()
{
    auto *foot = new QFrame(this);
    foot->setProperty("footLine", true);
    m_meaning->setObjectName(QStringLiteral("keyMeaning"));
    m_meaning->setAccessibleName(tr("Meaning of the key at the cursor"));
    m_meaning->setProperty("muted", true);
    m_meaning->setTextFormat(Qt::PlainText);
    m_meaning->setWordWrap(true);
    m_meaning->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    // Room for two lines, so that the text above does not move from key to key.
    m_meaning->setMinimumHeight(2 * fontMetrics().lineSpacing());

    m_copy->setObjectName(QStringLiteral("copyRequestButton"));
    m_copy->setText(tr("Copy"));
    m_copy->setPopupMode(QToolButton::InstantPopup);
    m_copy->setMenu(new QMenu(m_copy));
    addCopy(QStringLiteral("copyBodyAction"), tr("&Body, byte for byte"), tr("The body was copied."),
            [this] { return m_request.body; });
    addCopy(QStringLiteral("copyRequestAction"), tr("&Whole request, secrets masked"), tr("The request was copied."),
            [this] { return m_request.head + '\n' + m_request.body; });
    m_save->setObjectName(QStringLiteral("saveBodyButton"));
    m_save->setText(tr("Save…"));
    m_save->setToolTip(tr("Saves the body byte for byte as it would go"));
    connect(m_save, &QToolButton::clicked, this, &PreviewPane::askForFile);

    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(fontMetrics().height(), 6, 8, 6);
    row->addWidget(m_meaning, 1);
    row->addWidget(m_copy);
    row->addWidget(m_save);
    return foot;
}

void PreviewPane::connectParts()
{
    connect(&m_soon, &QTimer::timeout, this, &PreviewPane::compose);
    connect(m_feed, &SampleFeed::sampleRead, this, &PreviewPane::takeSample);
    connect(m_feed, &SampleFeed::sampleFailed, this, &PreviewPane::takeFailure);
    connect(m_feed, &SampleFeed::choiceChanged, this, [this] { m_bar->showChoice(m_feed->choice()); });
    connect(m_bar, &SampleBar::chosen, m_feed, &SampleFeed::choose);
    connect(m_bar, &SampleBar::readAgainRequested, m_feed, &SampleFeed::readAgain);
    connect(m_bar, &SampleBar::eventChosen, this, [this](std::optional<int> event) {
        m_event = event;
        compose();
    });
    connect(m_notice, &NoticeBar::actionPressed, this, [this] { m_feed->choose({SampleChoice::Kind::Generated, {}}); });
    connect(m_view, &RequestView::foldTurned, this, &PreviewPane::turnFold);
    connect(m_view, &RequestView::meaningFound, this, &PreviewPane::showMeaning);
    connect(m_composer, &RequestComposer::composed, this, &PreviewPane::showPreview);
    connect(m_composer, &RequestComposer::saved, this,
            [this](const QString &file) { tellDone(tr("Saved as %1.").arg(QFileInfo(file).fileName())); });
    connect(m_composer, &RequestComposer::saveFailed, this, &PreviewPane::tellDone);
}

void PreviewPane::setDocument(StreamDocument *document)
{
    if (m_document)
        m_document->disconnect(this);
    m_document = document;
    m_soon.stop();
    m_event = 0;
    m_turned.clear();
    m_sample = {};
    m_failure.clear();
    m_feed->setDocument(document);
    if (!document)
        return showPreview({});
    connect(document, &StreamDocument::changed, this, &PreviewPane::composeSoon);
    compose();
}

void PreviewPane::takeSample(const Sample &sample)
{
    m_sample = sample;
    m_failure.clear();
    m_identity = SampleIdentity::make();
    compose();
    Q_EMIT sampleRead(sample);
}

void PreviewPane::takeFailure(const QString &reason)
{
    m_sample = {};
    m_failure = reason;
    compose();
    Q_EMIT sampleRead(m_sample);
}

void PreviewPane::composeSoon()
{
    // Not put off by the next key: who types on sees it follow.
    if (!m_soon.isActive())
        m_soon.start();
}

void PreviewPane::compose()
{
    m_soon.stop();
    m_stale = !isVisible();
    if (m_document && isVisible())
        m_composer->compose({m_document->config(), m_sample.lines, m_event, m_identity, m_turned});
}

void PreviewPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        compose();
}

void PreviewPane::showPreview(const Preview &preview)
{
    m_request = preview.request;
    // An event that no longer passes gives its place to the last one that does.
    if (m_event && m_request.passing > 0)
        m_event = m_request.event;
    m_view->show(preview.text);
    m_bar->showEvent(m_sample.facts.origin, m_event, m_request.events, m_request.passing);
    m_copy->setEnabled(!m_request.body.isEmpty());
    m_save->setEnabled(!m_request.body.isEmpty());
    showNotice();
    showBudget();
}

void PreviewPane::showBudget()
{
    if (m_document)
        m_budget->show(budgetOf(m_document->config(), m_sample.facts, m_catalog),
                       m_document->config().delivery.batchSize);
}

void PreviewPane::showNotice()
{
    const PreviewNotice notice = previewNotice(m_request, m_sample, m_failure);
    if (notice.text.isEmpty())
        m_notice->hide();
    else
        m_notice->show(notice.mark, notice.text, notice.offersGenerated ? tr("Use generated events") : QString());
}

void PreviewPane::turnFold(const QByteArray &fold)
{
    if (!m_turned.remove(fold))
        m_turned.insert(fold);
    compose();
}

void PreviewPane::addCopy(const QString &name, const QString &text, const QString &done,
                          const std::function<QByteArray()> &part)
{
    QAction *action = m_copy->menu()->addAction(text);
    action->setObjectName(name);
    connect(action, &QAction::triggered, this, [this, done, part] {
        QGuiApplication::clipboard()->setText(QString::fromUtf8(part()));
        tellDone(done);
    });
}

void PreviewPane::askForFile()
{
    auto *dialog = new QFileDialog(this, tr("Save the body"), QString(), tr("JSON (*.json);;All files (*)"));
    dialog->setObjectName(QStringLiteral("saveBodyDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, body = m_request.body](const QString &file) { m_composer->save(file, body); });
    dialog->open();
}

void PreviewPane::showMeaning(const QString &key, const QString &meaning)
{
    m_meaning->setText(key.isEmpty() ? tr("Put the cursor or the pointer on a key to read what it means.")
                                     : tr("%1: %2").arg(key, meaning));
}

void PreviewPane::tellDone(const QString &what)
{
    m_meaning->setText(what);
}

} // namespace penstock
