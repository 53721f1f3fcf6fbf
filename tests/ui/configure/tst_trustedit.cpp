// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/time/bootclock.h"
#include "tests/support/tlsserver.h"
#include "tests/ui/strict.h"
#include "ui/certificate/certificatedialog.h"
#include "ui/configure/destinationsection.h"
#include "ui/configure/form.h"
#include "ui/configure/streamdocument.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace penstock;

//! Drives what the section Destination has about certificates, as a person would.
class TestTrustEdit final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void isThereForAnEncryptedAddressOnly();
    void changesWhomToTrustInSteps();
    void takesAFingerprintAsItIsPasted();
    void looksAtACertificateAndPinsIt();
    void saysWhenThereIsNoCertificate();

private:
    template <typename Widget>
    [[nodiscard]] Widget *find(const char *name) const
    {
        return m_form->findChild<Widget *>(QLatin1String(name));
    }
    [[nodiscard]] const Destination &destination() const { return m_document->config().destination; }
    void setAddress(const QString &address)
    {
        m_document->edit(QStringLiteral("a"), {}, [&](StreamConfig &config) { config.destination.url = address; });
    }
    [[nodiscard]] CertificateDialog *look();

    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<StreamDocument> m_document;
    std::unique_ptr<Form> m_form;
    DestinationSection *m_section = nullptr;
};

void TestTrustEdit::initTestCase()
{
    m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
    m_theme = std::make_unique<Theme>(*qApp, *m_settings);
}

void TestTrustEdit::init()
{
    failOnAnyWarning();
    StreamConfig config;
    config.destination.url = QStringLiteral("https://example.com/in");
    m_document = std::make_unique<StreamDocument>(1, config, QString());
    m_form = std::make_unique<Form>();
    m_section = new DestinationSection(
        *m_theme, [](const QString &, const QByteArray &, const auto &) {}, currentMoment);
    m_form->addSection(m_section);
    m_section->setDocument(m_document.get());
    m_form->resize(700, 700);
    m_form->show();
    QVERIFY(QTest::qWaitForWindowActive(m_form.get()));
}

void TestTrustEdit::cleanup()
{
    m_section->setDocument(nullptr);
    m_form.reset();
    m_document.reset();
}

CertificateDialog *TestTrustEdit::look()
{
    find<QPushButton>("lookAtCertificateButton")->click();
    auto *dialog = m_section->findChild<CertificateDialog *>();
    const auto *verdict = dialog->findChild<QLabel *>(QStringLiteral("certificateVerdict"));
    return QTest::qWaitFor([&] { return !verdict->text().startsWith(QStringLiteral("Connecting")); }) ? dialog
                                                                                                      : nullptr;
}

void TestTrustEdit::isThereForAnEncryptedAddressOnly()
{
    auto *system = find<QRadioButton>("systemTrustButton");
    QVERIFY(system->isVisible() && system->isChecked());
    setAddress(QStringLiteral("http://example.com/in"));
    QVERIFY(!system->isVisible());
    // What is set stays in sight.
    m_document->edit(QStringLiteral("t"), {},
                     [](StreamConfig &config) { config.destination.trust = AuthorityFile{QStringLiteral("ca.pem")}; });
    QVERIFY(system->isVisible());
    QVERIFY(!find<QPushButton>("lookAtCertificateButton")->isEnabled());
}

void TestTrustEdit::changesWhomToTrustInSteps()
{
    find<QRadioButton>("caFileButton")->click();
    auto *file = find<QLineEdit>("caFileEdit");
    QVERIFY(file->isVisible());
    QTest::keyClicks(file, QStringLiteral("ca.pem"));
    QVERIFY(destination().trust == TrustConfig(AuthorityFile{QStringLiteral("ca.pem")}));
    find<QRadioButton>("systemTrustButton")->click();
    QVERIFY(destination().trust == TrustConfig(SystemTrust{}));
    QVERIFY(!file->isVisible());
    find<QRadioButton>("caFileButton")->click();
    QCOMPARE(file->text(), QStringLiteral("ca.pem"));

    for (int i = 0; i < 4; ++i)
        m_document->history().undo();
    QVERIFY(destination().trust == TrustConfig(SystemTrust{}));
    QVERIFY(!m_document->history().canUndo());
    QVERIFY(find<QRadioButton>("systemTrustButton")->isChecked());
}

