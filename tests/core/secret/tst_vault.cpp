// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/secret/vault.h"

#include "tests/support/testvault.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <csignal>
#include <thread>

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace penstock;

namespace {

//! No file of this process grows beyond `bytes` while it lives: what a full disk does, at a place of one's choice.
class ShortFiles final
{
public:
    explicit ShortFiles(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit shorter{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &shorter);
    }
    ~ShortFiles() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    ShortFiles(const ShortFiles &) = delete;
    ShortFiles &operator=(const ShortFiles &) = delete;

private:
    rlimit m_before{};
};

QString nameOf(int n)
{
    return QStringLiteral("key %1").arg(n);
}

} // namespace

class TestVaultStore final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void storesReadsAndRemoves();
    void isItsOwnersAlone();
    void saysThatItIsMissing();
    void saysThatItIsLocked();
    void refusesAWrongPassphrase();
    void refusesNamesAndValuesThatAreNone_data();
    void refusesNamesAndValuesThatAreNone();
    void makesNoSecondVault();
    void opensByAKeyOfTheKeyStore();
    void refusesAFileThatOthersMayRead();
    void refusesADamagedFile();
    void takesWhatAnotherProcessStored();
    void locksWhenThePassphraseWasChangedElsewhere();
    void changesThePassphrase();
    void goesFromTheKeyStoreToAPassphrase();
    void keepsTheOldFileWhenTheNewOneCannotBeWritten();
    void losesNoUpdateOfSeveralWriters();
    void isWholeWhereverAWriterIsKilled();
    void writesThroughALink();
    void tellsWhenASecretMayBeThere();
    void findsTheDefaultPlace();

private:
    [[nodiscard]] Vault &vault() { return m_test->vault; }
    [[nodiscard]] QByteArray content() const
    {
        QFile file(m_test->vault.path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<TestVault> m_test;
};

void TestVaultStore::init()
{
    m_test = std::make_unique<TestVault>();
}

void TestVaultStore::storesReadsAndRemoves()
{
    QVERIFY(vault().create("one two three"));
    QCOMPARE(vault().names().value(), QStringList());
    QVERIFY(vault().store(nameOf(2), "b"));
    QVERIFY(vault().store(nameOf(1), "a"));
    QVERIFY(vault().store(nameOf(2), QByteArray("\0c", 2)));
    QCOMPARE(vault().names().value(), QStringList({nameOf(1), nameOf(2)}));
    QCOMPARE(vault().read(nameOf(2)).value(), QByteArray("\0c", 2));
    QVERIFY(vault().remove(nameOf(1)));
    QCOMPARE(vault().names().value(), QStringList(nameOf(2)));
    const auto gone = vault().read(nameOf(1));
    QCOMPARE(gone.error().kind, Error::Kind::InvalidInput);
    QVERIFY(gone.error().message.contains(nameOf(1)));
    QVERIFY(!vault().remove(nameOf(1)));
}

void TestVaultStore::isItsOwnersAlone()
{
    const mode_t before = ::umask(0);
    Vault deep(m_test->folder.filePath(QStringLiteral("a/b/secrets.vault")), cheapKey());
    const auto created = deep.create("p");
    const auto stored = deep.store(nameOf(1), "a");
    ::umask(before);
    QVERIFY(created && stored);
    for (const auto &[path, mode] :
         {std::pair(deep.path(), 0600), std::pair(deep.path() + QStringLiteral(".lock"), 0600),
          std::pair(m_test->folder.filePath(QStringLiteral("a/b")), 0700)}) {
        struct stat status = {};
        QCOMPARE(::stat(QFile::encodeName(path).constData(), &status), 0);
        QCOMPARE(int(status.st_mode & 0777), mode);
    }
}

void TestVaultStore::saysThatItIsMissing()
{
    QVERIFY(!vault().keySource().value().has_value());
    const auto read = vault().read(nameOf(1));
    QCOMPARE(read.error().kind, Error::Kind::Locked);
    QVERIFY(read.error().message.contains(vault().path()));
    QCOMPARE(vault().unlock("p").error().kind, Error::Kind::Locked);
    QVERIFY(!vault().store(nameOf(1), "a"));
    QVERIFY(!QFile::exists(vault().path()));
}

void TestVaultStore::saysThatItIsLocked()
{
    QVERIFY(vault().create("p"));
    QVERIFY(vault().store(nameOf(1), "a"));
    vault().lock();
    QVERIFY(!vault().isOpen());
    QCOMPARE(vault().read(nameOf(1)).error().kind, Error::Kind::Locked);
    QCOMPARE(vault().names().error().kind, Error::Kind::Locked);
    QCOMPARE(vault().store(nameOf(1), "b").error().kind, Error::Kind::Locked);
    QVERIFY(vault().unlock("p"));
    QCOMPARE(vault().read(nameOf(1)).value(), QByteArray("a"));
}

void TestVaultStore::refusesAWrongPassphrase()
{
    QVERIFY(vault().create("right CANARY"));
    vault().lock();
    const auto refused = vault().unlock("wrong CANARY");
    QCOMPARE(refused.error().kind, Error::Kind::InvalidInput);
    QVERIFY(!refused.error().message.contains(QStringLiteral("CANARY")));
    QVERIFY(!vault().isOpen());
    QVERIFY(!Vault(m_test->folder.filePath(QStringLiteral("other")), cheapKey()).create(QByteArray()));
}

void TestVaultStore::refusesNamesAndValuesThatAreNone_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addRow("no name") << QString() << QByteArray("CANARY");
    QTest::addRow("a line break") << QStringLiteral("a\nb") << QByteArray("CANARY");
    QTest::addRow("a long name") << QString(201, u'x') << QByteArray("CANARY");
    QTest::addRow("half a character") << QString(QChar(0xd800)) << QByteArray("CANARY");
    QTest::addRow("no value") << QStringLiteral("a") << QByteArray();
    QTest::addRow("a long value") << QStringLiteral("a") << QByteArray("CANARY").repeated(11'000);
}

void TestVaultStore::refusesNamesAndValuesThatAreNone()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, value);
    QVERIFY(vault().create("p"));
    const auto refused = vault().store(name, value);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::InvalidInput);
    QVERIFY(!refused.error().message.contains(QStringLiteral("CANARY")));
    QVERIFY(vault().names().value().isEmpty());
}

