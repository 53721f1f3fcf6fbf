// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stream/streamconfigjson.h"
#include "tests/core/stream/exampleconfig.h"

#include <QFile>
#include <QTest>

using namespace penstock;
using penstock::test::exampleConfig;
using penstock::test::exampleWith;
using penstock::test::toLines;

class TestStreamConfigJson final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryField();
    void fillsInTheDefaults();
    void readsEachSource_data();
    void readsEachSource();
    void readsEachEnvironment_data();
    void readsEachEnvironment();
    void reportsOneMistakeWithPlaceAndMend_data();
    void reportsOneMistakeWithPlaceAndMend();
    void warns_data();
    void warns();
    void tellsADraftFromAFileThatCannotBeEdited_data();
    void tellsADraftFromAFileThatCannotBeEdited();
    void asksForWhatIsRequired();
    void reportsEveryMistakeAtOnce();
    void readsTheVersionFirst_data();
    void readsTheVersionFirst();
    void saysWhereADocumentBreaks_data();
    void saysWhereADocumentBreaks();
    void readsAVaultReference();
    void neverRepeatsASecret_data();
    void neverRepeatsASecret();
    void acceptsTheSample();
};

void TestStreamConfigJson::readsEveryField()
{
    const auto parsed = parseStreamConfig(exampleConfig());
    QCOMPARE(toLines(parsed.problems), QStringList());
    QVERIFY(parsed.usable());

    StreamConfig expected;
    expected.name = QStringLiteral("Orders to warehouse");
    expected.workspace = {QStringLiteral("DC-03"), QStringLiteral("MyWorkspace"), QStringLiteral("ABC123")};
    expected.source = FileSource{QStringLiteral("events.ndjson")};
    expected.deviceAttributes = {false, {QStringLiteral("os_ver"), QStringLiteral("MODEL")}};
    expected.destination.url = QStringLiteral("https://www.example.com/api?url_param1=value1");
    expected.destination.headers = {
        {QStringLiteral("X-Tenant"), QStringLiteral("42")},
        {QStringLiteral("X-Api-Key"), SecretRef{SecretRef::Kind::Env, QStringLiteral("ORDERS_API_KEY")}},
    };
    expected.destination.auth =
        BasicAuth{QStringLiteral("u"), {SecretRef::Kind::File, QStringLiteral("orders.password")}};
    QVERIFY(parsed.config == expected);
}

void TestStreamConfigJson::fillsInTheDefaults()
{
    const auto parsed = parseStreamConfig(
        R"({"version":1,"name":"n","source":{"kind":"stdin"},"destination":{"url":"https://example.com"}})");
    QCOMPARE(toLines(parsed.problems), QStringList());

    StreamConfig expected;
    expected.name = QStringLiteral("n");
    expected.source = StdinSource{};
    expected.destination.url = QStringLiteral("https://example.com");
    QVERIFY(parsed.config == expected);
    QCOMPARE(parsed.config.delivery.batchSize, 100);
}

void TestStreamConfigJson::readsEachSource_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<SourceConfig>("source");

    QTest::addRow("file") << QByteArray(R"({"kind":"file","path":"/data/e.ndjson"})")
                          << SourceConfig(FileSource{QStringLiteral("/data/e.ndjson")});
    QTest::addRow("stdin") << QByteArray(R"({"kind":"stdin"})") << SourceConfig(StdinSource{});
    QTest::addRow("generator, defaults") << QByteArray(R"({"kind":"generator"})") << SourceConfig(GeneratorSource{});
    QTest::addRow("generator") << QByteArray(R"({"kind":"generator","seed":-7,"events":500,"eventsPerSecond":20})")
                               << SourceConfig(GeneratorSource{-7, 500, 20});
}

void TestStreamConfigJson::readsEachSource()
{
    QFETCH(QByteArray, json);
    QFETCH(SourceConfig, source);
    const auto parsed = parseStreamConfig(exampleWith(R"({ "kind": "file", "path": "events.ndjson" })", json));
    QCOMPARE(toLines(parsed.problems), QStringList());
    QVERIFY(parsed.config.source == source);
}

