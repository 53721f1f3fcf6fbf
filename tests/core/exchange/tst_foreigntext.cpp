// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/foreigntext.h"

#include "core/event/catalog.h"
#include "core/exchange/exporttext.h"
#include "core/stream/streamconfigjson.h"
#include "tests/core/exchange/drafttext.h"

#include <QRandomGenerator>
#include <QTest>

using namespace penstock;

namespace {

const char *const ticket =
    "> Workspace Region: DC-03\r\n*API Endpoint:* https://bob:canary@in.acme.test/x?token=canary\n"
    "Headers:\n- X-Api-Key: canary\nAuthorization: Bearer canary\nMethod: Basic Auth\n"
    "Basic Auth password: “canary”\nEvents to export: Email Sent, SMS Sent (SMS_SENT)\n";
const char *const curl =
    "curl -X POST \\\n  -H \"X-Api-Key: canary\" -u $'bob:canary' --data-raw '{\"app_name\":\"A\"}' "
    "'https://in.acme.test/x?token=canary&a=1'";
const char *const postman =
    R"({"info":{"name":"C","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},"variable":[{"key":"h","value":"in.acme.test"},{"key":"k","value":"canary"}],"auth":{"type":"bearer","bearer":[{"key":"token","value":"canary"}]},"item":[{"name":"R","request":{"method":"POST","header":[{"key":"X-Api-Key","value":"{{k}}"}],"url":{"raw":"https://{{h}}/x?token={{k}}"}}}]})";
const char *const streamFile =
    R"({"version":1,"name":"S","source":{"kind":"stdin"},"destination":{"kind":"streams","url":"https://bob:canary@in.acme.test/x?token=canary","headers":[{"name":"X-Api-Key","value":"canary"}]}})";

constexpr const char *samples[] = {ticket, curl, postman, streamFile};

} // namespace

class TestForeignText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatTheTextIs_data();
    void tellsWhatTheTextIs();
    void saysWhatItCouldHaveBeen_data();
    void saysWhatItCouldHaveBeen();
    void survivesAnyText();
    void showsASecretNowhere_data();
    void showsASecretNowhere();
    void keepsAStreamFileAsItIs();

private:
    [[nodiscard]] Result<ForeignText> read(const QString &text) const { return readForeignText(text, m_catalog); }
    [[nodiscard]] QByteArray shown(const ForeignText &text) const;

    const Catalog m_catalog = Catalog::load().value();
};

QByteArray TestForeignText::shown(const ForeignText &text) const
{
    QByteArray all;
    for (const Draft &draft : text.drafts) {
        all += writeStreamConfig(draft.config) + remarkTexts(draft).join(u'\n').toUtf8();
        for (const ExportFormat format : exportFormats())
            all += exportText(draft.config, format, m_catalog);
    }
    return all;
}

void TestForeignText::tellsWhatTheTextIs_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<ForeignKind>("kind");
    QTest::newRow("ticket") << QString::fromUtf8(ticket) << ForeignKind::Ticket;
    QTest::newRow("curl") << QString::fromUtf8(curl) << ForeignKind::Curl;
    QTest::newRow("Postman") << QString::fromUtf8(postman) << ForeignKind::Postman;
    QTest::newRow("stream's file") << QString::fromUtf8(streamFile) << ForeignKind::StreamFile;
    QTest::newRow("stream's file behind blanks")
        << QStringLiteral("\n  ") + QString::fromUtf8(streamFile) << ForeignKind::StreamFile;
    QTest::newRow("an address alone") << QStringLiteral("https://in.acme.test/api") << ForeignKind::Ticket;
    QTest::newRow("curl in a ticket") << QStringLiteral("API Endpoint: see below\n") + QString::fromUtf8(curl)
                                      << ForeignKind::Curl;
}

void TestForeignText::tellsWhatTheTextIs()
{
    QFETCH(const QString, text);
    QFETCH(const ForeignKind, kind);
    const auto foreign = read(text);
    QVERIFY2(foreign, foreign ? "" : qPrintable(foreign.error().message));
    QCOMPARE(foreign->kind, kind);
    QCOMPARE(foreign->drafts.size(), 1);
}