void TestVaultStore::makesNoSecondVault()
{
    QVERIFY(vault().create("p"));
    QVERIFY(vault().store(nameOf(1), "a"));
    Vault other(vault().path(), cheapKey());
    QCOMPARE(other.create("q").error().kind, Error::Kind::InvalidInput);
    QCOMPARE(vault().read(nameOf(1)).value(), QByteArray("a"));
}

void TestVaultStore::opensByAKeyOfTheKeyStore()
{
    const SecretKey key = SecretKey::random();
    const KeyStoreKey source = freshKeyStoreKey();
    QVERIFY(vault().create(source, key));
    QVERIFY(vault().store(nameOf(1), "a"));
    vault().lock();
    QVERIFY(!vault().unlock("p"));
    QVERIFY(!vault().unlock(SecretKey::random()));
    QVERIFY(vault().unlock(key));
    QCOMPARE(vault().read(nameOf(1)).value(), QByteArray("a"));
    QVERIFY(vault().keySource().value() == std::optional<KeySource>(source));
}

void TestVaultStore::refusesAFileThatOthersMayRead()
{
    QVERIFY(vault().create("p"));
    QVERIFY(QFile::setPermissions(vault().path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));
    const QByteArray before = content();
    for (const auto &refused : {vault().unlock("p"), vault().store(nameOf(1), "a"), vault().create("p")}) {
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.contains(QStringLiteral("chmod 600")), qPrintable(refused.error().message));
    }
    QCOMPARE(content(), before);
}

void TestVaultStore::refusesADamagedFile()
{
    QVERIFY(vault().create("p"));
    QByteArray bytes = content();
    bytes[100] = char(bytes[100] ^ 1);
    QFile file(vault().path());
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
    file.close();
    QCOMPARE(vault().unlock("p").error().kind, Error::Kind::Damaged);
    QCOMPARE(vault().store(nameOf(1), "a").error().kind, Error::Kind::Damaged);
    QCOMPARE(content(), bytes);
}

void TestVaultStore::takesWhatAnotherProcessStored()
{
    QVERIFY(vault().create("p"));
    Vault other(vault().path(), cheapKey());
    QVERIFY(other.unlock("p"));
    QVERIFY(other.store(nameOf(1), "a"));
    QVERIFY(vault().store(nameOf(2), "b"));
    QCOMPARE(vault().read(nameOf(1)).value(), QByteArray("a"));
    QCOMPARE(other.read(nameOf(2)).value(), QByteArray("b"));
}

void TestVaultStore::locksWhenThePassphraseWasChangedElsewhere()
{
    QVERIFY(vault().create("p"));
    QVERIFY(vault().store(nameOf(1), "a"));
    Vault other(vault().path(), cheapKey());
    QVERIFY(other.changePassphrase("p", "q"));
    QCOMPARE(vault().read(nameOf(1)).error().kind, Error::Kind::Locked);
    QCOMPARE(vault().store(nameOf(1), "b").error().kind, Error::Kind::Locked);
    QVERIFY(vault().unlock("q"));
    QCOMPARE(vault().read(nameOf(1)).value(), QByteArray("a"));
}

void TestVaultStore::changesThePassphrase()
{
    QVERIFY(vault().create("p"));
    QVERIFY(vault().store(nameOf(1), "a"));
    QCOMPARE(vault().changePassphrase("wrong", "q").error().kind, Error::Kind::InvalidInput);
    QCOMPARE(vault().changePassphrase("p", "").error().kind, Error::Kind::InvalidInput);
    QVERIFY(vault().changePassphrase("p", "q"));
    QCOMPARE(vault().read(nameOf(1)).value(), QByteArray("a"));
    vault().lock();
    QVERIFY(!vault().unlock("p"));
    QVERIFY(vault().unlock("q"));
}

