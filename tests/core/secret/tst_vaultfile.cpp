// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/secret/vaultfile.h"

#include "tests/support/testvault.h"

#include <QTest>

#include <sodium.h>

using namespace penstock;

namespace {

// Written once by version 1: it has to open for ever. doc/vault-format.md shows it in pieces.
const QByteArray golden = QByteArray::fromHex(
    "70656e73746f636b2d7661756c740a0101000000010000000020000000000000e10c6e3f63f3f265ef166d03b0c8c2cd"
    "31b4fb87c475570d23c381010cd21b9e20673be0c1d84964d06736f493ce8dd2d0be17843f165691bfc7fe1b808bd561"
    "2f4b67dba47d33ea68123b60c7ef00fa02b8a26fa88560f9589816868ba02947733c526043b56214b79b6a048c5f3827"
    "05b09aa9927bcf69b49646b1b15851646a7178f674fa3c4d72edb2fd3ae23fa98cf4631c7f49805a162ad015f7a64f23"
    "5c6bbc3a29b0a68d34c03d955384f13655f0ec49a523887df692c38f413925c6d5462f3179a747cdfe2be8c6a7b8b065"
    "a6fdaee84f09f137beb18729cd405e9c8471e37169dd21b6f9d1fc06003e116853c163ef711427b3b9004d9ffc2b6a17"
    "f7e68b05df02ff2e53094d24b3dbf3576c6389ce84c3d018a46359137c7c0b157e005a653e7342ab936e82ccb801fddc"
    "5ff6275c3f38497d20343776e02312ad80d292f6c2f44e46fb8ca094914b3ffee060afd1f1de47d1869ec8fa7cceaf98"
    "9d7038e825f9c931009b92141f2ac5a3ccb3d4aeef56a2ad518f5b03c48092c29ac0078a42be6c366a664ddc507708b4"
    "68cf16a0bd9ab07918e587bbdd709e555c843d2a3f0e77f22b1a23f22b99a81100d5c78a617e3164eddb4fc4762712a4"
    "7b7543636b48f63a13293b0095581d22ade8def257dd5bfe3e86b4a8987ebde2d206a56864972e287cc51bc88fa14b21"
    "7cf159b563933c97d5c6a52eb119478867f9dd22e6a984386c593e31583799c0cb6b4dd3d08e781574b18ae61e56728a"
    "75116f14a9fbc7931f72870f41582c33955c8f0d641e84ba3717d9d36b5edd6e9f70021daa67ee90f0efd5ecae161553"
    "8cbbd79af6f80be805");
const QByteArray goldenPassphrase = "Grüße, penstock";

const SecretKey &testKey()
{
    static const SecretKey key = SecretKey::fromBytes(QByteArray(32, 'k')).value();
    return key;
}

VaultEntries twoEntries()
{
    VaultEntries entries;
    entries.values = {{"orders", "s3cret"}, {"crm key", QByteArray("\0\n\xff", 3)}};
    return entries;
}

QByteArray checksumOf(const QByteArray &bytes)
{
    QByteArray sum(32, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char *>(sum.data()), 32,
                       reinterpret_cast<const unsigned char *>(bytes.constData()), quint64(bytes.size()), nullptr, 0);
    return sum;
}

PassphraseKey source()
{
    return {cheapKey(), QByteArray(16, 's')};
}

} // namespace

class TestVaultFile final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensTheFirstFileEverWritten();
    void readsWhatItWrites_data();
    void readsWhatItWrites();
    void neverWritesTheSameTwice();
    void hidesALengthOfASecret();
    void tellsAWrongKeyFromADamagedFile();
    void refusesEachFlippedBit();
    void refusesEachTruncation();
    void refusesWhatIsNoVault_data();
    void refusesWhatIsNoVault();
    void refusesAHostileHeader_data();
    void refusesAHostileHeader();
    void refusesAHeadThatWasExchanged();
    void takesAPassphraseHoweverItIsComposed();
};

void TestVaultFile::opensTheFirstFileEverWritten()
{
    const auto source = vaultKeySource(golden);
    QVERIFY(source);
    const auto &derivation = std::get<PassphraseKey>(*source);
    QCOMPARE(derivation.cost.passes, 1U);
    QCOMPARE(derivation.cost.memoryBytes, 8192U);
    const auto entries = decodeVault(golden, deriveKey(goldenPassphrase, derivation).value());
    QVERIFY(entries);
    QCOMPARE(entries->values, twoEntries().values);
}

void TestVaultFile::readsWhatItWrites_data()
{
    QTest::addColumn<int>("entries");
    QTest::addColumn<int>("bytes");
    QTest::addRow("nothing") << 0 << 0;
    QTest::addRow("one of a byte") << 1 << 1;
    for (int bytes = 490; bytes < 515; ++bytes)
        QTest::addRow("around the padding, %d", bytes) << 1 << bytes;
    QTest::addRow("many") << 500 << 40;
    QTest::addRow("long ones") << 3 << 64 * 1024;
}

void TestVaultFile::readsWhatItWrites()
{
    QFETCH(int, entries);
    QFETCH(int, bytes);
    VaultEntries written;
    for (int i = 0; i < entries; ++i)
        written.values.emplace("name " + QByteArray::number(i), QByteArray(bytes, char(i)));
    for (const KeySource &from : {KeySource(source()), KeySource(KeyStoreKey{QByteArray(16, 'i')})}) {
        const QByteArray file = encodeVault(from, testKey(), written);
        QCOMPARE(vaultKeySource(file).value() == from, true);
        QCOMPARE(decodeVault(file, testKey()).value().values, written.values);
    }
}

