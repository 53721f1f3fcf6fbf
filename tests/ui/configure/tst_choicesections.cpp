// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/attributessection.h"
#include "ui/configure/budgetbar.h"
#include "ui/configure/eventssection.h"

#include "core/event/catalog.h"
#include "core/outbox/records.h"
#include "core/sample/budget.h"
#include "core/sample/samplefacts.h"
#include "tests/ui/strict.h"
#include "ui/configure/choicetree.h"
#include "ui/configure/streamdocument.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

#include <memory>

using namespace penstock;

class TestChoiceSections final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void opensAndShowsWithoutAChange();
    void ticksWithTheKeyboardAndTakesBack();
    void changesTheModeAndForgetsNoList();
    void addsATypedCode();
    void offersWhatTheSampleHolds();
    void offersWhatTheLastRunHasSeen();
    void leavesTheWheelToTheForm();
    void choosesAttributes();
    void showsTheBudget();

private:
    [[nodiscard]] const StreamConfig &config() const { return m_document->config(); }
    template <typename Widget>
    Widget *find(const char *name)
    {
        Widget *inEvents = m_events->findChild<Widget *>(QLatin1String(name));
        return inEvents ? inEvents : m_attributes->findChild<Widget *>(QLatin1String(name));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Theme> m_theme;
    const Catalog m_catalog = Catalog::load().value();
    std::unique_ptr<StreamDocument> m_document;
    std::unique_ptr<EventsSection> m_events;
    std::unique_ptr<AttributesSection> m_attributes;
};

void TestChoiceSections::initTestCase()
{
    m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("settings")), QSettings::IniFormat);
    m_theme = std::make_unique<Theme>(*qApp, *m_settings);
}

void TestChoiceSections::init()
{
    failOnAnyWarning();
    StreamConfig config;
    config.events = {EventSelection::Mode::List, {QStringLiteral("OWN"), QStringLiteral("Email Opened")}};
    config.userAttributes = {.all = false, .names = {QStringLiteral("mine"), QStringLiteral("u_em")}};
    m_events = std::make_unique<EventsSection>(*m_theme, m_catalog);
    m_attributes = std::make_unique<AttributesSection>(*m_theme, m_catalog);
    m_document = std::make_unique<StreamDocument>(1, config, QString());
    m_events->setDocument(m_document.get());
    m_attributes->setDocument(m_document.get());
    m_events->resize(600, 800);
    m_events->QWidget::show();
}

void TestChoiceSections::opensAndShowsWithoutAChange()
{
    QVERIFY(!m_document->isModified());
    QCOMPARE(m_document->history().count(), 0);
    QCOMPARE(m_events->note(), QStringLiteral("2 of 79"));
}

void TestChoiceSections::ticksWithTheKeyboardAndTakesBack()
{
    auto *tree = find<ChoiceTree>("eventsTree");
    tree->setCurrentIndex(tree->model()->index(0, 0, tree->model()->index(0, 0)));
    QTest::keyClick(tree, Qt::Key_Space);
    const QStringList after{QStringLiteral("OWN"), QStringLiteral("Email Opened"), QStringLiteral("MOE_EMAIL_SENT")};
    QCOMPARE(config().events.events, after);
    m_document->history().undo();
    QVERIFY(!m_document->isModified());
    QCOMPARE(m_events->note(), QStringLiteral("2 of 79"));
}

void TestChoiceSections::changesTheModeAndForgetsNoList()
{
    const QStringList before = config().events.events;
    find<QRadioButton>("eventsMode1")->click();
    QCOMPARE(config().events, (EventSelection{EventSelection::Mode::Campaign, {}}));
    QCOMPARE(m_events->note(), QStringLiteral("campaigns"));
    find<QRadioButton>("eventsMode0")->click();
    QCOMPARE(config().events, EventSelection{});
    find<QRadioButton>("eventsMode2")->click();
    QCOMPARE(config().events.events, before);
    QVERIFY(!m_document->isModified());
}

