// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/secret/vault.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace penstock;

namespace {

constexpr KeyCost cheap{1, 8192};

} // namespace

class TestVault final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keepsWhatIsStored();
    void isForItsOwnerAlone();
    void asksForThePassphraseAgain();
    void refusesAWrongPassphrase();
    void createsNothingOverAnother();
    void seesWhatAnotherProcessStored();
    void losesNoUpdateOfTwoWriters();
    void forgetsWhatIsRemoved();
    void changesThePassphrase();
    void leavesTheOldFileWhenItCannotWrite();
    void refusesAFileThatOthersMayRead();
    void saysWhatIsWrongWithADamagedFile();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("secrets.vault")); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Vault> m_vault;
};

void TestVault::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_vault = std::make_unique<Vault>(path(), cheap);
    QVERIFY(m_vault->create("passphrase"));
}

void TestVault::keepsWhatIsStored()
{
    QVERIFY(m_vault->store(QStringLiteral("orders"), "s3cret"));
    Vault again(path(), cheap);
    QVERIFY(again.unlock("passphrase"));
    QCOMPARE(again.names(), Result<QStringList>(QStringList{QStringLiteral("orders")}));
    QCOMPARE(again.read(QStringLiteral("orders")), Result<QByteArray>("s3cret"));
    QVERIFY(!again.read(QStringLiteral("other")));
}

void TestVault::isForItsOwnerAlone()
{
    QVERIFY(m_vault->store(QStringLiteral("orders"), "s3cret"));
    QCOMPARE(QFileInfo(path()).permissions() & ~(QFile::ReadUser | QFile::WriteUser),
             QFile::Permissions(QFile::ReadOwner | QFile::WriteOwner));
}

void TestVault::asksForThePassphraseAgain()
{
    QVERIFY(m_vault->store(QStringLiteral("orders"), "s3cret"));
    m_vault->lock();
    for (const auto kind : {m_vault->read(QStringLiteral("orders")).error().kind, m_vault->names().error().kind,
                            m_vault->store(QStringLiteral("orders"), "x").error().kind})
        QCOMPARE(kind, Error::Kind::Locked);
    QSignalSpy changed(m_vault.get(), &Vault::changed);
    QVERIFY(m_vault->unlock("passphrase"));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(m_vault->read(QStringLiteral("orders")), Result<QByteArray>("s3cret"));
}

void TestVault::refusesAWrongPassphrase()
{
    m_vault->lock();
    const auto refused = m_vault->unlock("wrong-CANARY");
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::InvalidInput);
    QVERIFY(!refused.error().message.contains(QStringLiteral("CANARY")));
    QVERIFY(!m_vault->isOpen());
}

void TestVault::createsNothingOverAnother()
{
    QVERIFY(m_vault->store(QStringLiteral("orders"), "s3cret"));
    Vault other(path(), cheap);
    QVERIFY(!other.create("other"));
    QVERIFY(other.unlock("passphrase"));
    QCOMPARE(other.read(QStringLiteral("orders")), Result<QByteArray>("s3cret"));
}

void TestVault::seesWhatAnotherProcessStored()
{
    Vault other(path(), cheap);
    QVERIFY(other.unlock("passphrase"));
    QVERIFY(other.store(QStringLiteral("late"), "1"));
    QCOMPARE(m_vault->read(QStringLiteral("late")), Result<QByteArray>("1"));
}

void TestVault::losesNoUpdateOfTwoWriters()
{
    constexpr int each = 20;
    const auto write = [this](const QString &who) {
        Vault vault(path(), cheap);
        if (!vault.unlock("passphrase"))
            return;
        for (int number = 0; number < each; ++number)
            std::ignore = vault.store(who + QString::number(number), "x");
    };
    std::thread one(write, QStringLiteral("one"));
    std::thread two(write, QStringLiteral("two"));
    one.join();
    two.join();
    QCOMPARE(m_vault->names().value_or(QStringList()).size(), 2 * each);
}

void TestVault::forgetsWhatIsRemoved()
{
    QVERIFY(m_vault->store(QStringLiteral("orders"), "s3cret"));
    QVERIFY(m_vault->remove(QStringLiteral("orders")));
    QVERIFY(!m_vault->read(QStringLiteral("orders")));
    QVERIFY(!m_vault->remove(QStringLiteral("orders")));
}

void TestVault::changesThePassphrase()
{
    QVERIFY(m_vault->store(QStringLiteral("orders"), "s3cret"));
    QVERIFY(!m_vault->changePassphrase("wrong", "fresh"));
    QVERIFY(m_vault->changePassphrase("passphrase", "fresh"));
    Vault again(path(), cheap);
    QVERIFY(!again.unlock("passphrase"));
    QVERIFY(again.unlock("fresh"));
    QCOMPARE(again.read(QStringLiteral("orders")), Result<QByteArray>("s3cret"));
}

void TestVault::leavesTheOldFileWhenItCannotWrite()
{
    QVERIFY(m_vault->store(QStringLiteral("orders"), "s3cret"));
    // A folder in the place of each file that could be written beside it: nobody, not even root, opens that.
    QVERIFY(QFile::rename(path(), path() + QStringLiteral(".kept")));
    QVERIFY(QDir().mkpath(path()));
    const auto refused = m_vault->store(QStringLiteral("orders"), "other-CANARY");
    QVERIFY(!refused);
    QVERIFY(!refused.error().message.contains(QStringLiteral("CANARY")));
    QVERIFY(QDir().rmdir(path()) && QFile::rename(path() + QStringLiteral(".kept"), path()));
    QCOMPARE(m_vault->read(QStringLiteral("orders")), Result<QByteArray>("s3cret"));
}

void TestVault::refusesAFileThatOthersMayRead()
{
    QVERIFY(QFile::setPermissions(path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    m_vault->lock();
    const auto refused = m_vault->unlock("passphrase");
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(path()), qPrintable(refused.error().message));
}

void TestVault::saysWhatIsWrongWithADamagedFile()
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(80));
    QCOMPARE(file.write("xxxxxxxx"), qint64(8));
    file.close();
    m_vault->lock();
    const auto refused = m_vault->unlock("passphrase");
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Damaged);
    QVERIFY2(refused.error().message.contains(path()), qPrintable(refused.error().message));
}

QTEST_GUILESS_MAIN(TestVault)

#include "tst_vault.moc"
