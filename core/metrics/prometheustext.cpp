// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/metrics/prometheustext.h"

#include <functional>

namespace penstock {

namespace {

using Streams = std::vector<StreamOverview>;
using Number = std::function<qint64(const StreamOverview &)>;
using Time = std::function<std::optional<WallTime>(const StreamOverview &)>;

QByteArray escaped(const QString &value)
{
    QByteArray text = value.toUtf8();
    text.replace('\\', "\\\\");
    text.replace('"', "\\\"");
    text.replace('\n', "\\n");
    return text;
}

//! 1.5, 0.005, 30
QByteArray seconds(qint64 ms)
{
    QByteArray text = QByteArray::number(ms / 1000) + '.' + QByteArray::number(ms % 1000).rightJustified(3, '0');
    while (text.endsWith('0'))
        text.chop(1);
    if (text.endsWith('.'))
        text.chop(1);
    return text;
}

class Exposition final
{
public:
    explicit Exposition(const Streams &streams)
        : m_streams(streams)
    {
    }

    void family(const char *name, const char *type, const char *help)
    {
        m_name = name;
        m_text += "# HELP " + m_name + ' ' + help + "\n# TYPE " + m_name + ' ' + type + '\n';
    }

    //! `labels` come after the stream's: `,state="queued"`.
    void sample(const StreamOverview &stream, const QByteArray &value, const QByteArray &labels = {},
                const QByteArray &suffix = {})
    {
        m_text += m_name + suffix + "{stream=\"" + escaped(stream.stream) + '"' + labels + "} " + value + '\n';
    }

    void numbers(const char *name, const char *type, const char *help, const Number &number)
    {
        family(name, type, help);
        for (const StreamOverview &stream : m_streams)
            sample(stream, QByteArray::number(number(stream)));
    }

    //! A number for each of a label's values.
    void numbersBy(const char *name, const char *type, const char *help, const char *label,
                   const std::vector<std::pair<const char *, Number>> &values)
    {
        family(name, type, help);
        for (const StreamOverview &stream : m_streams) {
            for (const auto &[value, number] : values)
                sample(stream, QByteArray::number(number(stream)), QByteArray(",") + label + "=\"" + value + '"');
        }
    }

    //! Of the streams that have such a time.
    void times(const char *name, const char *help, const Time &time)
    {
        family(name, "gauge", help);
        for (const StreamOverview &stream : m_streams) {
            if (const auto at = time(stream))
                sample(stream, seconds(epochMs(*at)));
        }
    }

    void answerTimes()
    {
        family("penstock_answer_seconds", "histogram", "Time from a request's start to its answer's end.");
        for (const StreamOverview &stream : m_streams) {
            qint64 answers = 0;
            for (std::size_t bucket = 0; bucket < stream.attempts.answered.size(); ++bucket) {
                answers += stream.attempts.answered[bucket];
                const bool isLast = bucket == answerBucketEnds.size();
                const QByteArray end = isLast ? "+Inf" : seconds(answerBucketEnds[bucket].count());
                sample(stream, QByteArray::number(answers), ",le=\"" + end + '"', "_bucket");
            }
            sample(stream, seconds(stream.attempts.answeredFor.count()), {}, "_sum");
            sample(stream, QByteArray::number(answers), {}, "_count");
        }
    }

    [[nodiscard]] QByteArray text() const { return m_text; }

private:
    const Streams &m_streams;
    QByteArray m_name;
    QByteArray m_text;
};

Number isIn(const char *state)
{
    return [state](const StreamOverview &stream) {
        return qint64(stream.run && stream.run->state == QLatin1String(state));
    };
}

} // namespace

QByteArray prometheusText(const Streams &streams)
{
    Exposition out(streams);
    out.numbers("penstock_events_delivered_total", "counter", "Events of delivered batches.",
                [](const auto &s) { return s.counts.eventsDelivered; });
    out.numbers("penstock_events_not_collected_total", "counter", "Events lost to pauses.",
                [](const auto &s) { return s.notCollected; });
    out.numbers("penstock_batches_delivered_total", "counter", "Batches that an endpoint took.",
                [](const auto &s) { return s.counts.delivered; });
    out.numbersBy("penstock_batches_pending", "gauge", "Batches that are neither delivered nor given up.", "state",
                  {{"queued", [](const auto &s) { return s.counts.queued; }},
                   {"in_flight", [](const auto &s) { return s.counts.inFlight; }},
                   {"backing_off", [](const auto &s) { return s.counts.backingOff; }}});
    out.numbers("penstock_dead_letters", "gauge", "Batches that were given up and not sent again.",
                [](const auto &s) { return s.counts.deadLettered; });
    out.numbers("penstock_dead_letter_events", "gauge", "Events of these batches.",
                [](const auto &s) { return s.counts.eventsDeadLettered; });
    out.numbers("penstock_discarded_batches", "gauge", "Dead letters that the user discarded.",
                [](const auto &s) { return s.counts.discarded; });
    out.numbers("penstock_discarded_events", "gauge", "Events of these batches.",
                [](const auto &s) { return s.counts.eventsDiscarded; });
    out.numbersBy("penstock_attempts_total", "counter", "Requests that reached the wire.", "outcome",
                  {{"delivered", [](const auto &s) { return s.attempts.delivered; }},
                   {"failed", [](const auto &s) { return s.attempts.failed; }},
                   {"unconfirmed", [](const auto &s) { return s.attempts.unconfirmed; }}});
    out.numbers("penstock_backlog_events", "gauge", "Events of pending batches.",
                [](const auto &s) { return s.counts.eventsWaiting; });
    out.numbers("penstock_backlog_bytes", "gauge", "Bytes of pending batches' bodies.",
                [](const auto &s) { return s.counts.bytesWaiting; });
    out.answerTimes();
    out.numbersBy("penstock_stream_state", "gauge", "1 for the state that the stream is in.", "state",
                  {{"running", isIn("running")},
                   {"paused", isIn("paused")},
                   {"held", isIn("held")},
                   {"blocked", isIn("blocked")},
                   {"stopping", isIn("stopping")},
                   {"stopped", isIn("stopped")}});
    out.times("penstock_oldest_waiting_timestamp_seconds", "When the oldest pending batch was made.",
              [](const auto &s) { return s.oldestWaiting; });
    out.times("penstock_first_loss_timestamp_seconds",
              "When the first batch is given up if the endpoint answers no more.",
              [](const auto &s) { return s.firstLoss ? std::optional(s.firstLoss->at.wall) : std::nullopt; });
    return out.text();
}

} // namespace penstock
