// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/openingpage.h"

#include "ui/theme/elidedlabel.h"

#include <QTimer>
#include <QVBoxLayout>

namespace penstock {

namespace {

constexpr int silenceMs = 400;

} // namespace

OpeningPage::OpeningPage(QWidget *parent)
    : QWidget(parent)
    , m_words(new QWidget(this))
    , m_folder(new ElidedLabel(m_words))
    , m_moment(new QTimer(this))
{
    setObjectName(QStringLiteral("openingPage"));
    setProperty("page", true);
    setAttribute(Qt::WA_StyledBackground);
    buildLayout();
    m_words->hide();
    m_moment->setSingleShot(true);
    m_moment->setInterval(silenceMs);
    connect(m_moment, &QTimer::timeout, m_words, &QWidget::show);
}

void OpeningPage::buildLayout()
{
    auto *title = new QLabel(tr("Opening…"), m_words);
    title->setObjectName(QStringLiteral("openingTitle"));
    title->setProperty("strong", true);
    title->setAlignment(Qt::AlignCenter);
    auto *why = new QLabel(tr("What the data folder holds is checked first. After a long history this takes a moment."),
                           m_words);
    why->setProperty("muted", true);
    why->setAlignment(Qt::AlignCenter);
    why->setWordWrap(true);
    m_folder->setObjectName(QStringLiteral("openingFolder"));
    m_folder->setProperty("muted", true);
    m_folder->setAlignment(Qt::AlignCenter);

    auto *words = new QVBoxLayout(m_words);
    words->setSpacing(fontMetrics().height() / 2);
    words->addWidget(title);
    words->addWidget(why);
    words->addWidget(m_folder);
    auto *all = new QVBoxLayout(this);
    all->addStretch(2);
    all->addWidget(m_words);
    all->addStretch(3);
}

void OpeningPage::show(const QString &folder)
{
    m_folder->setText(folder);
    m_moment->start();
}

void OpeningPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_moment->stop();
    m_words->hide();
}

} // namespace penstock
