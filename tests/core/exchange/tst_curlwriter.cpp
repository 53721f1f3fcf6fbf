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

QTEST_GUILESS_MAIN(TestCurlWriter)
#include "tst_curlwriter.moc"
