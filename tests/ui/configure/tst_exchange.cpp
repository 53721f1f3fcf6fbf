// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/exchange.h"

#include "core/event/catalog.h"
#include "core/secret/vaultkeeper.h"
#include "core/stream/streamconfigjson.h"
#include "tests/core/stream/files.h"
#include "tests/support/fakekeystore.h"
#include "tests/support/testvault.h"
#include "tests/ui/strict.h"
#include "ui/configure/configureactions.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QTest>
#include <QWidget>

using namespace penstock;

//! From the pasted text to the stream: where its secrets come to be.
class TestExchange final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void keepsTheSecretsOfAText_data();
    void keepsTheSecretsOfAText();
    void makesAStreamWithoutASecretAtOnce();
    void overwritesNoEntry();
    void makesNothingWhenTheTextIsCancelled();
    void asksForALockedVault();
    void asksOnceForAVaultThatStaysLocked();
    void makesTheVaultWhereThereIsNone();
    void fetchesTheKeyFromTheKeyStore();
    void saysThatTheKeyStoreRefuses();

private:
    void paste(const QByteArray &text);
    [[nodiscard]] const StreamConfig &made() const { return m_made.first(); }
    [[nodiscard]] QByteArray kept(const char *name) const
    {
        return m_kept->vault.read(QLatin1String(name)).value_or(QByteArray("none"));
    }
    [[nodiscard]] bool holdsClearText() const;
    [[nodiscard]] bool folderHoldsClearText() const;
    template <typename Widget>
    [[nodiscard]] Widget *find(const char *name) const
    {
        return m_window->findChild<Widget *>(QLatin1String(name));
    }

    const Catalog m_catalog = Catalog::load().value();
    std::unique_ptr<TestVault> m_kept;
    std::unique_ptr<FakeKeyStore> m_keyStore;
    std::unique_ptr<VaultKeeper> m_keeper;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ConfigureActions> m_actions;
    std::unique_ptr<QWidget> m_window;
    QList<StreamConfig> m_made;
};

namespace {

const QByteArray canary = "canary-7f3a";
const QByteArray another = "canary-b0b1";
const QString passphrase = QStringLiteral("a passphrase of some length");

const QByteArray ticket = "Workspace Region: DC-03\nWorkspace Name: Acme\nWorkspace ID: A1\n"
                          "API Endpoint: https://in.acme.test/x\nHeaders:\nX-Api-Key: " +
                          another + "\nMethod: Basic Auth\nBasic Auth username: bob\nBasic Auth password: " + canary +
                          "\nEvents to export: All\nUser properties to export: All\n";

bool isClear(const QByteArray &text)
{
    return text.contains(canary) || text.contains(another);
}

SecretRef inVault(const char *name)
{
    return {SecretRef::Kind::Vault, QString::fromLatin1(name)};
}

} // namespace