void TestChoiceSections::addsATypedCode()
{
    auto *edit = find<QLineEdit>("eventsNewEdit");
    auto *add = find<QPushButton>("eventsAddButton");
    QTest::keyClicks(edit, QStringLiteral("OWN"));
    QVERIFY(!add->isEnabled());
    QTest::keyClicks(edit, QStringLiteral("2"));
    QVERIFY(add->isEnabled());
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(config().events.events.last(), QStringLiteral("OWN2"));
    QVERIFY(edit->text().isEmpty());
}

void TestChoiceSections::offersWhatTheSampleHolds()
{
    auto *button = find<QPushButton>("eventsSeenButton");
    QVERIFY(!button->isVisible());
    SampleFacts facts;
    facts.events = 3;
    facts.codes = {{"SMS_SENT", 2}, {"OTHER", 1}};
    m_events->showSample(facts);
    QVERIFY(button->isVisible());
    QVERIFY(!m_document->isModified());
    button->click();
    QCOMPARE(config().events.events.mid(2), (QStringList{QStringLiteral("SMS_SENT"), QStringLiteral("OTHER")}));
    QVERIFY(!button->isVisible());
    m_document->history().undo();
    m_events->showSample({});
    QVERIFY(!button->isVisible());
    QCOMPARE(m_events->note(), QStringLiteral("2 of 79"));
}

void TestChoiceSections::offersWhatTheLastRunHasSeen()
{
    auto *button = find<QPushButton>("eventsSeenButton");
    SampleFacts sample;
    sample.events = 1;
    sample.codes = {{"OTHER", 1}};
    m_events->showRun({wallTimeFromEpochMs(0), {{"OWN", "Own", 5, 0}, {"SMS_SENT", "SMS Sent", 0, 7}}});
    m_events->showSample(sample); // a run tells more than a sample
    QCOMPARE(button->text(), QStringLiteral("Choose the one that was seen"));
    button->click();
    QCOMPARE(config().events.events.mid(2), QStringList(QStringLiteral("SMS_SENT")));
    m_events->forgetRun();
    button->click();
    QCOMPARE(config().events.events.mid(3), QStringList(QStringLiteral("OTHER")));
}

void TestChoiceSections::leavesTheWheelToTheForm()
{
    auto *tree = find<ChoiceTree>("eventsTree");
    QVERIFY(QTest::qWaitForWindowExposed(m_events.get()));
    QWheelEvent wheel(QPointF(5, 5), tree->viewport()->mapToGlobal(QPointF(5, 5)), {}, {0, -240}, Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    find<QLineEdit>("eventsSearch")->setFocus();
    QApplication::sendEvent(tree->viewport(), &wheel);
    QCOMPARE(tree->verticalScrollBar()->value(), 0);
}

void TestChoiceSections::choosesAttributes()
{
    auto *tree = find<ChoiceTree>("deviceAttributesTree");
    tree->setCurrentIndex(tree->model()->index(1, 0));
    QTest::keyClick(tree, Qt::Key_Space);
    QVERIFY(!config().deviceAttributes.all);
    QCOMPARE(config().deviceAttributes.names.size(), 22); // of 24, less the fixed one and the one taken out
    QCOMPARE(config().userAttributes.names.first(), QStringLiteral("mine"));
    m_document->history().undo();
    QVERIFY(!m_document->isModified());
}

void TestChoiceSections::showsTheBudget()
{
    BudgetBar bar;
    const auto *perBatch = bar.findChild<QLabel *>(QStringLiteral("perBatch"));
    QCOMPARE(perBatch->text(), QStringLiteral("–"));
    bar.show({.bytesPerEvent = 627, .bytesPerBatch = 61'600, .personalShare = 0.11}, 100);
    QCOMPARE(bar.findChild<QLabel *>(QStringLiteral("perEvent"))->text(), QStringLiteral("627 B"));
    QCOMPARE(perBatch->text(), QStringLiteral("62 KB"));
    QCOMPARE(bar.findChild<QLabel *>(QStringLiteral("personalShare"))->text(), QStringLiteral("11 %"));
}

QTEST_MAIN(TestChoiceSections)
#include "tst_choicesections.moc"
