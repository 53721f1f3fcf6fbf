// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/attributechoicemodel.h"

#include "core/event/catalog.h"
#include "tests/ui/strict.h"
#include "ui/models/mark.h"
#include "ui/models/roles.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace penstock;

class TestAttributeChoiceModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnAnyWarning(); }

    void saysWhatAnAttributeIs_data();
    void saysWhatAnAttributeIs();
    void asksForTheShortestChange_data();
    void asksForTheShortestChange();
    void choosesTheFoundOnes();
    void saysWhyAnAttributeIsNotAdded();

private:
    const Catalog m_catalog = Catalog::load().value();
};

namespace {

AttributeSelection listed(const QStringList &names)
{
    return {.all = false, .names = names};
}

SampleFacts sample()
{
    SampleFacts facts;
    facts.events = 10;
    facts.bytes = 1000;
    facts.userAttributes = {{"u_em", {10, 250}}, {"plan", {4, 40}}};
    return facts;
}

} // namespace

void TestAttributeChoiceModel::saysWhatAnAttributeIs_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("detail");
    QTest::addColumn<bool>("isPersonal");
    QTest::addColumn<QString>("note");
    QTest::addColumn<QString>("bytes");
    QTest::addColumn<bool>("isTicked");
    QTest::addRow("known and personal") << QStringLiteral("u_em") << QStringLiteral("e-mail address") << true
                                        << QString() << QStringLiteral("25.0 B · 25.0 %") << false;
    QTest::addRow("named, not explained")
        << QStringLiteral("moe_it") << QStringLiteral("not documented") << false << QString() << QString() << false;
    QTest::addRow("fixed") << QStringLiteral("moengage_user_id") << QStringLiteral("MoEngage's own id of the user")
                           << false << QStringLiteral("always goes along") << QString() << true;
    QTest::addRow("found in the sample") << QStringLiteral("plan") << QStringLiteral("not in the catalog") << false
                                         << QStringLiteral("found in 4 of 10 events") << QStringLiteral("4.0 B · 4.0 %")
                                         << false;
    QTest::addRow("one's own, awaited") << QStringLiteral("tier") << QStringLiteral("not in the catalog") << false
                                        << QStringLiteral("chosen, never seen") << QString() << true;
}

void TestAttributeChoiceModel::saysWhatAnAttributeIs()
{
    QFETCH(const QString, name);
    AttributeChoiceModel model(AttributeChoiceModel::Kind::User, m_catalog);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.show(listed({QStringLiteral("tier")}));
    model.showSample(sample());
    const QModelIndex index = model.indexOf(name);
    QTEST(index.data(DetailRole).toString(), "detail");
    QTEST(index.data(MarkRole).isValid(), "isPersonal");
    QTEST(index.data(NoteRole).toString(), "note");
    QTEST(index.siblingAtColumn(AttributeChoiceModel::BytesColumn).data().toString(), "bytes");
    QTEST(index.data(Qt::CheckStateRole).toInt() == Qt::Checked, "isTicked");
}

void TestAttributeChoiceModel::asksForTheShortestChange_data()
{
    QTest::addColumn<AttributeSelection>("before");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("on");
    QTest::addColumn<QStringList>("after");
    const QStringList own{QStringLiteral("own"), QStringLiteral("moengage_device_id"), QStringLiteral("MODEL")};
    QTest::addRow("added at the end") << listed(own) << QStringLiteral("width") << true
                                      << own + QStringList{QStringLiteral("width")};
    QTest::addRow("taken out, the others stay") << listed(own) << QStringLiteral("MODEL") << false << own.mid(0, 2);
    QTest::addRow("an own one taken out") << listed(own) << QStringLiteral("own") << false << own.mid(1);
}

void TestAttributeChoiceModel::asksForTheShortestChange()
{
    QFETCH(const AttributeSelection, before);
    QFETCH(const QString, name);
    QFETCH(const bool, on);
    QFETCH(const QStringList, after);
    AttributeChoiceModel model(AttributeChoiceModel::Kind::Device, m_catalog);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QList<AttributeSelection> asked;
    connect(&model, &AttributeChoiceModel::edited, &model, [&](const AttributeSelection &selection) {
        asked.append(selection);
        model.show(selection);
    });
    model.show(before);
    model.choose({model.indexOf(name)}, on);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().names, after);
    model.choose({model.indexOf(QStringLiteral("moengage_device_id"))}, false);
    QCOMPARE(asked.size(), 1); // it is fixed

    model.show({});
    model.choose({model.indexOf(name)}, false);
    QVERIFY(!asked.last().all && !asked.last().names.contains(name));
}

void TestAttributeChoiceModel::choosesTheFoundOnes()
{
    AttributeChoiceModel model(AttributeChoiceModel::Kind::User, m_catalog);
    model.show(listed({QStringLiteral("u_n")}));
    model.showSample(sample());
    QCOMPARE(model.foundNotChosen(), 2);
    QStringList asked;
    connect(&model, &AttributeChoiceModel::edited, &model,
            [&](const AttributeSelection &selection) { asked = selection.names; });
    model.chooseFound();
    QCOMPARE(asked, (QStringList{QStringLiteral("u_n"), QStringLiteral("u_em"), QStringLiteral("plan")}));
}

void TestAttributeChoiceModel::saysWhyAnAttributeIsNotAdded()
{
    AttributeChoiceModel model(AttributeChoiceModel::Kind::User, m_catalog);
    QVERIFY(model.whyNotAdded(QStringLiteral("plan")).contains(QStringLiteral("All")));
    model.show(listed({QStringLiteral("u_n")}));
    QVERIFY(!model.whyNotAdded(QStringLiteral("u_n")).isEmpty());
    QVERIFY(!model.whyNotAdded(QStringLiteral("moengage_user_id")).isEmpty());
    QVERIFY(model.whyNotAdded(QStringLiteral("plan")).isEmpty());
}

QTEST_GUILESS_MAIN(TestAttributeChoiceModel)
#include "tst_attributechoicemodel.moc"
