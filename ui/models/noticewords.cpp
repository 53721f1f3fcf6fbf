// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/noticewords.h"

#include "core/delivery/failurecause.h"
#include "ui/models/wording.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace penstock {

namespace {

constexpr qsizetype mostNamed = 4; // desktops cut what is longer

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

QString causeText(const StreamNews &news)
{
    if (!news.problem.isEmpty())
        return news.problem;
    return news.failure ? causeWords(causeOf(news.failure->reason, news.failure->status)).title : QString();
}

//! With a full stop: what an endpoint says has none.
QString sentence(const QString &text)
{
    return text.isEmpty() || text.endsWith(u'.') ? text : text + u'.';
}

QString batchesText(qint64 batches)
{
    return batches == 1 ? Words::tr("1 batch") : Words::tr("%1 batches").arg(numberText(batches));
}

QString eventsText(qint64 events)
{
    return events == 1 ? Words::tr("1 event") : Words::tr("%1 events").arg(numberText(events));
}

QString failureTitle(const StreamNews &news)
{
    if (news.problem.isEmpty())
        return Words::tr("“%1” is failing").arg(news.name);
    return news.stopped ? Words::tr("“%1” has stopped").arg(news.name) : Words::tr("“%1” is blocked").arg(news.name);
}

QString titleOf(Notice::Kind kind, const StreamNews &news)
{
    switch (kind) {
    case Notice::Kind::FirstFailure:
        return failureTitle(news);
    case Notice::Kind::FirstLoss:
        return Words::tr("“%1”: %2 given up").arg(news.name, batchesText(news.batchesLost));
    case Notice::Kind::Recovery:
        return Words::tr("“%1” delivers again").arg(news.name);
    }
    Q_UNREACHABLE();
}

QString titleOf(Notice::Kind kind, qsizetype streams)
{
    switch (kind) {
    case Notice::Kind::FirstFailure:
        return Words::tr("%1 streams are failing").arg(streams);
    case Notice::Kind::FirstLoss:
        return Words::tr("%1 streams have given up batches").arg(streams);
    case Notice::Kind::Recovery:
        return Words::tr("%1 streams deliver again").arg(streams);
    }
    Q_UNREACHABLE();
}

QString scheduleText(const StreamNews &news)
{
    if (news.spared)
        return Words::tr("Tries are spared: one probe a minute goes out.");
    if (news.nextTry && news.firstLoss)
        return Words::tr("Next try at %1. Nothing is given up before %2.")
            .arg(secondText(news.nextTry->wall), secondText(news.firstLoss->wall));
    return news.nextTry ? Words::tr("Next try at %1.").arg(secondText(news.nextTry->wall)) : QString();
}

QStringList failureText(const StreamNews &news)
{
    if (!news.problem.isEmpty())
        return {sentence(news.problem), news.stopped ? Words::tr("What waits stays for the next start.") : QString()};
    return {sentence(causeText(news)), scheduleText(news)};
}

QStringList lossText(const StreamNews &news)
{
    const bool isOne = news.batchesLost == 1;
    return {sentence(causeText(news)),
            isOne ? Words::tr("It is kept as a dead letter with %1: redeliver it when the endpoint is mended.")
                        .arg(eventsText(news.eventsLost))
                  : Words::tr("They are kept as dead letters with %1: redeliver them when the endpoint is mended.")
                        .arg(eventsText(news.eventsLost))};
}

QStringList recoveryText(const StreamNews &news)
{
    QStringList parts{Words::tr("It could not for %1.").arg(tookText(news.lasted)),
                      Words::tr("At most %1 waited.").arg(batchesText(news.mostWaiting))};
    if (news.deadLetters == 1)
        parts << Words::tr("1 dead letter is left to redeliver.");
    else if (news.deadLetters > 1)
        parts << Words::tr("%1 dead letters are left to redeliver.").arg(numberText(news.deadLetters));
    return parts;
}

QString textOf(Notice::Kind kind, const StreamNews &news)
{
    QStringList parts;
    switch (kind) {
    case Notice::Kind::FirstFailure:
        parts = failureText(news);
        break;
    case Notice::Kind::FirstLoss:
        parts = lossText(news);
        break;
    case Notice::Kind::Recovery:
        parts = recoveryText(news);
        break;
    }
    parts.removeAll(QString());
    return parts.join(u' ');
}

QString lineOf(Notice::Kind kind, const StreamNews &news)
{
    switch (kind) {
    case Notice::Kind::FirstFailure:
        return Words::tr("%1: %2").arg(news.name, causeText(news));
    case Notice::Kind::FirstLoss:
        return Words::tr("%1: %2").arg(news.name, batchesText(news.batchesLost));
    case Notice::Kind::Recovery:
        return news.deadLetters > 0
                   ? Words::tr("%1: %2 dead letters are left").arg(news.name, numberText(news.deadLetters))
                   : news.name;
    }
    Q_UNREACHABLE();
}

} // namespace

NoticeWords wordsOf(const Notice &notice)
{
    const auto count = qsizetype(notice.streams.size());
    if (count == 1)
        return {titleOf(notice.kind, notice.streams.front()), textOf(notice.kind, notice.streams.front())};
    QStringList lines;
    for (qsizetype i = 0; i < std::min(count, mostNamed); ++i)
        lines << lineOf(notice.kind, notice.streams[std::size_t(i)]);
    if (count > mostNamed)
        lines << Words::tr("and %1 more").arg(count - mostNamed);
    return {titleOf(notice.kind, count), lines.join(u'\n')};
}

} // namespace penstock
