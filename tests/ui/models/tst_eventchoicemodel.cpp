// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/eventchoicemodel.h"

#include "core/event/catalog.h"
#include "core/sample/samplefacts.h"
#include "core/transform/eventchoice.h"
#include "tests/ui/strict.h"
#include "ui/models/choicefilter.h"
#include "ui/models/roles.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace penstock;

using Mode = EventSelection::Mode;

class TestEventChoiceModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnAnyWarning(); }

    void ticksWhatTheEngineTakes_data();
    void ticksWhatTheEngineTakes();
    void asksForTheShortestChange_data();
    void asksForTheShortestChange();
    void showsWhatTheSampleHolds_data();
    void showsWhatTheSampleHolds();
    void leavesUndecidedWhatOnlyTheEventCanTell();
    void choosesTheSeenOnes();
    void saysWhatATypedEntryComesTo_data();
    void saysWhatATypedEntryComesTo();
    void keepsUnknownEntries();
    void findsByEveryWord_data();
    void findsByEveryWord();
    void ticksOnlyWhatASearchShows();

private:
    const Catalog m_catalog = Catalog::load().value();
};

namespace {

QStringList list(const char *entries)
{
    return QString::fromLatin1(entries).split(u'|', Qt::SkipEmptyParts);
}

EventSelection listed(const char *entries)
{
    return {Mode::List, list(entries)};
}

QStringList ticked(const EventChoiceModel &model)
{
    QStringList names;
    for (int group = 0; group < model.rowCount(); ++group) {
        const QModelIndex heading = model.index(group, 0);
        for (int row = 0; row < model.rowCount(heading); ++row) {
            const QModelIndex event = model.index(row, 0, heading);
            if (event.data(Qt::CheckStateRole).toInt() == Qt::Checked)
                names.append(event.data().toString());
        }
    }
    return names;
}

SampleFacts sample()
{
    SampleFacts facts;
    facts.origin = QStringLiteral("events.ndjson");
    facts.events = 500;
    facts.codes = {{"MOE_EMAIL_VIB", 312},
                   {"MOE_EMAIL_OPEN", 100},
                   {"ORDER_PLACED", 80},
                   {"MOE_CARD_IMPRESSION", 1},
                   {"SMS_SENT", 7}};
    facts.names = {{"MOE_EMAIL_VIB", "Email Viewed in Browser"},
                   {"MOE_EMAIL_OPEN", "Email Opened"},
                   {"ORDER_PLACED", "Order placed"},
                   {"MOE_CARD_IMPRESSION", "Card Viewed"},
                   {"SMS_SENT", "Text message sent"}};
    return facts;
}

} // namespace

void TestEventChoiceModel::ticksWhatTheEngineTakes_data()
{
    QTest::addColumn<QStringList>("entries");
    QTest::addColumn<QStringList>("names");
    QTest::addRow("a code") << list("SMS_SENT") << list("SMS Sent");
    QTest::addRow("a name") << list("SMS Sent") << list("SMS Sent");
    QTest::addRow("another case") << list("sms_sent") << list("sms_sent");
    QTest::addRow("an alias") << list("MOE_CARD_IMPRESSION") << list("Card Viewed");
    QTest::addRow("the alias's code") << list("MOE_CARD_VIEWED") << list("Card Viewed");
    QTest::addRow("a code with two names")
        << list("NOTIFICATION_RECEIVED_MOE") << list("Notification Received Android|Notification Received iOS");
    QTest::addRow("one of the two names") << list("Notification Received iOS") << list("Notification Received iOS");
    QTest::addRow("one's own") << list("ORDER_PLACED") << list("ORDER_PLACED");
    QTest::addRow("none") << QStringList() << QStringList();
}

void TestEventChoiceModel::ticksWhatTheEngineTakes()
{
    QFETCH(const QStringList, entries);
    QFETCH(const QStringList, names);
    EventChoiceModel model(m_catalog);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.show({Mode::List, entries});
    QCOMPARE(ticked(model), names);

    std::vector<std::string> texts;
    for (const QString &entry : entries)
        texts.push_back(entry.toStdString());
    const EventChoice engine = EventChoice::listed(texts, m_catalog);
    for (const CatalogEvent &event : m_catalog.events()) {
        const bool takes = engine.takes({.name = event.name, .code = event.code});
        QCOMPARE(names.contains(QString::fromStdString(event.name)), takes);
    }
}

