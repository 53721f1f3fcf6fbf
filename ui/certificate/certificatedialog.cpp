// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/certificate/certificatedialog.h"

#include "core/delivery/targetaddress.h"
#include "ui/certificate/certificateview.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

namespace penstock {

namespace {

void showVerdict(QLabel *label, const QString &text, const QString &tone)
{
    label->setText(text);
    label->setProperty("textTone", tone);
    label->style()->unpolish(label);
    label->style()->polish(label);
}

QString capitalized(const QString &text)
{
    return text.isEmpty() ? text : text.front().toUpper() + text.mid(1);
}

} // namespace

CertificateDialog::CertificateDialog(const QString &endpoint, Clock clock, QWidget *parent)
    : QDialog(parent)
    , m_endpoint(endpoint)
    , m_verdict(new QLabel(tr("Connecting to %1…").arg(endpoint), this))
    , m_connection(new QLabel(this))
    , m_view(new CertificateView(std::move(clock), this))
{
    setObjectName(QStringLiteral("certificateDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Certificate of %1").arg(endpoint));
    m_verdict->setObjectName(QStringLiteral("certificateVerdict"));
    m_connection->setObjectName(QStringLiteral("certificateConnection"));
    m_connection->setProperty("muted", true);
    for (QLabel *label : {m_verdict, m_connection}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    m_view->setVisible(false);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_pin = buttons->addButton(tr("Pin this certificate"), QDialogButtonBox::ActionRole);
    m_pin->setObjectName(QStringLiteral("pinButton"));
    m_pin->setToolTip(tr("From now on the stream talks to an endpoint with this very certificate only"));
    m_pin->setAutoDefault(false);
    m_pin->setEnabled(false);
    connect(m_pin, &QPushButton::clicked, this, [this] {
        Q_EMIT pinRequested(m_sha256);
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *all = new QVBoxLayout(this);
    all->setSpacing(8);
    all->addWidget(m_verdict);
    all->addWidget(m_connection);
    all->addWidget(m_view, 1);
    all->addStretch(0);
    all->addWidget(buttons);
    resize(fontMetrics().height() * 38, fontMetrics().height() * 36);
}

void CertificateDialog::show(const CertificateLook &look)
{
    if (!look.trouble.isEmpty())
        return showVerdict(m_verdict, tr("Nothing to look at: %1").arg(look.trouble), QStringLiteral("bad"));
    m_sha256 = sha256Of(look.chain.first());
    if (look.verdict.isEmpty())
        showVerdict(m_verdict, tr("This stream accepts the certificate."), {});
    else
        showVerdict(m_verdict, tr("Not accepted. %1").arg(capitalized(look.verdict)), QStringLiteral("bad"));
    const QString where = tr("%1, at the %2 address %3.")
                              .arg(m_endpoint, addressKindWords(addressKind(look.address)), look.address.toString());
    m_connection->setText(look.protocol.isEmpty() ? where : where + u' ' + look.protocol + u'.');
    m_view->show(look.chain, look.errors);
    m_view->setVisible(true);
    m_pin->setEnabled(true);
}

} // namespace penstock
