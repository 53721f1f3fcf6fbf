// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/pairmodel.h"

#include "tests/ui/modeltext.h"
#include "tests/ui/strict.h"
#include "ui/models/destinationrows.h"
#include "ui/models/mark.h"
#include "ui/models/roles.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace penstock;

class TestPairModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnAnyWarning(); }

    void changesOnlyWhatDiffers_data();
    void changesOnlyWhatDiffers();
    void movesRowsAlong_data();
    void movesRowsAlong();
    void asksForWhatIsDropped_data();
    void asksForWhatIsDropped();
    void takesNoOtherDrop();
    void dragsNumbersOfRowsAlone();
    void leavesTheEmptyRowToWhatIsWrittenThere();
    void tellsWhatIsWritten();
    void marksWhatIsWrong();
    void saysWhatACellIs();
    void hidesSecretsOfHeaders();
    void readsParameters();
    void findsAProblemsPlace();
};

namespace {

QList<PairRow> rowsOf(const QString &letters)
{
    QList<PairRow> rows;
    for (const QChar letter : letters)
        rows.append({letter, QStringLiteral("1"), letter, QStringLiteral("1")});
    return rows;
}

QString lettersOf(const QAbstractItemModel &model)
{
    return textOf(model, {PairModel::Name}).join(QString());
}

} // namespace

void TestPairModel::changesOnlyWhatDiffers_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<int>("inserts");
    QTest::addColumn<int>("removes");

    const auto row = [](const char *what, const char *before, const char *after, int inserts, int removes) {
        QTest::addRow("%s", what) << QString::fromLatin1(before) << QString::fromLatin1(after) << inserts << removes;
    };
    row("nothing", "abc", "abc", 0, 0);
    row("from nothing", "", "abc", 1, 0);
    row("to nothing", "abc", "", 0, 1);
    row("one at the end", "ab", "abc", 1, 0);
    row("one in front", "bc", "abc", 1, 0);
    row("one between", "ac", "abc", 1, 0);
    row("one out", "abc", "ac", 0, 1);
    row("the last one out", "abc", "ab", 0, 1);
    row("moved", "abc", "acb", 0, 0);
    row("all others", "abc", "xyz", 0, 0);
    row("others and fewer", "abcd", "axd", 0, 1);
    row("a letter twice", "aa", "aaa", 1, 0);
}

void TestPairModel::changesOnlyWhatDiffers()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(int, inserts);
    QFETCH(int, removes);
    PairModel model(QStringLiteral("Add"));
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.show(rowsOf(before));
    QCOMPARE(lettersOf(model), before);

    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    model.show(rowsOf(after));
    QCOMPARE(lettersOf(model), after);
    QCOMPARE(model.rowCount(), int(after.size()) + 1);
    QCOMPARE(inserted.count(), inserts);
    QCOMPARE(removed.count(), removes);
    QCOMPARE(resets.count(), 0);
}

void TestPairModel::movesRowsAlong_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<int>("moves");

    QTest::addRow("down") << QStringLiteral("abcd") << QStringLiteral("bcad") << 1;
    QTest::addRow("up") << QStringLiteral("abcd") << QStringLiteral("acbd") << 1;
    QTest::addRow("to the end") << QStringLiteral("abc") << QStringLiteral("bca") << 1;
    QTest::addRow("to the start") << QStringLiteral("abc") << QStringLiteral("cab") << 1;
    QTest::addRow("two") << QStringLiteral("abcde") << QStringLiteral("adebc") << 1;
    QTest::addRow("turned round") << QStringLiteral("abc") << QStringLiteral("cba") << 0;
    QTest::addRow("other ones") << QStringLiteral("abc") << QStringLiteral("axy") << 0;
}

void TestPairModel::movesRowsAlong()
{
    QFETCH(const QString, before);
    QFETCH(const QString, after);
    QFETCH(const int, moves);
    PairModel model(QStringLiteral("Add"));
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.show(rowsOf(before));
    QList<QPersistentModelIndex> kept;
    for (int row = 0; row < int(before.size()); ++row)
        kept.append(model.index(row, PairModel::Value));
    QSignalSpy moved(&model, &QAbstractItemModel::rowsMoved);
    QSignalSpy others(&model, &QAbstractItemModel::rowsInserted);
    model.show(rowsOf(after));
    QCOMPARE(lettersOf(model), after);
    QCOMPARE(moved.count(), moves);
    QCOMPARE(others.count(), 0);
    for (int row = 0; moves > 0 && row < int(before.size()); ++row)
        QCOMPARE(kept[row].row(), int(after.indexOf(before[row])));
}

void TestPairModel::asksForWhatIsDropped_data()
{
    QTest::addColumn<QList<int>>("rows");
    QTest::addColumn<int>("at");
    QTest::addColumn<int>("before");
    QTest::addRow("up") << QList<int>{2} << 0 << 0;
    QTest::addRow("down") << QList<int>{0} << 2 << 2;
    QTest::addRow("several") << QList<int>{2, 0} << 1 << 1;
    QTest::addRow("before the empty row") << QList<int>{0} << 3 << 3;
    QTest::addRow("after the empty row") << QList<int>{0} << 4 << 3;
    QTest::addRow("below all") << QList<int>{0} << -1 << 3;
    QTest::addRow("with the empty row") << QList<int>{1, 3} << 0 << 0;
}

