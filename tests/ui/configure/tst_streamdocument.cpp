// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/streamdocument.h"

#include <QSignalSpy>
#include <QTest>

using namespace penstock;

namespace {

StreamConfig orders()
{
    StreamConfig config;
    config.name = QStringLiteral("Orders");
    config.source = FileSource{QStringLiteral("e.ndjson")};
    config.destination.url = QStringLiteral("https://example.com");
    return config;
}

void type(StreamDocument &document, const QString &text)
{
    for (int length = 1; length <= int(text.size()); ++length)
        document.edit(QStringLiteral("Change name"), QStringLiteral("name"),
                      [&](StreamConfig &config) { config.name = text.left(length); });
}

} // namespace

class TestStreamDocument final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesOneStepOfAWord();
    void makesAStepOfEachField();
    void startsANewStepAfterASave();
    void isNoStepWhenNothingChanges();
    void isUnmodifiedWhenTypedBack();
    void undoesARevert();
    void undoesAReload();
    void checksAtEachStep();
    void staysModifiedWhenMoreWasTypedThanSaved();
};

void TestStreamDocument::makesOneStepOfAWord()
{
    StreamDocument document(1, orders(), {});
    type(document, QStringLiteral("CRM"));
    QCOMPARE(document.history().count(), 1);
    document.history().undo();
    QCOMPARE(document.config(), orders());
    document.history().redo();
    QCOMPARE(document.config().name, QStringLiteral("CRM"));
}

void TestStreamDocument::makesAStepOfEachField()
{
    StreamDocument document(1, orders(), {});
    type(document, QStringLiteral("A"));
    document.edit(QStringLiteral("Change id"), QStringLiteral("id"),
                  [](StreamConfig &config) { config.workspace.id = QStringLiteral("x"); });
    type(document, QStringLiteral("B"));
    QCOMPARE(document.history().count(), 3);
}

void TestStreamDocument::startsANewStepAfterASave()
{
    StreamDocument document(1, orders(), {});
    type(document, QStringLiteral("A"));
    document.setSaved(document.config());
    QVERIFY(!document.isModified());
    type(document, QStringLiteral("AB"));
    QCOMPARE(document.history().count(), 2);
    document.history().undo();
    QCOMPARE(document.config().name, QStringLiteral("A"));
    QVERIFY(!document.isModified());
}

void TestStreamDocument::isNoStepWhenNothingChanges()
{
    StreamDocument document(1, orders(), {});
    QSignalSpy changed(&document, &StreamDocument::changed);
    document.edit(QStringLiteral("Nothing"), {}, [](StreamConfig &config) { config.name = QStringLiteral("Orders"); });
    QCOMPARE(document.history().count(), 0);
    QCOMPARE(changed.count(), 0);
}

void TestStreamDocument::isUnmodifiedWhenTypedBack()
{
    StreamDocument document(1, orders(), {});
    QSignalSpy modified(&document, &StreamDocument::modifiedChanged);
    type(document, QStringLiteral("Order"));
    type(document, QStringLiteral("Orders"));
    QVERIFY(!document.isModified());
    QCOMPARE(document.history().count(), 0);
    QCOMPARE(modified.last().at(0).toBool(), false);
}

void TestStreamDocument::undoesARevert()
{
    StreamDocument document(1, orders(), {});
    type(document, QStringLiteral("CRM"));
    document.revert();
    QCOMPARE(document.config(), orders());
    document.history().undo();
    QCOMPARE(document.config().name, QStringLiteral("CRM"));
}

void TestStreamDocument::undoesAReload()
{
    StreamDocument document(1, orders(), {});
    type(document, QStringLiteral("Mine"));
    StreamConfig theirs = orders();
    theirs.name = QStringLiteral("Theirs");
    document.takeOver(theirs);
    QVERIFY(!document.isModified());
    document.history().undo();
    QCOMPARE(document.config().name, QStringLiteral("Mine"));
    QVERIFY(document.isModified());
}

void TestStreamDocument::checksAtEachStep()
{
    StreamDocument document(1, orders(), {});
    QVERIFY(document.problems().isEmpty());
    document.edit(QStringLiteral("Empty"), {}, [](StreamConfig &config) { config.destination.url.clear(); });
    QCOMPARE(document.problems().size(), 1);
    QCOMPARE(document.problems().first().path, QStringLiteral("$.destination.url"));
    document.history().undo();
    QVERIFY(document.problems().isEmpty());
}

void TestStreamDocument::staysModifiedWhenMoreWasTypedThanSaved()
{
    StreamDocument document(1, orders(), {});
    type(document, QStringLiteral("A"));
    const StreamConfig onItsWay = document.config();
    type(document, QStringLiteral("AB"));
    document.setSaved(onItsWay);
    QVERIFY(document.isModified());
}

QTEST_GUILESS_MAIN(TestStreamDocument)
#include "tst_streamdocument.moc"
