// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/eventmark.h"

#include "core/event/catalog.h"

#include <QTest>

using namespace penstock;

class TestEventMark final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsTheChannel_data();
    void knowsTheChannel();
    void knowsWhatCameOfEveryMessage();
};

void TestEventMark::knowsTheChannel_data()
{
    QTest::addColumn<QString>("channel");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("word");
    const auto add = [](const char *channel, const char *word, const char *code = "") {
        QTest::addRow("%s %s", channel, code)
            << QString::fromLatin1(channel) << QString::fromLatin1(code) << QString::fromLatin1(word);
    };
    add("Email", "E-mail");
    add("E-MAIL", "E-mail");
    add("SMS", "SMS");
    add("Push", "Push", "NOTIFICATION_RECEIVED_MOE");
    add("Push", "Web push", "NOTIFICATION_RECEIVED_WEB_MOE");
    add("Web Push", "Web push");
    add("Mobile In-Apps", "In-app");
    add("IN_APP", "In-app");
    add("On-site Messaging", "On-site");
    add("Cards", "Cards");
    add("WhatsApp", "WhatsApp");
    add("Connector", "Connector");
    add("RCS", "Other channel");
    add("Flows", "Other channel");
    add("", "");
}

void TestEventMark::knowsTheChannel()
{
    QFETCH(const QString, channel);
    QFETCH(const QString, code);
    const std::optional<EventMark> mark = channelMark(channel, code);
    QTEST(mark ? eventMarkWord(*mark) : QString(), "word");
    QVERIFY(!mark || isChannel(*mark));
}

void TestEventMark::knowsWhatCameOfEveryMessage()
{
    const auto catalog = Catalog::load();
    QVERIFY(catalog);
    QMap<QString, QStringList> byOutcome;
    for (const CatalogEvent &event : catalog->events()) {
        const std::optional<EventMark> mark = outcomeMark(&event);
        QVERIFY(!mark || !isChannel(*mark));
        if (mark || event.type == "CAMPAIGN_EVENT")
            byOutcome[mark ? eventMarkWord(*mark) : QStringLiteral("none")].append(QString::fromStdString(event.name));
    }
    const auto sorted = [&](const char *outcome) {
        QStringList names = byOutcome.take(QLatin1String(outcome));
        names.sort();
        return names.join(QStringLiteral(", "));
    };
    QCOMPARE(sorted("Sent"), QStringLiteral("Card Sent, Connector Sent, Email Sent, Notification Sent iOS, SMS Sent, "
                                            "WhatsApp Sent"));
    QCOMPARE(sorted("Delivered"),
             QStringLiteral("Card Delivered, Email Delivered, Notification Received Android, "
                            "Notification Received Web, Notification Received iOS, "
                            "Notification Received iOS App Active, SMS Delivered, Web Personalization Delivered, "
                            "WhatsApp Delivered"));
    QCOMPARE(sorted("Opened"),
             QStringLiteral("Card Viewed, Email Opened, Email Viewed in Browser, Mobile In-App Shown, "
                            "On-site Message Shown, Web Personalization Shown, WhatsApp Read, Windows In-App Shown, "
                            "iOS In-App Shown"));
    QCOMPARE(sorted("Clicked"),
             QStringLiteral("Card Clicked, Email Clicked, Mobile In-App Clicked, Notification Clicked Android, "
                            "Notification Clicked Web, Notification Clicked Windows, Notification Clicked iOS, "
                            "On-site Message Clicked, SMS Clicked, Web Personalization Clicked, WhatsApp Clicked, "
                            "Windows In-App Clicked, iOS In-App Clicked"));
    QCOMPARE(sorted("Closed"),
             QStringLiteral("Mobile In-App Closed, Notification Dismissed iOS, Notification Swiped Android, "
                            "On-site Message Closed, Web Personalization Dismissed, Windows In-App Close Clicked, "
                            "iOS In-App Close Clicked"));
    QCOMPARE(sorted("Opted out"), QStringLiteral("Email Spam Complained, Email Unsubscribed"));
    QCOMPARE(sorted("Deferred"), QStringLiteral("Email Deferred, Email Soft Bounced"));
    QCOMPARE(sorted("Failed"), QStringLiteral("Email Bounced, Email Dropped, Email Unsubscribe Drop, "
                                              "SMS Delivery Failed, WhatsApp Delivery Failed"));
    QCOMPARE(sorted("none"), QStringLiteral("Email Subscription Category Updated, Facebook Audience Sync, "
                                            "Google Ads Audience Sync, User Added to Control Group, "
                                            "User Entered Flow, User Exited Flow, "
                                            "User Removed from Campaign due to Control Group, "
                                            "User Removed from Control Group"));
    QVERIFY(byOutcome.isEmpty());
    QVERIFY(!outcomeMark(nullptr));
}

QTEST_GUILESS_MAIN(TestEventMark)
#include "tst_eventmark.moc"