void TestStreamConfigJson::readsEachEnvironment_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<std::optional<Environment>>("environment");

    QTest::newRow("none") << QByteArray() << std::optional<Environment>();
    QTest::newRow("development") << QByteArray(R"("environment": "development", )")
                                 << std::optional(Environment::Development);
    QTest::newRow("staging") << QByteArray(R"("environment": "staging", )") << std::optional(Environment::Staging);
    QTest::newRow("production") << QByteArray(R"("environment": "production", )")
                                << std::optional(Environment::Production);
}

void TestStreamConfigJson::readsEachEnvironment()
{
    QFETCH(QByteArray, key);
    QFETCH(std::optional<Environment>, environment);
    const auto parsed = parseStreamConfig(exampleWith(R"("workspace")", key + R"("workspace")"));
    QCOMPARE(toLines(parsed.problems), QStringList());
    QVERIFY(parsed.config.environment == environment);
}

void TestStreamConfigJson::reportsOneMistakeWithPlaceAndMend_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("word");

    const auto row = [](const char *title, const char *before, const char *after, const char *path, const char *word) {
        QTest::newRow(title) << QByteArray(before) << QByteArray(after) << QString::fromUtf8(path)
                             << QString::fromUtf8(word);
    };
    const char *name = R"("name": "Orders to warehouse")";
    row("name: a number", name, R"("name": 1)", "$.name", "double quotes");
    row("name: empty", name, R"("name": " ")", "$.name", "Write a name");
    row("name: control character", name, R"("name": "a\nb")", "$.name", "Take it out");
    row("name: twice", name, R"("name": "a", "name": "a")", "$.name", "Keep one");
    row("unknown key, near one", R"("userAttributes")", R"("userAttribute")", "$.userAttribute", "\"userAttributes\"");
    row("unknown key, letters swapped", R"("url")", R"("url": "https://h", "ulr")", "$.destination.ulr", "\"url\"");
    row("unknown key, far from all", name, R"("name": "n", "x y": 1)", "$['x y']", "deviceAttributes, destination");

    row("environment: a number", name, R"("name": "n", "environment": 1)", "$.environment", "\"production\"");
    row("environment: unknown", name, R"("name": "n", "environment": "Production")", "$.environment", "\"production\"");
    row("environment: empty", name, R"("name": "n", "environment": "")", "$.environment", "take it out");

    row("workspace: a list", R"({ "region": "DC-03", "name": "MyWorkspace", "id": "ABC123" })", "[]", "$.workspace",
        "curly brackets");
    row("workspace region: null", R"("DC-03")", "null", "$.workspace.region", "double quotes");
    row("workspace name: a number", R"("MyWorkspace")", "5", "$.workspace.name", "double quotes");
    row("workspace id: true", R"("ABC123")", "true", "$.workspace.id", "double quotes");
    row("workspace: unknown key", R"("id":)", R"("ids":)", "$.workspace.ids", "\"id\"");

    const char *source = R"({ "kind": "file", "path": "events.ndjson" })";
    row("source: a text", source, R"("file")", "$.source", "curly brackets");
    row("source: no kind", source, "{}", "$.source.kind", "file, stdin, generator");
    row("source kind: a number", R"("kind": "file")", R"("kind": 1)", "$.source.kind", "double quotes");
    row("source kind: unknown", R"("kind": "file")", R"("kind": "fiel")", "$.source.kind", "file, stdin, generator");
    row("source kind: comes later", R"("kind": "file")", R"("kind": "kafka")", "$.source.kind", "not available yet");
    row("source: no path", source, R"({ "kind": "file" })", "$.source.path", "NDJSON");
    row("source path: a list", R"("path": "events.ndjson")", R"("path": [])", "$.source.path", "double quotes");
    row("source path: empty", R"("path": "events.ndjson")", R"("path": "")", "$.source.path", "NDJSON");
    row("source path: NUL", R"("path": "events.ndjson")", R"("path": "a\u0000")", "$.source.path", "Take it out");
    row("source: another kind's key", source, R"({ "kind": "stdin", "path": "a" })", "$.source.path",
        "Known here: kind");
    row("generator seed: a text", source, R"({ "kind": "generator", "seed": "1" })", "$.source.seed", "whole number");
    row("generator seed: too large", source, R"({ "kind": "generator", "seed": 9007199254740992 })", "$.source.seed",
        "9007199254740991");
    row("generator events: negative", source, R"({ "kind": "generator", "events": -1 })", "$.source.events",
        "from 0 to");
    row("generator rate: a fraction", source, R"({ "kind": "generator", "eventsPerSecond": 0.5 })",
        "$.source.eventsPerSecond", "whole number");

    const char *events = R"("events": "all")";
    row("events: unknown word", events, R"("events": "some")", "$.events", "\"campaign\"");
    row("events: a number", events, R"("events": 3)", "$.events", "\"campaign\"");
    row("events: empty list", events, R"("events": [])", "$.events", "\"campaign\"");
    row("events: a number in the list", events, R"("events": ["A", 1])", "$.events[1]", "double quotes");
    row("events: an empty entry", events, R"("events": ["A", "B", ""])", "$.events[2]", "Write a name");
    row("user attributes: a word", R"("userAttributes": "all")", R"("userAttributes": "none")", "$.userAttributes",
        "\"all\"");
    row("user attributes: an object", R"("userAttributes": "all")", R"("userAttributes": {})", "$.userAttributes",
        "\"all\"");
    row("device attributes: a number in the list", R"(["os_ver", "MODEL"])", R"(["os_ver", {}])",
        "$.deviceAttributes[1]", "double quotes");
    row("device attributes: an empty entry", R"(["os_ver", "MODEL"])", R"([""])", "$.deviceAttributes[0]",
        "Write a name");

    row("destination kind: a number", R"("kind": "streams")", R"("kind": 0)", "$.destination.kind", "double quotes");
    row("destination kind: unknown", R"("kind": "streams")", R"("kind": "stream")", "$.destination.kind", "streams");
    const char *url = R"("url": "https://www.example.com/api?url_param1=value1")";
    row("url: a list", url, R"("url": [])", "$.destination.url", "double quotes");
    row("url: empty", url, R"("url": "")", "$.destination.url", "https://host/path");
    row("url: relative", url, R"("url": "/api")", "$.destination.url", "https://");

    row("headers: an object", R"([
      { "name": "X-Tenant", "value": "42" },
      { "name": "X-Api-Key", "value": { "secret": "env:ORDERS_API_KEY" } }
    ])",
        "{}", "$.destination.headers", "square brackets");
    row("header: a text", R"({ "name": "X-Tenant", "value": "42" })", R"("X-Tenant: 42")", "$.destination.headers[0]",
        "curly brackets");
    row("header: no name", R"("name": "X-Tenant", )", "", "$.destination.headers[0].name", "X-Tenant");
    row("header name: a number", R"("X-Tenant")", "1", "$.destination.headers[0].name", "double quotes");
    row("header name: a colon", R"("X-Tenant")", R"("X-Tenant:")", "$.destination.headers[0].name", "without a colon");
    row("header name: Penstock's own", R"("X-Tenant")", R"("Host")", "$.destination.headers[0].name",
        "sets this header itself");
    row("header name: twice", R"("X-Api-Key")", R"("x-tenant")", "$.destination.headers[1].name",
        "case does not count");
    row("header: no value", R"(, "value": "42")", "", "$.destination.headers[0].value", "secret");
    row("header value: a number", R"("42")", "42", "$.destination.headers[0].value", "Write a text");
    row("header value: a line break", R"("42")", R"("4\r\n2")", "$.destination.headers[0].value", "line break");
    row("header: unknown key", R"("value": "42")", R"("value": "42", "vlaue": "")", "$.destination.headers[0].vlaue",
        "\"value\"");
    row("header secret: no reference", R"({ "secret": "env:ORDERS_API_KEY" })", "{}",
        "$.destination.headers[1].value.secret", "env:NAME");
    row("header secret: a number", R"("env:ORDERS_API_KEY")", "7", "$.destination.headers[1].value.secret",
        "double quotes");
    row("header secret: unknown place", R"("env:ORDERS_API_KEY")", R"("keyring:a")",
        "$.destination.headers[1].value.secret", "env:NAME");
    row("header secret: names nothing", R"("env:ORDERS_API_KEY")", R"("env:")", "$.destination.headers[1].value.secret",
        "env:NAME");
    row("header secret: unknown key", R"("secret": "env:ORDERS_API_KEY")", R"("secret": "env:A", "sceret": "")",
        "$.destination.headers[1].value.sceret", "\"secret\"");

    const char *auth = R"({ "method": "basic", "username": "u", "password": { "secret": "file:orders.password" } })";
    row("auth: a text", auth, R"("basic")", "$.destination.auth", "curly brackets");
    row("auth: no method", auth, "{}", "$.destination.auth.method", "\"none\"");
    row("auth method: null", R"("basic")", "null", "$.destination.auth.method", "double quotes");
    row("auth method: unknown", R"("basic")", R"("bearer")", "$.destination.auth.method", "is a header");
    row("auth none with a user name", auth, R"({ "method": "none", "username": "u" })", "$.destination.auth.username",
        "Known here: method");
    row("auth: no user name", R"("username": "u", )", "", "$.destination.auth.username", "\"username\"");
    row("auth user name: a number", R"("username": "u")", R"("username": 1)", "$.destination.auth.username",
        "double quotes");
    row("auth user name: a colon", R"("username": "u")", R"("username": "u:p")", "$.destination.auth.username",
        "colon");
    row("auth user name: a control character", R"("username": "u")", R"("username": "u\t")",
        "$.destination.auth.username", "control character");
    row("auth: no password", R"(, "password": { "secret": "file:orders.password" })", "", "$.destination.auth.password",
        "env:NAME");
    row("auth password: in clear", R"({ "secret": "file:orders.password" })", R"("hunter2")",
        "$.destination.auth.password", "chmod 600");
    row("auth password: a number", R"({ "secret": "file:orders.password" })", "12345", "$.destination.auth.password",
        "curly brackets");
    row("auth password: unknown place", R"("file:orders.password")", R"("orders.password")",
        "$.destination.auth.password.secret", "file:PATH");

    const char *password = R"("password": { "secret": "file:orders.password" } })";
    const auto tls = [&](const char *title, const char *value, const char *path, const char *word) {
        row(title, password, QByteArray(password) + ", \"tls\": " + value, path, word);
    };
    tls("tls: a text", R"("sha256:00")", "$.destination.tls", "curly brackets");
    tls("tls: nothing in it", "{}", "$.destination.tls", "leave \"tls\" out");
    tls("tls: both", R"({ "pin": "sha256:00", "ca": "ca.pem" })", "$.destination.tls", "Keep one");
    tls("tls: to ignore errors", R"({ "ca": "ca.pem", "insecure": true })", "$.destination.tls.insecure", "pin, ca");
    tls("tls pin: a number", R"({ "pin": 1 })", "$.destination.tls.pin", "double quotes");
    tls("tls pin: too short", R"({ "pin": "sha256:00" })", "$.destination.tls.pin", "-fingerprint -sha256");
    tls("tls ca: a number", R"({ "ca": 1 })", "$.destination.tls.ca", "double quotes");
    tls("tls ca: empty", R"({ "ca": "" })", "$.destination.tls.ca", "PEM");
    tls("tls ca: NUL", R"({ "ca": "a\u0000b" })", "$.destination.tls.ca", "Take it out");

    row("delivery: a list", R"({
    "batchSize": 100, "maxWaitMs": 1000, "timeoutMs": 30000,
    "retryDelaysMs": [30000, 60000, 120000], "maxInFlight": 6
  })",
        "[]", "$.delivery", "curly brackets");
    row("delivery: unknown key", R"("batchSize")", R"("batchsize")", "$.delivery.batchsize", "\"batchSize\"");
    row("batch size: 0", R"("batchSize": 100)", R"("batchSize": 0)", "$.delivery.batchSize", "from 1 to 10000");
    row("batch size: 10001", R"("batchSize": 100)", R"("batchSize": 10001)", "$.delivery.batchSize", "from 1 to 10000");
    row("batch size: a fraction", R"("batchSize": 100)", R"("batchSize": 100.0)", "$.delivery.batchSize",
        "whole number");
    row("batch size: a text", R"("batchSize": 100)", R"("batchSize": "100")", "$.delivery.batchSize", "whole number");
    row("wait: negative", R"("maxWaitMs": 1000)", R"("maxWaitMs": -1)", "$.delivery.maxWaitMs", "from 0 to 3600000");
    row("wait: over an hour", R"("maxWaitMs": 1000)", R"("maxWaitMs": 3600001)", "$.delivery.maxWaitMs",
        "from 0 to 3600000");
    row("timeout: 999", R"("timeoutMs": 30000)", R"("timeoutMs": 999)", "$.delivery.timeoutMs", "from 1000 to 300000");
    row("timeout: 300001", R"("timeoutMs": 30000)", R"("timeoutMs": 300001)", "$.delivery.timeoutMs",
        "from 1000 to 300000");
    row("timeout: beyond 63 bits", R"("timeoutMs": 30000)", R"("timeoutMs": 18446744073709551615)",
        "$.delivery.timeoutMs", "out of range");
    row("delays: a number", "[30000, 60000, 120000]", "30000", "$.delivery.retryDelaysMs", "square brackets");
    row("delays: a text among them", "60000", R"("60000")", "$.delivery.retryDelaysMs[1]", "whole number");
    row("delays: over a day", "120000", "86400001", "$.delivery.retryDelaysMs[2]", "from 0 to 86400000");
    row("delays: 11", "[30000, 60000, 120000]", "[1,2,3,4,5,6,7,8,9,10,11]", "$.delivery.retryDelaysMs", "no retry");
    row("in flight: 0", R"("maxInFlight": 6)", R"("maxInFlight": 0)", "$.delivery.maxInFlight", "from 1 to 6");
    row("Retry-After: a number", R"("maxInFlight": 6)", R"("maxInFlight": 6, "honorRetryAfter": 1)",
        "$.delivery.honorRetryAfter", "true or false");
    row("breaker: negative", R"("maxInFlight": 6)", R"("maxInFlight": 6, "holdAfterFailures": -1)",
        "$.delivery.holdAfterFailures", "from 0 to 10000");
    row("in flight: 7", R"("maxInFlight": 6)", R"("maxInFlight": 7)", "$.delivery.maxInFlight", "from 1 to 6");
}

