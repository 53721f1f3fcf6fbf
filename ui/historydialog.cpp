// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/historydialog.h"

#include "ui/models/wording.h"

#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace penstock {

namespace {

constexpr double bytesInGb = 1e9;

QLabel *addText(QVBoxLayout *column, const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    column->addWidget(label);
    return label;
}

} // namespace

HistoryDialog::HistoryDialog(QWidget *parent)
    : QDialog(parent)
    , m_size(new QDoubleSpinBox(this))
    , m_days(new QSpinBox(this))
    , m_apply(new QPushButton(tr("&Apply"), this))
{
    setObjectName(QStringLiteral("historyDialog"));
    setWindowTitle(tr("History budget – Penstock"));
    setAttribute(Qt::WA_DeleteOnClose);
    buildFields();
    buildLayout();
    connect(m_size, &QDoubleSpinBox::valueChanged, this, &HistoryDialog::updateButton);
    connect(m_days, &QSpinBox::valueChanged, this, &HistoryDialog::updateButton);
    connect(m_apply, &QPushButton::clicked, this, &HistoryDialog::choose);
}

void HistoryDialog::buildFields()
{
    m_size->setObjectName(QStringLiteral("historySizeBox"));
    m_size->setAccessibleName(tr("Keep bodies up to, in GB"));
    m_size->setSuffix(tr(" GB"));
    m_size->setDecimals(3);
    m_size->setRange(HistoryBudget::leastBytes, HistoryBudget::mostBytes / bytesInGb);
    m_days->setObjectName(QStringLiteral("historyDaysBox"));
    m_days->setAccessibleName(tr("Keep batches and attempts for, in days"));
    m_days->setSuffix(tr(" days"));
    m_days->setRange(HistoryBudget::leastDays, HistoryBudget::mostDays);
    m_apply->setObjectName(QStringLiteral("historyApplyButton"));
    m_apply->setAccessibleName(tr("Apply the history budget"));
    m_apply->setAutoDefault(false);
    for (QWidget *field : {static_cast<QWidget *>(m_size), static_cast<QWidget *>(m_days)})
        field->setEnabled(false);
    m_apply->setEnabled(false);
}

void HistoryDialog::buildLayout()
{
    const int unit = fontMetrics().height();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(unit, unit, unit, unit);
    column->setSpacing(unit * 3 / 4);
    setMinimumWidth(unit * 30);

    addText(column, tr("How much this data folder keeps of batches that were delivered, discarded or halved."), this);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(unit);
    form->addRow(tr("Keep &bodies up to:"), m_size);
    form->addRow(tr("Keep batches and attempts &for:"), m_days);
    column->addLayout(form);

    m_use = addText(column, tr("Reading what there is…"), this);
    m_use->setObjectName(QStringLiteral("historyUse"));
    addText(column,
            tr("What is beyond it is forgotten, the oldest first: bodies when they take more, in files of 64 MB; "
               "batches with their attempts when they are older. Totals stay.\n"
               "Dead letters and what waits to be delivered always stay."),
            this)
        ->setProperty("muted", true);
    m_answer = addText(column, {}, this);
    m_answer->setObjectName(QStringLiteral("historyAnswer"));
    column->addStretch();

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_apply, QDialogButtonBox::ApplyRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
}

void HistoryDialog::show(const Result<HistoryUse> &use)
{
    if (use)
        showUse(*use);
    else
        m_use->setText(use.error().message);
}

void HistoryDialog::showUse(const HistoryUse &use)
{
    const bool isEdited = m_kept && budget() != *m_kept;
    m_kept = use.budget;
    if (!isEdited) {
        m_size->setValue(double(use.budget.bytes) / bytesInGb);
        m_days->setValue(use.budget.days);
    }
    m_size->setEnabled(true);
    m_days->setEnabled(true);
    QStringList lines{tr("Bodies take %1 now.").arg(sizeText(use.bytes))};
    lines
        << (use.oldest
                ? tr("%1 batches are kept, the oldest of %2.").arg(numberText(use.batches), dayMinuteText(*use.oldest))
                : tr("No batches are kept."));
    if (use.pruned > 0)
        lines << tr("%1 older ones are forgotten.").arg(numberText(use.pruned));
    m_use->setText(lines.join(u'\n'));
    updateButton();
}

HistoryBudget HistoryDialog::budget() const
{
    HistoryBudget budget{.bytes = qRound64(m_size->value() * bytesInGb), .days = m_days->value()};
    // The field rounds: what is not changed stays to the byte.
    if (m_kept && qAbs(double(m_kept->bytes) / bytesInGb - m_size->value()) < 0.0005)
        budget.bytes = m_kept->bytes;
    return budget;
}

void HistoryDialog::choose()
{
    m_apply->setEnabled(false);
    m_answer->setText(tr("Writing it…"));
    Q_EMIT chosen(budget());
}

void HistoryDialog::showSet(const QString &problem)
{
    m_answer->setText(problem.isEmpty() ? tr("This is the budget now.") : problem);
    if (!problem.isEmpty())
        updateButton();
}

void HistoryDialog::updateButton()
{
    m_apply->setEnabled(m_kept && budget() != *m_kept);
}

} // namespace penstock
