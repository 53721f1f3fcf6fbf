// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/pairmodel.h"

#include "tests/ui/modeltext.h"
#include "tests/ui/strict.h"
#include "ui/models/destinationrows.h"
#include "ui/models/mark.h"
#include "ui/models/roles.h"

#include <QAbstractItemModelTester>
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