void TestStreamConfigJson::reportsOneMistakeWithPlaceAndMend()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QString, path);
    QFETCH(QString, word);
    const auto parsed = parseStreamConfig(exampleWith(before, after));
    const QStringList lines = toLines(parsed.problems);
    QVERIFY2(lines.size() == 1, qPrintable(lines.join(u'\n')));
    QVERIFY(!parsed.usable());
    QCOMPARE(parsed.problems.first().path, path);
    QVERIFY2(lines.first().contains(word), qPrintable(lines.first()));
    QVERIFY(!parsed.problems.first().mend.isEmpty());
}

void TestStreamConfigJson::warns_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("word");

    const auto row = [](const char *title, const char *before, const char *after, const char *path, const char *word) {
        QTest::newRow(title) << QByteArray(before) << QByteArray(after) << QString::fromUtf8(path)
                             << QString::fromUtf8(word);
    };
    row("a region that cannot be", "DC-03", "dc3", "$.workspace.region", "DC-01");
    row("an event twice", R"("events": "all")", R"("events": ["A", "B", "A"])", "$.events[2]", "more than once");
    row("an attribute twice", R"("MODEL")", R"("os_ver")", "$.deviceAttributes[1]", "more than once");
    row("a secret in clear", R"({ "secret": "env:ORDERS_API_KEY" })", R"("k")", "$.destination.headers[1].value",
        "env:NAME");
    row("a reference as a text", R"({ "secret": "env:ORDERS_API_KEY" })", R"("env:ORDERS_API_KEY")",
        "$.destination.headers[1].value", "reference");
    row("an empty value", R"("42")", R"("")", "$.destination.headers[0].value", "empty");
    row("a secret in the address", "url_param1", "access_token", "$.destination.url", "access_token");
    row("secrets in the open", "https://", "http://", "$.destination.url", "https://");
}

