// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/eventexport.h"

#include "tests/core/outbox/outboxkit.h"

using namespace penstock;
using namespace penstock::outboxkit;

class tst_eventexport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void writesEventsByteForByte();
    void goesOnWithoutWhatCannotBeRead();
    void endsWhenItCannotWrite();

private:
    std::unique_ptr<Folder> m_folder;
    std::unique_ptr<Ledger> m_ledger;
};

void tst_eventexport::init()
{
    m_folder = std::make_unique<Folder>();
    QVERIFY(m_folder->open());
    const StreamId stream = m_folder->outbox->stream(QStringLiteral("a")).value();
    const auto batch = [](const QByteArray &body) { return NewBatch{.requestId = "r", .events = 2, .body = body}; };
    QVERIFY(accept(*m_folder->outbox, intakeOf(stream, {batch(R"({"events":[{"n":1.10},{ "n" : "é" }]})"),
                                                        batch("no body at all"), batch(R"({"events":[{"n":3}]})")})));
    m_ledger = Ledger::open(m_folder->path()).value();
}

void tst_eventexport::writesEventsByteForByte()
{
    QList<QByteArray> written;
    const auto write = [&written](const QByteArray &lines) -> Result<> {
        written << lines;
        return {};
    };
    const auto exported = exportEvents(*m_ledger, {3, 1}, write);
    QVERIFY(exported);
    QCOMPARE(written, QList<QByteArray>({"{\"n\":3}\n", "{\"n\":1.10}\n{ \"n\" : \"é\" }\n"}));
    QCOMPARE(exported->events, 3);
    QCOMPARE(exported->batches, 2);
    QCOMPARE(exported->unread, 0);
}

void tst_eventexport::goesOnWithoutWhatCannotBeRead()
{
    QByteArray written;
    const auto write = [&written](const QByteArray &lines) -> Result<> {
        written += lines;
        return {};
    };
    const auto exported = exportEvents(*m_ledger, {2, 99, 3}, write);
    QVERIFY(exported);
    QCOMPARE(written, QByteArray("{\"n\":3}\n"));
    QCOMPARE(exported->batches, 1);
    QCOMPARE(exported->unread, 2);
    QCOMPARE(exported->firstProblem, QStringLiteral("The body of batch 2 holds no list of events."));
}

void tst_eventexport::endsWhenItCannotWrite()
{
    int calls = 0;
    const auto exported = exportEvents(*m_ledger, {1, 3}, [&calls](const QByteArray &) -> Result<> {
        ++calls;
        return failure(QStringLiteral("the disk is full"));
    });
    QVERIFY(!exported);
    QCOMPARE(exported.error().message, QStringLiteral("the disk is full"));
    QCOMPARE(calls, 1);
}

QTEST_GUILESS_MAIN(tst_eventexport)

#include "tst_eventexport.moc"
