// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/secret/vaultkeeper.h"

#include "tests/support/fakekeystore.h"
#include "tests/support/testvault.h"

#include <QSignalSpy>
#include <QTest>

using namespace penstock;

using State = VaultKeeper::State;

//! The window's vault, with its thread, and a key store in memory.
class TestVaultKeeper final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_keeper.reset(); }

    void findsNoVault();
    void makesAVaultByAPassphrase();
    void unlocksAndLocks();
    void makesAVaultInTheKeyStore();
    void opensTheKeyStoresVaultByItself();
    void makesNoVaultWhoseKeyIsNotKept();
    void staysLockedWhenTheKeyStoreRefuses();
    void storesRevealsAndRemoves();
    void changesThePassphrase();
    void saysWhyAFileCannotBeUsed();
    void noticesWhatOthersDo();
    void callsBackOnlyLater();
    void dropsAnswersWhenItGoes();

private:
    void keep() { m_keeper = std::make_unique<VaultKeeper>(m_test->vault, *m_keyStore); }
    //! Runs one of its operations to the end.
    template <typename Start>
    Result<> done(Start start)
    {
        std::optional<Result<>> answer;
        start([&answer](const Result<> &result) { answer = result; });
        if (!QTest::qWaitFor([&answer] { return answer.has_value(); }))
            qFatal("no answer");
        return *answer;
    }

    std::unique_ptr<TestVault> m_test;
    std::unique_ptr<FakeKeyStore> m_keyStore;
    std::unique_ptr<VaultKeeper> m_keeper;
};

void TestVaultKeeper::init()
{
    m_test = std::make_unique<TestVault>();
    m_keyStore = std::make_unique<FakeKeyStore>();
}

void TestVaultKeeper::findsNoVault()
{
    m_keyStore->there = false;
    keep();
    QCOMPARE(m_keeper->state(), State::Missing);
    QTest::qWait(0);
    QCOMPARE(m_keeper->state(), State::Missing);
    QVERIFY(!m_keeper->hasKeyStore());
    QCOMPARE(m_keeper->place(), QStringLiteral("no vault yet"));
}

void TestVaultKeeper::makesAVaultByAPassphrase()
{
    keep();
    QVERIFY(done([this](auto then) { m_keeper->create(QStringLiteral("p"), then); }));
    QCOMPARE(m_keeper->state(), State::Open);
    QVERIFY(!m_keeper->keyIsInKeyStore());
    QCOMPARE(m_keeper->place(), QStringLiteral("vault open"));
    QVERIFY(!done([this](auto then) { m_keeper->create(QStringLiteral("q"), then); }));
    QCOMPARE(m_keeper->state(), State::Open);
}

void TestVaultKeeper::unlocksAndLocks()
{
    QVERIFY(m_test->vault.create("p"));
    QVERIFY(m_test->vault.store(QStringLiteral("orders"), "a"));
    m_test->vault.lock();
    keep();
    QTRY_COMPARE(m_keeper->state(), State::Locked);
    QCOMPARE(m_keeper->names(), QStringList());
    QSignalSpy states(m_keeper.get(), &VaultKeeper::stateChanged);
    QVERIFY(!done([this](auto then) { m_keeper->unlock(QStringLiteral("wrong"), then); }));
    QCOMPARE(m_keeper->state(), State::Locked);
    QCOMPARE(states.size(), 2); // opening, locked
    QVERIFY(done([this](auto then) { m_keeper->unlock(QStringLiteral("p"), then); }));
    QCOMPARE(m_keeper->state(), State::Open);
    QCOMPARE(m_keeper->names(), QStringList(QStringLiteral("orders")));
    m_keeper->lock();
    QTRY_COMPARE(m_keeper->state(), State::Locked);
    QCOMPARE(m_keeper->names(), QStringList());
    QCOMPARE(m_keeper->place(), QStringLiteral("vault locked"));
}

void TestVaultKeeper::makesAVaultInTheKeyStore()
{
    keep();
    QTRY_VERIFY(m_keeper->hasKeyStore());
    QVERIFY(done([this](auto then) { m_keeper->createInKeyStore(then); }));
    QCOMPARE(m_keeper->state(), State::Open);
    QVERIFY(m_keeper->keyIsInKeyStore());
    QCOMPARE(m_keyStore->keys.size(), 1);
    m_keeper->lock();
    QTRY_COMPARE(m_keeper->state(), State::Locked);
    QVERIFY(done([this](auto then) { m_keeper->unlockFromKeyStore(then); }));
    QCOMPARE(m_keeper->state(), State::Open);
    QCOMPARE(m_keeper->place(), QStringLiteral("vault open, desktop key store"));
}

