// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/halvingwords.h"

#include <QCoreApplication>

namespace penstock {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("penstock", text);
}

QString sentences(QStringList all)
{
    all.removeAll(QString());
    return all.join(u' ');
}

QString leftText(const HalvingProgress &progress)
{
    if (progress.left == 0)
        return {};
    return progress.left == 1 ? tr("1 event stays a dead letter, not tried by itself.")
                              : tr("%1 events stay dead letters, not tried by themselves.").arg(progress.left);
}

QString foundText(const HalvingProgress &progress)
{
    const auto refused = progress.refused.size();
    if (refused == 0)
        return tr("No refused event was found.");
    const QString what =
        refused == 1 ? tr("One event of %1 is refused: number %2.")
                           .arg(QString::number(progress.events), QString::number(progress.refused.first().index))
                     : tr("%1 events of %2 are refused.").arg(refused).arg(progress.events);
    const QString rest = progress.accepted == 1
                             ? tr("1 event was accepted: it is delivered.")
                             : tr("%1 events were accepted: they are delivered.").arg(progress.accepted);
    return progress.accepted == 0 ? what : sentences({what, rest});
}

} // namespace

QString stepRange(const HalvingStep &step)
{
    return step.events == 1 ? tr("event %1").arg(step.firstEvent)
                            : tr("events %1 – %2").arg(step.firstEvent).arg(step.firstEvent + step.events - 1);
}

QString stepAnswer(const HalvingStep &step)
{
    switch (step.answer) {
    case HalvingStep::Answer::Awaited:
        return tr("sent");
    case HalvingStep::Answer::Accepted:
        return tr("accepted");
    case HalvingStep::Answer::Refused:
        return tr("refused: %1").arg(step.failure.reason);
    case HalvingStep::Answer::Unclear:
        return tr("no verdict: %1").arg(step.failure.reason);
    }
    Q_UNREACHABLE();
}

QString halvingResult(const HalvingProgress &progress)
{
    switch (progress.end) {
    case HalvingProgress::End::GoesOn:
        return {};
    case HalvingProgress::End::Found:
        return foundText(progress);
    case HalvingProgress::End::AllAccepted:
        return tr("Each half alone is accepted: it was the size, or the endpoint takes these events by now. All %1 "
                  "events are delivered.")
            .arg(progress.events);
    case HalvingProgress::End::Limit:
        return sentences({tr("Ended after %1 requests, the limit.").arg(progress.requests), foundText(progress),
                          leftText(progress)});
    case HalvingProgress::End::Stopped:
        return sentences({tr("Stopped."), foundText(progress), leftText(progress)});
    case HalvingProgress::End::Failed:
        return sentences({tr("It did not come to an end."), progress.problem, leftText(progress)});
    }
    Q_UNREACHABLE();
}

QString refusedText(const RefusedEvent &event)
{
    const QString uuid = event.uuid.isEmpty() ? tr("no event_uuid") : event.uuid;
    const QString code = event.code.isEmpty() ? tr("no event_code") : event.code;
    return tr("Event %1 (%2, %3): %4. It is batch %5 now.")
        .arg(QString::number(event.index), code, uuid, event.failure.reason, QString::number(event.batch));
}

QString halvingWarning()
{
    return tr("Halves of it are sent, and halves of those that are refused: each is a second delivery, as a batch of "
              "its "
              "own with a request id of its own. At most %1 requests go out, one after the other. What is accepted is "
              "delivered; what is refused stays a dead letter, one event each. The whole batch is not sent again.")
        .arg(HalvingProgress::mostRequests);
}

} // namespace penstock
