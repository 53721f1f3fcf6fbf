// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/clicommand.h"

#include "core/exchange/shellwords.h"

#include <QTest>

using namespace penstock;

class TestCliCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsTheAttempts();
    void sendsTheDeadLetterAgain();
    void quotesWhatTheShellWouldRead_data();
    void quotesWhatTheShellWouldRead();
};

void TestCliCommand::listsTheAttempts()
{
    const BatchPlace place{QStringLiteral("/data/penstock"), QStringLiteral("Orders"), {}, 1042};
    QCOMPARE(
        attemptsCommand(place, Shell::Posix),
        QStringLiteral("penstock-cli attempts --data-dir /data/penstock --stream Orders --filter id:1042 --json\n"));
}

void TestCliCommand::sendsTheDeadLetterAgain()
{
    BatchPlace place{QStringLiteral("/data"), QStringLiteral("Orders"), QStringLiteral("/etc/o.stream.json"), 7};
    QCOMPARE(redeliverCommand(place, Shell::Posix),
             QStringLiteral("penstock-cli redeliver /etc/o.stream.json --data-dir /data --batch 7\n"));
    place.config.clear();
    QCOMPARE(redeliverCommand(place, Shell::Posix), QString());
}

void TestCliCommand::quotesWhatTheShellWouldRead_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("powerShell");
    QTest::newRow("blank") << QStringLiteral("Orders to warehouse") << QStringLiteral("'Orders to warehouse'");
    QTest::newRow("quote") << QStringLiteral("Bob's $5") << QStringLiteral("'Bob''s $5'");
    QTest::newRow("typographic") << QStringLiteral("Bob\u2019s") << QStringLiteral("'Bob\u2019\u2019s'");
    QTest::newRow("not ASCII") << QStringLiteral("Aufträge") << QStringLiteral("'Aufträge'");
    QTest::newRow("line end") << QStringLiteral("a\nb;rm -rf /") << QStringLiteral("'a\nb;rm -rf /'");
    QTest::newRow("home") << QStringLiteral("~") << QStringLiteral("'~'");
    QTest::newRow("nothing") << QString() << QStringLiteral("''");
}

void TestCliCommand::quotesWhatTheShellWouldRead()
{
    QFETCH(const QString, name);
    QFETCH(const QString, powerShell);
    const BatchPlace place{QStringLiteral("/d"), name, {}, 1};
    const ShellCommand posix = splitShellCommand(attemptsCommand(place, Shell::Posix));
    QVERIFY(!posix.isFollowed);
    QCOMPARE(posix.words.size(), 9);
    QCOMPARE(posix.words[5].text, name);
    QCOMPARE(attemptsCommand(place, Shell::PowerShell),
             QStringLiteral("penstock-cli attempts --data-dir /d --stream %1 --filter id:1 --json\n").arg(powerShell));
}

QTEST_GUILESS_MAIN(TestCliCommand)
#include "tst_clicommand.moc"
