// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/curlparser.h"

#include "core/stream/streamconfigjson.h"
#include "tests/core/exchange/drafttext.h"

#include <QTest>

using namespace penstock;

namespace {

const char *const plainStream = R"(url https://in.acme.test/api?source=moe&v=2
header X-Tenant = 42
header X-Api-Key -> vault:in-acme-test-x-api-key
basic bob -> vault:in-acme-test-password
secret header X-Api-Key in-acme-test-x-api-key = k-canary
secret password in-acme-test-password = p canary
)";

} // namespace

class TestCurlParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheSameCommandHoweverItIsWritten_data();
    void readsTheSameCommandHoweverItIsWritten();
    void understandsOneOption_data();
    void understandsOneOption();
    void saysWhatAStreamHasNoPlaceFor_data();
    void saysWhatAStreamHasNoPlaceFor();
    void saysNothingAboutAPlainCommand();
    void findsNoCommandInOtherTexts_data();
    void findsNoCommandInOtherTexts();
    void keepsSecretsApart_data();
    void keepsSecretsApart();
};

void TestCurlParser::readsTheSameCommandHoweverItIsWritten_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const char *text) { QTest::newRow(name) << QString::fromUtf8(text); };
    row("in one line",
        R"(curl -X POST -H 'X-Tenant: 42' -H 'X-Api-Key: k-canary' -u 'bob:p canary' -d '{}' 'https://in.acme.test/api?source=moe&v=2')");
    row("the address first",
        R"(curl 'https://in.acme.test/api?source=moe&v=2' -X POST -H 'X-Tenant: 42' -H 'X-Api-Key: k-canary' -u 'bob:p canary' -d '{}')");
    row("over several lines", "curl -X POST \\\n  -H 'X-Tenant: 42' \\\n  -H 'X-Api-Key: k-canary' \\\n  -u 'bob:p "
                              "canary' \\\n  -d '{}' \\\n  'https://in.acme.test/api?source=moe&v=2'\n");
    row("over several lines of Windows",
        "curl -X POST \\\r\n  -H 'X-Tenant: 42' \\\r\n  -H 'X-Api-Key: k-canary' -u 'bob:p canary' -d '{}' \\\r\n  "
        "'https://in.acme.test/api?source=moe&v=2'\r\n");
    row("blanks behind the backslash", "curl -X POST \\  \n  -H 'X-Tenant: 42' \\\t\n  -H 'X-Api-Key: k-canary' -u "
                                       "'bob:p canary' -d '{}' \\ \n  'https://in.acme.test/api?source=moe&v=2'");
    row("backslashes lost in a mail", "curl -X POST\n  -H 'X-Tenant: 42'\n  -H 'X-Api-Key: k-canary'\n  -u 'bob:p "
                                      "canary'\n  -d '{}'\n  'https://in.acme.test/api?source=moe&v=2'\n\nThanks, Bob");
    row("double quotes",
        R"(curl -X POST -H "X-Tenant: 42" -H "X-Api-Key: k-canary" -u "bob:p canary" -d "{\"a\":1}" "https://in.acme.test/api?source=moe&v=2")");
    row("typographic quotes", "curl -X POST -H “X-Tenant: 42” -H ‘X-Api-Key: k-canary’ -u “bob:p canary” -d ‘{}’ "
                              "“https://in.acme.test/api?source=moe&v=2”");
    row("no-break spaces", "curl\u00a0-X\u00a0POST -H 'X-Tenant:\u00a042' -H 'X-Api-Key: k-canary' -u 'bob:p canary' "
                           "-d '{}' 'https://in.acme.test/api?source=moe&v=2'");
    row("ANSI quotes",
        R"(curl -X POST -H $'X-Tenant: \x34\u0032' -H $'X-Api-Key: k\055canary' -u $'bob:p canary' --data-raw $'{\'a\':\'\n\'}' $'https://in.acme.test/api?source=moe&v=2')");
    row("quotes joined",
        R"(curl -X POST -H 'X-Tenant: '42 -H X-Api-Key:" k-canary" -u bob:'p '"canary" -d '{}' https://in.acme.test/'api?source=moe&v=2')");
    row("escapes without quotes",
        R"(curl -X POST -H X-Tenant:\ 42 -H X-Api-Key:\ k-canary -u bob:p\ canary -d {} https://in.acme.test/api\?source=moe\&v=2)");
    row("a bare ampersand",
        R"(curl -X POST -H 'X-Tenant: 42' -H 'X-Api-Key: k-canary' -u 'bob:p canary' -d '{}' https://in.acme.test/api?source=moe&v=2)");
    row("long options",
        R"(curl --request POST --header 'X-Tenant: 42' --header 'X-Api-Key: k-canary' --user 'bob:p canary' --data '{}' --url 'https://in.acme.test/api?source=moe&v=2')");
    row("long options with an equals sign",
        R"(curl --request=POST --header='X-Tenant: 42' --header="X-Api-Key: k-canary" --user='bob:p canary' --data='{}' --url='https://in.acme.test/api?source=moe&v=2')");
    row("as Postman writes it",
        "curl --location --request POST 'https://in.acme.test/api?source=moe&v=2' \\\n--header 'X-Tenant: 42' "
        "\\\n--header 'X-Api-Key: k-canary' \\\n--header 'Authorization: Basic Ym9iOnAgY2FuYXJ5' \\\n--header "
        "'Content-Type: application/json' \\\n--data-raw '{\n    \"a\": 1\n}'");
    row("as Chrome copies it",
        "curl 'https://in.acme.test/api?source=moe&v=2' \\\n  -H 'X-Tenant: 42' \\\n  -H 'X-Api-Key: k-canary' \\\n  "
        "-H 'authorization: Basic Ym9iOnAgY2FuYXJ5' \\\n  --data-raw $'{\"a\":\"it\\'s\"}' \\\n  --compressed");
    row("as Chrome copies it for cmd",
        "curl ^\"https://in.acme.test/api?source=moe^&v=2^\" ^\r\n  -H ^\"X-Tenant: 42^\" ^\r\n  -H ^\"X-Api-Key: "
        "k-canary^\" ^\r\n  -u ^\"bob:p canary^\" ^\r\n  --data-raw ^\"^{^\\^\"a^\\^\":1^}^\"");
    row("carets of cmd", "curl -X POST ^\n -H \"X-Tenant: 42\" ^\n -H \"X-Api-Key: k-canary\" ^\n -u \"bob:p canary\" "
                         "-d \"{\\\"a\\\":1}\" ^\n \"https://in.acme.test/api?source=moe&v=2\"");
    row("backticks of PowerShell", "curl.exe -X POST `\r\n  -H 'X-Tenant: 42' `\r\n  -H \"X-Api-Key: k-canary\" `\r\n  "
                                   "-u 'bob:p canary' -d '{''a'':1}' `\r\n  'https://in.acme.test/api?source=moe&v=2'");
    row("options joined",
        R"(curl -sSkXPOST -HX-Tenant:42 -H'X-Api-Key: k-canary' -u'bob:p canary' -d{} 'https://in.acme.test/api?source=moe&v=2')");
    row("options joined with a value behind",
        R"(curl -sSX POST -fLH 'X-Tenant: 42' -H 'X-Api-Key: k-canary' -su 'bob:p canary' -d '{}' 'https://in.acme.test/api?source=moe&v=2')");
    row("credentials in the address",
        R"(curl -X POST -H 'X-Tenant: 42' -H 'X-Api-Key: k-canary' -d '{}' 'https://bob:p%20canary@in.acme.test/api?source=moe&v=2')");
    row("JSON",
        R"(curl --json '{}' -H 'X-Tenant: 42' -H 'X-Api-Key: k-canary' -u 'bob:p canary' 'https://in.acme.test/api?source=moe&v=2')");
    row("data from a file",
        R"(curl --data-binary @body.json -H 'X-Tenant: 42' -H 'X-Api-Key: k-canary' -u 'bob:p canary' 'https://in.acme.test/api?source=moe&v=2')");
    row("data in a query",
        R"(curl -G -X POST -d source=moe --data-urlencode v=2 -H 'X-Tenant: 42' -H 'X-Api-Key: k-canary' -u 'bob:p canary' https://in.acme.test/api)");
    row("a query beside the address",
        R"(curl -X POST --url-query v=2 -d {} -H 'X-Tenant: 42' -H 'X-Api-Key: k-canary' -u 'bob:p canary' https://in.acme.test/api?source=moe)");
    row("more spaces and tabs", "  curl\t -X   POST\t-H   'X-Tenant:   42  ' -H 'X-Api-Key:k-canary'  -u 'bob:p "
                                "canary'   -d '{}'    'https://in.acme.test/api?source=moe&v=2'   ");
    row("behind a prompt",
        R"($ curl -X POST -H 'X-Tenant: 42' -H 'X-Api-Key: k-canary' -u 'bob:p canary' -d '{}' 'https://in.acme.test/api?source=moe&v=2')");
    row("behind sudo and a variable",
        R"(sudo LANG=C curl -X POST -H 'X-Tenant: 42' -H 'X-Api-Key: k-canary' -u 'bob:p canary' -d '{}' 'https://in.acme.test/api?source=moe&v=2')");
    row("in a mail", "Hi,\n\nour curl is this:\n\ncurl -X POST -H 'X-Tenant: 42' -H 'X-Api-Key: k-canary' -u 'bob:p "
                     "canary' -d '{}' 'https://in.acme.test/api?source=moe&v=2'\n\nWorkspace Region: DC-01\n");
    row("in a quoted mail", "> our curl:\n> curl -X POST \\\n>   -H 'X-Tenant: 42' \\\n>   -H 'X-Api-Key: k-canary' -u "
                            "'bob:p canary' \\\n> -d '{}' 'https://in.acme.test/api?source=moe&v=2'\n");
    row("in a fence", "```\ncurl -X POST -H 'X-Tenant: 42' -H 'X-Api-Key: k-canary' -u 'bob:p canary' -d '{}' "
                      "'https://in.acme.test/api?source=moe&v=2'\n```");
    row("before a pipe",
        R"(curl -X POST -H 'X-Tenant: 42' -H 'X-Api-Key: k-canary' -u 'bob:p canary' -d '{}' 'https://in.acme.test/api?source=moe&v=2' | jq .)");
    row("with a redirection",
        R"(curl -X POST -H 'X-Tenant: 42' -H 'X-Api-Key: k-canary' -u 'bob:p canary' -d '{}' 'https://in.acme.test/api?source=moe&v=2' > out.txt 2>&1)");
    row("with a comment", "curl -X POST -H 'X-Tenant: 42' -H 'X-Api-Key: k-canary' -u 'bob:p canary' -d '{}' "
                          "'https://in.acme.test/api?source=moe&v=2' # try this");
    row("with quiet options",
        R"(curl -s -S -v -i -f -o /dev/null -w '%{http_code}' --connect-timeout 5 --retry 3 -X POST -H 'X-Tenant: 42' -H 'X-Api-Key: k-canary' --basic -u 'bob:p canary' -d '{}' 'https://in.acme.test/api?source=moe&v=2')");
    row("with a fragment",
        R"(curl -X POST -H 'X-Tenant: 42' -H 'X-Api-Key: k-canary' -u 'bob:p canary' -d '{}' 'https://in.acme.test/api?source=moe&v=2#top')");
    row("an option twice",
        R"(curl -X PUT -X POST -H 'X-Tenant: 42' -H 'X-Tenant: 43' -H 'X-Api-Key: k-canary' -u 'bob:p canary' -d '{}' 'https://in.acme.test/api?source=moe&v=2')");
    row("the end of options",
        R"(curl -X POST -H 'X-Tenant: 42' -H 'X-Api-Key: k-canary' -u 'bob:p canary' -d '{}' -- 'https://in.acme.test/api?source=moe&v=2')");
    row("a body of other data",
        R"(curl -d a=1 -d 'b=2' --data-ascii c -H 'X-Tenant: 42' -H 'X-Api-Key: k-canary' -u 'bob:p canary' 'https://in.acme.test/api?source=moe&v=2')");
}