void TestPairModel::asksForWhatIsDropped()
{
    QFETCH(QList<int>, rows);
    QFETCH(const int, at);
    QFETCH(const int, before);
    PairModel model(QStringLiteral("Add"));
    model.show(rowsOf(QStringLiteral("abc")));
    QModelIndexList indexes;
    for (const int row : std::as_const(rows))
        indexes << model.index(row, PairModel::Name) << model.index(row, PairModel::Value);
    const std::unique_ptr<QMimeData> drag(model.mimeData(indexes));
    QSignalSpy wanted(&model, &PairModel::moveWanted);
    QVERIFY(model.dropMimeData(drag.get(), Qt::MoveAction, at, -1, {}));
    rows.removeOne(3);
    std::sort(rows.begin(), rows.end());
    QCOMPARE(wanted, (QList<QVariantList>{{QVariant::fromValue(rows), before}}));
    QCOMPARE(lettersOf(model), QStringLiteral("abc")); // it comes back by show()
}

void TestPairModel::takesNoOtherDrop()
{
    PairModel model(QStringLiteral("Add"));
    PairModel other(QStringLiteral("Add"));
    model.show(rowsOf(QStringLiteral("abc")));
    other.show(rowsOf(QStringLiteral("xyz")));
    QSignalSpy wanted(&model, &PairModel::moveWanted);
    const std::unique_ptr<QMimeData> own(model.mimeData({model.index(0, 0)}));
    const std::unique_ptr<QMimeData> foreign(other.mimeData({other.index(0, 0)}));
    QMimeData text;
    text.setText(QStringLiteral("X: 1"));
    QVERIFY(!model.dropMimeData(foreign.get(), Qt::MoveAction, 0, 0, {}));
    QVERIFY(!model.dropMimeData(&text, Qt::MoveAction, 0, 0, {}));
    QVERIFY(!model.dropMimeData(own.get(), Qt::CopyAction, 0, 0, {}));
    QVERIFY(!model.dropMimeData(own.get(), Qt::MoveAction, -1, -1, model.index(1, 0))); // on a row
    QVERIFY(!model.flags(model.index(1, 0)).testFlag(Qt::ItemIsDropEnabled));
    QVERIFY(!model.flags(model.index(3, 0)).testFlag(Qt::ItemIsDragEnabled)); // the empty one
    QVERIFY(!model.mimeData({model.index(3, 0)}));
    QCOMPARE(wanted.count(), 0);
}

void TestPairModel::dragsNumbersOfRowsAlone()
{
    PairModel model(QStringLiteral("Add"));
    model.show(headerRows({{QStringLiteral("X-Api-Key"), QStringLiteral("canary-7f3a")}}));
    const std::unique_ptr<QMimeData> drag(model.mimeData({model.index(0, 0), model.index(0, 1)}));
    QCOMPARE(drag->formats(), model.mimeTypes());
    const QByteArray bytes = drag->data(model.mimeTypes().first());
    QVERIFY(!bytes.contains("canary") && !bytes.contains("X-Api"));
}

void TestPairModel::leavesTheEmptyRowToWhatIsWrittenThere()
{
    PairModel model(QStringLiteral("Add"));
    model.show(rowsOf(QStringLiteral("a")));
    const QPersistentModelIndex written = model.index(1, PairModel::Name);
    model.show(rowsOf(QStringLiteral("ab")));
    QCOMPARE(written.row(), 1);
    QCOMPARE(written.data().toString(), QStringLiteral("b"));
}

void TestPairModel::tellsWhatIsWritten()
{
    PairModel model(QStringLiteral("Add"));
    model.show(rowsOf(QStringLiteral("a")));
    QSignalSpy names(&model, &PairModel::nameWritten);
    QSignalSpy values(&model, &PairModel::valueWritten);
    QSignalSpy added(&model, &PairModel::added);
    QVERIFY(model.setData(model.index(0, PairModel::Name), QStringLiteral("b")));
    QVERIFY(model.setData(model.index(0, PairModel::Value), QStringLiteral("2")));
    QVERIFY(model.setData(model.index(1, PairModel::Name), QStringLiteral("c")));
    QVERIFY(model.setData(model.index(1, PairModel::Value), QStringLiteral("3")));
    QCOMPARE(names, (QList<QVariantList>{{0, QStringLiteral("b")}}));
    QCOMPARE(values, (QList<QVariantList>{{0, QStringLiteral("2")}}));
    QCOMPARE(added, (QList<QVariantList>{{QStringLiteral("c"), QString()}, {QString(), QStringLiteral("3")}}));

    // What is the same, and nothing in the empty row.
    QVERIFY(!model.setData(model.index(0, PairModel::Name), QStringLiteral("a")));
    QVERIFY(!model.setData(model.index(1, PairModel::Name), QString()));
    QVERIFY(!model.setData(model.index(0, PairModel::Remove), QStringLiteral("x")));
    QCOMPARE(names.count() + values.count() + added.count(), 4);
}