void TestStreamConfigJson::warns()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QString, path);
    QFETCH(QString, word);
    const auto parsed = parseStreamConfig(exampleWith(before, after));
    const QStringList lines = toLines(parsed.problems);
    QVERIFY2(lines.size() == 1, qPrintable(lines.join(u'\n')));
    QVERIFY(parsed.usable());
    QCOMPARE(parsed.problems.first().severity, Problem::Severity::Warning);
    QCOMPARE(parsed.problems.first().path, path);
    QVERIFY2(lines.first().contains(word), qPrintable(lines.first()));
}

void TestStreamConfigJson::tellsADraftFromAFileThatCannotBeEdited_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("usable");
    QTest::addColumn<bool>("complete");

    const auto row = [](const char *title, const char *before, const char *after, bool usable, bool complete) {
        QTest::newRow(title) << exampleWith(before, after) << usable << complete;
    };
    QTest::newRow("a sound file") << exampleConfig() << true << true;
    row("a warning", "DC-03", "dc3", true, true);
    row("an empty address", "https://www.example.com/api?url_param1=value1", "", false, true);
    row("an address that is none", "https://www.example.com/api?url_param1=value1", "www.example.com", false, true);
    row("no file", R"("path": "events.ndjson")", R"("path": "")", false, true);
    row("a header's name with a space", "X-Tenant", "X Tenant", false, true);
    row("a password from nowhere yet", "file:orders.password", "env:", false, true);
    row("an empty list of events", R"("events": "all")", R"("events": [])", false, true);
    row("a path that is not there", R"(, "path": "events.ndjson")", "", false, true);
    QTest::newRow("next to nothing") << QByteArray(R"({"version":1,"name":"n"})") << false << true;

    row("a key that is not known", R"("events":)", R"("colour": "red", "events":)", false, false);
    row("a key twice", R"("events":)", R"("events": "all", "events":)", false, false);
    row("another type", R"("id": "ABC123")", R"("id": 5)", false, false);
    row("a number out of range", R"("batchSize": 100)", R"("batchSize": 0)", false, false);
    row("a word that is none of the known", R"("events": "all")", R"("events": "some")", false, false);
    row("a password in clear", R"({ "secret": "file:orders.password" })", R"("hunter2")", false, false);
    row("a broken document", R"("events":)", R"("events")", false, false);
    row("another version", R"("version": 1)", R"("version": 2)", false, false);
    QTest::newRow("a list") << QByteArray("[]") << false << false;
    QTest::newRow("nothing") << QByteArray() << false << false;
}

