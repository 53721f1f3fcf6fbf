// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receiver/practicescript.h"

#include <QTest>

using namespace penstock;
using namespace practice;

namespace {

//! "path: message" of each problem.
QStringList problemsOf(const QByteArray &json)
{
    QStringList lines;
    if (const auto script = parsePracticeScript(json); !script) {
        for (const ScriptProblem &problem : script.error())
            lines.append(problem.path + QStringLiteral(": ") + problem.message);
    }
    return lines;
}

} // namespace

class TestPracticeScript : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryBehaviour_data();
    void readsEveryBehaviour();
    void readsStepsAndTheirTimes();
    void readsAChance();
    void readsLimitsAroundTheSteps();
    void reportsProblemsByPath_data();
    void reportsProblemsByPath();
    void reportsAllProblemsAtOnce();
    void withoutAScriptItAnswers200();
};

void TestPracticeScript::readsEveryBehaviour_data()
{
    QTest::addColumn<QByteArray>("step");
    QTest::addColumn<Behaviour>("behaviour");
    QTest::addColumn<QString>("words");

    const auto row = [](const char *step, const Behaviour &behaviour, const char *words) {
        QTest::newRow(step) << QByteArray(step) << behaviour << QString::fromLatin1(words);
    };
    row(R"("status": 200)", penstock::practice::Answer{}, "200");
    row(R"("status": 503, "delayMs": 100, "headers": {"Retry-After": "2"}, "body": "wait")",
        penstock::practice::Answer{.answer = {.status = 503, .headers = {{"Retry-After", "2"}}, .body = "wait"},
                                   .delay = Milliseconds(100)},
        "503 after 100 ms");
    row(R"("status": 600)", penstock::practice::Answer{.answer = {.status = 600, .headers = {}, .body = {}}}, "600");
    row(R"("close": "before")", Close{Close::When::Before}, "closed before the request");
    row(R"("close": "during")", Close{Close::When::During}, "closed inside the request");
    row(R"("close": "after")", Close{Close::When::After}, "closed after the request");
    row(R"("reset": true)", Reset{}, "reset");
    row(R"("halfClose": true)", HalfClose{}, "half closed");
    row(R"("drip": {})", Drip{}, "200, a byte every 400 ms");
    row(R"("drip": {"intervalMs": 10}, "status": 202, "body": "ok")",
        Drip{.answer = {.status = 202, .headers = {}, .body = "ok"}, .interval = Milliseconds(10)},
        "202, a byte every 10 ms");
    row(R"("hang": true)", Hang{}, "no answer");
    row(R"("garbage": true)", Garbage{}, "garbage");
    const auto answers = [&row](const char *step, int status, const QByteArray &name, const QByteArray &value,
                                const char *words) {
        row(step, penstock::practice::Answer{.answer = {.status = status, .headers = {{name, value}}, .body = {}}},
            words);
    };
    answers(R"("redirect": "/there")", 302, "Location", "/there", "302 to /there");
    answers(R"("redirect": "https://a.example/", "status": 308)", 308, "Location", "https://a.example/",
            "308 to https://a.example/");
    answers(R"("challenge": "Basic")", 401, "WWW-Authenticate", "Basic realm=\"practice\"", "401 asking for Basic");
    answers(R"("challenge": "NTLM")", 401, "WWW-Authenticate", "NTLM", "401 asking for NTLM");
    answers(R"("challenge": "Negotiate", "status": 407)", 407, "WWW-Authenticate", "Negotiate",
            "407 asking for Negotiate");
    answers(R"("setCookie": "a=b")", 200, "Set-Cookie", "a=b", "200 with a cookie");
    row(R"("endless": {"part": "headers"})", Endless{.answer = {}, .part = Endless::Part::Headers},
        "200, headers without an end");
    row(R"("endless": {"part": "body", "bytesAtMost": 5000, "msAtMost": 70}, "status": 503)",
        Endless{
            .answer = {.status = 503, .headers = {}, .body = {}}, .bytesAtMost = 5000, .timeAtMost = Milliseconds(70)},
        "503, a body without an end");
    row(R"("badChunks": true)", BadChunks{}, "200, a body of broken chunks");
    row(R"("gzipBomb": {"mebibytes": 7})", GzipBomb{.answer = {}, .mebibytes = 7},
        "200, a gzip body that unpacks to 7 MiB");
    row(R"("interim": {"status": 102, "count": 9}, "status": 204)",
        InterimFlood{.answer = {.status = 204, .headers = {}, .body = {}}, .interim = 102, .count = 9},
        "9 times 102, then 204");
    row(R"("storeHalf": true)", StoreHalf{}, "half of the events stored, then 500");
}

void TestPracticeScript::readsEveryBehaviour()
{
    QFETCH(const QByteArray, step);
    QFETCH(const Behaviour, behaviour);
    QFETCH(const QString, words);
    const PracticeScript expected{.seed = 1, .plan = PracticeSteps{{PracticeStep{behaviour, 1}}}};
    const auto script = parsePracticeScript("{\"steps\": [{" + step + "}]}");
    QVERIFY(script.has_value());
    QVERIFY(*script == expected);
    QCOMPARE(behaviourWords(behaviour), words);
}

