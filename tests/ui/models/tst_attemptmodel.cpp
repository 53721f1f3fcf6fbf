// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/attemptmodel.h"

#include "tests/ui/modeltext.h"
#include "tests/ui/samples.h"
#include "tests/ui/strict.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace penstock;
using namespace penstock::samples;

class TestAttemptModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnAnyWarning(); }

    void listsAttemptsByNumber();
    void leavesOtherBatchesOut();
    void replacesWhatItKnows();
    void startsAnewWithAnotherBatch();
};

void TestAttemptModel::listsAttemptsByNumber()
{
    AttemptModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setBatch(7);
    model.add({attempt(7, 3, 200), attempt(7, 1, 503), attempt(7, 2, {})});
    QCOMPARE(textOf(model, {AttemptModel::Number, AttemptModel::Took, AttemptModel::Status, AttemptModel::State,
                            AttemptModel::Reason})
                 .join(QLatin1Char('\n')),
             QStringLiteral("1 | 81 ms | 503 | Failed | answered 503\n"
                            "2 | 81 ms | none | Failed | answered 0\n"
                            "3 | 81 ms | 200 | Delivered | "));
}

void TestAttemptModel::leavesOtherBatchesOut()
{
    AttemptModel model;
    model.setBatch(7);
    model.add({attempt(8, 1, 503)});
    QCOMPARE(model.rowCount(), 0);
}

void TestAttemptModel::replacesWhatItKnows()
{
    AttemptModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setBatch(7);
    model.add({attempt(7, 1, 503)});
    model.add({attempt(7, 1, 200)});
    QCOMPARE(textOf(model, {AttemptModel::Status}), QStringList(QStringLiteral("200")));
}

void TestAttemptModel::startsAnewWithAnotherBatch()
{
    AttemptModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setBatch(7);
    model.add({attempt(7, 1, 503)});
    model.setBatch(8);
    QCOMPARE(model.rowCount(), 0);
}

QTEST_GUILESS_MAIN(TestAttemptModel)
#include "tst_attemptmodel.moc"