void TestPairModel::marksWhatIsWrong()
{
    PairModel model(QStringLiteral("Add"));
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.show(rowsOf(QStringLiteral("ab")));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    const QList<PairFault> faults{{1, PairModel::Name, true, QStringLiteral("no name")},
                                  {0, PairModel::Value, false, QStringLiteral("empty")}};
    model.showFaults(faults);
    model.showFaults(faults);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(model.index(1, PairModel::Name).data(MarkRole).value<Mark>(), Mark::Error);
    QCOMPARE(model.index(1, PairModel::Name).data(Qt::ToolTipRole).toString(), QStringLiteral("no name"));
    QCOMPARE(model.index(0, PairModel::Value).data(MarkRole).value<Mark>(), Mark::Warning);
    QVERIFY(!model.index(0, PairModel::Name).data(MarkRole).isValid());
}

void TestPairModel::saysWhatACellIs()
{
    PairModel model(QStringLiteral("Add a header"));
    model.show(headerRows({{QStringLiteral("X-Tenant"), QStringLiteral("42")},
                           {QStringLiteral("X-Key"), SecretRef{SecretRef::Kind::Vault, QStringLiteral("k")}},
                           {QString(), QString()}}));
    const auto said = [&](int row, int column) {
        return model.index(row, column).data(Qt::AccessibleTextRole).toString();
    };
    QCOMPARE(said(0, PairModel::Name), QStringLiteral("X-Tenant"));
    QCOMPARE(said(0, PairModel::Value), QStringLiteral("X-Tenant: 42"));
    QCOMPARE(said(0, PairModel::Remove), QStringLiteral("Remove X-Tenant"));
    QVERIFY(said(1, PairModel::Value).contains(QStringLiteral("secret")));
    QCOMPARE(said(2, PairModel::Name), QStringLiteral("no name"));
    QCOMPARE(said(3, PairModel::Name), QStringLiteral("Add a header"));
    QCOMPARE(model.index(3, PairModel::Name).data(HintRole).toString(), QStringLiteral("Add a header"));
    QCOMPARE(model.headerData(PairModel::Value, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("Value"));
}

void TestPairModel::hidesSecretsOfHeaders()
{
    PairModel model(QStringLiteral("Add"));
    const QString canary = QStringLiteral("canary-7f3a");
    model.show(headerRows({{QStringLiteral("X-Tenant"), QStringLiteral("42")},
                           {QStringLiteral("X-Region"), SecretRef{SecretRef::Kind::Vault, QStringLiteral("region")}},
                           {QStringLiteral("X-Api-Key"), canary},
                           {QStringLiteral("X-Token"), SecretRef{}}}));
    const QString dots = secretDots();
    QCOMPARE(textOf(model, {PairModel::Name, PairModel::Value}),
             (QStringList{QStringLiteral("X-Tenant | 42"), QStringLiteral("X-Region | %1 vault:region").arg(dots),
                          QStringLiteral("X-Api-Key | %1").arg(dots), QStringLiteral("X-Token | no secret yet"),
                          QStringLiteral(" | ")}));
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < PairModel::ColumnCount; ++column) {
            for (int role = 0; role < Qt::UserRole + 32; ++role)
                QVERIFY(!model.index(row, column).data(role).toString().contains(canary));
        }
        QCOMPARE(model.index(row, PairModel::Value).data(SecretRole).toBool(), row > 0 && row < 4);
    }
}

void TestPairModel::readsParameters()
{
    PairModel model(QStringLiteral("Add"));
    model.show(parameterRows(QStringLiteral("https://h/?a%20b=%C3%A9&flag&&x=1")));
    QCOMPARE(textOf(model, {PairModel::Name, PairModel::Value}),
             (QStringList{QString::fromUtf8("a b | é"), QStringLiteral("flag | "), QStringLiteral(" | "),
                          QStringLiteral("x | 1"), QStringLiteral(" | ")}));
    // Written is what stands in the address.
    QCOMPARE(model.index(0, PairModel::Name).data(Qt::EditRole).toString(), QStringLiteral("a%20b"));
    QCOMPARE(model.index(0, PairModel::Value).data(Qt::EditRole).toString(), QStringLiteral("%C3%A9"));
}

void TestPairModel::findsAProblemsPlace()
{
    using Place = std::pair<int, int>;
    QCOMPARE(headerPlace(QStringLiteral("$.destination.headers[1].name"), 2), Place(1, PairModel::Name));
    QCOMPARE(headerPlace(QStringLiteral("$.destination.headers[1].value.secret"), 2), Place(1, PairModel::Value));
    QCOMPARE(headerPlace(QStringLiteral("$.destination.headers[10].name"), 2), Place(-1, PairModel::Name));
    QCOMPARE(headerPlace(QStringLiteral("$.destination.headers"), 2), Place(-1, PairModel::Name));
}

QTEST_GUILESS_MAIN(TestPairModel)

#include "tst_pairmodel.moc"
