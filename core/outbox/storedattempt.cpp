// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/storedattempt.h"

#include "core/outbox/statement.h"

#include <QCoreApplication>
#include <QDataStream>
#include <QIODevice>

namespace penstock {

const char *const selectAttempts =
    "SELECT attempt.id, attempt.batch, attempt.number, attempt.scheduled, outcome, status, started_wall,"
    " started_steady, duration, bytes_sent, retry_after, lost_on_reused, truncated, reason, reason_phrase,"
    " request_headers, answer_headers, answer_body, request_id, events, stream.name, batch.state"
    " FROM attempt JOIN batch ON batch.id = attempt.batch JOIN stream ON stream.id = batch.stream";

namespace {

// Values may hold any byte, line ends included: length-prefixed, so that what comes out is what went in.
QByteArray packed(const HeaderFields &fields)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_0);
    for (const HeaderField &field : fields)
        out << field.name << field.value;
    return bytes;
}

HeaderFields unpacked(const QByteArray &bytes)
{
    HeaderFields fields;
    QDataStream in(bytes);
    in.setVersion(QDataStream::Qt_6_0);
    while (!in.atEnd() && in.status() == QDataStream::Ok) {
        HeaderField field;
        in >> field.name >> field.value;
        fields.append(field);
    }
    return fields;
}

std::optional<Outcome::Kind> kindFrom(const QString &name)
{
    for (const auto kind : {Outcome::Kind::Delivered, Outcome::Kind::Failed, Outcome::Kind::Unconfirmed}) {
        if (name == outcomeName(kind))
            return kind;
    }
    return {};
}

} // namespace

Result<AttemptRecord> readAttempt(Columns &row)
{
    AttemptRecord record;
    Attempt &attempt = record.attempt;
    attempt.batch = row.integer();
    attempt.number = row.number();
    attempt.scheduled = row.number();
    Outcome &outcome = attempt.outcome;
    const QString name = row.text();
    const std::optional<Outcome::Kind> kind = kindFrom(name);
    if (!kind)
        return failure(
            QCoreApplication::translate("penstock", "Attempt %1 of batch %2 is damaged: its outcome \"%3\" is unknown.")
                .arg(attempt.number)
                .arg(attempt.batch)
                .arg(name),
            Error::Kind::Damaged);
    outcome.kind = *kind;
    outcome.answer.status = row.optionalNumber();
    outcome.startedAt = {.wall = wallTimeFromEpochMs(row.integer()), .steady = SteadyTime(row.milliseconds())};
    outcome.duration = row.milliseconds();
    outcome.bytesSent = row.integer();
    outcome.retryAfter = row.optionalMilliseconds();
    outcome.lostOnReusedConnection = row.number() != 0;
    outcome.answer.truncated = row.number() != 0;
    outcome.reason = row.text();
    outcome.answer.reasonPhrase = row.bytes();
    outcome.requestHeaders = unpacked(row.bytes());
    outcome.answer.headers = unpacked(row.bytes());
    outcome.answer.body = row.bytes();
    record.requestId = row.bytes();
    record.events = row.number();
    record.stream = row.text();
    record.batchState = row.text();
    return record;
}

Result<> insertAttempt(Database &database, const Attempt &attempt)
{
    const Outcome &outcome = attempt.outcome;
    const Answer &answer = outcome.answer;
    return Statement(database, "INSERT INTO attempt (batch, number, scheduled, outcome, status, started_wall,"
                               " started_steady, duration, bytes_sent, retry_after, lost_on_reused, truncated, reason,"
                               " reason_phrase, request_headers, answer_headers, answer_body)"
                               " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(attempt.batch, attempt.number, attempt.scheduled, outcomeName(outcome.kind), answer.status)
        .bind(epochMs(outcome.startedAt.wall), outcome.startedAt.steady.time_since_epoch(), outcome.duration)
        .bind(outcome.bytesSent, outcome.retryAfter, outcome.lostOnReusedConnection, answer.truncated)
        .bind(outcome.reason, answer.reasonPhrase, packed(outcome.requestHeaders), packed(answer.headers))
        .bind(answer.body.left(Answer::bodyLimit))
        .run();
}

} // namespace penstock