void TestStreamConfigJson::tellsADraftFromAFileThatCannotBeEdited()
{
    QFETCH(QByteArray, json);
    QFETCH(bool, usable);
    QFETCH(bool, complete);
    const auto parsed = parseStreamConfig(json);
    QCOMPARE(parsed.usable(), usable);
    QCOMPARE(parsed.complete, complete);
    if (complete) {
        QVERIFY(parseStreamConfig(writeStreamConfig(parsed.config)).complete);
        QVERIFY(parseStreamConfig(writeStreamConfig(parsed.config)).config == parsed.config);
    }
}

void TestStreamConfigJson::asksForWhatIsRequired()
{
    QStringList paths;
    for (const Problem &problem : parseStreamConfig(R"({"version":1})").problems)
        paths.append(problem.path);
    QCOMPARE(paths,
             QStringList({QStringLiteral("$.name"), QStringLiteral("$.source"), QStringLiteral("$.destination")}));

    const auto noAddress = parseStreamConfig(R"({"version":1,"name":"n","source":{"kind":"stdin"},"destination":{}})");
    QCOMPARE(noAddress.problems.size(), 1);
    QCOMPARE(noAddress.problems.first().path, QStringLiteral("$.destination.url"));
}

void TestStreamConfigJson::reportsEveryMistakeAtOnce()
{
    const auto parsed = parseStreamConfig(R"({
        "version": 1, "nmae": "n", "name": 5,
        "source": { "kind": "file", "path": "" },
        "destination": { "url": "https://u:p@h", "headers": [7, { "name": "a b", "value": "" }, { "name": "Host", "value": "x" }] },
        "delivery": { "batchSize": 0, "retryDelaysMs": [1, "2", -3] }
    })");
    QStringList paths;
    for (const Problem &problem : parsed.problems) {
        if (problem.severity == Problem::Severity::Error)
            paths.append(problem.path);
    }
    paths.sort();
    const QStringList expected{
        QStringLiteral("$.delivery.batchSize"),
        QStringLiteral("$.delivery.retryDelaysMs[1]"),
        QStringLiteral("$.delivery.retryDelaysMs[2]"),
        QStringLiteral("$.destination.headers[0]"),
        QStringLiteral("$.destination.headers[1].name"),
        QStringLiteral("$.destination.headers[2].name"),
        QStringLiteral("$.destination.url"),
        QStringLiteral("$.name"),
        QStringLiteral("$.nmae"),
        QStringLiteral("$.source.path"),
    };
    QCOMPARE(paths, expected);
}

