// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/copybutton.h"

#include "core/exchange/curlwriter.h"
#include "core/exchange/har.h"
#include "core/exchange/rawmessage.h"
#include "ui/newestwork.h"
#include "ui/savetext.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

namespace penstock {

namespace {

bool always(const InspectedBatch &)
{
    return true;
}

bool hasBody(const InspectedBatch &inspected)
{
    return inspected.body.has_value();
}

bool hasRequest(const InspectedBatch &inspected)
{
    return inspected.body && inspected.attempt;
}

bool hasAnswer(const InspectedBatch &inspected)
{
    return inspected.attempt && inspected.attempt->outcome.answer.status;
}

bool canBeRedelivered(const InspectedBatch &inspected)
{
    return inspected.isDeadLetter && !inspected.place.config.isEmpty();
}

//! Before the first attempt: as it will go.
QByteArray curl(const InspectedBatch &inspected, Shell shell)
{
    const StreamConfig &config = inspected.config;
    const QString text = inspected.attempt ? curlCommand(config.destination, inspected.attempt->outcome.requestHeaders,
                                                         *inspected.body, shell)
                                           : curlCommand(config, *inspected.body, shell);
    return text.toUtf8();
}

QByteArray har(const InspectedBatch &inspected, const QList<Attempt> &attempts)
{
    return harText(inspected.config.destination.url, *inspected.body, attempts);
}

} // namespace

CopyButton::CopyButton(const Theme &theme, std::function<InspectedBatch()> inspected, QWidget *parent)
    : QToolButton(parent)
    , m_inspected(std::move(inspected))
{
    setObjectName(QStringLiteral("copyAttemptButton"));
    setText(tr("Copy"));
    setAccessibleName(tr("Copy for other programs"));
    setToolTip(tr("Copy this attempt for other programs; secrets stay masked"));
    setIcon(theme.icon(QStringLiteral("copy")));
    setToolButtonStyle(Qt::ToolButtonIconOnly);
    setPopupMode(QToolButton::InstantPopup);
    setMenu(new QMenu(this));
    buildMenu();
    connect(menu(), &QMenu::aboutToShow, this, &CopyButton::allow);
}

void CopyButton::buildMenu()
{
    add(QStringLiteral("copyCurlAction"), tr("As &curl command"), hasBody,
        [](const InspectedBatch &it) { return curl(it, Shell::Posix); });
    add(QStringLiteral("copyPowerShellAction"), tr("As curl command for &PowerShell"), hasBody,
        [](const InspectedBatch &it) { return curl(it, Shell::PowerShell); });
    menu()->addSeparator();
    add(QStringLiteral("copyRawRequestAction"), tr("Raw &request, head and body"), hasRequest,
        [](const InspectedBatch &it) {
            return rawRequest(it.config.destination.url, it.attempt->outcome.requestHeaders, *it.body);
        });
    add(QStringLiteral("copyRawAnswerAction"), tr("Raw &answer"), hasAnswer,
        [](const InspectedBatch &it) { return rawAnswer(it.attempt->outcome.answer); });
    menu()->addSeparator();
    add(QStringLiteral("copyHarAction"), tr("This attempt as &HAR"), hasRequest,
        [](const InspectedBatch &it) { return har(it, {*it.attempt}); });
    add(QStringLiteral("copyAllHarAction"), tr("All a&ttempts as HAR"), hasRequest,
        [](const InspectedBatch &it) { return har(it, it.attempts); });
    connect(addAction(QStringLiteral("saveHarAction"), tr("&Save all attempts as HAR…"), hasRequest),
            &QAction::triggered, this, &CopyButton::saveHar);
    menu()->addSeparator();
    add(QStringLiteral("copyListCommandAction"), tr("penstock-cli command that &lists the attempts"), always,
        [](const InspectedBatch &it) { return attemptsCommand(it.place, Shell::Posix).toUtf8(); });
    add(QStringLiteral("copyRedeliverCommandAction"), tr("penstock-cli command that re&delivers"), canBeRedelivered,
        [](const InspectedBatch &it) { return redeliverCommand(it.place, Shell::Posix).toUtf8(); });
}

QAction *CopyButton::addAction(const QString &name, const QString &text, const IsPossible &isPossible)
{
    QAction *action = menu()->addAction(text);
    action->setObjectName(name);
    m_entries.append({action, isPossible});
    return action;
}

void CopyButton::add(const QString &name, const QString &text, const IsPossible &isPossible, const Write &write)
{
    connect(addAction(name, text, isPossible), &QAction::triggered, this, [this, write] { copy(write); });
}

void CopyButton::allow()
{
    const InspectedBatch inspected = m_inspected();
    for (const Entry &entry : std::as_const(m_entries))
        entry.action->setEnabled(entry.isPossible(inspected));
}

void CopyButton::copy(const Write &write)
{
    inBackground(
        this, [write, inspected = m_inspected()] { return QString::fromUtf8(write(inspected)); },
        [](const QString &text) { QGuiApplication::clipboard()->setText(text); });
}

void CopyButton::saveHar()
{
    const InspectedBatch inspected = m_inspected();
    const QString name = QStringLiteral("%1-batch-%2.har").arg(inspected.config.name).arg(inspected.place.batch);
    inBackground(
        this, [inspected] { return har(inspected, inspected.attempts); },
        [this, name](const QByteArray &text) { askToSaveText(this, name, text); });
}

} // namespace penstock
