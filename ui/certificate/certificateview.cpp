// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/certificate/certificateview.h"

#include "core/delivery/certificatewords.h"
#include "ui/savetext.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QSslKey>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace penstock {

namespace {

constexpr int place = Qt::UserRole;

// QSslCertificate tells the algorithm in its text only.
QString signatureAlgorithm(const QSslCertificate &certificate)
{
    static const QRegularExpression line(QStringLiteral("Signature Algorithm: (\\S+)"));
    return line.match(certificate.toText()).captured(1);
}

QString keyText(const QSslKey &key)
{
    switch (key.algorithm()) {
    case QSsl::Rsa:
        return CertificateView::tr("RSA, %1 bits").arg(key.length());
    case QSsl::Dsa:
        return CertificateView::tr("DSA, %1 bits").arg(key.length());
    case QSsl::Ec:
        return CertificateView::tr("elliptic curve, %1 bits").arg(key.length());
    case QSsl::Dh:
    case QSsl::Opaque:
        break;
    }
    return CertificateView::tr("of another kind");
}

QString nameText(const QStringList &commonName, const QStringList &organization)
{
    return (commonName + organization).join(QStringLiteral(", "));
}

//! 16 bytes a line.
QString fingerprintLines(const QByteArray &digest)
{
    return fingerprintText(digest.left(16)) + u'\n' + fingerprintText(digest.mid(16));
}

QString dateText(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime(), QLocale::LongFormat);
}

} // namespace

CertificateView::CertificateView(Clock clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(std::move(clock))
    , m_tree(new QTreeWidget(this))
    , m_copy(new QPushButton(tr("Copy as PEM"), this))
    , m_save(new QPushButton(tr("Save as PEM…"), this))
{
    m_tree->setObjectName(QStringLiteral("certificateChain"));
    m_tree->setAccessibleName(tr("Chain of certificates"));
    m_tree->setProperty("boxed", true);
    m_tree->setColumnCount(2);
    m_tree->setHeaderHidden(true);
    m_tree->header()->setStretchLastSection(true);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_tree->setFixedHeight(fontMetrics().height() * 8);
    m_copy->setObjectName(QStringLiteral("copyPemButton"));
    m_save->setObjectName(QStringLiteral("savePemButton"));
    for (QPushButton *button : {m_copy, m_save})
        button->setAutoDefault(false);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_save);
    buttons->addStretch(1);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(8);
    all->addWidget(m_tree);
    all->addWidget(makeFacts(), 1);
    all->addLayout(buttons);

    connect(m_tree, &QTreeWidget::currentItemChanged, this, &CertificateView::showFacts);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(QString::fromLatin1(certificate().toPem())); });
    connect(m_save, &QPushButton::clicked, this, &CertificateView::savePem);
    showFacts();
}

QWidget *CertificateView::makeFacts()
{
    // In the order of Fact.
    const std::pair<QString, QString> facts[] = {
        {QStringLiteral("subjectText"), tr("Issued to")},      {QStringLiteral("issuerText"), tr("Issued by")},
        {QStringLiteral("namesText"), tr("For the hosts")},    {QStringLiteral("validFromText"), tr("Valid from")},
        {QStringLiteral("validUntilText"), tr("Valid until")}, {QStringLiteral("fingerprintText"), tr("SHA-256")},
        {QStringLiteral("keyText"), tr("Public key")},         {QStringLiteral("signatureText"), tr("Signature")},
        {QStringLiteral("serialText"), tr("Serial number")},
    };
    auto *table = new QWidget(this);
    auto *grid = new QGridLayout(table);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    for (int fact = 0; fact < FactCount; ++fact) {
        auto *name = new QLabel(facts[fact].second, table);
        name->setProperty("muted", true);
        auto *text = new QLabel(table);
        text->setObjectName(facts[fact].first);
        text->setAccessibleName(facts[fact].second);
        text->setWordWrap(true);
        text->setTextFormat(Qt::PlainText); // the peer wrote it
        text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        if (fact == Fingerprint || fact == Serial)
            text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
        grid->addWidget(name, fact, 0, Qt::AlignTop);
        grid->addWidget(text, fact, 1, Qt::AlignTop);
        m_facts[std::size_t(fact)] = text;
    }
    grid->setRowStretch(FactCount, 1);
    auto *area = new QScrollArea(this);
    area->setWidget(table);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    return area;
}

void CertificateView::show(const QList<QSslCertificate> &chain, const QList<QSslError> &errors)
{
    m_chain = chain;
    m_tree->clear();
    QTreeWidgetItem *item = nullptr;
    for (qsizetype i = chain.size() - 1; i >= 0; --i) {
        const QString name = subjectName(chain[i]).isEmpty() ? tr("without a name") : subjectName(chain[i]);
        QStringList faults;
        for (const QSslError &error : errors) {
            if (error.certificate() == chain[i])
                faults.append(error.errorString());
        }
        const QStringList texts{name, faults.isEmpty() ? QString() : QStringLiteral("✕ ") + faults.join(u' ')};
        item = item ? new QTreeWidgetItem(item, texts) : new QTreeWidgetItem(m_tree, texts);
        item->setData(0, place, i);
        item->setToolTip(1, faults.join(u'\n'));
    }
    m_tree->expandAll();
    m_tree->setCurrentItem(item);
    showFacts();
}

QSslCertificate CertificateView::certificate() const
{
    const QTreeWidgetItem *item = m_tree->currentItem();
    return item ? m_chain.value(item->data(0, place).toLongLong()) : QSslCertificate();
}

void CertificateView::showFacts()
{
    const QSslCertificate shown = certificate();
    m_copy->setEnabled(!shown.isNull());
    m_save->setEnabled(!shown.isNull());
    if (shown.isNull()) {
        for (QLabel *fact : m_facts)
            fact->clear();
        return;
    }
    m_facts[Subject]->setText(
        nameText(shown.subjectInfo(QSslCertificate::CommonName), shown.subjectInfo(QSslCertificate::Organization)));
    m_facts[Issuer]->setText(shown.isSelfSigned() ? tr("itself")
                                                  : nameText(shown.issuerInfo(QSslCertificate::CommonName),
                                                             shown.issuerInfo(QSslCertificate::Organization)));
    m_facts[Names]->setText(certifiedNames(shown).join(QStringLiteral(", ")));
    m_facts[ValidFrom]->setText(dateText(shown.effectiveDate()));
    m_facts[ValidUntil]->setText(validityText(shown));
    m_facts[Fingerprint]->setText(fingerprintLines(sha256Of(shown)));
    m_facts[PublicKey]->setText(keyText(shown.publicKey()));
    m_facts[Signature]->setText(signatureAlgorithm(shown));
    m_facts[Serial]->setText(QString::fromLatin1(shown.serialNumber()));
}

QString CertificateView::validityText(const QSslCertificate &certificate) const
{
    const auto now = std::chrono::time_point_cast<std::chrono::milliseconds>(m_clock().wall).time_since_epoch();
    const qint64 days = QDateTime::fromMSecsSinceEpoch(now.count()).daysTo(certificate.expiryDate());
    const QString date = dateText(certificate.expiryDate());
    if (days < 0)
        return tr("%1: expired %n day(s) ago", nullptr, int(-days)).arg(date);
    return tr("%1: %n day(s) left", nullptr, int(days)).arg(date);
}

void CertificateView::savePem()
{
    askToSaveText(this, subjectName(certificate()) + QStringLiteral(".pem"), certificate().toPem());
}

} // namespace penstock
