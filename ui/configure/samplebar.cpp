// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/samplebar.h"

#include "ui/models/wording.h"

#include <QActionGroup>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

namespace penstock {

SampleBar::SampleBar(QWidget *parent)
    : QWidget(parent)
    , m_button(new QToolButton(this))
    , m_previous(addStep(QStringLiteral("previousEventButton"), QStringLiteral("‹"), tr("Previous event"), -1))
    , m_next(addStep(QStringLiteral("nextEventButton"), QStringLiteral("›"), tr("Next event"), 1))
    , m_menu(new QMenu(this))
{
    m_button->setObjectName(QStringLiteral("sampleButton"));
    m_button->setProperty("flat", true);
    m_button->setPopupMode(QToolButton::InstantPopup);
    m_button->setMenu(m_menu);
    buildMenu();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addStretch(1);
    row->addWidget(m_button);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    showEvent({}, 0, 0, 0);
}

QToolButton *SampleBar::addStep(const QString &name, const QString &text, const QString &accessibleName, int step)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setProperty("flat", true);
    button->setText(text);
    button->setAccessibleName(accessibleName);
    button->setToolTip(accessibleName);
    button->setAutoRepeat(true);
    connect(button, &QToolButton::clicked, this, [this, step] { Q_EMIT eventChosen(m_event.value_or(0) + step); });
    return button;
}

void SampleBar::buildMenu()
{
    auto *group = new QActionGroup(this);
    for (QAction *action :
         {addChoice(QStringLiteral("automaticSampleAction"), tr("&Automatic"), SampleChoice::Kind::Automatic),
          addChoice(QStringLiteral("sourceSampleAction"), tr("The stream's &source"), SampleChoice::Kind::Source),
          addChoice(QStringLiteral("fileSampleAction"), tr("Sample &file…"), SampleChoice::Kind::File),
          addChoice(QStringLiteral("generatedSampleAction"), tr("&Generated events"), SampleChoice::Kind::Generated)})
        group->addAction(action);
    connect(m_menu->addAction(tr("&Read again")), &QAction::triggered, this, &SampleBar::readAgainRequested);
    m_menu->addSeparator();
    m_wholeBatch = m_menu->addAction(tr("Whole &batch"));
    m_wholeBatch->setObjectName(QStringLiteral("wholeBatchAction"));
    m_wholeBatch->setCheckable(true);
    connect(m_wholeBatch, &QAction::triggered, this,
            [this](bool whole) { Q_EMIT eventChosen(whole ? std::nullopt : std::optional(m_lastEvent)); });
}

QAction *SampleBar::addChoice(const QString &name, const QString &text, SampleChoice::Kind kind)
{
    QAction *action = m_menu->addAction(text);
    action->setObjectName(name);
    action->setCheckable(true);
    connect(action, &QAction::triggered, this, [this, kind] { choose(kind); });
    m_choices.append({kind, action});
    return action;
}

void SampleBar::choose(SampleChoice::Kind kind)
{
    showChoice(m_choice); // a press alone changes nothing
    if (kind == SampleChoice::Kind::File)
        askForFile();
    else
        Q_EMIT chosen({kind, {}});
}

void SampleBar::askForFile()
{
    auto *dialog = new QFileDialog(this, tr("Sample file"), m_choice.file,
                                   tr("Events, one a line (*.ndjson *.jsonl *.json);;All files (*)"));
    dialog->setObjectName(QStringLiteral("sampleFileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        Q_EMIT chosen({SampleChoice::Kind::File, file});
    });
    dialog->open();
}

void SampleBar::showChoice(const SampleChoice &choice)
{
    m_choice = choice;
    for (const auto &[kind, action] : std::as_const(m_choices))
        action->setChecked(kind == choice.kind);
}

void SampleBar::showEvent(const QString &origin, std::optional<int> event, int events, int passing)
{
    m_event = event;
    if (event)
        m_lastEvent = *event;
    const int longest = 16 * fontMetrics().height();
    const QString name = fontMetrics().elidedText(origin, Qt::ElideMiddle, longest);
    QString text = tr("No sample");
    if (passing == 0 && !origin.isEmpty())
        text = name;
    else if (event && passing > 0)
        text = tr("%1 · event %2 of %3").arg(name, numberText(*event + 1), numberText(passing));
    else if (passing > 0)
        text = tr("%1 · batch of %2").arg(name, numberText(events));
    m_button->setText(text);
    m_button->setAccessibleName(tr("Sample: %1").arg(text));
    m_button->setToolTip(tr("What the preview is made from: %1").arg(origin.isEmpty() ? text : origin));
    m_previous->setEnabled(event && *event > 0);
    m_next->setEnabled(event && *event + 1 < passing);
    m_wholeBatch->setChecked(!event);
}

} // namespace penstock