void TestCurlParser::readsTheSameCommandHoweverItIsWritten()
{
    QFETCH(const QString, text);
    const auto draft = parseCurl(text);
    QVERIFY(draft);
    QCOMPARE(destinationText(draft->config.destination) + secretsText(*draft), QString::fromUtf8(plainStream));
}

void TestCurlParser::understandsOneOption_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *options, const char *expected) {
        QTest::newRow(name) << QString::fromUtf8(options) << QString::fromUtf8(expected);
    };
    row("bearer", "--oauth2-bearer t0k", "secret header Authorization a-test-authorization = Bearer t0k");
    row("bearer header", "-H 'Authorization: Bearer t0k'",
        "secret header Authorization a-test-authorization = Bearer t0k");
    row("cookie", "-b 'sid=1; x=2'", "secret header Cookie a-test-cookie = sid=1; x=2");
    row("referer", "-e https://r.test", "header Referer = https://r.test");
    row("an empty header", "-H 'X-Empty;'", "header X-Empty = ");
    row("a user without password", "-u bob", "basic bob -> vault:a-test-password");
    row("a password with a colon", "-u bob:a:b", "secret password a-test-password = a:b");
    row("a header from a variable", "-H \"X-Api-Key: $ORDERS_KEY\"", "header X-Api-Key -> env:ORDERS_KEY");
    row("a header from a variable in braces", "-H \"X-Api-Key: ${ORDERS_KEY}\"", "header X-Api-Key -> env:ORDERS_KEY");
    row("a dollar in single quotes", "-H 'X-Price: $5' -H 'X-B: $HOME'", "header X-B = $HOME");
    row("a variable inside a header", "-H \"Authorization: Bearer $TOKEN\"",
        "header Authorization -> vault:a-test-authorization");
    row("a password from a variable", "-u \"bob:$PASS\"", "basic bob -> env:PASS");
    row("a vendor's key", "-H 'X-Caller: sk_live_4242'", "secret header X-Caller a-test-x-caller = sk_live_4242");
    row("two accepts", "-H 'Accept: application/json'", "header Accept = application/json");
}