void TestStreamConfigJson::readsTheVersionFirst_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("word");

    QTest::addRow("missing") << QByteArray(R"({"name":1})") << QStringLiteral("$.version") << QStringLiteral("missing");
    QTest::addRow("newer") << QByteArray(R"({"name":1,"version":2,"new":0})") << QStringLiteral("$.version")
                           << QStringLiteral("newer Penstock");
    QTest::addRow("zero") << QByteArray(R"({"version":0,"x":1})") << QStringLiteral("$.version")
                          << QStringLiteral("\"version\": 1");
    QTest::addRow("a text") << QByteArray(R"({"version":"1","x":1})") << QStringLiteral("$.version")
                            << QStringLiteral("\"version\": 1");
    QTest::addRow("a fraction") << QByteArray(R"({"version":1.0,"x":1})") << QStringLiteral("$.version")
                                << QStringLiteral("\"version\": 1");
    QTest::addRow("a list") << QByteArray("[1]") << QStringLiteral("$") << QStringLiteral("curly brackets");
}

void TestStreamConfigJson::readsTheVersionFirst()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, path);
    QFETCH(QString, word);
    const auto parsed = parseStreamConfig(json);
    const QStringList lines = toLines(parsed.problems);
    QVERIFY2(lines.size() == 1, qPrintable(lines.join(u'\n')));
    QCOMPARE(parsed.problems.first().path, path);
    QVERIFY2(lines.first().contains(word), qPrintable(lines.first()));
}

