// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/charthead.h"

#include "ui/models/charttext.h"
#include "ui/monitor/chartlegend.h"
#include "ui/theme/theme.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

namespace penstock {

ChartHead::ChartHead(const Theme &theme, ChartActions &actions, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_actions(actions)
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
    addMenu(row);
    m_fold = addButton(row, QStringLiteral("chartFold"));
    connect(m_fold, &QToolButton::clicked, m_actions.unfold, &QAction::trigger);
    connect(&m_actions, &ChartActions::chosen, this, &ChartHead::show);
    showFolded(false);
    show(m_actions.choice());
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
    menu->addActions(m_actions.kinds->actions());
    m_what->setMenu(menu);
    m_what->setPopupMode(QToolButton::InstantPopup);
    m_what->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_what->setLayoutDirection(Qt::RightToLeft); // the arrow stands behind the word
    m_what->setIcon(m_theme.icon(QStringLiteral("chevron-down")));
    m_what->setIconSize(QSize(fontMetrics().height(), fontMetrics().height()) * 3 / 4);
    m_what->setProperty("plain", true);
    m_what->setToolTip(tr("Which chart"));
}

void ChartHead::addRanges(QHBoxLayout *row)
{
    for (QAction *range : m_actions.ranges->actions()) {
        QToolButton *button = addButton(row, QString(range->objectName()).remove(QLatin1String("Action")));
        button->setDefaultAction(range);
        button->setProperty("segment", true);
        button->setAccessibleName(range->text());
        // Bold where it is chosen: the others keep their places.
        QFont bold = font();
        bold.setBold(true);
        button->setMinimumWidth(QFontMetrics(bold).horizontalAdvance(button->text()) + fontMetrics().height());
        m_ranges.append(button);
    }
}

void ChartHead::addMenu(QHBoxLayout *row)
{
    m_more = addButton(row, QStringLiteral("chartMenuButton"));
    auto *menu = new QMenu(m_more);
    menu->setObjectName(QStringLiteral("chartMenu"));
    menu->addActions({m_actions.saveTable, m_actions.savePicture, m_actions.copyPicture});
    m_more->setIcon(m_theme.icon(QStringLiteral("dots")));
    m_more->setToolTip(tr("Save or copy the chart"));
    m_more->setAccessibleName(m_more->toolTip());
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setProperty("plain", true);
    m_more->setMenu(menu);
}

void ChartHead::show(const MonitorChoice &choice)
{
    m_what->setText(choice.all ? tr("%1, all streams").arg(chartTitle(choice.kind)) : chartTitle(choice.kind));
    m_what->setAccessibleName(tr("Chart: %1").arg(m_what->text()));
    m_legend->show(choice.kind, m_deadLetters);
}

void ChartHead::showDeadLetters(bool there)
{
    if (there == m_deadLetters)
        return;
    m_deadLetters = there;
    m_legend->show(m_actions.choice().kind, there);
}

void ChartHead::showFolded(bool folded)
{
    m_fold->setIcon(m_theme.icon(folded ? QStringLiteral("chevron-down") : QStringLiteral("chevron-up")));
    m_fold->setToolTip(folded ? tr("Show the chart") : tr("Hide the chart"));
    m_fold->setAccessibleName(m_fold->toolTip());
    for (QToolButton *button : std::as_const(m_ranges))
        button->setVisible(!folded);
    m_legend->setVisible(!folded);
    m_more->setVisible(!folded);
}

} // namespace penstock