void TestCurlParser::understandsOneOption()
{
    QFETCH(const QString, options);
    QFETCH(const QString, expected);
    const auto draft = parseCurl(QStringLiteral("curl https://a.test/x -d '{}' ") + options);
    QVERIFY(draft);
    const QStringList lines = (destinationText(draft->config.destination) + secretsText(*draft)).split(u'\n');
    QVERIFY2(lines.contains(expected), qPrintable(lines.join(u'\n')));
}

void TestCurlParser::saysWhatAStreamHasNoPlaceFor_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("remark");
    const auto row = [](const char *name, const char *text, const char *remark) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(remark);
    };
    row("another method", "curl -X PUT -d x https://a.test",
        "1 unclear: The command would send PUT: Penstock always sends POST.");
    row("no body", "curl https://a.test", "0 unclear: The command would send GET: Penstock always sends POST.");
    row("a head", "curl -I https://a.test", "0 unclear: The command would send HEAD: Penstock always sends POST.");
    row("an insecure endpoint", "curl \\\n -k -d x https://a.test",
        "2 ignored: -k was left out: Penstock always checks the endpoint's certificate.");
    row("redirects", "curl -d x --location https://a.test",
        "1 ignored: --location was left out: a redirect is a failure and is never followed.");
    row("a proxy", "curl -d x -x http://p.test:3128 https://a.test",
        "1 ignored: -x was left out: a stream has no setting for it.");
    row("an option nobody knows", "curl -d x --frobnicate https://a.test",
        "1 ignored: The option --frobnicate is not known and was left out.");
    row("two addresses", "curl -d x https://a.test https://b.test",
        "1 ignored: The command holds other words where addresses stand: they were left out.");
    row("another content type", "curl -d x -H 'Content-Type: text/xml' https://a.test",
        "1 ignored: The command sends another Content-Type: Penstock always sends application/json.");
    row("a body", "curl -d '{\"app_name\":\"Acme\"}' https://a.test",
        "1 ignored: Of the body the app's name was taken: Penstock makes each body from events.");
    row("a form", "curl -F a=@b https://a.test", "1 ignored: -F was left out: Penstock makes each body from events.");
    row("digest", "curl -d x --digest -u a:b https://a.test",
        "1 unclear: --digest: a stream knows Basic auth and headers, no other way to log in.");
    row("headers from a file", "curl -d x -H @h.txt https://a.test",
        "1 ignored: Headers from a file were left out: write them in.");
    row("a user agent", "curl -d x -A moe https://a.test",
        "1 ignored: The header User-Agent was left out: Penstock sets this header itself, from the address and the "
        "body.");
    row("an open quote", "curl -d x https://a.test -H 'X-A: 1",
        "1 unclear: A quote is opened and not closed: the text may break off too early.");
    row("an option without its value", "curl -d x https://a.test -H", "1 unclear: The text breaks off behind -H.");
    row("a pipe", "curl -d x https://a.test | jq", "1 ignored: What stands behind the command was left out.");
    row("a variable in the address", "curl -d x https://$HOST/x",
        "1 unclear: The address holds a variable of the shell: write its value in its place.");
    row("no address", "curl -d x", "0 missing: The endpoint's address is missing: write it before the start.");
    row("an address without scheme", "curl -d x a.test/x",
        "1 assumed: The address had no https:// in front: it was put there.");
}