void TestExchange::init()
{
    failOnAnyWarning();
    m_made.clear();
    m_kept = std::make_unique<TestVault>();
    m_keyStore = std::make_unique<FakeKeyStore>();
    QVERIFY(m_kept->vault.create(passphrase.toUtf8()));
    m_keeper = std::make_unique<VaultKeeper>(m_kept->vault, *m_keyStore);
    QTRY_COMPARE(m_keeper->state(), VaultKeeper::State::Open);
    m_settings = std::make_unique<QSettings>(m_kept->folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
    m_theme = std::make_unique<Theme>(*qApp, *m_settings);
    m_actions = std::make_unique<ConfigureActions>(*m_theme);
    m_window = std::make_unique<QWidget>();
    auto *exchange = new Exchange({*m_theme, m_catalog, *m_keeper, *m_settings, {}}, *m_actions, m_window.get());
    connect(exchange, &Exchange::streamMade, this, [this](const StreamConfig &config) { m_made.append(config); });
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestExchange::cleanup()
{
    m_window.reset();
    m_actions.reset();
    m_theme.reset();
    m_keeper.reset();
}

void TestExchange::paste(const QByteArray &text)
{
    m_actions->pasteTicket->trigger();
    auto *edit = find<QPlainTextEdit>("importText");
    QVERIFY(edit);
    edit->setPlainText(QString::fromUtf8(text));
    QTRY_VERIFY(find<QPushButton>("importMake")->isEnabled());
}

//! Whatever the window says, and whatever the stream's file would hold.
bool TestExchange::holdsClearText() const
{
    for (const QLabel *label : m_window->findChildren<QLabel *>()) {
        if (isClear(label->text().toUtf8()))
            return true;
    }
    return std::any_of(m_made.begin(), m_made.end(),
                       [](const StreamConfig &config) { return isClear(writeStreamConfig(config)); });
}

bool TestExchange::folderHoldsClearText() const
{
    const QDir folder(m_kept->folder.path());
    const auto names = folder.entryList(QDir::Files | QDir::Hidden);
    return names.isEmpty() || std::any_of(names.begin(), names.end(), [&](const QString &name) {
               return isClear(test::read(folder.filePath(name)));
           });
}

void TestExchange::keepsTheSecretsOfAText_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QStringList>("references");

    QTest::addRow("ticket") << ticket
                            << QStringList{QStringLiteral("in-acme-test-password"),
                                           QStringLiteral("in-acme-test-x-api-key")}
                            << QStringList{QStringLiteral("vault:in-acme-test-password"),
                                           QStringLiteral("vault:in-acme-test-x-api-key")};
    QTest::addRow("curl") << QByteArray("curl -X POST https://in.acme.test/x -u 'bob:" + canary +
                                        "' -H 'X-Tenant: 42' -H 'X-Api-Key: " + another + "'")
                          << QStringList{QStringLiteral("in-acme-test-password"),
                                         QStringLiteral("in-acme-test-x-api-key")}
                          << QStringList{QStringLiteral("vault:in-acme-test-password"),
                                         QStringLiteral("vault:in-acme-test-x-api-key")};
    QTest::addRow("bearer") << QByteArray("curl https://in.acme.test/x -H 'Authorization: Bearer " + canary + "'")
                            << QStringList{QStringLiteral("in-acme-test-authorization")}
                            << QStringList{QStringLiteral("vault:in-acme-test-authorization")};
    // What stands in the address has no reference: it is left empty, and nothing is kept of it.
    QTest::addRow("parameter") << QByteArray("curl 'https://in.acme.test/x?api_key=" + canary + "&a=1'")
                               << QStringList{} << QStringList{};
    QTest::addRow("collection") << QByteArray(
                                       "{\"info\":{\"name\":\"C\"},\"item\":[{\"name\":\"one\",\"request\":{\"url\":"
                                       "\"https://in.acme.test/x\",\"header\":[{\"key\":\"X-Api-Key\",\"value\":\"" +
                                       canary + "\"}]}}]}")
                                << QStringList{QStringLiteral("in-acme-test-x-api-key")}
                                << QStringList{QStringLiteral("vault:in-acme-test-x-api-key")};
}

void TestExchange::keepsTheSecretsOfAText()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QStringList, names);
    QFETCH(const QStringList, references);
    paste(text);
    find<QPushButton>("importMake")->click();
    QTRY_COMPARE(m_made.size(), 1);
    QCOMPARE(m_keeper->names(), names);
    for (const QString &name : names)
        QVERIFY2(isClear(m_kept->vault.read(name).value_or(QByteArray())), qPrintable(name));
    for (const QString &reference : references)
        QVERIFY(writeStreamConfig(made()).contains(reference.toUtf8()));
    QVERIFY(!holdsClearText());
    QVERIFY(!folderHoldsClearText());
    // The dialog has gone, and with it the text.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(!find<QDialog>("importDialog"));
}

void TestExchange::makesAStreamWithoutASecretAtOnce()
{
    m_keeper->lock();
    QTRY_COMPARE(m_keeper->state(), VaultKeeper::State::Locked);
    paste("curl https://in.acme.test/x -H 'X-Tenant: 42'");
    find<QPushButton>("importMake")->click();
    QCOMPARE(m_made.size(), 1);
    QCOMPARE(made().destination.headers, (QList<StaticHeader>{{QStringLiteral("X-Tenant"), QStringLiteral("42")}}));
    QVERIFY(!find<QDialog>("unlockDialog")); // nothing is needed of it
}

void TestExchange::overwritesNoEntry()
{
    QVERIFY(m_kept->vault.store(QStringLiteral("in-acme-test-password"), "older"));
    QTRY_COMPARE(m_keeper->names(), QStringList{QStringLiteral("in-acme-test-password")});
    paste(ticket);
    find<QPushButton>("importMake")->click();
    QTRY_COMPARE(m_made.size(), 1);
    QCOMPARE(kept("in-acme-test-password"), QByteArray("older"));
    QCOMPARE(kept("in-acme-test-password-2"), canary);
    QCOMPARE(kept("in-acme-test-x-api-key"), another);
    QCOMPARE(std::get<BasicAuth>(made().destination.auth).password, inVault("in-acme-test-password-2"));
    QCOMPARE(made().destination.headers.first().value,
             (std::variant<QString, SecretRef>(inVault("in-acme-test-x-api-key"))));
}

