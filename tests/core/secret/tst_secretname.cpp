// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/secret/secretname.h"

#include <QTest>

using namespace penstock;

class TestSecretName final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhoseAndWhat_data();
    void saysWhoseAndWhat();
};

void TestSecretName::saysWhoseAndWhat_data()
{
    QTest::addColumn<QString>("stream");
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("name");

    QTest::addRow("words") << QStringLiteral("Orders to warehouse") << QStringLiteral("password")
                           << QStringLiteral("orders-to-warehouse-password");
    QTest::addRow("a header") << QStringLiteral("CRM") << QStringLiteral("X-Api-Key")
                              << QStringLiteral("crm-x-api-key");
    QTest::addRow("accents") << QString::fromUtf8("Café é") << QStringLiteral("token")
                             << QStringLiteral("cafe-e-token");
    QTest::addRow("signs") << QStringLiteral(" a / b: (c) ") << QStringLiteral("key!") << QStringLiteral("a-b-c-key");
    QTest::addRow("other letters") << QString::fromUtf8("注文") << QStringLiteral("token") << QStringLiteral("token");
    QTest::addRow("nothing") << QString() << QString() << QStringLiteral("secret");
}

void TestSecretName::saysWhoseAndWhat()
{
    QFETCH(QString, stream);
    QFETCH(QString, what);
    QFETCH(QString, name);
    QCOMPARE(suggestedSecretName(stream, what), name);
}

QTEST_GUILESS_MAIN(TestSecretName)

#include "tst_secretname.moc"