void TestCurlParser::saysWhatAStreamHasNoPlaceFor()
{
    QFETCH(const QString, text);
    QFETCH(const QString, remark);
    const auto draft = parseCurl(text);
    QVERIFY(draft);
    const QStringList remarks = remarkTexts(*draft);
    QVERIFY2(remarks.contains(remark), qPrintable(remarks.join(u'\n')));
}

void TestCurlParser::saysNothingAboutAPlainCommand()
{
    const auto draft = parseCurl(QStringLiteral("curl -m 10 --json @- -H 'X-Tenant: 42' https://a.test/x"));
    QVERIFY(draft);
    QCOMPARE(remarkTexts(*draft).size(), 2); // the body's file, and the source
    QCOMPARE(draft->config.name, QStringLiteral("a.test"));
    QCOMPARE(draft->config.delivery.timeout, Milliseconds(10'000));
}

void TestCurlParser::findsNoCommandInOtherTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("prose") << QStringLiteral("we use curl -X POST for it");
    QTest::newRow("another program") << QStringLiteral("curling https://a.test");
    QTest::newRow("the name alone") << QStringLiteral("curl");
}

void TestCurlParser::findsNoCommandInOtherTexts()
{
    QFETCH(const QString, text);
    QVERIFY(!parseCurl(text));
}

void TestCurlParser::keepsSecretsApart_data()
{
    readsTheSameCommandHoweverItIsWritten_data();
    const auto row = [](const char *name, const char *text) { QTest::newRow(name) << QString::fromUtf8(text); };
    row("cookies", "curl -b s=canary https://a.test");
    row("a bearer with a variable", "curl --oauth2-bearer \"$X canary\" https://a.test");
    row("a header without colon", "curl -H 'canary' https://a.test");
    row("a proxy's password", "curl -x http://u:canary@p.test --proxy-user u:canary https://a.test");
    row("a certificate's password", "curl --cert a.pem:canary --pass canary https://a.test");
    row("an unknown option", "curl --frob=canary --frob canary https://a.test");
    row("the body", "curl -d 'api_key=canary' https://a.test");
    row("the body in the query", "curl -G -d 'api_key=canary' https://a.test");
    row("two users", "curl -u a:canary -u b:canary2 https://c:canary3@a.test");
    row("an open quote", "curl https://a.test -u 'a:canary");
    row("the address", "curl 'https://a.test/?access_token=canary#canary'");
    row("variables in front", "TOKEN=canary curl https://a.test");
}

void TestCurlParser::keepsSecretsApart()
{
    QFETCH(const QString, text);
    const auto draft = parseCurl(text);
    QVERIFY(draft);
    const QByteArray shown = writeStreamConfig(draft->config) + remarkTexts(*draft).join(u'\n').toUtf8();
    QVERIFY2(!shown.contains("canary"), shown.constData());
}

QTEST_GUILESS_MAIN(TestCurlParser)
#include "tst_curlparser.moc"
