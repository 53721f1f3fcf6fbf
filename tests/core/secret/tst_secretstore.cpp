// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/secret/secretstore.h"

#include "core/secret/secretref.h"
#include "core/secret/vault.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace penstock;

namespace {

constexpr auto privateMode = QFile::ReadOwner | QFile::WriteOwner;

} // namespace

class TestSecretStore final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readsAndWritesReferences_data();
    void readsAndWritesReferences();
    void refusesWhatIsNoReference_data();
    void refusesWhatIsNoReference();
    void readsTheEnvironment();
    void namesTheVariableThatIsMissing();
    void readsAFile_data();
    void readsAFile();
    void readsAFileThroughALink();
    void startsAtTheConfigsFolder();
    void refusesAFileThatOthersMayRead_data();
    void refusesAFileThatOthersMayRead();
    void quotesThePathForTheShell();
    void refusesWhatIsNoSecretFile();
    void readsTheVaultOnceItIsUnlocked();
    void saysThatThereIsNoVault();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    void write(const QString &name, const QByteArray &content, QFile::Permissions mode = privateMode) const;
    [[nodiscard]] Result<QByteArray> readFile(const QString &name) const
    {
        return m_secrets->read({SecretRef::Kind::File, path(name)}, QString());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Vault> m_vault;
    std::unique_ptr<SecretStore> m_secrets;
};

void TestSecretStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_vault = std::make_unique<Vault>(path(QStringLiteral("secrets.vault")), KeyCost{1, 8192});
    m_secrets = std::make_unique<SecretStore>(*m_vault);
}

void TestSecretStore::write(const QString &name, const QByteArray &content, QFile::Permissions mode) const
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
    QVERIFY(file.setPermissions(mode));
}

void TestSecretStore::readsAndWritesReferences_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<SecretRef::Kind>("kind");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("sound");

    using Kind = SecretRef::Kind;
    QTest::addRow("env") << QStringLiteral("env:A_B") << Kind::Env << QStringLiteral("A_B") << true;
    QTest::addRow("file") << QStringLiteral("file:a: b") << Kind::File << QStringLiteral("a: b") << true;
    QTest::addRow("vault") << QStringLiteral("vault:orders") << Kind::Vault << QStringLiteral("orders") << true;
    QTest::addRow("env, nothing") << QStringLiteral("env:") << Kind::Env << QString() << false;
    QTest::addRow("env, =") << QStringLiteral("env:A=B") << Kind::Env << QStringLiteral("A=B") << false;
    QTest::addRow("file, line break") << QStringLiteral("file:a\nb") << Kind::File << QStringLiteral("a\nb") << false;
}

void TestSecretStore::readsAndWritesReferences()
{
    QFETCH(QString, text);
    QFETCH(SecretRef::Kind, kind);
    QFETCH(QString, name);
    QFETCH(bool, sound);
    const auto ref = secretRefFromText(text);
    QVERIFY(ref.has_value());
    QCOMPARE(ref->kind, kind);
    QCOMPARE(ref->name, name);
    QCOMPARE(secretRefText(*ref), text);
    QCOMPARE(!checkSecretRef(*ref), sound);
}

void TestSecretStore::refusesWhatIsNoReference_data()
{
    QTest::addColumn<QString>("text");
    QTest::addRow("empty") << QString();
    QTest::addRow("no scheme") << QStringLiteral("hunter2");
    QTest::addRow("unknown scheme") << QStringLiteral("hunter:2");
    QTest::addRow("another case") << QStringLiteral("ENV:A");
    QTest::addRow("a space before") << QStringLiteral(" env:A");
}

void TestSecretStore::refusesWhatIsNoReference()
{
    QFETCH(QString, text);
    QVERIFY(!secretRefFromText(text));
}

void TestSecretStore::readsTheEnvironment()
{
    qputenv("PENSTOCK_TEST_SECRET", "s3 cret\n");
    QCOMPARE(m_secrets->read({SecretRef::Kind::Env, QStringLiteral("PENSTOCK_TEST_SECRET")}, QString()),
             Result<QByteArray>("s3 cret\n"));
}

void TestSecretStore::namesTheVariableThatIsMissing()
{
    const SecretRef ref{SecretRef::Kind::Env, QStringLiteral("PENSTOCK_TEST_MISSING")};
    qunsetenv("PENSTOCK_TEST_MISSING");
    const auto missing = m_secrets->read(ref, QString());
    QVERIFY(!missing);
    QVERIFY2(missing.error().message.contains(ref.name), qPrintable(missing.error().message));
    qputenv("PENSTOCK_TEST_MISSING", "");
    QVERIFY(!m_secrets->read(ref, QString()));
}

