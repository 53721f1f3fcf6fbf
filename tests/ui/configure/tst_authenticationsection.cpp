// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/authenticationsection.h"

#include "core/event/catalog.h"
#include "core/secret/vaultkeeper.h"
#include "core/stream/streamconfigjson.h"
#include "tests/ui/configure/nokeystore.h"
#include "tests/ui/strict.h"
#include "ui/configure/configureparts.h"
#include "ui/configure/form.h"
#include "ui/configure/formfield.h"
#include "ui/configure/streamdocument.h"
#include "ui/secret/secretfield.h"
#include "ui/theme/theme.h"

#include <QLineEdit>
#include <QRadioButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace penstock;

namespace {

const QString canary = QStringLiteral("canary-7f3a");

} // namespace

//! With a real vault in a file, opened with a passphrase that costs little.
class TestAuthenticationSection final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void showsWhatTheDocumentSays_data();
    void showsWhatTheDocumentSays();
    void choosesAMethodInOneStep();
    void losesNothingByLookingAtAnother();
    void keepsThePasswordInTheVault();
    void keepsATokenWithItsWord();
    void renamesTheKeysHeader();
    void keepsAPasswordForTheStreamItWasTypedFor();
    void goesToItsProblems();
    void namesItsControls();

private:
    void start(const Destination &destination);
    void press(const char *button) const { QTest::mouseClick(find<QRadioButton>(button), Qt::LeftButton); }
    void type(const char *field, const QString &secret) const;
    [[nodiscard]] QByteArray inVault(const QString &name) const;
    [[nodiscard]] const Destination &destination() const { return m_document->config().destination; }

    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        T *found = m_form->findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("no control is named %s", name);
        return found;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Theme> m_theme;
    std::optional<Catalog> m_catalog;
    NoKeyStore m_keyStore;
    std::unique_ptr<Vault> m_vault;
    std::unique_ptr<VaultKeeper> m_keeper;
    std::unique_ptr<StreamDocument> m_document;
    std::unique_ptr<Form> m_form;
    AuthenticationSection *m_section = nullptr;
};

void TestAuthenticationSection::initTestCase()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_settings = std::make_unique<QSettings>(m_folder->filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
    m_theme = std::make_unique<Theme>(*qApp, *m_settings);
    auto catalog = Catalog::load();
    QVERIFY(catalog);
    m_catalog.emplace(*std::move(catalog));
}

void TestAuthenticationSection::init()
{
    failOnAnyWarning();
    m_folder = std::make_unique<QTemporaryDir>();
    m_vault = std::make_unique<Vault>(m_folder->filePath(QStringLiteral("secrets.vault")), KeyCost{1, 64 * 1024});
    QVERIFY(m_vault->create("passphrase"));
    m_keeper = std::make_unique<VaultKeeper>(*m_vault, m_keyStore);
    QTRY_COMPARE(m_keeper->state(), VaultKeeper::State::Open);
    start({});
}

void TestAuthenticationSection::start(const Destination &destination)
{
    StreamConfig config;
    config.name = QStringLiteral("Orders");
    config.source = FileSource{QStringLiteral("events.ndjson")};
    config.destination = destination;
    m_form.reset();
    m_document = std::make_unique<StreamDocument>(1, config, QString());
    m_form = std::make_unique<Form>();
    m_section = new AuthenticationSection({*m_theme, *m_catalog, *m_keeper, *m_settings, {}});
    m_form->addSection(m_section);
    m_section->setDocument(m_document.get());
    m_form->resize(700, 500);
    m_form->show();
    QVERIFY(QTest::qWaitForWindowActive(m_form.get()));
}

void TestAuthenticationSection::cleanup()
{
    m_form.reset();
    m_document.reset();
    m_keeper.reset();
    m_vault.reset();
}

void TestAuthenticationSection::type(const char *field, const QString &secret) const
{
    auto *edit = find<SecretField>(field)->findChild<QLineEdit *>(QStringLiteral("secretEdit"));
    QVERIFY(edit);
    edit->setFocus();
    QTest::keyClicks(edit, secret);
    QTest::keyClick(edit, Qt::Key_Return);
}

QByteArray TestAuthenticationSection::inVault(const QString &name) const
{
    return m_vault->read(name).value_or(QByteArray());
}

void TestAuthenticationSection::showsWhatTheDocumentSays_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("basic");
    QTest::addColumn<QString>("button");
    QTest::addColumn<QString>("field");

    QTest::addRow("none") << QString() << false << QStringLiteral("noAuthButton") << QString();
    QTest::addRow("basic") << QString() << true << QStringLiteral("basicAuthButton") << QStringLiteral("passwordField");
    QTest::addRow("key") << QStringLiteral("X-Key") << false << QStringLiteral("apiKeyButton")
                         << QStringLiteral("keyField");
    QTest::addRow("bearer") << QStringLiteral("Authorization") << false << QStringLiteral("bearerButton")
                            << QStringLiteral("tokenField");
}

