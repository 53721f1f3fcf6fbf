// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/streamnames.h"

#include "tests/core/outbox/outboxkit.h"

using namespace penstock;
using namespace penstock::outboxkit;

//! A stream's ledger goes where its name goes, whatever happens between the two places that hold the name.
class TestStreamNames final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void takesTheLedgerAlong();
    void isDurableWhenItIsReported();
    void refusesANameThatHasAHistory_data();
    void refusesANameThatHasAHistory();
    void takesTheNameOfAStreamThatNeverRan();
    void refusesAStreamThatIsNotThere();
    void findsTheLedgerByTheFormerNameAfterACrash();
    void forgetsTheFormerNameOnceTheFileHasTheNew();
    void keepsTheFormerNameForAStreamInTransition();
    void goesBackToItsFormerName();

private:
    [[nodiscard]] SqliteOutbox &outbox() const { return *m_folder->outbox; }
    [[nodiscard]] StreamId stream(const char *name) const { return outbox().stream(QLatin1String(name)).value(); }
    [[nodiscard]] Result<> rename(const char *name) const
    {
        return await([&](auto done) { outbox().rename(m_stream, QLatin1String(name), done); });
    }
    [[nodiscard]] QStringList names() const { return Ledger::open(m_folder->path()).value()->streams().value(); }

    std::unique_ptr<Folder> m_folder;
    StreamId m_stream = 0;
};

namespace {

void copyFolder(const QString &from, const QString &to)
{
    QVERIFY(QDir().mkpath(to));
    for (const QString &name : QDir(from).entryList(QDir::Files))
        QVERIFY(QFile::copy(QDir(from).filePath(name), QDir(to).filePath(name)));
}

} // namespace

void TestStreamNames::init()
{
    m_folder = std::make_unique<Folder>();
    QVERIFY(m_folder->open());
    m_stream = stream("Orders");
    Intake intake = intakeOf(m_stream, {newBatch(1), newBatch(2)});
    intake.position = SourcePosition{.source = "file:/a", .fingerprint = "f", .offset = 7};
    QVERIFY(accept(outbox(), intake));
}

void TestStreamNames::takesTheLedgerAlong()
{
    QVERIFY(rename("Sales"));
    outbox().forgetFormerNames(m_stream);
    QCOMPARE(names(), QStringList(QStringLiteral("Sales")));
    QVERIFY(m_folder->reopen());
    QCOMPARE(stream("Sales"), m_stream);
    QCOMPARE(outbox().counts(m_stream).value().queued, 2);
    QCOMPARE(outbox().position(m_stream, "file:/a").value()->offset, 7);
    QVERIFY(stream("Orders") != m_stream);
}

void TestStreamNames::isDurableWhenItIsReported()
{
    QVERIFY(rename("Sales"));
    // What a crash at this moment would leave.
    QTemporaryDir after;
    copyFolder(m_folder->path(), after.path());
    auto opened = SqliteOutbox::open(after.path(), m_folder->scheduler.now(), m_folder->bootId);
    QVERIFY(opened);
    QCOMPARE(opened->outbox->stream(QStringLiteral("Sales")).value(), m_stream);
    QCOMPARE(opened->outbox->counts(m_stream).value().queued, 2);
}

void TestStreamNames::refusesANameThatHasAHistory_data()
{
    QTest::addColumn<std::function<void(Intake &)>>("fill");

    using Fill = std::function<void(Intake &)>;
    QTest::addRow("a batch") << Fill([](Intake &intake) { intake.batches = {newBatch(3)}; });
    QTest::addRow("a reject") << Fill([](Intake &intake) { intake.rejects = {Reject{}}; });
    QTest::addRow("a position") << Fill([](Intake &intake) { intake.position = SourcePosition{.source = "x"}; });
    QTest::addRow("a pause's cost") << Fill([](Intake &intake) { intake.notCollected = {{.events = {{"E", 1}}}}; });
}

void TestStreamNames::refusesANameThatHasAHistory()
{
    QFETCH(const std::function<void(Intake &)>, fill);
    Intake intake = intakeOf(stream("Sales"), {});
    fill(intake);
    QVERIFY(accept(outbox(), intake));
    const Result<> renamed = rename("Sales");
    QVERIFY(!renamed);
    QCOMPARE(renamed.error().kind, Error::Kind::InvalidInput);
    QVERIFY(renamed.error().message.contains(QStringLiteral("Sales")));
    QCOMPARE(stream("Orders"), m_stream);
}

void TestStreamNames::takesTheNameOfAStreamThatNeverRan()
{
    QVERIFY(stream("Sales") != m_stream);
    QVERIFY(rename("Sales"));
    QCOMPARE(stream("Sales"), m_stream);
    QCOMPARE(names(), QStringList(QStringLiteral("Sales")));
}

void TestStreamNames::refusesAStreamThatIsNotThere()
{
    const Result<> renamed = await([&](auto done) { outbox().rename(99, QStringLiteral("Sales"), done); });
    QVERIFY(!renamed);
    QVERIFY(renamed.error().message.contains(QStringLiteral("99")));
}

void TestStreamNames::findsTheLedgerByTheFormerNameAfterACrash()
{
    QVERIFY(rename("Sales"));
    QVERIFY(m_folder->reopen());
    // The file was not written any more: it says "Orders".
    QCOMPARE(stream("Orders"), m_stream);
    QCOMPARE(names(), QStringList(QStringLiteral("Orders")));
    QVERIFY(stream("Sales") != m_stream);
}

void TestStreamNames::forgetsTheFormerNameOnceTheFileHasTheNew()
{
    QVERIFY(rename("Sales"));
    QVERIFY(m_folder->reopen());
    QCOMPARE(stream("Sales"), m_stream);
    QVERIFY(stream("Orders") != m_stream);
    QCOMPARE(stream("Sales"), m_stream);
}

void TestStreamNames::keepsTheFormerNameForAStreamInTransition()
{
    QVERIFY(rename("Sales"));
    const StreamId other = stream("Customers");
    const Result<> refused = await([&](auto done) { outbox().rename(other, QStringLiteral("Orders"), done); });
    QVERIFY(!refused);
    outbox().forgetFormerNames(m_stream);
    QVERIFY(await([&](auto done) { outbox().rename(other, QStringLiteral("Orders"), done); }));
    QCOMPARE(stream("Orders"), other);
    QCOMPARE(stream("Sales"), m_stream);
}

void TestStreamNames::goesBackToItsFormerName()
{
    QVERIFY(rename("Sales"));
    QVERIFY(rename("Orders"));
    QVERIFY(rename("Orders"));
    QCOMPARE(names(), QStringList(QStringLiteral("Orders")));
    QCOMPARE(stream("Orders"), m_stream);
    QVERIFY(stream("Sales") != m_stream);
}

QTEST_GUILESS_MAIN(TestStreamNames)
#include "tst_streamnames.moc"