void TestVaultFile::neverWritesTheSameTwice()
{
    const QByteArray once = encodeVault(source(), testKey(), twoEntries());
    const QByteArray again = encodeVault(source(), testKey(), twoEntries());
    QVERIFY(once.mid(48, 24) != again.mid(48, 24));
    QVERIFY(once.mid(72) != again.mid(72));
    QVERIFY(!once.contains("s3cret"));
    QVERIFY(!once.contains("orders"));
}

void TestVaultFile::hidesALengthOfASecret()
{
    VaultEntries shorter;
    shorter.values = {{"a", "x"}};
    VaultEntries longer;
    longer.values = {{"a", QByteArray(400, 'x')}};
    QCOMPARE(encodeVault(source(), testKey(), shorter).size(), encodeVault(source(), testKey(), longer).size());
}

void TestVaultFile::tellsAWrongKeyFromADamagedFile()
{
    QByteArray file = encodeVault(source(), testKey(), twoEntries());
    QCOMPARE(decodeVault(file, SecretKey::random()).error(), VaultFault::WrongKey);
    file[100] = char(file[100] ^ 1);
    QCOMPARE(decodeVault(file, testKey()).error(), VaultFault::Damaged);
}

void TestVaultFile::refusesEachFlippedBit()
{
    const QByteArray file = encodeVault(source(), testKey(), twoEntries());
    for (qsizetype at = 0; at < file.size(); ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            QByteArray flipped = file;
            flipped[at] = char(flipped[at] ^ (1 << bit));
            QVERIFY2(!decodeVault(flipped, testKey()), QByteArray::number(at).constData());
        }
    }
}

void TestVaultFile::refusesEachTruncation()
{
    const QByteArray file = encodeVault(source(), testKey(), twoEntries());
    for (qsizetype size = 0; size < file.size(); ++size)
        QVERIFY2(!decodeVault(file.left(size), testKey()), QByteArray::number(size).constData());
    QVERIFY(!decodeVault(file + '\0', testKey()));
}

void TestVaultFile::refusesWhatIsNoVault_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<VaultFault>("fault");
    QTest::addRow("empty") << QByteArray() << VaultFault::NoVault;
    QTest::addRow("text") << QByteArray("orders=s3cret\n") << VaultFault::NoVault;
    QTest::addRow("a magic alone") << QByteArray("penstock-vault\n") << VaultFault::Damaged;
    QTest::addRow("a later version") << QByteArray("penstock-vault\n\2") + QByteArray(500, 'x') << VaultFault::Newer;
}

void TestVaultFile::refusesWhatIsNoVault()
{
    QFETCH(QByteArray, file);
    QFETCH(VaultFault, fault);
    QCOMPARE(decodeVault(file, testKey()).error(), fault);
}

void TestVaultFile::refusesAHostileHeader_data()
{
    QTest::addColumn<quint64>("passes");
    QTest::addColumn<quint64>("memory");
    QTest::addColumn<VaultFault>("fault");
    const quint64 gigabyte = quint64(1024) * 1024 * 1024;
    QTest::addRow("100 GB") << quint64(3) << 100 * gigabyte << VaultFault::TooCostly;
    QTest::addRow("all there is") << quint64(3) << ~quint64(0) << VaultFault::TooCostly;
    QTest::addRow("a year of passes") << quint64(0xffff'ffff) << quint64(8192) << VaultFault::TooCostly;
    QTest::addRow("no pass") << quint64(0) << quint64(8192) << VaultFault::Damaged;
    QTest::addRow("no memory") << quint64(3) << quint64(0) << VaultFault::Damaged;
}

void TestVaultFile::refusesAHostileHeader()
{
    QFETCH(quint64, passes);
    QFETCH(quint64, memory);
    QFETCH(VaultFault, fault);
    const QByteArray file = encodeVault(PassphraseKey{{passes, memory}, QByteArray(16, 's')}, testKey(), {});
    QCOMPARE(vaultKeySource(file).error(), fault);
}

void TestVaultFile::refusesAHeadThatWasExchanged()
{
    // Whoever can write the file can also write its checksum: what stands in front is authenticated all the same.
    PassphraseKey other = source();
    other.salt[0] = 'x';
    const QByteArray file = encodeVault(source(), testKey(), twoEntries());
    const QByteArray stranger = encodeVault(other, testKey(), twoEntries());
    QVERIFY(decodeVault(stranger, testKey()));
    QByteArray exchanged = stranger.left(48) + file.mid(48);
    exchanged.chop(32);
    exchanged += checksumOf(exchanged);
    QCOMPARE(decodeVault(exchanged, testKey()).error(), VaultFault::WrongKey);
}

void TestVaultFile::takesAPassphraseHoweverItIsComposed()
{
    const QString composed = QString::fromUtf8("Gr\u00fc\u00dfe");
    const QString decomposed = composed.normalized(QString::NormalizationForm_D);
    QVERIFY(composed != decomposed);
    QCOMPARE(deriveKey(composed.toUtf8(), source())->toBytes(), deriveKey(decomposed.toUtf8(), source())->toBytes());
    QVERIFY(deriveKey("a", source())->toBytes() != deriveKey("b", source())->toBytes());
}

QTEST_GUILESS_MAIN(TestVaultFile)

#include "tst_vaultfile.moc"