void TestStreamConfigJson::saysWhereADocumentBreaks_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("place");

    QTest::addRow("nothing") << QByteArray() << QStringLiteral("Line 1, column 1:");
    QTest::addRow("a comma too many") << exampleWith(R"("id": "ABC123" })", R"("id": "ABC123", })")
                                      << QStringLiteral("Line 4, column 76:");
    QTest::addRow("cut off") << exampleConfig().left(60) << QStringLiteral("Line 4, column 3:");
    QTest::addRow("a number too large") << exampleWith("30000,\n", "1e999,\n") << QStringLiteral("Line 19, column 55:");
}

void TestStreamConfigJson::saysWhereADocumentBreaks()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, place);
    const auto parsed = parseStreamConfig(json);
    QCOMPARE(parsed.problems.size(), 1);
    QCOMPARE(parsed.problems.first().path, QStringLiteral("$"));
    QVERIFY2(parsed.problems.first().message.startsWith(place), qPrintable(parsed.problems.first().message));
}

void TestStreamConfigJson::readsAVaultReference()
{
    const auto parsed = parseStreamConfig(exampleWith("file:orders.password", "vault:orders"));
    QVERIFY(parsed.problems.isEmpty());
    const auto &basic = std::get<BasicAuth>(parsed.config.destination.auth);
    QCOMPARE(basic.password.kind, SecretRef::Kind::Vault);
    QCOMPARE(basic.password.name, QStringLiteral("orders"));
}

