// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/har.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace penstock;

class TestHar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasAllThatTheFormatRequires_data();
    void hasAllThatTheFormatRequires();
    void saysWhatWentOutAndCameBack();
    void keepsBodiesAsTheyAre_data();
    void keepsBodiesAsTheyAre();
    void carriesBytesThatAreNoText();
    void saysThatNoAnswerCame();
    void listsAllAttempts();
    void writesNoSecret();
};

namespace {

const QString address = QStringLiteral("https://in.acme.test/api?v=2");

Attempt attempt(int number, std::optional<int> status)
{
    Attempt attempt{.batch = 1042, .number = number, .scheduled = number, .outcome = {}};
    Outcome &outcome = attempt.outcome;
    outcome.reason = status ? QStringLiteral("answered %1").arg(*status) : QStringLiteral("connection refused");
    outcome.requestHeaders = {{"Host", "in.acme.test"}, {"Content-Type", "application/json"}, {"X-Key", "••••••••"}};
    outcome.startedAt.wall = wallTimeFromEpochMs(1'795'442'400'081);
    outcome.duration = Milliseconds(64);
    outcome.answer.status = status;
    if (status) {
        outcome.answer.reasonPhrase = "Service Unavailable";
        outcome.answer.headers = {{"content-type", "text/plain"}};
        outcome.answer.body = "no";
    }
    return attempt;
}

QJsonObject logOf(const QList<Attempt> &attempts, const QByteArray &body = "{}", const QString &url = address)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(harText(url, body, attempts), &error);
    if (error.error != QJsonParseError::NoError)
        qFatal("%s", qPrintable(error.errorString()));
    return document[QStringLiteral("log")].toObject();
}

QJsonObject entryOf(const Attempt &one, const QByteArray &body = "{}")
{
    return logOf({one}, body)[QStringLiteral("entries")][0].toObject();
}

//! What HAR 1.2 requires of each object, and of which type; "[]" after a name: of each element of the list.
struct Required
{
    const char *object;
    QList<std::pair<const char *, QJsonValue::Type>> members;
};

const QList<Required> required = {
    {"log", {{"version", QJsonValue::String}, {"creator", QJsonValue::Object}, {"entries", QJsonValue::Array}}},
    {"log.creator", {{"name", QJsonValue::String}, {"version", QJsonValue::String}}},
    {"log.entries[]",
     {{"startedDateTime", QJsonValue::String},
      {"time", QJsonValue::Double},
      {"request", QJsonValue::Object},
      {"response", QJsonValue::Object},
      {"cache", QJsonValue::Object},
      {"timings", QJsonValue::Object}}},
    {"log.entries[].request",
     {{"method", QJsonValue::String},
      {"url", QJsonValue::String},
      {"httpVersion", QJsonValue::String},
      {"cookies", QJsonValue::Array},
      {"headers", QJsonValue::Array},
      {"queryString", QJsonValue::Array},
      {"headersSize", QJsonValue::Double},
      {"bodySize", QJsonValue::Double}}},
    {"log.entries[].request.headers[]", {{"name", QJsonValue::String}, {"value", QJsonValue::String}}},
    {"log.entries[].request.queryString[]", {{"name", QJsonValue::String}, {"value", QJsonValue::String}}},
    {"log.entries[].request.postData", {{"mimeType", QJsonValue::String}, {"text", QJsonValue::String}}},
    {"log.entries[].response",
     {{"status", QJsonValue::Double},
      {"statusText", QJsonValue::String},
      {"httpVersion", QJsonValue::String},
      {"cookies", QJsonValue::Array},
      {"headers", QJsonValue::Array},
      {"content", QJsonValue::Object},
      {"redirectURL", QJsonValue::String},
      {"headersSize", QJsonValue::Double},
      {"bodySize", QJsonValue::Double}}},
    {"log.entries[].response.headers[]", {{"name", QJsonValue::String}, {"value", QJsonValue::String}}},
    {"log.entries[].response.content", {{"size", QJsonValue::Double}, {"mimeType", QJsonValue::String}}},
    {"log.entries[].timings",
     {{"send", QJsonValue::Double}, {"wait", QJsonValue::Double}, {"receive", QJsonValue::Double}}},
};

QJsonArray valuesAt(const QJsonObject &log, const QString &path)
{
    QJsonArray values{QJsonObject{{QStringLiteral("log"), log}}};
    for (QString step : path.split(u'.')) {
        const bool each = step.endsWith(QLatin1String("[]"));
        step.remove(QStringLiteral("[]"));
        QJsonArray next;
        for (const QJsonValue &value : std::as_const(values)) {
            if (!each)
                next.append(value[step]);
            for (const QJsonValue &element : each ? value[step].toArray() : QJsonArray())
                next.append(element);
        }
        values = next;
    }
    return values;
}

} // namespace

void TestHar::hasAllThatTheFormatRequires_data()
{
    QTest::addColumn<int>("object");
    for (int i = 0; i < required.size(); ++i)
        QTest::newRow(required[i].object) << i;
}

