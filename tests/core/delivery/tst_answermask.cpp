// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery/answermask.h"

#include "tests/support/senderclient.h"

#include <QTest>

using namespace penstock;

class TestAnswerMask final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void masksWhatStandsInAnAnswer_data();
    void masksWhatStandsInAnAnswer();
    void masksPhraseAndHeaders();
    void masksTheStartOfACutSecret_data();
    void masksTheStartOfACutSecret();
    void masksBeforeAnybodyIsTold();
};

namespace {

const QByteArray password = "p \"ss/wörd\\";
const QByteArray login = "u:" + password;
const QByteArray mask = "••••••••";

ResolvedDestination destination()
{
    return {.url = QUrl(QStringLiteral("https://www.example.com/")),
            .headers = {{{"X-Tenant", "tenant-42"}, false},
                        {{"X-Api-Key", "key-1234"}, true},
                        {{"X-Longer", "key-1234-and-more"}, true},
                        {{"X-Token", "Bearer token-99"}, true},
                        {{"X-Short", "abc"}, true},
                        {{"Authorization", "Basic " + login.toBase64()}, true}}};
}

} // namespace

void TestAnswerMask::masksWhatStandsInAnAnswer_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("shown");

    const auto row = [](const char *name, const QByteArray &body, const QByteArray &shown) {
        QTest::addRow("%s", name) << body << shown;
    };
    row("nothing", R"({"ok":true,"tenant":"tenant-42"})", R"({"ok":true,"tenant":"tenant-42"})");
    row("empty", "", "");
    row("a key", "bad key key-1234!", "bad key " + mask + '!');
    row("twice", "key-1234key-1234", mask + mask);
    row("the longer one whole", "key-1234-and-more", mask);
    row("with its scheme", "Bearer token-99", mask);
    row("without it", "token=token-99;", "token=" + mask + ';');
    row("what is too short", "abc", "abc");
    row("Basic", "Basic " + login.toBase64(), mask);
    row("its base64", '<' + login.toBase64() + '>', '<' + mask + '>');
    row("its login", '<' + login + '>', '<' + mask + '>');
    row("its password", '<' + password + '>', '<' + mask + '>');
    row("in JSON", R"({"was":"p \"ss/wörd\\"})", R"({"was":")" + mask + R"("})");
    row("in JSON with \\/", R"({"was":"p \"ss\/wörd\\"})", R"({"was":")" + mask + R"("})");
    row("percent-encoded", "?p=" + password.toPercentEncoding() + '&', "?p=" + mask + '&');
}

void TestAnswerMask::masksWhatStandsInAnAnswer()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, shown);
    Answer answer{.status = 401, .body = body};
    AnswerMask(destination()).mask(answer);
    QCOMPARE(answer.body, shown);
}

void TestAnswerMask::masksPhraseAndHeaders()
{
    Answer answer{
        .status = 302, .reasonPhrase = "No key-1234", .headers = {{"Location", "https://else/?key=key-1234&a=1"}}};
    AnswerMask(destination()).mask(answer);
    QCOMPARE(answer.reasonPhrase, "No " + mask);
    QCOMPARE(answer.headers, (HeaderFields{{"Location", "https://else/?key=" + mask + "&a=1"}}));
}

void TestAnswerMask::masksTheStartOfACutSecret_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("truncated");
    QTest::addColumn<QByteArray>("shown");
    QTest::addRow("cut") << QByteArray("was key-1234-and") << true << "was " + mask + "-and";
    QTest::addRow("cut early") << QByteArray("was toke") << true << "was " + mask;
    QTest::addRow("too little of it") << QByteArray("was tok") << true << QByteArray("was tok");
    QTest::addRow("not cut") << QByteArray("was toke") << false << QByteArray("was toke");
}

void TestAnswerMask::masksTheStartOfACutSecret()
{
    QFETCH(const QByteArray, body);
    QFETCH(const bool, truncated);
    QFETCH(const QByteArray, shown);
    Answer answer{.status = 401, .body = body, .truncated = truncated};
    AnswerMask(destination()).mask(answer);
    QCOMPARE(answer.body, shown);
}

void TestAnswerMask::masksBeforeAnybodyIsTold()
{
    const HostileServer server(
        answering("HTTP/1.1 401 key-1234 is bad\r\nX-Echo: key-1234\r\nContent-Length: 8\r\n\r\nkey-1234"));
    ResolvedDestination to = destination();
    to.url = server.url();
    SenderClient client(to);
    const Outcome outcome = client.attempt("{}");
    QCOMPARE(outcome.reason, QString::fromUtf8("answered 401 " + mask + " is bad"));
    QCOMPARE(outcome.answer.reasonPhrase, mask + " is bad");
    QVERIFY(outcome.answer.headers.contains(HeaderField{"X-Echo", mask}));
    QCOMPARE(outcome.answer.body, mask);
}

QTEST_GUILESS_MAIN(TestAnswerMask)

#include "tst_answermask.moc"
