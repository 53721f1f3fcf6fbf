// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/findeventdialog.h"

#include "core/filter/eventterm.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QUuid>
#include <QVBoxLayout>

namespace penstock {

FindEventDialog::FindEventDialog(QWidget *parent)
    : QDialog(parent)
    , m_id(new QLineEdit(this))
    , m_term(new QLabel(this))
{
    setObjectName(QStringLiteral("findEventDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Find an event – Penstock"));
    m_id->setObjectName(QStringLiteral("findEventEdit"));
    m_id->setAccessibleName(tr("Event UUID or user id"));
    m_id->setPlaceholderText(tr("event_uuid or uid"));
    m_id->setMinimumWidth(fontMetrics().averageCharWidth() * 48);
    m_term->setObjectName(QStringLiteral("findEventTerm"));
    m_term->setProperty("muted", true);
    m_term->setTextFormat(Qt::PlainText);
    buildLayout();
    connect(m_id, &QLineEdit::textChanged, this, &FindEventDialog::showTerm);
    // Nothing but a UUID is taken from the clipboard unasked.
    if (const QString copied = QGuiApplication::clipboard()->text().trimmed(); !QUuid::fromString(copied).isNull()) {
        m_id->setText(copied);
        m_id->selectAll();
    }
    showTerm();
}

void FindEventDialog::buildLayout()
{
    auto *label = new QLabel(tr("&Event UUID or user id"), this);
    label->setBuddy(m_id);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_find = buttons->addButton(tr("Find"), QDialogButtonBox::AcceptRole);
    m_find->setObjectName(QStringLiteral("findEventButton"));
    m_find->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT termChosen(eventTerm(m_id->text()));
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *all = new QVBoxLayout(this);
    all->addWidget(label);
    all->addWidget(m_id);
    all->addWidget(m_term);
    all->addWidget(buttons);
}

void FindEventDialog::showTerm()
{
    const QString term = eventTerm(m_id->text());
    m_find->setEnabled(!term.isEmpty());
    m_term->setText(term.isEmpty() ? tr("The stored batches of this stream are searched.")
                                   : tr("Filters the batches by %1")
                                         .arg(m_term->fontMetrics().elidedText(term, Qt::ElideRight,
                                                                               m_id->minimumWidth() * 3 / 4)));
}

} // namespace penstock
