// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery/targetaddress.h"

#include <QTest>

using namespace penstock;

using Kind = AddressKind;

class TestTargetAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsTheKind_data();
    void knowsTheKind();
    void allowsWhatAReceiverCanListenOn_data();
    void allowsWhatAReceiverCanListenOn();
};

void TestTargetAddress::knowsTheKind_data()
{
    QTest::addColumn<Kind>("kind");

    const auto rows = [](Kind kind, const QList<const char *> &addresses) {
        for (const char *address : addresses)
            QTest::addRow("%s", address) << kind;
    };
    rows(Kind::Public, {"1.1.1.1",
                        "9.255.255.255",
                        "11.0.0.0",
                        "172.15.255.255",
                        "172.32.0.0",
                        "192.167.255.255",
                        "192.169.0.0",
                        "100.63.255.255",
                        "100.128.0.0",
                        "126.255.255.255",
                        "128.0.0.0",
                        "169.253.255.255",
                        "169.255.0.0",
                        "168.63.129.15",
                        "192.0.1.0",
                        "223.255.255.255",
                        "2606:4700:4700::1111",
                        "2001:db8::1",
                        "::ffff:1.1.1.1",
                        "2002:101:101::1",
                        "64:ff9b::101:101",
                        "64:ff9b:1:101:1:100:101:101",
                        "64:ff9b:1:101:1:100::",
                        "64:ff9b:1::101:101",
                        "2001:0:1::fefe:fefe",
                        "fe00::1"});
    rows(Kind::Private, {"10.0.0.0", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.0.1", "100.64.0.1",
                         "100.127.255.255", "198.18.0.1", "192.0.0.8", "fc00::1", "fdff::1", "fec0::1",
                         "::ffff:10.0.0.1", "2002:a00:1::1", "64:ff9b::c0a8:1", "2001:0:1::f5ff:fffe"});
    rows(Kind::Loopback, {"127.0.0.1", "127.255.255.254", "::1", "::ffff:127.0.0.1", "::127.0.0.1", "2002:7f00:1::1",
                          "64:ff9b::7f00:1"});
    rows(Kind::LinkLocal, {"169.254.0.1", "169.254.255.255", "fe80::1", "fe80::1%eth0", "febf::1", "::ffff:169.254.1.1",
                           "2002:a9fe:101::1", "64:ff9b::a9fe:101"});
    rows(Kind::Metadata,
         {"169.254.169.254",      "169.254.170.2",          "169.254.170.23",       "169.254.42.42",
          "169.254.0.23",         "100.100.100.200",        "168.63.129.16",        "192.0.0.192",
          "fd00:ec2::254",        "fd00:ec2::23",           "fd20:ce::254",         "fd00:c1::a9fe:a9fe",
          "fd00:42::42",          "fd00:a9fe:a9fe::1",      "fd00:100::100:200",    "fe80::a9fe:a9fe",
          "fe80::a9fe:a9fe%eth0", "::ffff:169.254.169.254", "::169.254.169.254",    "::ffff:0:169.254.169.254",
          "2002:a9fe:a9fe::",     "64:ff9b::a9fe:a9fe",     "64:ff9b:1::a9fe:a9fe", "64:ff9b:1:a9fe:a9:fe00::",
          "2001:0:1::5601:5601",  "::ffff:100.100.100.200", "64:ff9b::a83f:8110"});
    rows(Kind::Unspecified, {"0.0.0.0", "0.1.2.3", "::", "::ffff:0.0.0.0", "64:ff9b::"});
    rows(Kind::Multicast, {"224.0.0.1", "239.255.255.255", "255.255.255.255", "ff02::1", "::ffff:224.0.0.1"});
}

void TestTargetAddress::knowsTheKind()
{
    QFETCH(Kind, kind);
    const QHostAddress address(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(!address.isNull());
    QCOMPARE(addressKind(address), kind);
}

void TestTargetAddress::allowsWhatAReceiverCanListenOn_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<bool>("allowed");
    QTest::addColumn<QString>("words");

    QTest::addRow("public") << Kind::Public << true << QStringLiteral("public");
    QTest::addRow("private") << Kind::Private << true << QStringLiteral("private");
    QTest::addRow("loopback") << Kind::Loopback << true << QStringLiteral("loopback");
    QTest::addRow("link-local") << Kind::LinkLocal << false << QStringLiteral("link-local");
    QTest::addRow("metadata") << Kind::Metadata << false << QStringLiteral("cloud metadata");
    QTest::addRow("unspecified") << Kind::Unspecified << false << QStringLiteral("unspecified");
    QTest::addRow("multicast") << Kind::Multicast << false << QStringLiteral("multicast");
}

void TestTargetAddress::allowsWhatAReceiverCanListenOn()
{
    QFETCH(Kind, kind);
    QFETCH(bool, allowed);
    QFETCH(QString, words);
    QCOMPARE(isAllowedTarget(kind), allowed);
    QCOMPARE(addressKindWords(kind), words);
}

QTEST_GUILESS_MAIN(TestTargetAddress)
#include "tst_targetaddress.moc"