void TestEventChoiceModel::asksForTheShortestChange_data()
{
    QTest::addColumn<QStringList>("before");
    QTest::addColumn<QString>("entry");
    QTest::addColumn<bool>("on");
    QTest::addColumn<QStringList>("after");
    const QString open = QStringLiteral("MOE_EMAIL_OPEN");
    const QString received = QStringLiteral("Notification Received iOS");
    QTest::addRow("what stands stays as written")
        << list("SMS Sent|OWN") << open << true << list("SMS Sent|OWN|MOE_EMAIL_OPEN");
    QTest::addRow("a name goes as written")
        << list("OWN|Email Opened|SMS_SENT") << open << false << list("OWN|SMS_SENT");
    QTest::addRow("both ways of writing it go")
        << list("Email Opened|MOE_EMAIL_OPEN") << open << false << QStringList();
    QTest::addRow("a shared code is not written for one of its names")
        << QStringList() << received << true << list("Notification Received iOS");
    QTest::addRow("one name of a shared code goes")
        << list("NOTIFICATION_RECEIVED_MOE") << received << false << list("Notification Received Android");
    QTest::addRow("an own one goes") << list("SMS_SENT|OWN") << QStringLiteral("OWN") << false << list("SMS_SENT");
}

void TestEventChoiceModel::asksForTheShortestChange()
{
    QFETCH(const QStringList, before);
    QFETCH(const QString, entry);
    QFETCH(const bool, on);
    QFETCH(const QStringList, after);
    EventChoiceModel model(m_catalog);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QList<EventSelection> asked;
    connect(&model, &EventChoiceModel::edited, &model, [&](const EventSelection &selection) {
        asked.append(selection);
        model.show(selection);
    });
    model.show({Mode::List, before});
    model.choose({model.indexOf(entry)}, on);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().events, after);

    model.choose({model.indexOf(QStringLiteral("SMS_SENT"))},
                 after.contains(QStringLiteral("SMS_SENT")) || after.contains(QStringLiteral("SMS Sent")));
    QCOMPARE(asked.size(), 1); // it is so already
}

void TestEventChoiceModel::showsWhatTheSampleHolds_data()
{
    QTest::addColumn<QString>("entry");
    QTest::addColumn<QString>("note");
    QTest::addColumn<bool>("isLoud");
    QTest::addRow("seen, not chosen") << QStringLiteral("MOE_EMAIL_VIB") << QStringLiteral("seen 312 times, not chosen")
                                      << true;
    QTest::addRow("seen and chosen") << QStringLiteral("MOE_EMAIL_OPEN") << QStringLiteral("seen 100 times") << false;
    QTest::addRow("chosen, never seen") << QStringLiteral("MOE_EMAIL_SENT") << QStringLiteral("chosen, never seen")
                                        << false;
    QTest::addRow("neither") << QStringLiteral("MOE_EMAIL_DROP") << QString() << false;
    QTest::addRow("by its other code") << QStringLiteral("MOE_CARD_VIEWED") << QStringLiteral("seen once, not chosen")
                                       << true;
    QTest::addRow("one's own") << QStringLiteral("ORDER_PLACED") << QStringLiteral("seen 80 times, not chosen") << true;
    QTest::addRow("chosen by a name that does not come")
        << QStringLiteral("SMS Sent") << QStringLiteral("seen 7 times as “Text message sent”: not chosen by this name")
        << true;
}

void TestEventChoiceModel::showsWhatTheSampleHolds()
{
    QFETCH(const QString, entry);
    QFETCH(const QString, note);
    QFETCH(const bool, isLoud);
    EventChoiceModel model(m_catalog);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.show(listed("MOE_EMAIL_OPEN|MOE_EMAIL_SENT|SMS Sent"));
    model.showSample(sample());
    const QModelIndex index = model.indexOf(entry);
    QCOMPARE(index.data(NoteRole).toString(), note);
    QCOMPARE(index.data(NoteToneRole).value<Tone>() == Tone::Warning, isLoud);
}

void TestEventChoiceModel::leavesUndecidedWhatOnlyTheEventCanTell()
{
    EventChoiceModel model(m_catalog);
    model.show({Mode::Campaign, {}});
    model.showSample(sample());
    const auto state = [&](const char *entry) {
        return model.indexOf(QString::fromLatin1(entry)).data(Qt::CheckStateRole).toInt();
    };
    QCOMPARE(state("MOE_EMAIL_OPEN"), int(Qt::Checked));
    QCOMPARE(state("MOE_APP_OPENED"), int(Qt::Unchecked));
    QCOMPARE(state("ORDER_PLACED"), int(Qt::PartiallyChecked));
}

