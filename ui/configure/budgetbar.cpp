// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/budgetbar.h"

#include "core/sample/budget.h"
#include "ui/models/wording.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QStyle>

namespace penstock {

BudgetBar::BudgetBar(QWidget *parent)
    : QFrame(parent)
{
    setObjectName(QStringLiteral("budgetBar"));
    setAccessibleName(tr("What requests weigh"));
    setProperty("footLine", true);
    setToolTip(tr("On average over the events of the sample, before the choice of events"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(14, 12, 14, 12);
    grid->setVerticalSpacing(2);
    const QString names[] = {QStringLiteral("perEvent"), QStringLiteral("perBatch"), QStringLiteral("personalShare")};
    for (int place = 0; place < int(m_numbers.size()); ++place) {
        Number &number = m_numbers[std::size_t(place)];
        number = {new QLabel(this), new QLabel(this)};
        number.title->setProperty("muted", true);
        number.value->setProperty("strong", true);
        number.value->setObjectName(names[place]);
        grid->addWidget(number.title, 0, place);
        grid->addWidget(number.value, 1, place);
        grid->setColumnStretch(place, 1);
    }
    show({}, 100);
}

void BudgetBar::show(const Budget &budget, int batchSize)
{
    const bool isEmpty = budget.bytesPerEvent <= 0;
    const QString share = tr("%1 %").arg(QLocale().toString(100 * budget.personalShare, 'f', 0));
    const std::pair<QString, QString> texts[] = {
        {tr("Per event"), sizeText(qRound64(budget.bytesPerEvent))},
        {tr("Per batch of %1").arg(numberText(batchSize)), sizeText(qRound64(budget.bytesPerBatch))},
        {tr("Personal data"), share}};
    for (std::size_t place = 0; place < m_numbers.size(); ++place) {
        const auto &[title, value] = texts[place];
        m_numbers[place].title->setText(title);
        m_numbers[place].value->setText(isEmpty ? QStringLiteral("–") : value);
        m_numbers[place].value->setAccessibleName(tr("%1: %2").arg(title, m_numbers[place].value->text()));
    }
    QLabel *personal = m_numbers.back().value;
    personal->setProperty("textTone", budget.personalShare > 0 ? QStringLiteral("warning") : QString());
    personal->style()->unpolish(personal);
    personal->style()->polish(personal);
}

} // namespace penstock
