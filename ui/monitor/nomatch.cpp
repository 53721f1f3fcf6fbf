// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/nomatch.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace penstock {

NoMatch::NoMatch(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(tr("No batch matches the filter"), this))
    , m_text(new QLabel(tr("One that comes to match it appears here."), this))
    , m_clear(new QPushButton(tr("Clear the filter"), this))
{
    setObjectName(QStringLiteral("noMatch"));
    m_title->setObjectName(QStringLiteral("noMatchTitle"));
    m_title->setProperty("strong", true);
    m_text->setProperty("muted", true);
    m_clear->setObjectName(QStringLiteral("noMatchClear"));
    m_clear->setAccessibleName(m_clear->text());
    buildLayout();
    connect(m_clear, &QPushButton::clicked, this, &NoMatch::clearRequested);
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