void TestExchange::makesNothingWhenTheTextIsCancelled()
{
    paste(ticket);
    find<QPushButton>("importCancel")->click();
    QCoreApplication::processEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(!find<QDialog>("importDialog"));
    QVERIFY(m_made.isEmpty());
    QVERIFY(m_keeper->names().isEmpty());
    QVERIFY(!folderHoldsClearText());
}

void TestExchange::asksForALockedVault()
{
    m_keeper->lock();
    QTRY_COMPARE(m_keeper->state(), VaultKeeper::State::Locked);
    paste(ticket);
    find<QPushButton>("importMake")->click();
    QVERIFY(m_made.isEmpty());
    auto *edit = find<QLineEdit>("passphraseEdit");
    QVERIFY(edit);
    QTest::keyClicks(edit, passphrase);
    find<QPushButton>("unlockButton")->click();
    QTRY_COMPARE(m_made.size(), 1);
    QCOMPARE(kept("in-acme-test-password"), canary);
    QCOMPARE(kept("in-acme-test-x-api-key"), another);
    QVERIFY(!holdsClearText());
}

void TestExchange::asksOnceForAVaultThatStaysLocked()
{
    m_keeper->lock();
    QTRY_COMPARE(m_keeper->state(), VaultKeeper::State::Locked);
    paste(ticket);
    find<QPushButton>("importMake")->click();
    auto *question = find<QDialog>("unlockDialog");
    QVERIFY(question);
    question->reject();
    QTRY_COMPARE(m_made.size(), 1);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(!find<QDialog>("unlockDialog"));

    // The stream names what it lacks, and one message says so for both.
    const auto told = m_window->findChildren<QMessageBox *>();
    QCOMPARE(told.size(), 1);
    QVERIFY2(told.first()->informativeText().contains(QStringLiteral("not open")),
             qPrintable(told.first()->informativeText()));
    QCOMPARE(std::get<BasicAuth>(made().destination.auth).password, inVault("in-acme-test-password"));
    QCOMPARE(made().destination.headers.first().value,
             (std::variant<QString, SecretRef>(inVault("in-acme-test-x-api-key"))));
    QVERIFY(!holdsClearText());
    QVERIFY(!folderHoldsClearText());
}

void TestExchange::makesTheVaultWhereThereIsNone()
{
    QVERIFY(QFile::remove(m_kept->vault.path()));
    m_keeper->refresh();
    QTRY_COMPARE(m_keeper->state(), VaultKeeper::State::Missing);
    paste(ticket);
    find<QPushButton>("importMake")->click();
    auto *create = find<QPushButton>("createButton");
    QVERIFY(create);
    QTRY_VERIFY(m_keeper->hasKeyStore());
    create->click();
    QTRY_COMPARE(m_made.size(), 1);
    QCOMPARE(m_keyStore->keys.size(), 1);
    QCOMPARE(kept("in-acme-test-password"), canary);
    QVERIFY(!holdsClearText());
    QVERIFY(!folderHoldsClearText());
}

void TestExchange::fetchesTheKeyFromTheKeyStore()
{
    QVERIFY(QFile::remove(m_kept->vault.path()));
    m_keeper->refresh();
    QTRY_COMPARE(m_keeper->state(), VaultKeeper::State::Missing);
    m_keeper->createInKeyStore([](const Result<> &) {});
    QTRY_COMPARE(m_keeper->state(), VaultKeeper::State::Open);
    m_keeper->lock();
    QTRY_COMPARE(m_keeper->state(), VaultKeeper::State::Locked);
    paste(ticket);
    find<QPushButton>("importMake")->click();
    QTRY_COMPARE(m_made.size(), 1);
    QVERIFY(!find<QDialog>("unlockDialog"));
    QCOMPARE(kept("in-acme-test-password"), canary);
}

void TestExchange::saysThatTheKeyStoreRefuses()
{
    QVERIFY(QFile::remove(m_kept->vault.path()));
    m_keeper->refresh();
    QTRY_COMPARE(m_keeper->state(), VaultKeeper::State::Missing);
    m_keeper->createInKeyStore([](const Result<> &) {});
    QTRY_COMPARE(m_keeper->state(), VaultKeeper::State::Open);
    m_keeper->lock();
    QTRY_COMPARE(m_keeper->state(), VaultKeeper::State::Locked);
    m_keyStore->refusal = Error{.message = QStringLiteral("The key store says no.")};
    paste(ticket);
    find<QPushButton>("importMake")->click();
    QTRY_COMPARE(m_made.size(), 1);
    const auto told = m_window->findChildren<QMessageBox *>();
    QVERIFY(std::any_of(told.begin(), told.end(), [](const QMessageBox *box) {
        return box->informativeText().contains(QStringLiteral("The key store says no."));
    }));
    QVERIFY(!holdsClearText());
}

QTEST_MAIN(TestExchange)

#include "tst_exchange.moc"
