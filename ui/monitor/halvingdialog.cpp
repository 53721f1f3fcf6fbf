// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/halvingdialog.h"

#include "core/engine/halvingwords.h"
#include "ui/models/mark.h"
#include "ui/models/roles.h"
#include "ui/theme/celldelegate.h"
#include "ui/theme/table.h"
#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace penstock {

namespace {

Mark markOf(HalvingStep::Answer answer)
{
    switch (answer) {
    case HalvingStep::Answer::Awaited:
        return Mark::InFlight;
    case HalvingStep::Answer::Accepted:
        return Mark::Delivered;
    case HalvingStep::Answer::Refused:
        return Mark::DeadLetter;
    case HalvingStep::Answer::Unclear:
        return Mark::Warning;
    }
    Q_UNREACHABLE();
}

} // namespace

HalvingDialog::HalvingDialog(const Theme &theme, BatchId batch, QWidget *parent)
    : QDialog(parent)
    , m_result(new QLabel(tr("Sending the first half…"), this))
    , m_steps(new QTableWidget(0, 3, this))
    , m_button(new QPushButton(tr("Stop"), this))
{
    setObjectName(QStringLiteral("halvingDialog"));
    setWindowTitle(tr("What is refused in batch %1 – Penstock").arg(batch));
    setAttribute(Qt::WA_DeleteOnClose);
    m_result->setObjectName(QStringLiteral("halvingResult"));
    m_result->setWordWrap(true);
    m_result->setTextFormat(Qt::PlainText);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setUpTable(*m_steps);
    m_steps->setObjectName(QStringLiteral("halvingSteps"));
    m_steps->setAccessibleName(tr("What was sent, and what the endpoint answered"));
    m_steps->setHorizontalHeaderLabels({tr("Batch"), tr("Sent"), tr("Answer")});
    m_steps->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_steps->horizontalHeader()->setStretchLastSection(true);
    m_steps->setItemDelegate(new CellDelegate(theme, m_steps));
    m_button->setObjectName(QStringLiteral("halvingButton"));
    m_button->setAccessibleName(tr("Stop, or close when it has ended"));
    connect(m_button, &QPushButton::clicked, this, &QDialog::close);
    buildLayout();
}

void HalvingDialog::buildLayout()
{
    const int unit = fontMetrics().height();
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(unit, unit, unit, unit);
    all->setSpacing(unit * 3 / 4);
    all->addWidget(m_result);
    all->addWidget(m_steps, 1);
    all->addWidget(m_button, 0, Qt::AlignRight);
    m_steps->setColumnWidth(0, unit * 5);
    m_steps->setColumnWidth(1, unit * 9);
    resize(unit * 38, unit * 26);
}

void HalvingDialog::show(const HalvingProgress &progress)
{
    for (int row = std::max(0, m_steps->rowCount() - 1); row < int(progress.steps.size()); ++row)
        showStep(row, progress.steps[row]);
    m_goesOn = progress.end == HalvingProgress::End::GoesOn;
    QStringList lines{m_goesOn ? tr("%1 of at most %2 requests; %3 of %4 events accepted.")
                                     .arg(progress.requests)
                                     .arg(HalvingProgress::mostRequests)
                                     .arg(progress.accepted)
                                     .arg(progress.events)
                               : halvingResult(progress)};
    for (const RefusedEvent &event : progress.refused)
        lines.append(refusedText(event));
    m_result->setText(lines.join(u'\n'));
    m_button->setText(m_goesOn ? tr("Stop") : tr("Close"));
}

void HalvingDialog::showStep(int row, const HalvingStep &step)
{
    if (row == m_steps->rowCount())
        m_steps->insertRow(row);
    const QStringList texts{QString::number(step.batch), stepRange(step), stepAnswer(step)};
    for (int column = 0; column < int(texts.size()); ++column) {
        auto *item = new QTableWidgetItem(texts[column]);
        if (column == 0)
            item->setData(MarkRole, QVariant::fromValue(markOf(step.answer)));
        item->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        item->setToolTip(texts[column]);
        m_steps->setItem(row, column, item);
    }
    m_steps->scrollToItem(m_steps->item(row, 0));
}

void HalvingDialog::done(int result)
{
    if (m_goesOn) {
        Q_EMIT stopRequested();
        return;
    }
    QDialog::done(result);
}

} // namespace penstock
