// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/filtercompletion.h"

#include <QTest>

using namespace penstock;

class TestFilterCompletion final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void completes_data();
    void completes();
};

void TestFilterCompletion::completes_data()
{
    QTest::addColumn<QString>("text"); //!< | is the cursor
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *text, const char *typed, const char *wanted) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(typed) << QString::fromLatin1(wanted);
    };
    row("|", "", "");
    row("st|", "st", "state: status:");
    row("ST|", "ST", "state: status:");
    row("state:delivered t|", "t", "took: time:");
    row("t| state:delivered", "t", "took: time:");
    row("-st|", "st", "state: status:");
    row("state:|", "", "queued inFlight backingOff delivered deadLettered discarded halved");
    row("state:de|", "de", "delivered deadLettered");
    row("state:queued,de|", "de", "delivered deadLettered");
    row("state:delivered|", "delivered", "");
    row("status:|", "", "2xx 4xx 5xx >=400 none");
    row("time:|", "", "<10min <1h today yesterday");
    row("request:|", "", "");
    row("what:|", "", "");
    row("u|", "u", "uid: uuid:");
    row("event:|", "", "MOE_EMAIL_OPEN MOE_EMAIL_SENT Own");
    row("event:open|", "open", "MOE_EMAIL_OPEN"); // every code begins alike
    row("-event:Own,moe_email_s|", "moe_email_s", "MOE_EMAIL_SENT");
    row("uid:|", "", "");
    row("unavailable|", "unavailable", "");
}

void TestFilterCompletion::completes()
{
    QFETCH(QString, text);
    QFETCH(QString, typed);
    QFETCH(QString, words);
    const qsizetype cursor = text.indexOf(u'|');
    text.remove(cursor, 1);
    const QStringList events{QStringLiteral("MOE_EMAIL_OPEN"), QStringLiteral("MOE_EMAIL_SENT"), QStringLiteral("Own")};
    const FilterCompletion completion = completeFilter(text, cursor, events);
    QCOMPARE(text.mid(completion.position, completion.length), typed);
    QCOMPARE(completion.words.join(u' '), words);
}

QTEST_GUILESS_MAIN(TestFilterCompletion)
#include "tst_filtercompletion.moc"
