// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receiver/practicescript.h"

#include "core/overloaded.h"

#include <QCoreApplication>

namespace penstock::practice {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("penstock", text);
}

QString closeWords(Close::When when)
{
    switch (when) {
    case Close::When::Before:
        return words("closed before the request");
    case Close::When::During:
        return words("closed inside the request");
    case Close::When::After:
        return words("closed after the request");
    }
    return {};
}

//! The status, and the header that asks something of the client.
QString verdictWords(const HttpAnswer &answer)
{
    for (const HeaderField &field : answer.headers) {
        const QString value = QString::fromUtf8(field.value);
        if (field.name == "Location")
            return words("%1 to %2").arg(answer.status).arg(value);
        if (field.name == "WWW-Authenticate")
            return words("%1 asking for %2").arg(answer.status).arg(value.section(u' ', 0, 0));
        if (field.name == "Set-Cookie")
            return words("%1 with a cookie").arg(answer.status);
    }
    return QString::number(answer.status);
}

QString answerWords(const Answer &answer)
{
    const QString verdict = verdictWords(answer.answer);
    return answer.delay.count() == 0 ? verdict : words("%1 after %2 ms").arg(verdict).arg(answer.delay.count());
}

QString endlessWords(const Endless &endless)
{
    const QString text = endless.part == Endless::Part::Headers ? words("%1, headers without an end")
                                                                : words("%1, a body without an end");
    return text.arg(endless.answer.status);
}

} // namespace

QString behaviourWords(const Behaviour &behaviour)
{
    return std::visit(
        Overloaded{
            [](const Answer &answer) { return answerWords(answer); },
            [](const Close &close) { return closeWords(close.when); },
            [](const Reset &) { return words("reset"); },
            [](const HalfClose &) { return words("half closed"); },
            [](const Drip &drip) {
                return words("%1, a byte every %2 ms").arg(drip.answer.status).arg(drip.interval.count());
            },
            [](const Hang &) { return words("no answer"); },
            [](const Garbage &) { return words("garbage"); },
            [](const Endless &endless) { return endlessWords(endless); },
            [](const BadChunks &chunks) { return words("%1, a body of broken chunks").arg(chunks.answer.status); },
            [](const GzipBomb &bomb) {
                return words("%1, a gzip body that unpacks to %2 MiB").arg(bomb.answer.status).arg(bomb.mebibytes);
            },
            [](const InterimFlood &flood) {
                return words("%1 times %2, then %3").arg(flood.count).arg(flood.interim).arg(flood.answer.status);
            },
            [](const StoreHalf &half) { return words("half of the events stored, then %1").arg(half.answer.status); },
        },
        behaviour);
}

} // namespace penstock::practice
