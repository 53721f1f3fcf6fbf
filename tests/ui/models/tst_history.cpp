// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/history.h"

#include "core/filter/filterparser.h"
#include "tests/ui/fakehistory.h"
#include "tests/ui/strict.h"

#include <QTest>
#include <QThread>

using namespace penstock;
using samples::noon;

class TestHistory final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnAnyWarning(); }

    void readsPageByPage();
    void readsDeadLettersOnly();
    void readsOneBatch();
    void showsAttemptsOfABatchWithoutBody();
    void readsInAThreadOfItsOwn();
    void opensAgainAfterAFailure();
    void searchesBodies();
    void searchesNothingWithoutAReader();
};

namespace {

Result<std::unique_ptr<HistoryReader>> openFake()
{
    return std::make_unique<FakeHistory>(250);
}

} // namespace

void TestHistory::readsPageByPage()
{
    History history(openFake);
    QList<HistoryPage> pages;
    connect(&history, &History::batchesRead, this, [&](const HistoryPage &page) { pages.append(page); });
    history.readBatches(1, QStringLiteral("Orders"), false, 0, 200);
    QTRY_COMPARE(pages.size(), 1);
    QCOMPARE(pages[0].batches.rows.size(), 200);
    QCOMPARE(pages[0].batches.rows.front().id, 250);
    QVERIFY(!pages[0].last);
    history.readBatches(1, QStringLiteral("Orders"), false, 51, 200);
    QTRY_COMPARE(pages.size(), 2);
    QCOMPARE(pages[1].batches.rows.size(), 50);
    QVERIFY(pages[1].last);
}

void TestHistory::readsDeadLettersOnly()
{
    History history(openFake);
    QList<HistoryPage> pages;
    connect(&history, &History::batchesRead, this, [&](const HistoryPage &page) { pages.append(page); });
    history.readBatches(1, QStringLiteral("Orders"), true, 0, 200);
    QTRY_COMPARE(pages.size(), 1);
    QVERIFY(pages[0].deadLetters);
    QCOMPARE(pages[0].batches.rows.size(), 2);
}

void TestHistory::readsOneBatch()
{
    History history(openFake);
    BatchDetail detail;
    connect(&history, &History::batchRead, this, [&](const BatchDetail &read) { detail = read; });
    history.readBatch(QStringLiteral("Orders"), 42);
    QTRY_COMPARE(detail.batch, 42);
    QCOMPARE(detail.attempts.size(), 2);
    QVERIFY(detail.body.startsWith("{\"app_name\""));
}

void TestHistory::showsAttemptsOfABatchWithoutBody()
{
    History history(openFake);
    BatchDetail detail;
    connect(&history, &History::batchRead, this, [&](const BatchDetail &read) { detail = read; });
    history.readBatch(QStringLiteral("Orders"), 13);
    QTRY_COMPARE(detail.batch, 13);
    QCOMPARE(detail.attempts.size(), 2);
    QCOMPARE(detail.bodyError, QStringLiteral("The body of batch 13 is damaged."));
}

void TestHistory::readsInAThreadOfItsOwn()
{
    QString opened;
    QThread *answered = nullptr;
    History history([&] {
        opened = QThread::currentThread()->objectName();
        return openFake();
    });
    connect(&history, &History::batchRead, this, [&] { answered = QThread::currentThread(); });
    history.readBatch(QStringLiteral("Orders"), 1);
    QTRY_COMPARE(answered, thread());
    QCOMPARE(opened, QStringLiteral("history"));
}

void TestHistory::opensAgainAfterAFailure()
{
    int times = 0;
    History history([&]() -> Result<std::unique_ptr<HistoryReader>> {
        if (++times == 1)
            return failure(QStringLiteral("no such folder"));
        return openFake();
    });
    QString error;
    int pages = 0;
    connect(&history, &History::batchesFailed, this, [&](StreamId, bool, const QString &text) { error = text; });
    connect(&history, &History::batchesRead, this, [&] { ++pages; });
    history.readBatches(1, QStringLiteral("Orders"), false, 0, 10);
    QTRY_COMPARE(error, QStringLiteral("no such folder"));
    history.readBatches(1, QStringLiteral("Orders"), false, 0, 10);
    QTRY_COMPARE(pages, 1);
}

void TestHistory::searchesBodies()
{
    History history(openFake);
    const auto matcher =
        std::make_shared<const BodyMatcher>(parseFilter(QStringLiteral("-event:Own"), noon.wall).value());
    std::vector<std::pair<BatchId, BodyAnswer>> answers;
    connect(&history, &History::bodiesSearched, this, [&](const SearchedBodies &searched) {
        QCOMPARE(searched.matcher, matcher);
        answers = searched.answers;
    });
    history.searchBodies(matcher, {14});
    QTRY_COMPARE(answers, (std::vector{std::pair(BatchId(14), BodyAnswer::Yes)}));
    history.searchBodies(matcher, {13});
    QTRY_COMPARE(answers, (std::vector{std::pair(BatchId(13), BodyAnswer::Unread)}));
}

void TestHistory::searchesNothingWithoutAReader()
{
    History history(
        []() -> Result<std::unique_ptr<HistoryReader>> { return failure(QStringLiteral("no such folder")); });
    BodyAnswer answer = BodyAnswer::Unknown;
    connect(&history, &History::bodiesSearched, this,
            [&](const SearchedBodies &searched) { answer = searched.answers.front().second; });
    history.searchBodies(std::make_shared<const BodyMatcher>(Filter()), {1});
    QTRY_COMPARE(answer, BodyAnswer::Unread);
}

QTEST_GUILESS_MAIN(TestHistory)
#include "tst_history.moc"