void TestAuthenticationSection::showsWhatTheDocumentSays()
{
    QFETCH(QString, name);
    QFETCH(bool, basic);
    QFETCH(QString, button);
    QFETCH(QString, field);
    Destination destination;
    const SecretRef ref{SecretRef::Kind::Env, QStringLiteral("ORDERS")};
    if (basic)
        destination.auth = BasicAuth{QStringLiteral("u"), ref};
    if (!name.isEmpty())
        destination.headers = {{name, ref}};
    start(destination);
    QVERIFY(find<QRadioButton>(qPrintable(button))->isChecked());
    for (const char *each : {"passwordField", "keyField", "tokenField"})
        QCOMPARE(find<SecretField>(each)->isVisible(), field == QLatin1String(each));
    QVERIFY(!m_document->isModified());
}

void TestAuthenticationSection::choosesAMethodInOneStep()
{
    press("bearerButton");
    QCOMPARE(destination().headers, (QList<StaticHeader>{{QStringLiteral("Authorization"), SecretRef{}}}));
    press("apiKeyButton");
    QCOMPARE(destination().headers, (QList<StaticHeader>{{QStringLiteral("X-Api-Key"), SecretRef{}}}));
    press("basicAuthButton");
    QVERIFY(destination().headers.isEmpty());
    QVERIFY(std::holds_alternative<BasicAuth>(destination().auth));
    press("noAuthButton");
    QCOMPARE(destination(), Destination{});
    QCOMPARE(m_document->history().count(), 4);
    m_document->history().undo();
    QVERIFY(find<QRadioButton>("basicAuthButton")->isChecked());
}

void TestAuthenticationSection::losesNothingByLookingAtAnother()
{
    Destination before;
    before.auth = BasicAuth{QStringLiteral("warehouse"), {SecretRef::Kind::Env, QStringLiteral("P")}};
    start(before);
    press("bearerButton");
    press("noAuthButton");
    press("basicAuthButton");
    QCOMPARE(destination(), before);
}

void TestAuthenticationSection::keepsThePasswordInTheVault()
{
    press("basicAuthButton");
    QTest::keyClicks(find<QLineEdit>("usernameEdit"), QStringLiteral("warehouse"));
    type("passwordField", canary);
    QTRY_COMPARE(std::get<BasicAuth>(destination().auth).password,
                 (SecretRef{SecretRef::Kind::Vault, QStringLiteral("orders-password")}));
    QCOMPARE(std::get<BasicAuth>(destination().auth).username, QStringLiteral("warehouse"));
    QCOMPARE(inVault(QStringLiteral("orders-password")), canary.toUtf8());
    QVERIFY(!writeStreamConfig(m_document->config()).contains(canary.toUtf8()));
    for (int step = 0; step < m_document->history().count(); ++step)
        QVERIFY(!m_document->history().text(step).contains(canary));
}

void TestAuthenticationSection::keepsATokenWithItsWord()
{
    press("bearerButton");
    type("tokenField", canary);
    QTRY_COMPARE(destination().headers.first().value,
                 (std::variant<QString, SecretRef>(SecretRef{SecretRef::Kind::Vault, QStringLiteral("orders-token")})));
    QCOMPARE(inVault(QStringLiteral("orders-token")), "Bearer " + canary.toUtf8());
}

void TestAuthenticationSection::renamesTheKeysHeader()
{
    press("apiKeyButton");
    auto *name = find<QLineEdit>("keyNameEdit");
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("X-Warehouse-Key"));
    QCOMPARE(destination().headers.first().name, QStringLiteral("X-Warehouse-Key"));
    QCOMPARE(m_document->history().count(), 2);
    type("keyField", canary);
    QTRY_VERIFY(std::get<SecretRef>(destination().headers.first().value).name ==
                QStringLiteral("orders-x-warehouse-key"));
}

void TestAuthenticationSection::keepsAPasswordForTheStreamItWasTypedFor()
{
    Destination basic;
    basic.auth = BasicAuth{QStringLiteral("u"), {}};
    start(basic);
    StreamConfig config = m_document->config();
    StreamDocument other(2, config, QString());
    type("passwordField", canary);
    // The vault's thread has not answered yet.
    m_section->setDocument(&other);
    QTRY_VERIFY(!std::get<BasicAuth>(destination().auth).password.name.isEmpty());
    QCOMPARE(other.config(), config);
    m_section->setDocument(m_document.get());
}

void TestAuthenticationSection::goesToItsProblems()
{
    press("basicAuthButton");
    m_form->goToProblem(QStringLiteral("$.destination.auth.username"));
    QVERIFY(find<QLineEdit>("usernameEdit")->hasFocus());
    m_form->goToProblem(QStringLiteral("$.destination.auth.password.secret"));
    QVERIFY(find<SecretField>("passwordField")->isAncestorOf(QApplication::focusWidget()));
}

void TestAuthenticationSection::namesItsControls()
{
    for (const char *name :
         {"usernameEdit", "keyNameEdit", "passwordField", "keyField", "tokenField", "noAuthButton"}) {
        const auto *control = find<QWidget>(name);
        const auto *button = qobject_cast<const QRadioButton *>(control);
        QVERIFY2(!control->accessibleName().isEmpty() || (button && !button->text().isEmpty()), name);
    }
}

QTEST_MAIN(TestAuthenticationSection)

#include "tst_authenticationsection.moc"