void TestVaultStore::goesFromTheKeyStoreToAPassphrase()
{
    QVERIFY(vault().create(freshKeyStoreKey(), SecretKey::random()));
    QVERIFY(vault().store(nameOf(1), "a"));
    QVERIFY(vault().changePassphrase({}, "q"));
    vault().lock();
    QVERIFY(vault().unlock("q"));
    QCOMPARE(vault().read(nameOf(1)).value(), QByteArray("a"));
}

void TestVaultStore::keepsTheOldFileWhenTheNewOneCannotBeWritten()
{
    QVERIFY(vault().create("p"));
    QVERIFY(vault().store(nameOf(1), "a"));
    const QByteArray before = content();
    const QStringList files = QDir(m_test->folder.path()).entryList(QDir::Files);
    for (rlim_t room = 0; room < rlim_t(before.size()); room += 40) {
        const ShortFiles shortFiles(room);
        QVERIFY(!vault().store(nameOf(2), "b"));
        QVERIFY(!vault().changePassphrase("p", "q"));
    }
    QCOMPARE(content(), before);
    QCOMPARE(QDir(m_test->folder.path()).entryList(QDir::Files), files);
    QCOMPARE(vault().names().value(), QStringList(nameOf(1)));
    QVERIFY(vault().store(nameOf(2), "b"));
}

void TestVaultStore::losesNoUpdateOfSeveralWriters()
{
    // The kernel's lock belongs to what was opened, not to the process: threads with a vault each are like processes.
    constexpr int writers = 4;
    constexpr int each = 25;
    QVERIFY(vault().create("p"));
    std::vector<std::thread> threads;
    std::atomic<int> stored = 0;
    for (int writer = 0; writer < writers; ++writer) {
        threads.emplace_back([&, writer] {
            Vault own(vault().path(), cheapKey());
            if (!own.unlock("p"))
                return;
            for (int i = 0; i < each; ++i)
                stored += own.store(nameOf(writer * each + i), QByteArray::number(i)).has_value();
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(stored.load(), writers * each);
    QCOMPARE(vault().names().value().size(), writers * each);
}

void TestVaultStore::isWholeWhereverAWriterIsKilled()
{
    QVERIFY(vault().create("p"));
    QVERIFY(vault().store(QStringLiteral("kept"), "always"));
    for (int kill = 0; kill < 20; ++kill) {
        const pid_t writer = ::fork();
        if (writer == 0) {
            for (int i = 0;; ++i)
                (void)vault().store(nameOf(i % 3), QByteArray(1000, char(i)));
        }
        QVERIFY(writer > 0);
        // Each at another moment of its writing, told by what it has written.
        const QByteArray before = content();
        QTRY_VERIFY(content() != before);
        for (int i = 0; i < kill * 10; ++i)
            (void)content();
        ::kill(writer, SIGKILL);
        ::waitpid(writer, nullptr, 0);
        QCOMPARE(vault().read(QStringLiteral("kept")).value(), QByteArray("always"));
        QVERIFY(vault().store(QStringLiteral("after"), QByteArray::number(kill)));
    }
}

void TestVaultStore::writesThroughALink()
{
    QVERIFY(vault().create("p"));
    const QString link = m_test->folder.filePath(QStringLiteral("link"));
    QVERIFY(QFile::link(vault().path(), link));
    Vault linked(link, cheapKey());
    QVERIFY(linked.unlock("p"));
    QVERIFY(linked.store(nameOf(1), "a"));
    QVERIFY(QFileInfo(link).isSymLink());
    QCOMPARE(vault().read(nameOf(1)).value(), QByteArray("a"));
    QVERIFY(!QFile::exists(link + QStringLiteral(".lock")));
}

void TestVaultStore::tellsWhenASecretMayBeThere()
{
    QSignalSpy changed(&m_test->secrets, &Secrets::changed);
    QVERIFY(vault().create("p"));
    QCOMPARE(changed.size(), 1);
    QVERIFY(vault().store(nameOf(1), "a"));
    QCOMPARE(changed.size(), 2);
    vault().lock();
    QVERIFY(!vault().unlock("q"));
    QCOMPARE(changed.size(), 2);
    QVERIFY(vault().unlock("p"));
    QCOMPARE(changed.size(), 3);
}

void TestVaultStore::findsTheDefaultPlace()
{
    qputenv("XDG_CONFIG_HOME", "/tmp/config");
    QCOMPARE(defaultVaultPath(), QStringLiteral("/tmp/config/penstock/secrets.vault"));
    qputenv("XDG_CONFIG_HOME", "relative");
    QCOMPARE(defaultVaultPath(), QDir::homePath() + QStringLiteral("/.config/penstock/secrets.vault"));
    qunsetenv("XDG_CONFIG_HOME");
    QCOMPARE(defaultVaultPath(), QDir::homePath() + QStringLiteral("/.config/penstock/secrets.vault"));
}

QTEST_GUILESS_MAIN(TestVaultStore)

#include "tst_vault.moc"
