// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/causemodel.h"

#include "tests/ui/modeltext.h"
#include "tests/ui/samples.h"
#include "tests/ui/strict.h"
#include "ui/models/deadlettermodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace penstock;
using namespace penstock::samples;

namespace {

BatchSummary failed(BatchId id, const QString &reason, std::optional<int> status = {})
{
    return tried(id, DeadLettered{4, {status, reason}}, 4, status);
}

BatchSummary unavailable(BatchId id)
{
    return failed(id, QStringLiteral("answered 503 Service Unavailable"), 503);
}

BatchSummary refused(BatchId id)
{
    return failed(id, QStringLiteral("the endpoint a.example:443 refused the connection: nothing listens there"));
}

} // namespace

class TestCauseModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void groupsByCause();
    void countsWhatComesOfTheHistory();
    void forgetsWhatIsRedelivered();
    void movesABatchThatFailsOtherwise();
    void givesTheNewestAsASample();

private:
    Moment m_now = noon;
    std::unique_ptr<DeadLetterModel> m_list;
    std::unique_ptr<CauseModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestCauseModel::init()
{
    failOnAnyWarning();
    m_tester.reset();
    m_model.reset();
    m_list = std::make_unique<DeadLetterModel>(1, clockAt(&m_now));
    m_model = std::make_unique<CauseModel>(*m_list);
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void TestCauseModel::groupsByCause()
{
    QCOMPARE(textOf(*m_model), QStringList(QStringLiteral("All causes | 0 | 0")));
    m_list->apply({unavailable(1), deadLetter(2), refused(3), unavailable(4), delivered(5)});
    QCOMPARE(
        textOf(*m_model),
        QStringList({QStringLiteral("All causes | 4 | 400"), QStringLiteral("Connection refused | 1 | 100"),
                     QStringLiteral("Too large (413) | 1 | 100"), QStringLiteral("Receiver failed (5xx) | 2 | 200")}));
    QVERIFY(!m_model->cause(0));
    QCOMPARE(m_model->cause(1), FailureCause::Refused);
    QCOMPARE(m_model->rowOf(FailureCause::ServerError), 3);
    QCOMPARE(m_model->rowOf(FailureCause::Tls), -1);
}

void TestCauseModel::countsWhatComesOfTheHistory()
{
    m_list->apply({unavailable(9)});
    m_list->addOlder(page({unavailable(9), refused(3), refused(2)}), true);
    QCOMPARE(textOf(*m_model, {CauseModel::Cause, CauseModel::Batches}),
             QStringList({QStringLiteral("All causes | 3"), QStringLiteral("Connection refused | 2"),
                          QStringLiteral("Receiver failed (5xx) | 1")}));
}

void TestCauseModel::forgetsWhatIsRedelivered()
{
    m_list->apply({unavailable(1), refused(2), refused(3)});
    m_list->apply({batch(1), batch(3)});
    QCOMPARE(textOf(*m_model),
             QStringList({QStringLiteral("All causes | 1 | 100"), QStringLiteral("Connection refused | 1 | 100")}));
}

void TestCauseModel::movesABatchThatFailsOtherwise()
{
    m_list->apply({unavailable(1), unavailable(2)});
    m_list->apply({refused(2)});
    QCOMPARE(textOf(*m_model, {CauseModel::Cause, CauseModel::Batches}),
             QStringList({QStringLiteral("All causes | 2"), QStringLiteral("Connection refused | 1"),
                          QStringLiteral("Receiver failed (5xx) | 1")}));
}

void TestCauseModel::givesTheNewestAsASample()
{
    m_list->apply(
        {failed(1, QStringLiteral("answered 503 old")), failed(2, QStringLiteral("answered 500 new")), deadLetter(3)});
    QCOMPARE(m_model->sample(FailureCause::ServerError), QStringLiteral("answered 500 new"));
    QVERIFY(m_model->sample(FailureCause::Tls).isEmpty());
}

QTEST_GUILESS_MAIN(TestCauseModel)

#include "tst_causemodel.moc"
