// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/chartactions.h"

#include "ui/models/charttext.h"

#include <QActionGroup>
#include <QSettings>

#include <algorithm>

namespace penstock {

namespace {

constexpr ChartKind allKinds[] = {ChartKind::Delivery, ChartKind::Backlog, ChartKind::AnswerTimes};
constexpr ChartRange allRanges[] = {ChartRange::Minute, ChartRange::TenMinutes, ChartRange::Hour, ChartRange::Day};

const QString kindKey = QStringLiteral("monitor/chart");
const QString rangeKey = QStringLiteral("monitor/chartRange");
const QString allKey = QStringLiteral("monitor/chartOfAll");

MonitorChoice keptChoice(const QSettings &settings)
{
    const MonitorChoice usual;
    const auto read = [&](const QString &key, int other, int last) {
        return std::clamp(settings.value(key, other).toInt(), 0, last);
    };
    return {ChartKind(read(kindKey, int(usual.kind), int(ChartKind::AnswerTimes))),
            ChartRange(read(rangeKey, int(usual.range), int(ChartRange::Day))), settings.value(allKey).toBool()};
}

} // namespace

ChartActions::ChartActions(QSettings &settings, QObject *parent)
    : QObject(parent)
    , scopes(new QActionGroup(this))
    , kinds(new QActionGroup(this))
    , ranges(new QActionGroup(this))
    , unfold(add(QStringLiteral("chartShowAction"), tr("Show the &chart"), tr("The chart above the batches")))
    , saveTable(add(QStringLiteral("chartSaveTable"), tr("Save the chart's &values as CSV…"),
                    tr("A table of what the chart shows, a line for each span of time")))
    , savePicture(add(QStringLiteral("chartSavePicture"), tr("Save the chart as &PNG…"),
                      tr("The chart with its title and its legend, at twice its size")))
    , copyPicture(add(QStringLiteral("chartCopyPicture"), tr("C&opy the chart as a picture"),
                      tr("The chart with its title and its legend, at twice its size")))
    , saveLog(add(QStringLiteral("saveLogAction"), tr("Save the &log as CSV…"),
                  tr("What users and the engine did, as the search on the page leaves it")))
    , savePauses(add(QStringLiteral("savePausesAction"), tr("Save the &pauses as CSV…"),
                     tr("Each pause and what it cost, by the names of the events")))
    , m_settings(settings)
    , m_choice(keptChoice(settings))
{
    unfold->setCheckable(true);
    unfold->setChecked(true);
    addChoices();
    setKeys();
    for (const QAction *action :
         kinds->actions() + ranges->actions() + QList{unfold, saveTable, savePicture, copyPicture})
        connect(action, &QAction::triggered, this, &ChartActions::chartUsed);
}

QAction *ChartActions::add(const QString &name, const QString &text, const QString &tip)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    action->setToolTip(tip);
    action->setStatusTip(tip);
    return action;
}

QAction *ChartActions::addTo(QActionGroup *group, const QString &name, const QString &text, const QString &tip)
{
    QAction *action = group->addAction(add(name, text, tip));
    action->setCheckable(true);
    return action;
}

void ChartActions::addChoices()
{
    for (const bool all : {false, true}) {
        QAction *action =
            addTo(scopes, all ? QStringLiteral("allStreamsAction") : QStringLiteral("thisStreamAction"),
                  all ? tr("Of &all streams") : tr("Of &this stream"),
                  all ? tr("Numbers, chart and log are of all streams together; batches are always the chosen stream's")
                      : tr("Numbers, chart and log are of the chosen stream"));
        action->setIconText(all ? tr("all streams") : tr("this stream"));
        action->setChecked(all == m_choice.all);
        connect(action, &QAction::triggered, this, [this, all] { choose({m_choice.kind, m_choice.range, all}); });
    }
    for (const ChartKind kind : allKinds) {
        QAction *action = addTo(kinds, QStringLiteral("chartKindAction%1").arg(int(kind)), chartTitle(kind), {});
        action->setChecked(kind == m_choice.kind);
        connect(action, &QAction::triggered, this, [this, kind] { chooseChart({kind, m_choice.range, m_choice.all}); });
    }
    for (const ChartRange range : allRanges) {
        const QString span = rangeText(range);
        QAction *action = addTo(ranges, QStringLiteral("chartRangeAction%1").arg(int(range)),
                                tr("The last %1").arg(span), tr("The chart shows the last %1").arg(span));
        action->setIconText(span);
        action->setChecked(range == m_choice.range);
        connect(action, &QAction::triggered, this, [this, range] {
            chooseChart({m_choice.kind, range, m_choice.all});
        });
    }
}

void ChartActions::setKeys()
{
    scopes->actions().at(0)->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T));
    scopes->actions().at(1)->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A));
    int number = Qt::Key_1;
    for (QAction *action : ranges->actions() + kinds->actions())
        action->setShortcut(QKeySequence(Qt::ALT | Qt::Key(number++)));
    unfold->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_H));
    saveTable->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
    savePicture->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_G));
    saveLog->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L));
    copyPicture->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
}

//! Who asks for a chart wants to see it.
void ChartActions::chooseChart(const MonitorChoice &choice)
{
    if (!unfold->isChecked())
        unfold->trigger();
    choose(choice);
}

void ChartActions::choose(const MonitorChoice &choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    m_settings.setValue(kindKey, int(choice.kind));
    m_settings.setValue(rangeKey, int(choice.range));
    m_settings.setValue(allKey, choice.all);
    Q_EMIT chosen(choice);
}

void ChartActions::setFolded(bool folded)
{
    unfold->setChecked(!folded);
    for (QAction *action : {saveTable, savePicture, copyPicture})
        action->setEnabled(!folded);
}

} // namespace penstock