void TestTrustEdit::takesAFingerprintAsItIsPasted()
{
    const QByteArray digest(32, '\x5a');
    find<QRadioButton>("pinTrustButton")->click();
    auto *pin = find<QLineEdit>("pinEdit");
    QGuiApplication::clipboard()->setText(fingerprintText(digest));
    pin->setFocus();
    pin->paste();
    QVERIFY(destination().trust == TrustConfig(CertificatePin{pinText(digest)}));
    QCOMPARE(pin->text(), fingerprintText(digest));
}

void TestTrustEdit::looksAtACertificateAndPinsIt()
{
    TestCertificates maker;
    const TestCertificate root = maker.make({.commonName = QStringLiteral("Root"), .authority = true});
    if (root.certificate.isNull())
        QSKIP("the openssl command is not there");
    const TestCertificate leaf = maker.make({.commonName = QStringLiteral("receiver"), .issuer = &root});
    const TlsServer server(leaf, {root.certificate});
    setAddress(server.url().toString());

    CertificateDialog *dialog = look();
    QVERIFY(dialog);
    const auto text = [&](const char *name) { return dialog->findChild<QLabel *>(QLatin1String(name))->text(); };
    QVERIFY2(text("certificateVerdict").startsWith(QStringLiteral("Not accepted. The certificate comes from")),
             qPrintable(text("certificateVerdict")));
    QVERIFY(text("certificateConnection").contains(QStringLiteral("at the loopback address 127.0.0.1")));
    const auto *chain = dialog->findChild<QTreeWidget *>(QStringLiteral("certificateChain"));
    QCOMPARE(chain->topLevelItem(0)->text(0), QStringLiteral("Root"));
    QVERIFY(!chain->topLevelItem(0)->text(1).isEmpty());
    QCOMPARE(chain->currentItem()->text(0), QStringLiteral("receiver"));
    QCOMPARE(text("issuerText"), QStringLiteral("Root"));
    QCOMPARE(text("namesText"), QStringLiteral("127.0.0.1"));
    QVERIFY2(text("validUntilText").contains(QStringLiteral("2 day")), qPrintable(text("validUntilText")));
    QCOMPARE(text("fingerprintText").remove(u'\n').remove(u':').size(), 64);
    QCOMPARE(text("keyText"), QStringLiteral("elliptic curve, 256 bits"));
    QCOMPARE(text("signatureText"), QStringLiteral("ecdsa-with-SHA256"));
    dialog->findChild<QPushButton *>(QStringLiteral("copyPemButton"))->click();
    QCOMPARE(QSslCertificate(QGuiApplication::clipboard()->text().toLatin1()), leaf.certificate);

    dialog->findChild<QPushButton *>(QStringLiteral("pinButton"))->click();
    QVERIFY(destination().trust == TrustConfig(CertificatePin{pinText(sha256Of(leaf.certificate))}));
    QCOMPARE(m_document->history().undoText(), QStringLiteral("Pin the certificate"));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);

    dialog = look();
    QVERIFY(dialog);
    QCOMPARE(text("certificateVerdict"), QStringLiteral("This stream accepts the certificate."));
    QCOMPARE(server.received(), QByteArray());
}

void TestTrustEdit::saysWhenThereIsNoCertificate()
{
    setAddress(QStringLiteral("https://127.0.0.1:1/in"));
    const CertificateDialog *dialog = look();
    QVERIFY(dialog);
    const QString verdict = dialog->findChild<QLabel *>(QStringLiteral("certificateVerdict"))->text();
    QVERIFY2(verdict.contains(QStringLiteral("refused the connection")), qPrintable(verdict));
    QVERIFY(!dialog->findChild<QPushButton *>(QStringLiteral("pinButton"))->isEnabled());
}

QTEST_MAIN(TestTrustEdit)
#include "tst_trustedit.moc"
