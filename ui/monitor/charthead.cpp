// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/charthead.h"

#include "ui/models/charttext.h"
#include "ui/monitor/chartlegend.h"
#include "ui/theme/theme.h"

#include <QActionGroup>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

namespace penstock {

namespace {

constexpr ChartKind kinds[] = {ChartKind::Delivery, ChartKind::Backlog, ChartKind::AnswerTimes};
constexpr ChartRange ranges[] = {ChartRange::Minute, ChartRange::TenMinutes, ChartRange::Hour, ChartRange::Day};

} // namespace

ChartHead::ChartHead(const Theme &theme, QMenu *exports, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_kinds(new QActionGroup(this))
    , m_scopes(new QActionGroup(this))
    , m_ranges(new QButtonGroup(this))
    , m_legend(new ChartLegend(theme, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(4, 4, 4, 0);
    row->setSpacing(2);
    m_what = addButton(row, QStringLiteral("chartChoice"));
    addChoices();
    row->addSpacing(fontMetrics().height() / 2);
    row->addWidget(m_legend, 1);
    QSizePolicy policy = m_legend->sizePolicy();
    policy.setRetainSizeWhenHidden(true); // what is right of it stays there
    m_legend->setSizePolicy(policy);
    addRanges(row);

    m_more = addButton(row, QStringLiteral("chartMenuButton"));
    m_more->setIcon(m_theme.icon(QStringLiteral("dots")));
    m_more->setToolTip(tr("Save or copy the chart"));
    m_more->setAccessibleName(m_more->toolTip());
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setProperty("plain", true);
    m_more->setMenu(exports);
    m_fold = addButton(row, QStringLiteral("chartFold"));
    connect(m_fold, &QToolButton::clicked, this, &ChartHead::foldPressed);
    showFolded(false);
    show(m_choice);
}

QToolButton *ChartHead::addButton(QHBoxLayout *row, const QString &name)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setProperty("flat", true);
    row->addWidget(button);
    return button;
}

void ChartHead::addChoices()
{
    auto *menu = new QMenu(m_what);
    menu->setObjectName(QStringLiteral("chartChoices"));
    for (const ChartKind kind : kinds) {
        QAction *action = m_kinds->addAction(menu->addAction(chartTitle(kind)));
        action->setCheckable(true);
        connect(action, &QAction::triggered, this, [this, kind] { choose({kind, m_choice.range, m_choice.all}); });
    }
    menu->addSeparator();
    for (const bool all : {false, true}) {
        QAction *action = m_scopes->addAction(menu->addAction(all ? tr("All streams") : tr("This stream")));
        action->setCheckable(true);
        connect(action, &QAction::triggered, this, [this, all] { choose({m_choice.kind, m_choice.range, all}); });
    }
    m_what->setMenu(menu);
    m_what->setPopupMode(QToolButton::InstantPopup);
    m_what->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_what->setLayoutDirection(Qt::RightToLeft); // the arrow stands behind the word
    m_what->setIcon(m_theme.icon(QStringLiteral("chevron-down")));
    m_what->setIconSize(QSize(fontMetrics().height(), fontMetrics().height()) * 3 / 4);
    m_what->setProperty("plain", true);
    m_what->setToolTip(tr("Which chart, and of which streams"));
}

void ChartHead::addRanges(QHBoxLayout *row)
{
    for (const ChartRange range : ranges) {
        QToolButton *button = addButton(row, QStringLiteral("chartRange%1").arg(int(range)));
        button->setText(rangeText(range));
        button->setCheckable(true);
        button->setProperty("segment", true);
        button->setToolTip(tr("The last %1").arg(rangeText(range)));
        button->setAccessibleName(button->toolTip());
        // Bold where it is chosen: the others keep their places.
        QFont bold = font();
        bold.setBold(true);
        button->setMinimumWidth(QFontMetrics(bold).horizontalAdvance(button->text()) + fontMetrics().height());
        m_ranges->addButton(button, int(range));
        connect(button, &QToolButton::clicked, this, [this, range] { choose({m_choice.kind, range, m_choice.all}); });
    }
}

void ChartHead::choose(const Choice &choice)
{
    if (choice == m_choice)
        return;
    show(choice);
    Q_EMIT chosen(choice);
}

void ChartHead::show(const Choice &choice)
{
    m_choice = choice;
    m_what->setText(choice.all ? tr("%1, all streams").arg(chartTitle(choice.kind)) : chartTitle(choice.kind));
    m_what->setAccessibleName(tr("Chart: %1").arg(m_what->text()));
    m_kinds->actions().at(int(choice.kind))->setChecked(true);
    m_scopes->actions().at(choice.all ? 1 : 0)->setChecked(true);
    m_ranges->button(int(choice.range))->setChecked(true);
    m_legend->show(choice.kind, m_deadLetters);
}

void ChartHead::showDeadLetters(bool there)
{
    if (there == m_deadLetters)
        return;
    m_deadLetters = there;
    m_legend->show(m_choice.kind, there);
}

void ChartHead::showFolded(bool folded)
{
    m_fold->setIcon(m_theme.icon(folded ? QStringLiteral("chevron-down") : QStringLiteral("chevron-up")));
    m_fold->setToolTip(folded ? tr("Show the chart") : tr("Hide the chart"));
    m_fold->setAccessibleName(m_fold->toolTip());
    for (QAbstractButton *button : m_ranges->buttons())
        button->setVisible(!folded);
    m_legend->setVisible(!folded);
    m_more->setVisible(!folded);
}

} // namespace penstock
