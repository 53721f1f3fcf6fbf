// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/logmodel.h"

#include "tests/ui/modeltext.h"
#include "tests/ui/samples.h"
#include "tests/ui/strict.h"
#include "ui/models/choicefilter.h"
#include "ui/models/roles.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace penstock;
using namespace penstock::samples;

class TestLogModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnAnyWarning(); }

    void tellsWhoDidWhatAndWhen();
    void growsAtBothEnds();
    void findsByAnyWord_data();
    void findsByAnyWord();
    void knowsEachAction_data();
    void knowsEachAction();
    void isSavedAsATable();
};

namespace {

QString ids(const QAbstractItemModel &model)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts.append(model.index(row, 0).data(KeyRole).toString());
    return texts.join(u' ');
}

} // namespace

void TestLogModel::tellsWhoDidWhatAndWhen()
{
    LogModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.add(journal());
    QCOMPARE(textOf(model).join(u'\n'),
             QStringLiteral("2026-11-23 13:59:00 | Gave up | Engine | Window | Orders | "
                            "batch 900: answered 413 Content Too Large\n"
                            "2026-11-23 13:55:00 | Edited | bob | Window | CRM | destination, delivery\n"
                            "2026-11-23 13:30:00 | Resumed | ann | Window | Orders | \n"
                            "2026-11-23 13:00:00 | Paused | ann | Window | Orders | \n"
                            "2026-11-23 12:01:40 | Paused | bob | Window | CRM | \n"
                            "2026-11-23 12:00:00 | Started | ann | Window | Orders | "));
    QCOMPARE(model.index(3, LogModel::Action).data(MarkRole).value<Mark>(), Mark::Paused);
    QVERIFY(!model.index(3, LogModel::Who).data(MarkRole).isValid());
    QCOMPARE(model.index(0, LogModel::Time).data(Qt::ToolTipRole).toString(),
             QStringLiteral("2026-11-23 13:59:00.000 UTC+00:00"));
}

void TestLogModel::growsAtBothEnds()
{
    const std::vector<JournalRecord> all = journal();
    const auto part = [&](int from, int to) { return std::vector(all.begin() + from, all.begin() + to); };
    LogModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.add(part(2, 4));
    QCOMPARE(ids(model), QStringLiteral("4 3"));
    model.add(part(0, 3)); // 4 is here already
    QCOMPARE(ids(model), QStringLiteral("6 5 4 3"));
    model.add(part(3, 6));
    model.add(part(0, 6));
    QCOMPARE(ids(model), QStringLiteral("6 5 4 3 2 1"));
    QCOMPARE(model.newest(), 6);
    QCOMPARE(model.oldest(), 1);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.newest(), 0);
    QCOMPARE(resets.size(), 0);
}

void TestLogModel::findsByAnyWord_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("found");
    QTest::addRow("who paused it") << QStringLiteral("orders paused") << QStringLiteral("3");
    QTest::addRow("a user") << QStringLiteral("BOB") << QStringLiteral("5 2");
    QTest::addRow("a detail") << QStringLiteral("413") << QStringLiteral("6");
    QTest::addRow("a day") << QStringLiteral("2026-11-23 12:") << QStringLiteral("2 1");
    QTest::addRow("none") << QStringLiteral("carol") << QString();
}

void TestLogModel::findsByAnyWord()
{
    QFETCH(const QString, words);
    LogModel model;
    model.add(journal());
    ChoiceFilter filter(model);
    filter.search(words);
    QTEST(ids(filter), "found");
}

void TestLogModel::knowsEachAction_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<bool>("marked");
    // All that the engine writes: core/engine/runrecorder.
    for (const char *action : {"started", "paused", "held", "resumed", "stopped", "redelivered", "redeliveryStopped",
                               "finished", "failed", "blocked", "wentOn", "tripped", "gaveUp"})
        QTest::addRow("%s", action) << QString() << true;
    QTest::addRow("edited") << QStringLiteral("Edited") << false;
    QTest::addRow("renamed") << QStringLiteral("Renamed") << false;
    QTest::addRow("somethingNew") << QStringLiteral("somethingNew") << false;
}

void TestLogModel::knowsEachAction()
{
    QFETCH(const QString, word);
    const QString action = QString::fromLatin1(QTest::currentDataTag());
    if (word.isEmpty())
        QVERIFY(actionWord(action) != action);
    else
        QCOMPARE(actionWord(action), word);
    QTEST(actionMark(action).has_value(), "marked");
}

void TestLogModel::isSavedAsATable()
{
    QCOMPARE(csvOf({logged(1, 1, QStringLiteral("Orders"), QStringLiteral("ann"), QStringLiteral("edited"),
                           QStringLiteral("a, \"b\""))}),
             QByteArray("at,stream,actor,program,action,detail\r\n"
                        "2026-11-23T13:59:59.000Z,Orders,ann,window,edited,\"a, \"\"b\"\"\"\r\n"));
}

QTEST_GUILESS_MAIN(TestLogModel)
#include "tst_logmodel.moc"
