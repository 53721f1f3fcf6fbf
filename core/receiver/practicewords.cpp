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

QString answerWords(const Answer &answer)
{
    return answer.delay.count() == 0 ? QString::number(answer.answer.status)
                                     : words("%1 after %2 ms").arg(answer.answer.status).arg(answer.delay.count());
}

} // namespace

QString behaviourWords(const Behaviour &behaviour)
{
    return std::visit(Overloaded{
                          [](const Answer &answer) { return answerWords(answer); },
                          [](const Close &close) { return closeWords(close.when); },
                          [](const Reset &) { return words("reset"); },
                          [](const HalfClose &) { return words("half closed"); },
                          [](const Drip &drip) {
                              return words("%1, a byte every %2 ms").arg(drip.answer.status).arg(drip.interval.count());
                          },
                          [](const Hang &) { return words("no answer"); },
                          [](const Garbage &) { return words("garbage"); },
                      },
                      behaviour);
}

} // namespace penstock::practice
