// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"
#include "app/cli/exitcode.h"
#include "app/cli/filterargument.h"
#include "app/cli/output.h"
#include "app/cli/recordjson.h"
#include "core/filter/bodyanswers.h"
#include "core/outbox/eventexport.h"
#include "core/outbox/ledger.h"

#include <QDateTime>

#include <vector>

using namespace penstock;

namespace {

const QStringList batchStates{QStringLiteral("queued"),    QStringLiteral("inFlight"),     QStringLiteral("backingOff"),
                              QStringLiteral("delivered"), QStringLiteral("deadLettered"), QStringLiteral("discarded"),
                              QStringLiteral("halved")};
const QStringList outcomes{QStringLiteral("delivered"), QStringLiteral("failed"), QStringLiteral("unconfirmed")};

QString timeText(WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(epochMs(time)).toString(Qt::ISODateWithMs);
}

QString statusText(const std::optional<int> &status)
{
    return status ? QString::number(*status) : QStringLiteral("–");
}

QString batchText(const BatchSummary &summary, const QString &stream)
{
    QString text = QStringLiteral("%1  %2  %3 events  %4 bytes  %5 attempts  %6  %7")
                       .arg(summary.batch.id, 8)
                       .arg(stateName(summary.state), -12)
                       .arg(summary.batch.events, 5)
                       .arg(summary.batch.bytes, 9)
                       .arg(summary.attempts, 2)
                       .arg(timeText(summary.batch.createdAt), stream);
    if (const auto *backingOff = std::get_if<BackingOff>(&summary.state))
        text += QStringLiteral("  next try %1").arg(timeText(backingOff->retryAt.wall));
    return text;
}

QString attemptText(const AttemptRecord &record)
{
    const Outcome &outcome = record.attempt.outcome;
    return QStringLiteral("%1  attempt %2  %3  %4  %5 ms  %6  %7")
        .arg(record.attempt.batch, 8)
        .arg(record.attempt.number, 2)
        .arg(outcomeName(outcome.kind), -11)
        .arg(statusText(outcome.answer.status), 3)
        .arg(outcome.duration.count(), 6)
        .arg(timeText(outcome.startedAt.wall), outcome.reason);
}

QString rejectText(const RejectRecord &record)
{
    const Reject &reject = record.reject;
    return QStringLiteral("%1, line %2: %3").arg(reject.source).arg(reject.line).arg(reject.reason);
}

QString pauseText(const PauseRecord &pause)
{
    const auto time = [](const std::optional<WallTime> &at, const char *none) {
        return at ? timeText(*at) : QString::fromLatin1(none);
    };
    QStringList names;
    for (auto [name, events] : pause.notCollected.asKeyValueRange())
        names << QStringLiteral("%1 %2").arg(QString::fromUtf8(name)).arg(events);
    names.sort();
    return QStringLiteral("%1  %2 – %3  %4 events not collected%5")
        .arg(pause.stream, time(pause.begun, "earlier pauses"), time(pause.ended, "now"))
        .arg(eventsLost(pause))
        .arg(names.isEmpty() ? QString() : QStringLiteral(": ") + names.join(QStringLiteral(", ")));
}

QString journalText(const JournalRecord &record)
{
    const JournalEntry &entry = record.entry;
    return QStringLiteral("%1  %2 (%3)  %4  %5  %6")
        .arg(timeText(entry.at), entry.actor, entry.program, record.stream, entry.action, entry.detail)
        .trimmed();
}

//! Asks the bodies of batches that a filter left, each once.
class BodySearch
{
public:
    BodySearch(Ledger &ledger, const BodyMatcher &matcher)
        : m_ledger(ledger)
        , m_matcher(matcher)
    {
    }

    bool matches(BatchId batch)
    {
        if (!m_matcher.isNeeded())
            return true;
        if (m_answers.of(batch) == BodyAnswer::Unknown)
            m_answers.set(batch, ask(batch));
        return m_answers.of(batch) == BodyAnswer::Yes;
    }

    //! Says what could not be searched.
    int finish() const
    {
        if (m_unread == 0)
            return Done;
        printMessage(QStringLiteral("The events of %1 batches cannot be searched: %2")
                         .arg(QString::number(m_unread), m_firstProblem));
        return SomethingFailed;
    }

private:
    BodyAnswer ask(BatchId batch)
    {
        const auto body = m_ledger.body(batch);
        if (body)
            return m_matcher.matches(*body) ? BodyAnswer::Yes : BodyAnswer::No;
        if (m_unread++ == 0)
            m_firstProblem = body.error().message;
        return BodyAnswer::Unread;
    }

