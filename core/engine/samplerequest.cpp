// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/samplerequest.h"

#include "core/destination/dialects.h"
#include "core/destination/preview.h"
#include "core/engine/batchmaking.h"
#include "core/engine/systemeventdefaults.h"
#include "core/source/linesplitter.h"
#include "core/stream/limits.h"
#include "core/stream/streamcheck.h"
#include "core/transform/transform.h"

#include <algorithm>
#include <cstring>

namespace penstock {

namespace {

class FixedDefaults final : public EventDefaults
{
public:
    explicit FixedDefaults(const SampleIdentity &identity)
        : m_identity(identity)
    {
    }

    std::string uuid() override { return m_identity.eventUuid; }
    std::int64_t epochSeconds() override { return m_identity.epochSeconds; }

private:
    const SampleIdentity &m_identity;
};

//! Counts the events and keeps those that the request is to hold.
class Choice final : public EventSink
{
public:
    Choice(std::optional<int> event, int batchSize)
        : m_event(event)
        , m_batchSize(batchSize)
    {
    }

    void accepted(std::string_view event, const EventIdentity &, bool) override
    {
        const int number = passing++;
        if (!m_event ? number < m_batchSize : number <= *m_event) {
            if (m_event)
                events.clear();
            events.emplace_back(event);
            first = m_event ? number : 0;
        }
    }

    void filtered(const EventIdentity &) override { ++left; }
    void rejected(std::string_view, std::string_view) override {}

    std::vector<std::string> events;
    int first = 0;
    int passing = 0;
    int left = 0;

private:
    const std::optional<int> m_event;
    const int m_batchSize;
};

void readLines(const QByteArray &lines, Transform &transform, EventSink &sink)
{
    LineSplitter splitter(0, Transform::padding);
    std::memcpy(splitter.prepare(std::size_t(lines.size())), lines.constData(), std::size_t(lines.size()));
    splitter.commit(std::size_t(lines.size()));
    while (const auto line = splitter.next())
        transform.readLine(line->text, sink);
}

QList<Problem> errorsOf(const Destination &destination)
{
    QList<Problem> problems = checkDestination(destination);
    problems.removeIf([](const Problem &problem) { return problem.severity != Problem::Severity::Error; });
    return problems;
}

QByteArray soundHead(Destination destination, const QList<Problem> &problems, qint64 contentLength)
{
    const auto isWrong = [&problems](const QString &path) {
        return std::any_of(problems.begin(), problems.end(),
                           [&path](const Problem &problem) { return problem.path.startsWith(path); });
    };
    if (isWrong(QStringLiteral("$.destination.url")))
        return {};
    // What is wrong with one header must not hide the others.
    for (qsizetype i = destination.headers.size() - 1; i >= 0; --i) {
        if (isWrong(QStringLiteral("$.destination.headers[%1]").arg(i)))
            destination.headers.removeAt(i);
    }
    return previewRequestHead(destination, contentLength);
}

} // namespace

SampleIdentity SampleIdentity::make()
{
    SystemEventDefaults system;
    return {makeRequestId(), system.uuid(), system.epochSeconds()};
}

SampleRequest sampleRequest(const StreamConfig &config, const QByteArray &lines, std::optional<int> event,
                            const SampleIdentity &identity, const Catalog &catalog)
{
    SampleRequest request;
    request.problems = errorsOf(config.destination);
    if (!findDialect(config.destination.kind))
        return request;

    StreamConfig asked = config;
    asked.delivery.batchSize =
        int(std::clamp(qint64(config.delivery.batchSize), limits::batchSize.least, limits::batchSize.most));
    FixedDefaults defaults(identity);
    Transform transform(catalog, config.events, config.userAttributes, config.deviceAttributes, defaults);
    Choice choice(event, asked.delivery.batchSize);
    readLines(lines, transform, choice);

    const auto batcher = makeBatcher(asked, [&identity] { return identity.requestId; });
    for (const std::string &text : choice.events) {
        if (batcher->isFullFor(text))
            break;
        batcher->add(text, {});
    }
    if (!batcher->isEmpty()) {
        const NewBatch batch = batcher->close();
        request.body = batch.body;
        request.events = batch.events;
    }
    request.event = choice.first;
    request.passing = choice.passing;
    request.filtered = choice.left;
    request.head = soundHead(config.destination, request.problems, request.body.size());
    if (request.body.isEmpty()) // a length of nothing would be a lie
        request.head.truncate(request.head.lastIndexOf("Content-Length:"));
    return request;
}

} // namespace penstock