void TestHar::hasAllThatTheFormatRequires()
{
    QFETCH(const int, object);
    const QJsonObject log = logOf({attempt(1, 503), attempt(2, std::nullopt)});
    const QJsonArray values = valuesAt(log, QString::fromLatin1(required[object].object));
    QVERIFY(!values.isEmpty());
    for (const QJsonValue &value : values) {
        for (const auto &[name, type] : required[object].members)
            QVERIFY2(value[QLatin1String(name)].type() == type, name);
    }
}

void TestHar::saysWhatWentOutAndCameBack()
{
    const QJsonObject entry = entryOf(attempt(2, 503), R"({"a":1})");
    QCOMPARE(entry[QStringLiteral("startedDateTime")].toString(), QStringLiteral("2026-11-23T14:00:00.081Z"));
    QCOMPARE(entry[QStringLiteral("time")].toInt(), 64);
    QCOMPARE(entry[QStringLiteral("timings")][QStringLiteral("wait")].toInt(), 64);
    const QJsonValue request = entry[QStringLiteral("request")];
    QCOMPARE(request[QStringLiteral("url")].toString(), address);
    QCOMPARE(request[QStringLiteral("queryString")][0][QStringLiteral("value")].toString(), QStringLiteral("2"));
    QCOMPARE(request[QStringLiteral("bodySize")].toInt(), 7);
    QCOMPARE(request[QStringLiteral("postData")][QStringLiteral("mimeType")].toString(),
             QStringLiteral("application/json"));
    const QJsonValue response = entry[QStringLiteral("response")];
    QCOMPARE(response[QStringLiteral("status")].toInt(), 503);
    QCOMPARE(response[QStringLiteral("statusText")].toString(), QStringLiteral("Service Unavailable"));
    QCOMPARE(response[QStringLiteral("content")][QStringLiteral("text")].toString(), QStringLiteral("no"));
    QCOMPARE(response[QStringLiteral("content")][QStringLiteral("mimeType")].toString(), QStringLiteral("text/plain"));
}

void TestHar::keepsBodiesAsTheyAre_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("quotes and line ends") << QByteArray("{\"a\":\"it's \\\"\",\r\n\t\"b\":1}");
    QTest::newRow("not ASCII") << QByteArray("{\"a\":\"हिन्दी 🎉\"}");
    QTest::newRow("over a megabyte") << QByteArray("[\"" + QByteArray(2 * 1024 * 1024, 'x') + "\"]");
}

void TestHar::keepsBodiesAsTheyAre()
{
    QFETCH(const QByteArray, body);
    Attempt one = attempt(1, 200);
    one.outcome.answer.body = body;
    const QJsonObject entry = entryOf(one, body);
    QCOMPARE(entry[QStringLiteral("request")][QStringLiteral("postData")][QStringLiteral("text")].toString().toUtf8(),
             body);
    const QJsonValue content = entry[QStringLiteral("response")][QStringLiteral("content")];
    QCOMPARE(content[QStringLiteral("text")].toString().toUtf8(), body);
    QCOMPARE(content[QStringLiteral("size")].toInteger(), body.size());
}

void TestHar::carriesBytesThatAreNoText()
{
    Attempt one = attempt(1, 200);
    one.outcome.answer.body = QByteArray("\xff\xfe\0x", 4);
    const QJsonValue content = entryOf(one)[QStringLiteral("response")][QStringLiteral("content")];
    QCOMPARE(content[QStringLiteral("encoding")].toString(), QStringLiteral("base64"));
    QCOMPARE(QByteArray::fromBase64(content[QStringLiteral("text")].toString().toLatin1()), one.outcome.answer.body);
}

void TestHar::saysThatNoAnswerCame()
{
    const QJsonValue response = entryOf(attempt(1, std::nullopt))[QStringLiteral("response")];
    QCOMPARE(response[QStringLiteral("status")].toInt(-5), 0);
    QCOMPARE(response[QStringLiteral("bodySize")].toInt(), -1);
    QCOMPARE(response[QStringLiteral("comment")].toString(), QStringLiteral("connection refused"));
}

void TestHar::listsAllAttempts()
{
    const QJsonArray entries = logOf({attempt(1, 503), attempt(2, 200)})[QStringLiteral("entries")].toArray();
    QCOMPARE(entries.size(), 2);
    QCOMPARE(entries[1][QStringLiteral("comment")].toString(), QStringLiteral("Batch 1042, attempt 2"));
}

void TestHar::writesNoSecret()
{
    const QByteArray text =
        harText(QStringLiteral("https://bob:canary@in.acme.test/x?token=canary"), "{}", {attempt(1, 503)});
    QVERIFY2(!text.contains("canary"), text.constData());
    QVERIFY(text.contains("sent-separately"));
}

QTEST_GUILESS_MAIN(TestHar)
#include "tst_har.moc"