void TestPracticeScript::readsStepsAndTheirTimes()
{
    const auto script = parsePracticeScript(R"({"version": 1, "seed": 7, "steps": [
        {"status": 503, "times": 3}, {"reset": true}, {"status": 200, "times": "forever"}]})");
    QVERIFY(script.has_value());
    QCOMPARE(script->seed, 7U);
    const auto &plan = std::get<PracticeSteps>(script->plan);
    QVERIFY(!plan.repeat);
    QCOMPARE(plan.steps.size(), std::size_t(3));
    QCOMPARE(plan.steps[0].times, 3);
    QCOMPARE(plan.steps[1].times, 1);
    QCOMPARE(plan.steps[2].times, PracticeStep::forever);

    const auto repeating = parsePracticeScript(R"({"steps": [{"status": 200}], "repeat": true})");
    QVERIFY(std::get<PracticeSteps>(repeating->plan).repeat);
}

void TestPracticeScript::readsAChance()
{
    const auto script = parsePracticeScript(R"({"chance": [
        {"weight": 80, "status": 200}, {"weight": 15, "status": 503}, {"weight": 5, "reset": true}], "seed": 7})");
    QVERIFY(script.has_value());
    const PracticeChance expected{
        {{80, Behaviour(penstock::practice::Answer{})},
         {15, penstock::practice::Answer{.answer = {.status = 503, .headers = {}, .body = {}}}},
         {5, Reset{}}}};
    QVERIFY(std::get<PracticeChance>(script->plan) == expected);
}

void TestPracticeScript::readsLimitsAroundTheSteps()
{
    const auto script = parsePracticeScript(R"({"rateLimit": {"perSecond": 5},
        "flapping": {"upMs": 3000, "downMs": 2000, "whileDown": {"reset": true}}, "steps": [{"status": 202}]})");
    QVERIFY(script.has_value());
    QVERIFY(script->rateLimit == PracticeRateLimit{.perSecond = 5});
    QVERIFY((script->flapping == PracticeFlapping{Milliseconds(3000), Milliseconds(2000), Reset{}}));

    const auto alone = parsePracticeScript(R"({"flapping": {}})");
    QVERIFY(alone.has_value());
    QVERIFY((*alone == PracticeScript{.flapping = PracticeFlapping{}, .rateLimit = {}}));
}

