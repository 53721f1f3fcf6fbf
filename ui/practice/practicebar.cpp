// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/practice/practicebar.h"

#include "ui/practice/practiceactions.h"
#include "ui/theme/elidedlabel.h"
#include "ui/theme/marklabel.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

namespace penstock {

namespace {

QToolButton *buttonOf(QAction *action, const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(name);
    button->setDefaultAction(action);
    button->setAccessibleName(action->text().remove(u'&'));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    return button;
}

} // namespace

PracticeBar::PracticeBar(Practice &practice, PracticeActions &actions, const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_practice(practice)
    , m_toggle(buttonOf(actions.toggle, QStringLiteral("practiceToggleButton"), this))
    , m_mark(new MarkLabel(theme, this))
    , m_state(new ElidedLabel(this))
    , m_port(new QSpinBox(this))
    , m_protocol(new QComboBox(this))
    , m_user(new QLineEdit(this))
    , m_password(new QLineEdit(this))
{
    setObjectName(QStringLiteral("practiceBar"));
    setProperty("panel", true);
    buildFields();
    buildLayout(actions);
    connect(&m_practice, &Practice::changed, this, &PracticeBar::show);
    show();
}

void PracticeBar::buildFields()
{
    m_state->setObjectName(QStringLiteral("practiceState"));
    m_state->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_port->setObjectName(QStringLiteral("practicePort"));
    m_port->setAccessibleName(tr("Port"));
    m_port->setRange(0, 65535);
    m_port->setSpecialValueText(tr("any free"));
    m_protocol->setObjectName(QStringLiteral("practiceProtocol"));
    m_protocol->setAccessibleName(tr("Protocol and certificate"));
    m_protocol->addItem(tr("HTTP"));
    m_protocol->addItem(tr("HTTPS, valid certificate"), int(CertificateKind::Valid));
    m_protocol->addItem(tr("HTTPS, expired"), int(CertificateKind::Expired));
    m_protocol->addItem(tr("HTTPS, not yet valid"), int(CertificateKind::NotYetValid));
    m_protocol->addItem(tr("HTTPS, for another name"), int(CertificateKind::OtherName));
    m_protocol->addItem(tr("HTTPS, self-signed"), int(CertificateKind::SelfSigned));
    m_user->setObjectName(QStringLiteral("practiceUser"));
    m_user->setAccessibleName(tr("User for Basic authentication"));
    m_user->setPlaceholderText(tr("everybody"));
    m_password->setObjectName(QStringLiteral("practicePassword"));
    m_password->setAccessibleName(tr("Password for Basic authentication"));
    m_password->setEchoMode(QLineEdit::Password);
    connect(m_user, &QLineEdit::textChanged, this, &PracticeBar::show);
}

void PracticeBar::addField(QHBoxLayout *line, const QString &title, QWidget *field)
{
    auto *label = new QLabel(title, this);
    label->setBuddy(field);
    label->setProperty("muted", true);
    line->addWidget(label);
    line->addWidget(field);
    line->addSpacing(8);
}

void PracticeBar::buildLayout(PracticeActions &actions)
{
    auto *first = new QHBoxLayout;
    first->setSpacing(8);
    first->addWidget(m_toggle);
    first->addWidget(m_mark);
    first->addWidget(m_state, 1);
    first->addWidget(buttonOf(actions.copyAddress, QStringLiteral("copyPracticeAddressButton"), this));
    first->addWidget(buttonOf(actions.saveAuthority, QStringLiteral("savePracticeAuthorityButton"), this));
    first->addWidget(buttonOf(actions.makeStream, QStringLiteral("practiceStreamButton"), this));

    auto *second = new QHBoxLayout;
    second->setSpacing(8);
    addField(second, tr("Port"), m_port);
    addField(second, tr("Protocol"), m_protocol);
    addField(second, tr("Lets in"), m_user);
    addField(second, tr("with password"), m_password);
    second->addStretch(1);

    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(12, 8, 12, 8);
    all->setSpacing(8);
    all->addLayout(first);
    all->addLayout(second);
}

PracticeSetup PracticeBar::setup() const
{
    PracticeSetup setup{.port = quint16(m_port->value())};
    if (const QVariant kind = m_protocol->currentData(); kind.isValid())
        setup.certificate = CertificateKind(kind.toInt());
    if (!m_user->text().isEmpty())
        setup.login = PracticeLogin{.user = m_user->text().toUtf8(), .password = m_password->text().toUtf8()};
    return setup;
}

void PracticeBar::show()
{
    const bool listens = m_practice.isListening();
    m_mark->setMark(listens ? Mark::Running : Mark::Stopped);
    m_state->setText(listens ? tr("Listening on %1").arg(m_practice.place().address())
                             : tr("Stopped. It takes requests from this machine only."));
    for (QWidget *field : {static_cast<QWidget *>(m_port), static_cast<QWidget *>(m_protocol),
                           static_cast<QWidget *>(m_user), static_cast<QWidget *>(m_password)})
        field->setEnabled(!listens);
    m_password->setEnabled(!listens && !m_user->text().isEmpty());
}

} // namespace penstock
