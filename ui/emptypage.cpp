// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/emptypage.h"

#include "ui/theme/theme.h"

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

} // namespace

EmptyPage::EmptyPage(const Theme &theme, QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("emptyPage"));
    setProperty("page", true);
    setAttribute(Qt::WA_StyledBackground);

    auto *card = new QFrame(this);
    card->setProperty("panel", true);
    const int unit = fontMetrics().height();
    card->setFixedWidth(unit * 34);

    auto *title = words(tr("No stream yet"), false, card);
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() * 1.5);
    large.setBold(true);
    title->setFont(large);

    auto *demo = new QPushButton(tr("Try it with the practice endpoint"), card);
    demo->setObjectName(QStringLiteral("demoButton"));
    demo->setAccessibleName(demo->text());
    demo->setProperty("primary", true);
    auto *open = new QPushButton(theme.icon(QStringLiteral("folder-open")), tr("Open a stream file…"), card);
    open->setObjectName(QStringLiteral("openButton"));
    open->setAccessibleName(open->text());

    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(unit * 2, unit * 2, unit * 2, unit * 2);
    inside->setSpacing(unit / 2);
    inside->addWidget(title);
    inside->addWidget(
        words(tr("A stream takes events from a source, makes batches of them and delivers each batch to an "
                 "HTTP endpoint. What fails is tried again, and nothing that was accepted is lost."),
              true, card));
    inside->addSpacing(unit);
    inside->addWidget(demo, 0, Qt::AlignLeft);
    inside->addWidget(
        words(tr("Generated events go to an endpoint on this computer that fails now and then, so that you "
                 "can watch retries. Nothing leaves this computer."),
              true, card));
    inside->addSpacing(unit);
    inside->addWidget(open, 0, Qt::AlignLeft);
    inside->addWidget(words(tr("A NAME.stream.json file. You can also drop one anywhere on this window."), true, card));

    auto *middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(card);
    middle->addStretch(1);
    auto *all = new QVBoxLayout(this);
    all->addStretch(2);
    all->addLayout(middle);
    all->addStretch(3);

    connect(demo, &QPushButton::clicked, this, &EmptyPage::demoRequested);
    connect(open, &QPushButton::clicked, this, &EmptyPage::openRequested);
}

} // namespace penstock
