// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/emptypage.h"

#include "ui/fileactions.h"

#include <QAction>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace penstock {

namespace {

QLabel *words(const QString &text, bool muted, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setProperty("muted", muted);
    return label;
}

QPushButton *button(const QString &name, const QString &text, QAction *action, QWidget *parent)
{
    auto *button = new QPushButton(action->icon(), text, parent);
    button->setObjectName(name);
    button->setAccessibleName(text);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    return button;
}

} // namespace

EmptyPage::EmptyPage(const FileActions &files, QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("emptyPage"));
    setProperty("page", true);
    setAttribute(Qt::WA_StyledBackground);

    auto *card = new QFrame(this);
    card->setProperty("panel", true);
    const int unit = fontMetrics().height();
    card->setFixedWidth(unit * 36);

    auto *title = words(tr("No stream yet"), false, card);
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() * 1.5);
    large.setBold(true);
    title->setFont(large);

    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(unit * 2, unit * 2, unit * 2, unit * 2);
    inside->setSpacing(unit / 2);
    inside->addWidget(title);
    inside->addWidget(
        words(tr("A stream takes events from a source, makes batches of them and delivers each batch to an "
                 "HTTP endpoint. What fails is tried again, and nothing that was accepted is lost."),
              true, card));
    inside->addSpacing(unit / 2);
    QPushButton *demo = button(QStringLiteral("demoButton"), tr("Try it with the practice endpoint"), files.demo, card);
    demo->setProperty("primary", true);
    demo->setIcon({});
    inside->addWidget(demo, 0, Qt::AlignLeft);
    inside->addWidget(
        words(tr("Generated events go to an endpoint on this computer that fails now and then, so that you "
                 "can watch retries. Nothing leaves this computer."),
              true, card));
    inside->addSpacing(unit / 2);

    auto *ways = new QGridLayout;
    ways->setHorizontalSpacing(unit);
    ways->setVerticalSpacing(unit / 2);
    ways->setColumnStretch(1, 1);
    const auto addWay = [&](QPushButton *way, const QString &text) {
        const int row = ways->rowCount();
        ways->addWidget(way, row, 0);
        ways->addWidget(words(text, true, card), row, 1);
    };
    addWay(button(QStringLiteral("newStreamButton"), tr("New stream"), files.newStream, card),
           tr("Fill in where events come from and where they go."));
    addWay(button(QStringLiteral("pasteButton"), tr("Paste a ticket or curl…"), files.paste, card),
           tr("Make a stream of the e-mail or the command that describes it."));
    addWay(button(QStringLiteral("openFolderButton"), tr("Open a folder…"), files.openFolder, card),
           tr("All the NAME.stream.json files in it, such as those of a git repository."));
    addWay(button(QStringLiteral("openButton"), tr("Open a stream file…"), files.open, card),
           tr("You can also drop one anywhere on this window."));
    inside->addLayout(ways);

    auto *middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(card);
    middle->addStretch(1);
    auto *all = new QVBoxLayout(this);
    all->addStretch(2);
    all->addLayout(middle);
    all->addStretch(3);
}

} // namespace penstock