void TestStreamConfigJson::neverRepeatsASecret_data()
{
    QTest::addColumn<QByteArray>("json");

    const char *password = R"({ "secret": "file:orders.password" })";
    QTest::addRow("password in clear") << exampleWith(password, R"("CANARY")");
    QTest::addRow("password where the reference belongs") << exampleWith("file:orders.password", "CANARY");
    QTest::addRow("password under an unknown scheme") << exampleWith("file:orders.password", "plain:CANARY");
    QTest::addRow("password in a list") << exampleWith(password, R"(["CANARY"])");
    QTest::addRow("password after the user name") << exampleWith(R"("u")", R"("u:CANARY")");
    QTest::addRow("password and a line break in the user name") << exampleWith(R"("u")", R"("u\nCANARY")");
    QTest::addRow("password under auth none")
        << exampleWith(R"("basic", "username": "u")", R"("none", "user": "CANARY")");
    QTest::addRow("password as the method") << exampleWith(R"("basic")", R"("CANARY")");
    QTest::addRow("address with password") << exampleWith("www.", "u:CANARY@www.");
    QTest::addRow("address with user name") << exampleWith("www.", "CANARY@www.");
    QTest::addRow("address with password, bad port") << exampleWith("www.example.com", "u:CANARY@h:99999");
    QTest::addRow("address with password, other scheme") << exampleWith("https://www.", "ftp://u:CANARY@www.");
    QTest::addRow("address with password, no scheme") << exampleWith("https://www.", "u:CANARY@www.");
    QTest::addRow("address with password and a blank") << exampleWith("www.", "u:CANARY @www.");
    QTest::addRow("address with a token") << exampleWith("url_param1=value1", "token=CANARY");
    QTest::addRow("address with a token in the fragment") << exampleWith("url_param1=value1", "#token=CANARY");
    QTest::addRow("address that is a list")
        << exampleWith(R"("https://www.example.com/api?url_param1=value1")", R"(["CANARY"])");
    QTest::addRow("secret header in clear") << exampleWith(R"({ "secret": "env:ORDERS_API_KEY" })", R"("CANARY")");
    QTest::addRow("secret header with a line break")
        << exampleWith(R"({ "secret": "env:ORDERS_API_KEY" })", R"("CANARY\n")");
    QTest::addRow("secret header where the reference belongs") << exampleWith("env:ORDERS_API_KEY", "CANARY");
    QTest::addRow("secret header as a whole line") << exampleWith(R"("X-Api-Key")", R"("X-Api-Key: CANARY")");
    QTest::addRow("secret header in an object of its own")
        << exampleWith(R"({ "secret": "env:ORDERS_API_KEY" })", R"({ "value": "CANARY" })");
    QTest::addRow("broken after the secret") << exampleWith(password, R"("CANARY" "CANARY")");
    QTest::addRow("broken inside the secret") << exampleWith(password, "\"CANARY\n\"");
}

void TestStreamConfigJson::neverRepeatsASecret()
{
    QFETCH(QByteArray, json);
    QVERIFY(json.contains("CANARY"));
    const auto parsed = parseStreamConfig(json);
    QVERIFY(!parsed.problems.isEmpty());
    const QString said = toLines(parsed.problems).join(u'\n');
    QVERIFY2(!said.contains(QStringLiteral("CANARY"), Qt::CaseInsensitive), qPrintable(said));
}

void TestStreamConfigJson::acceptsTheSample()
{
    QFile sample(QStringLiteral(SAMPLES "/orders.stream.json"));
    QVERIFY(sample.open(QIODevice::ReadOnly));
    const QByteArray json = sample.readAll();
    const auto parsed = parseStreamConfig(json);
    QCOMPARE(toLines(parsed.problems), QStringList());
    QCOMPARE(writeStreamConfig(parsed.config), json);
}

QTEST_GUILESS_MAIN(TestStreamConfigJson)

#include "tst_streamconfigjson.moc"
