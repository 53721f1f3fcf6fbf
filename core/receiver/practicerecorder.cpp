// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receiver/practicerecorder.h"

#include <QCoreApplication>

#include <algorithm>

namespace penstock {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("penstock", text);
}

bool isJsonType(std::string_view contentType)
{
    const std::string_view type = contentType.substr(0, contentType.find(';'));
    return equalIgnoringCase(type.substr(0, type.find_last_not_of(' ') + 1), "application/json");
}

} // namespace

PracticeRecorder::PracticeRecorder(const Catalog *catalog)
    : m_checks(catalog != nullptr)
    , m_reader(catalog)
{
}

Arrival PracticeRecorder::begin(WallTime at)
{
    Arrival arrival;
    arrival.request.number = ++m_counters.requests;
    arrival.request.at = at;
    return arrival;
}

void PracticeRecorder::readPart(Arrival &arrival, const HttpRequest &request)
{
    ReceivedRequest &received = arrival.request;
    received.method = QByteArray::fromStdString(request.method);
    received.target = QByteArray::fromStdString(request.target);
    received.headers.reserve(qsizetype(request.headers.size()));
    for (const HttpField &field : request.headers)
        received.headers.append({QByteArray::fromStdString(field.name), QByteArray::fromStdString(field.value)});
    received.bytes = qint64(request.body.size());
    m_counters.bytes += received.bytes;
}

void PracticeRecorder::read(Arrival &arrival, const HttpRequest &request)
{
    readPart(arrival, request);
    if (request.method != "POST")
        arrival.request.problems.append(words("The method is not POST."));
    if (!isJsonType(request.header("Content-Type")))
        arrival.request.problems.append(words("Content-Type is not application/json."));
    readBody(arrival, request.body);
}

void PracticeRecorder::readBody(Arrival &arrival, std::string_view body)
{
    const Envelope &envelope = m_reader.read(body);
    ReceivedRequest &received = arrival.request;
    for (const std::string &problem : envelope.problems)
        received.problems.append(QString::fromStdString(problem));
    received.requestId = QByteArray::fromStdString(envelope.requestId);
    received.events = qint64(envelope.events);
    received.repeated = std::count_if(envelope.uuids.begin(), envelope.uuids.end(), [this](std::uint64_t uuid) {
        return m_uuids.receive(uuid) != SeenSet::Sight::New;
    });
    arrival.uuids = envelope.uuids;
    if (m_checks) {
        received.findings = qint64(envelope.findings.total());
        m_findings.add(envelope.findings, received.number, received.requestId);
    }

    m_counters.malformed += envelope.isDocumented() ? 0 : 1;
    m_counters.events += received.events;
    m_counters.uniqueEvents = qint64(m_uuids.size());
    m_counters.notRemembered = qint64(m_uuids.notRemembered());
    if (!envelope.requestId.empty())
        m_requestIds.receive(hashOf(envelope.requestId));
    m_counters.requestIds = qint64(m_requestIds.size());
}

void PracticeRecorder::refuse(Arrival &arrival, const HttpRefusal &refusal)
{
    ++m_counters.refused;
    arrival.request.problems.append(QString::fromStdString(refusal.reason));
}

ReceivedRequest PracticeRecorder::settle(Arrival arrival, const QString &behaviour, std::optional<int> status,
                                         std::optional<qint64> stored)
{
    const bool accepts = status && *status >= 200 && *status <= 299;
    ReceivedRequest &received = arrival.request;
    received.behaviour = behaviour;
    received.status = status;
    received.accepted = stored.value_or(accepts ? received.events : 0);
    const auto storedEnd = arrival.uuids.begin() + std::min(received.accepted, qint64(arrival.uuids.size()));
    const auto storedTwice = std::count_if(arrival.uuids.begin(), storedEnd, [this](std::uint64_t uuid) {
        return m_uuids.accept(uuid) == SeenSet::Sight::Accepted;
    });
    received.duplicates = storedTwice + std::count_if(storedEnd, arrival.uuids.end(), [this](std::uint64_t uuid) {
                              return m_uuids.look(uuid) == SeenSet::Sight::Accepted;
                          });
    m_counters.accepted += accepts ? 1 : 0;
    m_counters.eventsAccepted += received.accepted;
    m_counters.uniqueEventsAccepted = qint64(m_uuids.accepted());
    m_counters.duplicateEvents += storedTwice;
    if (m_checks)
        received.uuids = std::move(arrival.uuids);
    return std::move(received);
}

} // namespace penstock
