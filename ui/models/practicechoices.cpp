// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/practicechoices.h"

#include "core/engine/demo.h"

#include <QCoreApplication>

namespace penstock {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("penstock::PracticeChoices", text);
}

PracticeButton button(const char *name, const QByteArray &step)
{
    const auto script = parsePracticeScript("{\"steps\": [{" + step + "}]}");
    Q_ASSERT(script);
    const practice::Behaviour behaviour = std::get<PracticeSteps>(script->plan).steps.front().behaviour;
    QString text = practice::behaviourWords(behaviour);
    text.front() = text.front().toUpper();
    return {QStringLiteral("press%1Action").arg(QLatin1String(name)), text, behaviour};
}

} // namespace

QList<PracticeButton> practiceButtons()
{
    return {
        button("503", R"("status": 503, "headers": {"Retry-After": "5"})"),
        button("429", R"("status": 429, "headers": {"Retry-After": "5"})"),
        button("Reset", R"("reset": true)"),
        button("Hang", R"("hang": true)"),
        button("400", R"("status": 400)"),
        button("413", R"("status": 413)"),
        button("500", R"("status": 500)"),
        button("Slow", R"("status": 200, "delayMs": 10000)"),
        button("Basic", R"("challenge": "Basic")"),
        button("Ntlm", R"("challenge": "NTLM")"),
        button("Redirect", R"("redirect": "/elsewhere")"),
        button("Cookie", R"("setCookie": "session=1")"),
        button("StoreHalf", R"("storeHalf": true)"),
        button("CloseBefore", R"("close": "before")"),
        button("CloseDuring", R"("close": "during")"),
        button("CloseAfter", R"("close": "after")"),
        button("HalfClose", R"("halfClose": true)"),
        button("Drip", R"("drip": {})"),
        button("Garbage", R"("garbage": true)"),
        button("BadChunks", R"("badChunks": true)"),
        button("GzipBomb", R"("gzipBomb": {})"),
        button("Interim", R"("interim": {})"),
        button("EndlessHeaders", R"("endless": {"part": "headers"})"),
        button("EndlessBody", R"("endless": {"part": "body"})"),
    };
}

QList<PracticeSample> practiceSamples()
{
    return {
        {words("200 to everything"), R"({
  "version": 1,
  "steps": [ { "status": 200 } ]
})"},
        {words("Fails by chance"), demoScript()},
        {words("Fails three times, then recovers"), R"({
  "version": 1,
  "steps": [
    { "status": 503, "times": 3 },
    { "status": 200, "times": "forever" }
  ]
})"},
        {words("Down for 5 s of every 15 s"), R"({
  "version": 1,
  "flapping": { "upMs": 10000, "downMs": 5000, "whileDown": { "close": "before" } },
  "steps": [ { "status": 200 } ]
})"},
        {words("At most 2 requests a second"), R"({
  "version": 1,
  "rateLimit": { "perSecond": 2 },
  "steps": [ { "status": 200 } ]
})"},
        {words("Stores half of every third batch"), R"({
  "version": 1,
  "repeat": true,
  "steps": [
    { "status": 200, "times": 2 },
    { "storeHalf": true, "status": 500 }
  ]
})"},
    };
}

} // namespace penstock