    Ledger &m_ledger;
    const BodyMatcher &m_matcher;
    BodyAnswers m_answers;
    qint64 m_unread = 0;
    QString m_firstProblem;
};

// Opens the ledger, checks --filter, --state and --stream, and lists; says what is wrong with any.
template <typename List>
int list(const LedgerOptions &options, const QStringList &states, const List &listRows)
{
    const auto filter = filterArgument(options.filter);
    if (!filter)
        return WrongUsage;
    if (!options.state.isEmpty() && !states.contains(options.state)) {
        printMessage(QStringLiteral("There is no state \"%1\": it is one of %2.")
                         .arg(options.state, states.join(QStringLiteral(", "))));
        return WrongUsage;
    }
    const auto ledger = Ledger::open(options.dataFolder);
    if (!ledger) {
        printMessage(ledger.error().message);
        return CouldNotRun;
    }
    if (const auto known = (*ledger)->streams();
        known && !options.stream.isEmpty() && !known->contains(options.stream)) {
        printMessage(QStringLiteral("The data folder %1 knows no stream \"%2\". It knows: %3.")
                         .arg(options.dataFolder, options.stream, known->join(QStringLiteral(", "))));
        return WrongUsage;
    }
    BodySearch bodies(**ledger, filter->ofBodies());
    const Result<> listed = listRows(**ledger, *filter, bodies);
    if (!listed) {
        printMessage(listed.error().message);
        return CouldNotRun;
    }
    return bodies.finish();
}

} // namespace

int listBatches(const LedgerOptions &options)
{
    return list(options, batchStates, [&](Ledger &ledger, const RecordFilter &filter, BodySearch &bodies) {
        const BatchQuery query{.stream = options.stream, .state = options.state, .oldestFirst = true};
        return ledger.batches(query, [&](const BatchSummary &summary, const QString &stream) {
            if (!filter.matches(summary) || !bodies.matches(summary.batch.id))
                return true;
            printResultLine(options.json ? batchJson(summary, stream).toJson() : batchText(summary, stream).toUtf8());
            return true;
        });
    });
}

int listAttempts(const LedgerOptions &options)
{
    return list(options, outcomes, [&](Ledger &ledger, const RecordFilter &filter, BodySearch &bodies) {
        return ledger.attempts(options.stream, options.state, 0, [&](const AttemptRecord &record) {
            if (!filter.matches(record) || !bodies.matches(record.attempt.batch))
                return true;
            printResultLine(options.json ? attemptJson(record).toJson() : attemptText(record).toUtf8());
            return true;
        });
    });
}

int printEvents(const LedgerOptions &options)
{
    ExportedEvents printed;
    const int result =
        list(options, batchStates, [&](Ledger &ledger, const RecordFilter &filter, BodySearch &bodies) -> Result<> {
            const BatchQuery query{.stream = options.stream, .state = options.state, .oldestFirst = true};
            std::vector<BatchId> batches;
            const auto listed = ledger.batches(query, [&](const BatchSummary &summary, const QString &) {
                if (filter.matches(summary) && bodies.matches(summary.batch.id))
                    batches.push_back(summary.batch.id);
                return true;
            });
            if (!listed)
                return listed;
            const auto print = [](const QByteArray &lines) -> Result<> {
                printResult(lines);
                return {};
            };
            return exportEvents(ledger, batches, print).map([&](const ExportedEvents &events) { printed = events; });
        });
    if (result != Done || printed.unread == 0)
        return result;
    printMessage(QStringLiteral("The events of %1 batches cannot be read: %2")
                     .arg(QString::number(printed.unread), printed.firstProblem));
    return SomethingFailed;
}

int listRejects(const LedgerOptions &options)
{
    return list(options, {}, [&](Ledger &ledger, const RecordFilter &, BodySearch &) {
        return ledger.rejects(options.stream, [&](const RejectRecord &record) {
            printResultLine(options.json ? rejectJson(record).toJson() : rejectText(record).toUtf8());
            return true;
        });
    });
}

int listPauses(const LedgerOptions &options)
{
    return list(options, {}, [&](Ledger &ledger, const RecordFilter &, BodySearch &) {
        return ledger.pauses(options.stream).map([&](const std::vector<PauseRecord> &pauses) {
            for (const PauseRecord &pause : pauses)
                printResultLine(options.json ? pauseJson(pause).toJson() : pauseText(pause).toUtf8());
        });
    });
}

int listLog(const LedgerOptions &options)
{
    return list(options, {}, [&](Ledger &ledger, const RecordFilter &, BodySearch &) {
        return ledger.journal({.stream = options.stream}).map([&](const std::vector<JournalRecord> &newestFirst) {
            for (auto record = newestFirst.crbegin(); record != newestFirst.crend(); ++record)
                printResultLine(options.json ? journalJson(*record).toJson() : journalText(*record).toUtf8());
        });
    });
}
