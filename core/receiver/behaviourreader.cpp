// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receiver/behaviourreader.h"

#include "core/receiver/httpgrammar.h"

#include <QCoreApplication>

#include <array>

namespace penstock::practice {

namespace {

constexpr int longestWaitMs = 3'600'000;
constexpr int mostBytes = 1024 * 1024 * 1024;
constexpr int mostMebibytes = 1024;
constexpr int mostInterims = 100'000;

//! How a challenge of that scheme begins; a client that answers would go on from there.
constexpr std::array<std::pair<const char *, const char *>, 4> challenges{{
    {"Basic", "Basic realm=\"practice\""},
    {"Digest", "Digest realm=\"practice\", nonce=\"5b1f\", qop=\"auth\""},
    {"NTLM", "NTLM"},
    {"Negotiate", "Negotiate"},
}};

QString words(const char *text)
{
    return QCoreApplication::translate("penstock", text);
}

HeaderFields headers(const QJsonValue &value, const QString &path, QList<ScriptProblem> &problems)
{
    HeaderFields fields;
    ScriptKeys shape(value, path, problems);
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QByteArray name = it.key().toUtf8();
        const QByteArray text = it->toString().toUtf8();
        if (it->isString() && parseFieldLine((name + ": " + text).toStdString()))
            fields.append({name, text});
        else
            shape.report(it.key(), words("must be a header's name with a text that holds no line end"));
    }
    return fields;
}

HttpAnswer answer(ScriptKeys &keys, int otherwise = 200)
{
    HttpAnswer answer;
    answer.status = keys.integer("status", 100, 999, otherwise);
    answer.body = keys.text("body").toUtf8();
    if (keys.has("headers"))
        answer.headers = headers(keys.take("headers"), keys.pathOf(QStringLiteral("headers")), keys.problems());
    return answer;
}

Behaviour readAnswer(ScriptKeys &keys, int otherwise, const HeaderFields &more)
{
    Answer behaviour;
    behaviour.delay = Milliseconds(keys.integer("delayMs", 0, longestWaitMs, 0));
    behaviour.answer = answer(keys, otherwise);
    behaviour.answer.headers += more;
    return behaviour;
}

QByteArray headerValue(ScriptKeys &keys, const char *key)
{
    const QByteArray value = keys.text(key).toUtf8();
    if (value.isEmpty() || !parseFieldLine(("A: " + value).toStdString()))
        keys.report(QLatin1String(key), words("must be a text of one line"));
    return value;
}

QByteArray challenge(ScriptKeys &keys)
{
    const QString scheme = keys.text("challenge");
    for (const auto &[name, value] : challenges) {
        if (scheme == QLatin1String(name))
            return value;
    }
    keys.report(QStringLiteral("challenge"), words("must be \"Basic\", \"Digest\", \"NTLM\" or \"Negotiate\""));
    return {};
}

Close::When when(ScriptKeys &keys)
{
    const QString word = keys.take("close").toString();
    if (word == QLatin1String("before"))
        return Close::When::Before;
    if (word == QLatin1String("during"))
        return Close::When::During;
    if (word != QLatin1String("after"))
        keys.report(QStringLiteral("close"), words("must be \"before\", \"during\" or \"after\" (the request)"));
    return Close::When::After;
}

Behaviour readDrip(ScriptKeys &keys)
{
    Drip drip{.answer = answer(keys)};
    ScriptKeys inner = keys.takeObject("drip");
    drip.interval = Milliseconds(inner.integer("intervalMs", 1, longestWaitMs, int(drip.interval.count())));
    inner.reportUnknown();
    return drip;
}

Behaviour readEndless(ScriptKeys &keys)
{
    Endless endless{.answer = answer(keys)};
    ScriptKeys inner = keys.takeObject("endless");
    const QString part = inner.take("part").toString();
    if (part == QLatin1String("headers"))
        endless.part = Endless::Part::Headers;
    else if (part != QLatin1String("body"))
        inner.report(QStringLiteral("part"), words("must be \"headers\" or \"body\""));
    endless.bytesAtMost = inner.integer("bytesAtMost", 1, mostBytes, int(endless.bytesAtMost));
    endless.timeAtMost = Milliseconds(inner.integer("msAtMost", 1, longestWaitMs, int(endless.timeAtMost.count())));
    inner.reportUnknown();
    return endless;
}

Behaviour readGzipBomb(ScriptKeys &keys)
{
    GzipBomb bomb{.answer = answer(keys)};
    ScriptKeys inner = keys.takeObject("gzipBomb");
    bomb.mebibytes = inner.integer("mebibytes", 1, mostMebibytes, bomb.mebibytes);
    inner.reportUnknown();
    return bomb;
}

Behaviour readInterim(ScriptKeys &keys)
{
    InterimFlood flood{.answer = answer(keys)};
    ScriptKeys inner = keys.takeObject("interim");
    flood.interim = inner.integer("status", 100, 199, flood.interim);
    flood.count = inner.integer("count", 1, mostInterims, flood.count);
    inner.reportUnknown();
    return flood;
}

template <typename Kind>
Behaviour flagged(ScriptKeys &keys, const char *key)
{
    keys.onlyTrue(key);
    return Kind{};
}

struct Reader
{
    const char *key;
    Behaviour (*read)(ScriptKeys &keys);
    bool answers; //!< and so may have a "status" beside its key
};

const std::array readers{
    Reader{"status", [](ScriptKeys &keys) { return readAnswer(keys, 200, {}); }, false},
    Reader{"redirect",
           [](ScriptKeys &keys) {
               return readAnswer(keys, 302, {{QByteArrayLiteral("Location"), headerValue(keys, "redirect")}});
           },
           true},
    Reader{"challenge",
           [](ScriptKeys &keys) {
               return readAnswer(keys, 401, {{QByteArrayLiteral("WWW-Authenticate"), challenge(keys)}});
           },
           true},
    Reader{"setCookie",
           [](ScriptKeys &keys) {
               return readAnswer(keys, 200, {{QByteArrayLiteral("Set-Cookie"), headerValue(keys, "setCookie")}});
           },
           true},
    Reader{"close", [](ScriptKeys &keys) -> Behaviour { return Close{.when = when(keys)}; }, false},
    Reader{"reset", [](ScriptKeys &keys) { return flagged<Reset>(keys, "reset"); }, false},
    Reader{"halfClose", [](ScriptKeys &keys) { return flagged<HalfClose>(keys, "halfClose"); }, false},
    Reader{"drip", readDrip, true},
    Reader{"hang", [](ScriptKeys &keys) { return flagged<Hang>(keys, "hang"); }, false},
    Reader{"garbage", [](ScriptKeys &keys) { return flagged<Garbage>(keys, "garbage"); }, false},
    Reader{"endless", readEndless, true},
    Reader{"badChunks",
           [](ScriptKeys &keys) -> Behaviour {
               keys.onlyTrue("badChunks");
               return BadChunks{.answer = answer(keys)};
           },
           true},
    Reader{"gzipBomb", readGzipBomb, true},
    Reader{"interim", readInterim, true},
    Reader{"storeHalf",
           [](ScriptKeys &keys) -> Behaviour {
               keys.onlyTrue("storeHalf");
               return StoreHalf{.answer = answer(keys, 500)};
           },
           true},
};

} // namespace

Behaviour readBehaviour(ScriptKeys &keys)
{
    std::vector<const Reader *> found;
    QStringList known;
    for (const Reader &reader : readers) {
        known.append(u'"' + QLatin1String(reader.key) + u'"');
        if (keys.has(reader.key))
            found.push_back(&reader);
    }
    // "status" comes first: it belongs to the behaviour beside it.
    if (found.size() == 2 && found.front() == &readers.front() && found.back()->answers)
        found.erase(found.begin());
    if (found.size() != 1)
        keys.report({}, words("must have one of %1").arg(known.join(QStringLiteral(", "))));
    return found.empty() ? Behaviour() : found.front()->read(keys);
}

} // namespace penstock::practice
