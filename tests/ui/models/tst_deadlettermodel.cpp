// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/deadlettermodel.h"

#include "tests/ui/modeltext.h"
#include "tests/ui/samples.h"
#include "tests/ui/strict.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace penstock;
using namespace penstock::samples;

class TestDeadLetterModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void listsOnlyWhatWasGivenUp();
    void dropsWhatIsRedelivered();
    void takesDeadLettersOfTheHistory();

private:
    Moment m_now;
};

void TestDeadLetterModel::init()
{
    failOnAnyWarning();
    m_now = noon + std::chrono::minutes(2);
}

void TestDeadLetterModel::listsOnlyWhatWasGivenUp()
{
    DeadLetterModel model(1, clockAt(&m_now));
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.apply({delivered(1), deadLetter(2), backingOff(3)});
    QCOMPARE(textOf(model),
             QStringList(QStringLiteral("2 | 2 min ago | 100 | 61 KB | 4 | 413 | answered 413 Content Too Large")));
}

void TestDeadLetterModel::dropsWhatIsRedelivered()
{
    DeadLetterModel model(1, clockAt(&m_now));
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.apply({deadLetter(1), deadLetter(2), deadLetter(3)});
    model.apply({batch(2), deadLetter(4)});
    QCOMPARE(textOf(model, {DeadLetterModel::Id}).join(QLatin1Char(' ')), QStringLiteral("4 3 1"));
    QVERIFY(!model.batch(2));
}

void TestDeadLetterModel::takesDeadLettersOfTheHistory()
{
    DeadLetterModel model(1, clockAt(&m_now));
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.apply({deadLetter(9)});
    model.addOlder(page({deadLetter(9), deadLetter(3)}), true);
    QCOMPARE(textOf(model, {DeadLetterModel::Id}).join(QLatin1Char(' ')), QStringLiteral("9 3"));
}

QTEST_GUILESS_MAIN(TestDeadLetterModel)
#include "tst_deadlettermodel.moc"
