// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/practice/pressbar.h"

#include "ui/models/practicechoices.h"
#include "ui/practice/practiceactions.h"
#include "ui/theme/elidedlabel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace penstock {

PressBar::PressBar(Practice &practice, PracticeActions &actions, QWidget *parent)
    : QWidget(parent)
    , m_practice(practice)
    , m_pressed(new ElidedLabel(this))
{
    setObjectName(QStringLiteral("pressBar"));
    m_pressed->setObjectName(QStringLiteral("pressedLabel"));
    buildLayout(actions);
    connect(&m_practice, &Practice::changed, this, &PressBar::show);
    show();
}

void PressBar::buildLayout(PracticeActions &actions)
{
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    auto *title = new QLabel(tr("Next request:"), this);
    title->setProperty("muted", true);
    line->addWidget(title);
    const auto add = [&](QAction *action, const QString &name) {
        auto *button = new QToolButton(this);
        button->setObjectName(name);
        button->setDefaultAction(action);
        line->addWidget(button);
        return button;
    };
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("morePressesMenu"));
    for (qsizetype i = 0; i < actions.presses().size(); ++i) {
        QAction *action = actions.presses()[i];
        if (i < oftenPressed)
            add(action, action->objectName().replace(QLatin1String("Action"), QLatin1String("Button")));
        else
            menu->addAction(action);
    }
    auto *more = new QToolButton(this);
    more->setObjectName(QStringLiteral("morePressesButton"));
    more->setText(tr("More"));
    more->setAccessibleName(tr("More behaviours for the next request"));
    more->setMenu(menu);
    more->setPopupMode(QToolButton::InstantPopup);
    line->addWidget(more);
    add(actions.untilReleased, QStringLiteral("pressUntilReleasedButton"));
    add(actions.release, QStringLiteral("releaseButton"));
    line->addWidget(m_pressed, 1);
}

void PressBar::show()
{
    const auto &pressed = m_practice.pressed();
    m_pressed->setText(pressed ? tr("Pressed: %1").arg(practice::behaviourWords(*pressed)) : QString());
}

} // namespace penstock