void TestVaultKeeper::opensTheKeyStoresVaultByItself()
{
    const KeyStoreKey source = freshKeyStoreKey();
    const SecretKey key = SecretKey::random();
    QVERIFY(m_test->vault.create(source, key));
    m_test->vault.lock();
    m_keyStore->keys.insert(source.id, key.toBytes());
    keep();
    QTRY_COMPARE(m_keeper->state(), State::Open);
}

void TestVaultKeeper::makesNoVaultWhoseKeyIsNotKept()
{
    m_keyStore->refusal = Error{Error::Kind::Failed, QStringLiteral("denied")};
    keep();
    const auto refused = done([this](auto then) { m_keeper->createInKeyStore(then); });
    QCOMPARE(refused.error().message, QStringLiteral("denied"));
    QTRY_COMPARE(m_keeper->state(), State::Missing);
    QVERIFY(!QFile::exists(m_test->vault.path()));
}

void TestVaultKeeper::staysLockedWhenTheKeyStoreRefuses()
{
    QVERIFY(m_test->vault.create(freshKeyStoreKey(), SecretKey::random()));
    m_test->vault.lock();
    keep();
    QTRY_COMPARE(m_keeper->state(), State::Locked);
    QVERIFY(m_keeper->keyIsInKeyStore());
    const auto refused = done([this](auto then) { m_keeper->unlockFromKeyStore(then); });
    QCOMPARE(refused.error().message, QStringLiteral("no such key"));
    QTRY_COMPARE(m_keeper->state(), State::Locked);
}

void TestVaultKeeper::storesRevealsAndRemoves()
{
    keep();
    QVERIFY(done([this](auto then) { m_keeper->create(QStringLiteral("p"), then); }));
    QSignalSpy names(m_keeper.get(), &VaultKeeper::namesChanged);
    QVERIFY(done([this](auto then) { m_keeper->store(QStringLiteral("orders"), "s3cret", then); }));
    QCOMPARE(m_keeper->names(), QStringList(QStringLiteral("orders")));
    QVERIFY(!names.isEmpty());
    QCOMPARE(m_test->vault.read(QStringLiteral("orders")).value(), QByteArray("s3cret"));
    QByteArray shown;
    m_keeper->reveal(QStringLiteral("orders"), [&shown](const Result<QByteArray> &value) { shown = value.value(); });
    QTRY_COMPARE(shown, QByteArray("s3cret"));
    QVERIFY(done([this](auto then) { m_keeper->remove(QStringLiteral("orders"), then); }));
    QCOMPARE(m_keeper->names(), QStringList());
}

void TestVaultKeeper::changesThePassphrase()
{
    keep();
    QVERIFY(done([this](auto then) { m_keeper->create(QStringLiteral("p"), then); }));
    QVERIFY(!done([this](auto then) { m_keeper->changePassphrase(QStringLiteral("x"), QStringLiteral("q"), then); }));
    QVERIFY(done([this](auto then) { m_keeper->changePassphrase(QStringLiteral("p"), QStringLiteral("q"), then); }));
    QCOMPARE(m_keeper->state(), State::Open);
    m_keeper->lock();
    QVERIFY(done([this](auto then) { m_keeper->unlock(QStringLiteral("q"), then); }));
}

void TestVaultKeeper::saysWhyAFileCannotBeUsed()
{
    QVERIFY(m_test->vault.create("p"));
    QVERIFY(QFile::setPermissions(m_test->vault.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    keep();
    QTRY_COMPARE(m_keeper->state(), State::Failed);
    QVERIFY(m_keeper->problem().contains(QStringLiteral("chmod 600")));
}

void TestVaultKeeper::noticesWhatOthersDo()
{
    keep();
    QVERIFY(done([this](auto then) { m_keeper->create(QStringLiteral("p"), then); }));
    Vault other(m_test->vault.path(), cheapKey());
    QVERIFY(other.unlock("p"));
    QVERIFY(other.store(QStringLiteral("orders"), "a"));
    QTRY_COMPARE(m_keeper->names(), QStringList(QStringLiteral("orders")));
    QVERIFY(other.remove(QStringLiteral("orders")));
    QTRY_COMPARE(m_keeper->names(), QStringList());
}

void TestVaultKeeper::callsBackOnlyLater()
{
    keep();
    bool called = false;
    m_keeper->create(QStringLiteral("p"), [&called](const Result<> &) { called = true; });
    QVERIFY(!called);
    QCOMPARE(m_keeper->state(), State::Opening);
    QTRY_VERIFY(called);
}

void TestVaultKeeper::dropsAnswersWhenItGoes()
{
    keep();
    bool called = false;
    m_keeper->createInKeyStore([&called](const Result<> &) { called = true; });
    m_keeper.reset();
    QTest::qWait(0);
    QVERIFY(!called);
}

QTEST_GUILESS_MAIN(TestVaultKeeper)

#include "tst_vaultkeeper.moc"
