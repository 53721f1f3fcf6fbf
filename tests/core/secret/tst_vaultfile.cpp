// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/secret/vaultfile.h"

#include <QTest>

using namespace penstock;

namespace {

constexpr KeyCost cheap{1, 8192};

VaultEntries entries(const std::map<QByteArray, QByteArray> &values)
{
    VaultEntries entries;
    entries.values = values;
    return entries;
}

} // namespace

class TestVaultFile final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void givesBackWhatWasPutIn_data();
    void givesBackWhatWasPutIn();
    void writesTheDocumentedHead();
    void isNeverTheSameTwice();
    void hidesNamesAndValues();
    void hidesLengths();
    void refusesEveryFlippedByte();
    void refusesEveryLength();
    void tellsAWrongKey();
    void readsNoCostThatWouldHurt();
    void takesAPassphraseHoweverItIsComposed();

private:
    PassphraseKey m_source = freshPassphraseKey(cheap);
    std::optional<SecretKey> m_key;
};

void TestVaultFile::initTestCase()
{
    m_key = deriveKey("correct horse", m_source);
    QVERIFY(m_key);
}

void TestVaultFile::givesBackWhatWasPutIn_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addRow("plain") << QByteArray("orders") << QByteArray("s3cret");
    QTest::addRow("any bytes") << QByteArray("orders") << QByteArray("\0\n\xff", 3);
    QTest::addRow("empty") << QByteArray("orders") << QByteArray("");
    QTest::addRow("long") << QByteArray("ä ö") << QByteArray(64 * 1024, 'x');
}

void TestVaultFile::givesBackWhatWasPutIn()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    const QByteArray file = encodeVault(m_source, *m_key, entries({{name, value}, {"other", "1"}}));
    const auto decoded = decodeVault(file, *m_key);
    QVERIFY(decoded);
    QCOMPARE(decoded->values.size(), std::size_t(2));
    QCOMPARE(decoded->values.at(name), value);
    const auto source = vaultKeySource(file);
    QVERIFY(source);
    QVERIFY(*source == KeySource(m_source));
}

void TestVaultFile::writesTheDocumentedHead()
{
    const QByteArray file = encodeVault(m_source, *m_key, {});
    QVERIFY(file.startsWith(QByteArray("penstock-vault\n\x01\x01\0\0\0\x01\0\0\0\0\x20\0\0\0\0\0\0", 32)));
    QCOMPARE(file.mid(32, 16), m_source.salt);
    const KeyStoreKey kept = freshKeyStoreKey();
    QCOMPARE(encodeVault(kept, *m_key, {}).mid(16, 32), QByteArray("\x02" + QByteArray(15, '\0') + kept.id));
}

void TestVaultFile::isNeverTheSameTwice()
{
    QVERIFY(encodeVault(m_source, *m_key, {}) != encodeVault(m_source, *m_key, {}));
}

void TestVaultFile::hidesNamesAndValues()
{
    const QByteArray file = encodeVault(m_source, *m_key, entries({{"CANARY-NAME", "CANARY-VALUE"}}));
    QVERIFY(!file.contains("CANARY"));
}

void TestVaultFile::hidesLengths()
{
    const auto length = [this](int bytes) {
        return encodeVault(m_source, *m_key, entries({{"orders", QByteArray(bytes, 'x')}})).size();
    };
    QCOMPARE(length(1), length(100));
}

void TestVaultFile::refusesEveryFlippedByte()
{
    const QByteArray file = encodeVault(m_source, *m_key, entries({{"orders", "s3cret"}}));
    for (qsizetype at = 0; at < file.size(); ++at) {
        QByteArray flipped = file;
        flipped[at] = char(flipped[at] ^ 0x40);
        QVERIFY2(!decodeVault(flipped, *m_key), qPrintable(QString::number(at)));
    }
}

void TestVaultFile::refusesEveryLength()
{
    const QByteArray file = encodeVault(m_source, *m_key, entries({{"orders", "s3cret"}}));
    for (qsizetype size = 0; size < file.size(); ++size)
        QVERIFY2(!decodeVault(file.left(size), *m_key), qPrintable(QString::number(size)));
    QVERIFY(!decodeVault(file + 'x', *m_key));
}

void TestVaultFile::tellsAWrongKey()
{
    const QByteArray file = encodeVault(m_source, *m_key, {});
    const auto wrong = deriveKey("correct horse ", m_source);
    QVERIFY(wrong);
    const auto refused = decodeVault(file, *wrong);
    QVERIFY(!refused);
    QVERIFY(refused.error() == VaultFault::WrongKey);
}

void TestVaultFile::readsNoCostThatWouldHurt()
{
    PassphraseKey hostile = m_source;
    hostile.cost.memoryBytes = quint64(100) << 30;
    const auto source = vaultKeySource(encodeVault(hostile, *m_key, {}));
    QVERIFY(!source);
    QVERIFY(source.error() == VaultFault::TooCostly);
}

void TestVaultFile::takesAPassphraseHoweverItIsComposed()
{
    const QByteArray file = encodeVault(m_source, *deriveKey("\xc3\xa4", m_source), {});
    QVERIFY(decodeVault(file, *deriveKey("a\xcc\x88", m_source)));
}

QTEST_GUILESS_MAIN(TestVaultFile)

#include "tst_vaultfile.moc"
