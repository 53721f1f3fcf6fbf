// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sample/budget.h"

#include "core/destination/dialects.h"
#include "core/sample/factcollector.h"
#include "core/source/eventgenerator.h"
#include "tests/core/transform/transformfakes.h"

#include <QTest>

using namespace penstock;

class TestBudget final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void weighsWhatTheTransformReallyMakes_data();
    void weighsWhatTheTransformReallyMakes();
    void countsPersonalData();
    void isZeroWithoutEvents();
};

namespace {

constexpr int sampleSize = 400;

std::vector<std::string> sampleEvents()
{
    const EventGenerator generator(builtInCatalog(), 7);
    std::vector<std::string> events(sampleSize);
    for (std::size_t i = 0; i < events.size(); ++i)
        generator.append(i, events[i]);
    return events;
}

} // namespace

void TestBudget::weighsWhatTheTransformReallyMakes_data()
{
    QTest::addColumn<QStringList>("user");
    QTest::addColumn<QStringList>("device");
    QTest::addColumn<bool>("allUser");
    QTest::addColumn<bool>("allDevice");
    QTest::addColumn<QByteArray>("extra");
    const QStringList some{QStringLiteral("u_fn"), QStringLiteral("geo"), QStringLiteral("t_rev")};
    QTest::addRow("everything") << QStringList() << QStringList() << true << true << QByteArray();
    QTest::addRow("some user attributes") << some << QStringList() << false << true << QByteArray();
    QTest::addRow("one device attribute")
        << QStringList() << QStringList{QStringLiteral("MODEL")} << true << false << QByteArray();
    QTest::addRow("the ids alone") << QStringList() << QStringList() << false << false << QByteArray();
    QTest::addRow("what is never exported") << QStringList() << QStringList() << true << true
                                            << QByteArray(R"({"campaign_id":"c","email_subject":"Hello"})");
}

void TestBudget::weighsWhatTheTransformReallyMakes()
{
    QFETCH(const QStringList, user);
    QFETCH(const QStringList, device);
    QFETCH(const bool, allUser);
    QFETCH(const bool, allDevice);
    QFETCH(const QByteArray, extra);
    StreamConfig config;
    config.workspace.name = QStringLiteral("My \"Workspace\"");
    config.userAttributes = {allUser, user};
    config.deviceAttributes = {allDevice, device};
    config.delivery.batchSize = sampleSize;

    auto events = sampleEvents();
    if (!extra.isEmpty()) {
        events[0] = R"({"event_name":"Email Clicked","event_code":"MOE_EMAIL_CLICK","event_uuid":"u","event_time":1,)"
                    R"("event_type":"CAMPAIGN_EVENT","event_source":"MOENGAGE","event_attributes":)" +
                    extra.toStdString() + "}";
    }
    SampleFacts facts;
    FactCollector collector;
    qint64 bytes = 0;
    for (const auto &event : events) {
        collector.add(event, facts);
        const auto sink = transformed(event, {}, config.userAttributes, config.deviceAttributes);
        QCOMPARE(sink.events.size(), 1U);
        bytes += qint64(sink.events.front().size());
    }
    const Dialect *dialect = findDialect(config.destination.kind);
    const std::string requestId(36, 'x');
    const auto envelope =
        dialect->bodyHead(config.workspace.name.toStdString(), requestId).size() + dialect->bodyTail.size();

    const Budget budget = budgetOf(config, facts, builtInCatalog());
    QCOMPARE(qRound64(budget.bytesPerEvent * sampleSize), bytes);
    QCOMPARE(qRound64(budget.bytesPerBatch), bytes + qint64(envelope) + sampleSize - 1);
}

void TestBudget::countsPersonalData()
{
    SampleFacts facts;
    facts.events = 2;
    facts.bytes = 200;
    facts.keys = {{"email_id", {1, 20}}, {"uid", {2, 30}}};
    facts.userAttributes = {{"u_em", {1, 30}}, {"cr_t", {2, 40}}};
    StreamConfig config;
    QCOMPARE(budgetOf(config, facts, builtInCatalog()).personalShare, 0.25);

    config.userAttributes = {false, {QStringLiteral("cr_t")}};
    const Budget budget = budgetOf(config, facts, builtInCatalog());
    QCOMPARE(budget.bytesPerEvent, (200 - 31) / 2.0);
    QCOMPARE(budget.personalShare, 20 / 169.0);
}

void TestBudget::isZeroWithoutEvents()
{
    QCOMPARE(budgetOf({}, {}, builtInCatalog()), Budget{});
}

QTEST_GUILESS_MAIN(TestBudget)
#include "tst_budget.moc"