void TestForeignText::saysWhatItCouldHaveBeen_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("message");
    QTest::newRow("nothing") << QStringLiteral(" \n ") << QStringLiteral("There is no text.");
    QTest::newRow("prose") << QStringLiteral("Hello!") << QStringLiteral("This is no ticket");
    QTest::newRow("other JSON") << QStringLiteral("{\"a\":1}")
                                << QStringLiteral("neither a stream's file nor a Postman");
    QTest::newRow("broken JSON") << QStringLiteral("{\"version\":1,")
                                 << QStringLiteral("neither a stream's file nor a Postman");
    QTest::newRow("an empty collection") << QStringLiteral(R"({"info":{"name":"x"},"item":[]})")
                                         << QStringLiteral("holds no request");
    QTest::newRow("far too much") << QString(longestForeignText + 1, u'x') << QStringLiteral("longer than 8 MiB");
}

void TestForeignText::saysWhatItCouldHaveBeen()
{
    QFETCH(const QString, text);
    QFETCH(const QString, message);
    const auto foreign = read(text);
    QVERIFY(!foreign);
    QCOMPARE(foreign.error().kind, Error::Kind::InvalidInput);
    QVERIFY2(foreign.error().message.contains(message), qPrintable(foreign.error().message));
}

// Each sample with some of its characters taken out, doubled, swapped or replaced: whatever comes out can be written.
void TestForeignText::survivesAnyText()
{
    constexpr int rounds = 1000;
    const QString signs = QStringLiteral("'\"\\$`{}[]:=-@#&?%^>*<|;,\n\t \r\u00a0\u2019xA1") + QChar(0xd800) + QChar(0);
    QRandomGenerator random(4);
    for (int round = 0; round < rounds; ++round) {
        QString text = QString::fromUtf8(samples[random.bounded(4)]);
        for (int changes = random.bounded(1, 8); changes > 0; --changes) {
            const qsizetype at = random.bounded(int(text.size()));
            switch (random.bounded(4)) {
            case 0:
                text.remove(at, random.bounded(1, 12));
                break;
            case 1:
                text.insert(at, signs[random.bounded(int(signs.size()))]);
                break;
            case 2:
                text.insert(at, text.mid(random.bounded(int(text.size())), random.bounded(1, 40)));
                break;
            default:
                text[at] = signs[random.bounded(int(signs.size()))];
                break;
            }
            if (text.isEmpty())
                text = QStringLiteral(":");
        }
        if (const auto foreign = read(text)) {
            QVERIFY(!foreign->drafts.isEmpty());
            QVERIFY(!shown(*foreign).isEmpty());
        }
    }
}

void TestForeignText::showsASecretNowhere_data()
{
    QTest::addColumn<QString>("text");
    for (const char *sample : samples)
        QTest::newRow(QByteArray(sample).left(20).constData()) << QString::fromUtf8(sample);
}

void TestForeignText::showsASecretNowhere()
{
    QFETCH(const QString, text);
    const auto foreign = read(text);
    QVERIFY(foreign);
    QVERIFY(!foreign->drafts.first().secrets.isEmpty());
    const QByteArray all = shown(*foreign);
    QVERIFY2(!all.contains("canary"), all.constData());
}

void TestForeignText::keepsAStreamFileAsItIs()
{
    StreamConfig config;
    config.name = QStringLiteral("Orders");
    config.workspace = {QStringLiteral("DC-03"), QStringLiteral("Acme"), QStringLiteral("ABC")};
    config.source = FileSource{QStringLiteral("e.ndjson")};
    config.destination.url = QStringLiteral("https://in.acme.test/x?a=1");
    config.destination.headers = {{QStringLiteral("X-A"), QStringLiteral("1")},
                                  {QStringLiteral("X-Key"), SecretRef{SecretRef::Kind::Env, QStringLiteral("K")}}};
    config.destination.auth = BasicAuth{QStringLiteral("u"), {SecretRef::Kind::Env, QStringLiteral("P")}};
    const auto foreign = read(QString::fromUtf8(writeStreamConfig(config)));
    QVERIFY(foreign);
    QCOMPARE(foreign->drafts.first().config, config);
    QCOMPARE(remarkTexts(foreign->drafts.first()), QStringList());
}

QTEST_GUILESS_MAIN(TestForeignText)
#include "tst_foreigntext.moc"
