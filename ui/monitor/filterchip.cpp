// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/filterchip.h"

#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace penstock {

namespace {

constexpr int longestTerm = 40; // characters

} // namespace

FilterChip::FilterChip(const Theme &theme, const QString &term, QWidget *parent)
    : QFrame(parent)
    , m_term(term)
    , m_text(new QToolButton(this))
    , m_remove(new QToolButton(this))
{
    setProperty("chip", true);
    m_text->setObjectName(QStringLiteral("filterChip"));
    m_text->setText(term.size() > longestTerm ? term.left(longestTerm - 1) + QStringLiteral("…") : term);
    m_text->setAccessibleName(tr("Filter term %1").arg(term));
    m_text->setToolTip(tr("%1: press to change it").arg(term));
    m_remove->setObjectName(QStringLiteral("filterChipRemove"));
    m_remove->setIcon(theme.icon(QStringLiteral("x")));
    m_remove->setAccessibleName(tr("Remove the filter term %1").arg(term));
    m_remove->setToolTip(tr("Remove this term"));
    buildLayout();
    connect(m_text, &QToolButton::clicked, this, &FilterChip::editRequested);
    connect(m_remove, &QToolButton::clicked, this, &FilterChip::removeRequested);
}

void FilterChip::buildLayout()
{
    const int side = fontMetrics().ascent();
    m_remove->setIconSize(QSize(side, side));
    for (QToolButton *button : {m_text, m_remove}) {
        button->setProperty("chipPart", true);
        button->setFocusPolicy(Qt::TabFocus);
    }
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(side / 3, 0, 0, 0);
    row->setSpacing(0);
    setFixedHeight(fontMetrics().height() * 3 / 2);
    row->addWidget(m_text);
    row->addWidget(m_remove);
}

} // namespace penstock