void TestEventChoiceModel::choosesTheSeenOnes()
{
    EventChoiceModel model(m_catalog);
    model.show(listed("MOE_EMAIL_OPEN"));
    model.showSample(sample());
    QCOMPARE(model.counts().seenNotChosen, 4);
    QCOMPARE(model.counts().all, 79);
    EventSelection asked;
    connect(&model, &EventChoiceModel::edited, &model, [&](const EventSelection &selection) { asked = selection; });
    model.chooseSeen();
    QCOMPARE(asked.events, list("MOE_EMAIL_OPEN|MOE_EMAIL_VIB|SMS_SENT|MOE_CARD_VIEWED|ORDER_PLACED"));
}

void TestEventChoiceModel::saysWhatATypedEntryComesTo_data()
{
    QTest::addColumn<QString>("entry");
    QTest::addColumn<bool>("canBeAdded");
    QTest::addColumn<QString>("words");
    QTest::addRow("nothing") << QStringLiteral("  ") << false << QString();
    QTest::addRow("a duplicate") << QStringLiteral("OWN") << false << QStringLiteral("already");
    QTest::addRow("chosen by its name") << QStringLiteral("SMS_SENT") << false << QStringLiteral("chosen already");
    QTest::addRow("known") << QStringLiteral("MOE_EMAIL_OPEN") << true << QStringLiteral("Email Opened");
    QTest::addRow("an alias") << QStringLiteral("WEBHOOK_SENT") << true << QStringLiteral("Connector Sent");
    QTest::addRow("unknown") << QStringLiteral("OTHER") << true << QStringLiteral("does not know it");
}

void TestEventChoiceModel::saysWhatATypedEntryComesTo()
{
    QFETCH(const QString, entry);
    QFETCH(const bool, canBeAdded);
    QFETCH(const QString, words);
    EventChoiceModel model(m_catalog);
    model.show(listed("OWN|SMS Sent"));
    const auto typed = model.typed(entry);
    QCOMPARE(typed.canBeAdded, canBeAdded);
    QVERIFY2(typed.words.contains(words), qPrintable(typed.words));
    EventSelection asked;
    connect(&model, &EventChoiceModel::edited, &model, [&](const EventSelection &selection) { asked = selection; });
    model.add(entry);
    QCOMPARE(asked.events, canBeAdded ? list("OWN|SMS Sent") + QStringList{entry} : QStringList());
}

void TestEventChoiceModel::keepsUnknownEntries()
{
    EventChoiceModel model(m_catalog);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.show(listed("B|A||A"));
    const QModelIndex own = model.index(model.rowCount() - 1, 0);
    QCOMPARE(model.rowCount(own), 2);
    QCOMPARE(model.index(0, 0, own).data().toString(), QStringLiteral("B"));
    model.show(listed("A|C|B"));
    QCOMPARE(ticked(model), list("A|C|B"));
    model.show({});
    QCOMPARE(model.rowCount(own), 0);
    QCOMPARE(model.asList().events.size(), 77); // two names share a code
}

void TestEventChoiceModel::findsByEveryWord_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("found");
    QTest::addRow("nothing typed") << QString() << 78;
    QTest::addRow("a code in small letters") << QStringLiteral("moe_email_vib") << 1;
    QTest::addRow("an alias") << QStringLiteral("webhook_sent") << 1;
    QTest::addRow("two words in any order") << QStringLiteral("browser email") << 1;
    QTest::addRow("a word that nothing has") << QStringLiteral("email zebra") << 0;
}

void TestEventChoiceModel::findsByEveryWord()
{
    QFETCH(const QString, words);
    QFETCH(const int, found);
    EventChoiceModel model(m_catalog);
    ChoiceFilter filter(model);
    const QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    filter.search(words);
    int rows = 0;
    for (int group = 0; group < filter.rowCount(); ++group)
        rows += filter.rowCount(filter.index(group, 0));
    QCOMPARE(rows, found);
}

void TestEventChoiceModel::ticksOnlyWhatASearchShows()
{
    EventChoiceModel model(m_catalog);
    ChoiceFilter filter(model);
    connect(&filter, &ChoiceFilter::ticked, &model, &EventChoiceModel::choose);
    EventSelection asked;
    connect(&model, &EventChoiceModel::edited, &model, [&](const EventSelection &selection) { asked = selection; });
    model.show(listed("OWN"));
    filter.search(QStringLiteral("email bounced"));
    QVERIFY(filter.setData(filter.index(0, 0), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(asked.events, list("OWN|MOE_EMAIL_HARD_BOUNCE|MOE_EMAIL_SOFT_BOUNCE"));
}

QTEST_GUILESS_MAIN(TestEventChoiceModel)
#include "tst_eventchoicemodel.moc"
