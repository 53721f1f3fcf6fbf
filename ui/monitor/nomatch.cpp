// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/nomatch.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace penstock {

NoMatch::NoMatch(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_text(new QLabel(this))
    , m_clear(new QPushButton(tr("Clear the filter"), this))
{
    setObjectName(QStringLiteral("noMatch"));
    m_title->setObjectName(QStringLiteral("noMatchTitle"));
    m_title->setProperty("strong", true);
    m_text->setProperty("muted", true);
    m_clear->setObjectName(QStringLiteral("noMatchClear"));
    m_clear->setAccessibleName(m_clear->text());
    show(Reason::NothingMatches);
    buildLayout();
    connect(m_clear, &QPushButton::clicked, this, &NoMatch::clearRequested);
}

void NoMatch::show(Reason reason)
{
    const bool searching = reason == Reason::Searching;
    m_title->setText(searching ? tr("Searching the events…") : tr("No batch matches the filter"));
    m_text->setText(searching ? tr("Batches appear here as they are found.")
                              : tr("One that comes to match it appears here."));
}

void NoMatch::buildLayout()
{
    auto *all = new QVBoxLayout(this);
    all->setSpacing(fontMetrics().height() / 2);
    all->addStretch(1);
    all->addWidget(m_title, 0, Qt::AlignHCenter);
    all->addWidget(m_text, 0, Qt::AlignHCenter);
    all->addWidget(m_clear, 0, Qt::AlignHCenter);
    all->addStretch(1);
}

} // namespace penstock
