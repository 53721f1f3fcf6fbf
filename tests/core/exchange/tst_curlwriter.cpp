// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/curlwriter.h"

#include "core/exchange/curlparser.h"
#include "core/exchange/shellwords.h"
#include "tests/core/exchange/drafttext.h"

#include <QTest>

using namespace penstock;

class TestCurlWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesACommandForTheShell();
    void comesBackTheSame();
    void guardsTheShellsOwnSigns();
    void writesNoSecret();
    void writesTheRequestThatWasMade();
    void givesALongBodyByAPipe_data();
    void givesALongBodyByAPipe();
    void writesACommandForPowerShell();
    void guardsPowerShellsOwnSigns();
};

namespace {

StreamConfig fullConfig()
{
    StreamConfig config;
    config.destination.url = QStringLiteral("https://in.acme.test/api?source=moe&v=2");
    config.destination.headers = {
        {QStringLiteral("X-Tenant"), QStringLiteral("it's $5 \"`\\")},
        {QStringLiteral("X-Api-Key"), SecretRef{SecretRef::Kind::Env, QStringLiteral("ORDERS_KEY")}}};
    config.destination.auth =
        BasicAuth{QStringLiteral("b$o\"b"), {SecretRef::Kind::Env, QStringLiteral("ORDERS_PASSWORD")}};
    return config;
}

const char *const fullCommand = R"(curl -X POST 'https://in.acme.test/api?source=moe&v=2' \
  -H 'Content-Type: application/json' \
  -H 'X-Tenant: it'\''s $5 "`\' \
  -H "X-Api-Key: $ORDERS_KEY" \
  -u "b\$o\"b:$ORDERS_PASSWORD" \
  --data-raw '{"a":"it'\''s"}'
)";

} // namespace

void TestCurlWriter::writesACommandForTheShell()
{
    QCOMPARE(curlCommand(fullConfig(), "{\"a\":\"it's\"}"), QString::fromUtf8(fullCommand));
}

void TestCurlWriter::comesBackTheSame()
{
    const auto draft = parseCurl(curlCommand(fullConfig(), "{}"));
    QVERIFY(draft);
    QCOMPARE(destinationText(draft->config.destination), destinationText(fullConfig().destination));
    QCOMPARE(draft->config.destination, fullConfig().destination);
}

void TestCurlWriter::guardsTheShellsOwnSigns()
{
    const QByteArray body = "{\"a\":\"$(rm -rf /) `id` ' \\\" \\u00e9 \n!\"}";
    const ShellCommand command = splitShellCommand(curlCommand(fullConfig(), body));
    QVERIFY(!command.endsOpen);
    QVERIFY(!command.isFollowed);
    QCOMPARE(command.words.last().text.toUtf8(), body);
    QVERIFY(command.words.last().variables.isEmpty());
}

void TestCurlWriter::writesNoSecret()
{
    StreamConfig config = fullConfig();
    config.destination.url = QStringLiteral("https://bob:canary@in.acme.test/x?token=canary&a=1");
    config.destination.headers = {{QStringLiteral("X-Token"), QStringLiteral("canary")}};
    const QString text = curlCommand(config, "{}");
    QVERIFY2(!text.contains(QLatin1String("canary")), qPrintable(text));
    QVERIFY2(text.startsWith(QLatin1String("curl -X POST 'https://in.acme.test/x?token='\"$TOKEN\"'&a=1' \\\n")),
             qPrintable(text));
}

void TestCurlWriter::writesTheRequestThatWasMade()
{
    const HeaderFields sent = {{"Host", "in.acme.test"},       {"Connection", "Keep-Alive"},
                               {"User-Agent", "Penstock/1.0"}, {"Content-Type", "application/json"},
                               {"x-api-key", "••••••••"},      {"X-Old", "••••••••"},
                               {"Authorization", "••••••••"},  {"Content-Length", "2"}};
    StreamConfig config = fullConfig();
    QCOMPARE(curlCommand(config.destination, sent, "{}", Shell::Posix),
             QString::fromUtf8(R"(curl -X POST 'https://in.acme.test/api?source=moe&v=2' \
  -H 'User-Agent: Penstock/1.0' \
  -H 'Content-Type: application/json' \
  -H "x-api-key: $ORDERS_KEY" \
  -H "X-Old: $X_OLD" \
  -u "b\$o\"b:$ORDERS_PASSWORD" \
  --data-raw '{}'
)"));
    config.destination.auth = NoAuth();
    QVERIFY(curlCommand(config.destination, sent, "{}", Shell::Posix)
                .contains(QLatin1String("-H \"Authorization: $AUTHORIZATION\"")));
}

void TestCurlWriter::givesALongBodyByAPipe_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<bool>("piped");
    QTest::newRow("a usual batch") << qsizetype(61'000) << false;
    QTest::newRow("more than an argument may have") << qsizetype(140'000) << true;
    QTest::newRow("over a megabyte") << qsizetype(1'500'000) << true;
}

void TestCurlWriter::givesALongBodyByAPipe()
{
    QFETCH(const qsizetype, size);
    QFETCH(const bool, piped);
    const QByteArray body = '"' + QByteArray(size, '\'') + '"';
    const QString text = curlCommand(fullConfig().destination, {}, QByteArray(size, 'x'), Shell::Posix);
    QCOMPARE(text.startsWith(QLatin1String("printf %s 'xxx")), piped);
    QCOMPARE(text.endsWith(QLatin1String("--data-binary @-\n")), piped);
    const ShellCommand command = splitShellCommand(curlCommand(fullConfig(), body));
    QVERIFY(std::ranges::any_of(command.words, [&](const ShellWord &word) { return word.text.toUtf8() == body; }));
}

void TestCurlWriter::writesACommandForPowerShell()
{
    StreamConfig config = fullConfig();
    config.destination.url += QStringLiteral("&token=canary&x=1");
    QCOMPARE(curlCommand(config, "{\"a\":\"it's\"}", Shell::PowerShell),
             QString::fromUtf8(R"($body = [IO.Path]::GetTempFileName()
[IO.File]::WriteAllText($body, '{"a":"it''s"}')
curl.exe -X POST "https://in.acme.test/api?source=moe&v=2&token=${env:TOKEN}&x=1" `
  -H 'Content-Type: application/json' `
  -H 'X-Tenant: it''s $5 "`\' `
  -H "X-Api-Key: ${env:ORDERS_KEY}" `
  -u "b`$o`"b:${env:ORDERS_PASSWORD}" `
  --data-binary "@$body"
Remove-Item $body
)"));
}

void TestCurlWriter::guardsPowerShellsOwnSigns()
{
    const QString text =
        curlCommand(fullConfig(), "{\"a\":\"$(rm) `x\n \u2018q\u2019 \u201cq\u201d \"}", Shell::PowerShell);
    QVERIFY2(text.contains(QStringLiteral("'{\"a\":\"$(rm) `x\n \u2018\u2018q\u2019\u2019 \u201cq\u201d \"}')")),
             qPrintable(text));
}

QTEST_GUILESS_MAIN(TestCurlWriter)
#include "tst_curlwriter.moc"