void TestSecretStore::readsAFile_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("secret");

    QTest::addRow("without a newline") << QByteArray("s3cret") << QByteArray("s3cret");
    QTest::addRow("with a newline") << QByteArray("s3cret\n") << QByteArray("s3cret");
    QTest::addRow("with CR LF") << QByteArray("s3cret\r\n") << QByteArray("s3cret");
    QTest::addRow("with two newlines") << QByteArray("s3cret\n\n") << QByteArray("s3cret\n");
    QTest::addRow("with spaces") << QByteArray(" a b ") << QByteArray(" a b ");
    QTest::addRow("64 KiB") << QByteArray(64 * 1024, 'x') << QByteArray(64 * 1024, 'x');
}

void TestSecretStore::readsAFile()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, secret);
    write(QStringLiteral("secret"), content);
    QCOMPARE(readFile(QStringLiteral("secret")), Result<QByteArray>(secret));
}

void TestSecretStore::readsAFileThroughALink()
{
    write(QStringLiteral("secret"), "s3cret");
    QVERIFY(QFile::link(path(QStringLiteral("secret")), path(QStringLiteral("link"))));
    QCOMPARE(readFile(QStringLiteral("link")), Result<QByteArray>("s3cret"));
}

void TestSecretStore::startsAtTheConfigsFolder()
{
    write(QStringLiteral("secret"), "s3cret", QFile::ReadOwner);
    QCOMPARE(m_secrets->read({SecretRef::Kind::File, QStringLiteral("secret")}, m_folder->path()),
             Result<QByteArray>("s3cret"));
}

void TestSecretStore::refusesAFileThatOthersMayRead_data()
{
    QTest::addColumn<QFile::Permissions>("more");
    QTest::addColumn<QString>("mode");
    QTest::addRow("the group may read") << QFile::Permissions(QFile::ReadGroup) << QStringLiteral("640");
    QTest::addRow("the group may write") << QFile::Permissions(QFile::WriteGroup) << QStringLiteral("620");
    QTest::addRow("all may read") << (QFile::ReadGroup | QFile::ReadOther) << QStringLiteral("644");
}

void TestSecretStore::refusesAFileThatOthersMayRead()
{
    QFETCH(QFile::Permissions, more);
    QFETCH(QString, mode);
    write(QStringLiteral("secret"), "CANARY", privateMode | more);
    const auto refused = readFile(QStringLiteral("secret"));
    QVERIFY(!refused);
    const QString message = refused.error().message;
    QVERIFY2(message.contains(mode), qPrintable(message));
    QVERIFY2(message.contains(QStringLiteral("chmod 600 '%1'").arg(path(QStringLiteral("secret")))),
             qPrintable(message));
    QVERIFY(!message.contains(QStringLiteral("CANARY")));
}

void TestSecretStore::quotesThePathForTheShell()
{
    write(QStringLiteral("my 'key'"), "x", privateMode | QFile::ReadOther);
    const auto refused = readFile(QStringLiteral("my 'key'"));
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(QStringLiteral("/my '\\''key'\\'''")),
             qPrintable(refused.error().message));
}

void TestSecretStore::refusesWhatIsNoSecretFile()
{
    write(QStringLiteral("empty"), "\n");
    write(QStringLiteral("long"), QByteArray(64 * 1024 + 1, 'x'));
    QCOMPARE(::mkfifo(QFile::encodeName(path(QStringLiteral("pipe"))).constData(), 0600), 0);
    for (const QString &name : {QStringLiteral("empty"), QStringLiteral("long"), QStringLiteral("pipe"),
                                QStringLiteral("."), QStringLiteral("missing")}) {
        const auto refused = readFile(name);
        QVERIFY2(!refused, qPrintable(name));
        QVERIFY2(refused.error().message.contains(QDir::cleanPath(path(name))), qPrintable(refused.error().message));
    }
}

void TestSecretStore::readsTheVaultOnceItIsUnlocked()
{
    const SecretRef ref{SecretRef::Kind::Vault, QStringLiteral("orders")};
    QVERIFY(m_vault->create("passphrase"));
    QVERIFY(m_vault->store(ref.name, "s3cret"));
    m_vault->lock();
    const auto locked = m_secrets->read(ref, QString());
    QVERIFY(!locked);
    QCOMPARE(locked.error().kind, Error::Kind::Locked);
    QSignalSpy changed(m_secrets.get(), &Secrets::changed);
    QVERIFY(m_vault->unlock("passphrase"));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(m_secrets->read(ref, QString()), Result<QByteArray>("s3cret"));
}

void TestSecretStore::saysThatThereIsNoVault()
{
    const auto missing = m_secrets->read({SecretRef::Kind::Vault, QStringLiteral("orders")}, QString());
    QVERIFY(!missing);
    QCOMPARE(missing.error().kind, Error::Kind::Locked);
    QVERIFY2(missing.error().message.contains(m_vault->path()), qPrintable(missing.error().message));
}

QTEST_GUILESS_MAIN(TestSecretStore)

#include "tst_secretstore.moc"
