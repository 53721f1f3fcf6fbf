// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/attemptlines.h"

#include "ui/models/mark.h"
#include "ui/models/wording.h"

#include <QCoreApplication>

namespace penstock {

namespace {

struct AttemptWords
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

QString headerLines(const HeaderFields &headers)
{
    QString lines;
    for (const HeaderField &field : headers)
        lines += QStringLiteral("%1: %2\n").arg(QString::fromLatin1(field.name), QString::fromUtf8(field.value));
    return lines;
}

QString answerLine(const Answer &answer)
{
    return answer.status
               ? QStringLiteral("HTTP/1.1 %1 %2\n").arg(*answer.status).arg(QString::fromUtf8(answer.reasonPhrase))
               : AttemptWords::tr("No answer") + u'\n';
}

} // namespace

QString attemptLines(const Attempt &attempt)
{
    const Outcome &outcome = attempt.outcome;
    QString lines = AttemptWords::tr("Started: %1").arg(exactText(outcome.startedAt.wall)) + u'\n' +
                    AttemptWords::tr("Took: %1").arg(tookText(outcome.duration)) + u'\n' +
                    AttemptWords::tr("Outcome: %1").arg(markWord(markOf(outcome.kind))) + u'\n';
    if (!outcome.reason.isEmpty())
        lines += AttemptWords::tr("Reason: %1").arg(outcome.reason) + u'\n';
    return lines + u'\n' + headerLines(outcome.requestHeaders) + u'\n' + answerLine(outcome.answer) +
           headerLines(outcome.answer.headers) + u'\n';
}

} // namespace penstock