void TestPracticeScript::reportsProblemsByPath_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("problem");

    const auto row = [](const char *name, const char *json, const char *problem) {
        QTest::newRow(name) << QByteArray(json) << QString::fromUtf8(problem);
    };
    row("not JSON", "{\"steps\": [}", ": is not JSON: object is missing after a comma at byte 12");
    row("a list", "[]", ": must be an object { … }");
    row("nothing", "{}", ": must have either \"steps\" or \"chance\"");
    row("both", R"({"steps": [{"hang": true}], "chance": [{"hang": true}]})",
        ": must have either \"steps\" or \"chance\"");
    row("version", R"({"version": 2, "new": 1})", "version: must be a whole number from 1 to 1");
    row("seed", R"({"seed": -1, "steps": [{"hang": true}]})", "seed: must be a whole number from 0 to 2147483647");
    row("unknown key", R"({"steps": [{"hang": true}], "step": 1})", "step: is not a key that a script has here");
    row("no steps", R"({"steps": []})", "steps: must be a list with at least one entry");
    row("steps no list", R"({"steps": {}})", "steps: must be a list with at least one entry");
    row("no chances", R"({"chance": []})", "chance: must be a list with at least one entry");
    row("repeat", R"({"steps": [{"hang": true}], "repeat": 1})", "repeat: must be true or false");
    row("repeat by chance", R"({"chance": [{"hang": true}], "repeat": true})",
        "repeat: is not a key that a script has here");
    row("step no object", R"({"steps": [{"hang": true}, 5]})", "steps[1]: must be an object { … }");
    const char *const kinds =
        "steps[0]: must have one of \"status\", \"redirect\", \"challenge\", \"setCookie\", \"close\", \"reset\", "
        "\"halfClose\", \"drip\", \"hang\", \"garbage\", \"endless\", \"badChunks\", \"gzipBomb\", \"interim\", "
        "\"storeHalf\"";
    row("no behaviour", R"({"steps": [{"times": 2}]})", kinds);
    row("two behaviours", R"({"steps": [{"reset": true, "hang": true}]})", kinds);
    row("status too small", R"({"steps": [{"status": 99}]})",
        "steps[0].status: must be a whole number from 100 to 999");
    row("status a text", R"({"steps": [{"status": "200"}]})",
        "steps[0].status: must be a whole number from 100 to 999");
    row("status a fraction", R"({"steps": [{"status": 200.5}]})",
        "steps[0].status: must be a whole number from 100 to 999");
    row("delay", R"({"steps": [{"status": 200, "delayMs": -1}]})",
        "steps[0].delayMs: must be a whole number from 0 to 3600000");
    row("body", R"({"steps": [{"status": 200, "body": 5}]})", "steps[0].body: must be a text in quotes");
    row("headers", R"({"steps": [{"status": 200, "headers": []}]})", "steps[0].headers: must be an object { … }");
    row("header value", R"({"steps": [{"status": 200, "headers": {"A": 5}}]})",
        "steps[0].headers.A: must be a header's name with a text that holds no line end");
    row("header with a line end", R"({"steps": [{"status": 200, "headers": {"A": "b\r\nC: d"}}]})",
        "steps[0].headers.A: must be a header's name with a text that holds no line end");
    row("header name", R"({"steps": [{"status": 200, "headers": {"A B": "c"}}]})",
        "steps[0].headers.A B: must be a header's name with a text that holds no line end");
    row("close", R"({"steps": [{"close": true}]})",
        "steps[0].close: must be \"before\", \"during\" or \"after\" (the request)");
    row("reset", R"({"steps": [{"reset": false}]})", "steps[0].reset: must be true; leave it out otherwise");
    row("drip no object", R"({"steps": [{"drip": true}]})", "steps[0].drip: must be an object { … }");
    row("drip interval", R"({"steps": [{"drip": {"intervalMs": 0}}]})",
        "steps[0].drip.intervalMs: must be a whole number from 1 to 3600000");
    row("drip unknown", R"({"steps": [{"drip": {"ms": 1}}]})", "steps[0].drip.ms: is not a key that a script has here");
    row("delay of a reset", R"({"steps": [{"reset": true, "delayMs": 5}]})",
        "steps[0].delayMs: is not a key that a script has here");
    row("redirect", R"({"steps": [{"redirect": "a\nb"}]})", "steps[0].redirect: must be a text of one line");
    row("challenge", R"({"steps": [{"challenge": "Bearer"}]})",
        "steps[0].challenge: must be \"Basic\", \"Digest\", \"NTLM\" or \"Negotiate\"");
    row("endless part", R"({"steps": [{"endless": {}}]})", "steps[0].endless.part: must be \"headers\" or \"body\"");
    row("endless bytes", R"({"steps": [{"endless": {"part": "body", "bytesAtMost": 0}}]})",
        "steps[0].endless.bytesAtMost: must be a whole number from 1 to 1073741824");
    row("bomb", R"({"steps": [{"gzipBomb": {"mebibytes": 2000}}]})",
        "steps[0].gzipBomb.mebibytes: must be a whole number from 1 to 1024");
    row("interim", R"({"steps": [{"interim": {"status": 200}}]})",
        "steps[0].interim.status: must be a whole number from 100 to 199");
    row("status beside a reset", R"({"steps": [{"reset": true, "status": 200}]})", kinds);
    row("rate limit", R"({"rateLimit": {"perSecond": 0}})",
        "rateLimit.perSecond: must be a whole number from 1 to 10000");
    row("flapping", R"({"flapping": {"whileDown": {"times": 2, "hang": true}}})",
        "flapping.whileDown.times: is not a key that a script has here");
    row("times 0", R"({"steps": [{"hang": true, "times": 0}]})",
        "steps[0].times: must be a whole number from 1 on, or \"forever\"");
    row("times a word", R"({"steps": [{"hang": true, "times": "always"}]})",
        "steps[0].times: must be a whole number from 1 on, or \"forever\"");
    row("forever in the middle", R"({"steps": [{"hang": true, "times": "forever"}, {"reset": true}]})",
        "steps[0].times: may be \"forever\" only in the last step and without \"repeat\": nothing comes after it");
    row("forever repeated", R"({"steps": [{"hang": true, "times": "forever"}], "repeat": true})",
        "steps[0].times: may be \"forever\" only in the last step and without \"repeat\": nothing comes after it");
    row("weight", R"({"chance": [{"hang": true}, {"weight": 0, "hang": true}]})",
        "chance[1].weight: must be a whole number from 1 to 1000000");
    row("times by chance", R"({"chance": [{"hang": true, "times": 2}]})",
        "chance[0].times: is not a key that a script has here");
}

void TestPracticeScript::reportsProblemsByPath()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, problem);
    const QStringList problems = problemsOf(json);
    QVERIFY2(problems.contains(problem), qPrintable(problems.join(u'\n')));
}

void TestPracticeScript::reportsAllProblemsAtOnce()
{
    QCOMPARE(problemsOf(R"({"seed": "x", "steps": [{"status": 1}, {"close": "never"}], "z": 0})").size(), 4);
    QCOMPARE(problemsOf(R"({"version": 2, "seed": "x", "z": 0})").size(), 1);
}

void TestPracticeScript::withoutAScriptItAnswers200()
{
    const PracticeScript script;
    QCOMPARE(behaviourWords(std::get<PracticeSteps>(script.plan).steps.front().behaviour), QStringLiteral("200"));
}

QTEST_GUILESS_MAIN(TestPracticeScript)
#include "tst_practicescript.moc"
