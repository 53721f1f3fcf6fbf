// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stream/streamcheck.h"

#include "core/destination/dialects.h"
#include "core/overloaded.h"
#include "core/stream/addresscheck.h"
#include "core/stream/credentialscheck.h"
#include "core/stream/jsonpath.h"
#include "core/stream/limits.h"
#include "core/stream/problemlog.h"
#include "core/stream/trustcheck.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>
#include <QUrl>

#include <algorithm>

namespace penstock {

namespace {

bool holdsControl(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; });
}

class StreamCheck
{
    Q_DECLARE_TR_FUNCTIONS(penstock)

public:
    void name(const QString &name)
    {
        const QString path = QStringLiteral("$.name");
        if (name.trimmed().isEmpty())
            m_log.error(path, tr("The stream has no name."), tr("Write a name; the ledger knows the stream by it."));
        else if (holdsControl(name))
            m_log.error(path, tr("The name holds a line break or another control character."), tr("Take it out."));
    }

    void workspace(const Workspace &workspace)
    {
        static const QRegularExpression region(QStringLiteral("\\ADC-\\d{2,3}\\z"));
        if (!workspace.region.isEmpty() && !workspace.region.contains(region))
            m_log.warn(QStringLiteral("$.workspace.region"), tr("This is not the name of a data center."),
                       tr("Write it as the dashboard shows it: DC-01, DC-02, …"));
    }

    void source(const SourceConfig &source)
    {
        const QString path = QStringLiteral("$.source");
        std::visit(Overloaded{
                       [&](const FileSource &file) { filePath(file.path, memberPath(path, QStringLiteral("path"))); },
                       [](const StdinSource &) {},
                       [&](const GeneratorSource &generator) {
                           range(generator.seed, limits::seed, memberPath(path, QStringLiteral("seed")));
                           range(generator.events, limits::events, memberPath(path, QStringLiteral("events")));
                           range(generator.eventsPerSecond, limits::eventsPerSecond,
                                 memberPath(path, QStringLiteral("eventsPerSecond")));
                       },
                   },
                   source);
    }

    void events(const EventSelection &events)
    {
        if (events.mode != EventSelection::Mode::List)
            return;
        if (events.events.isEmpty())
            m_log.error(QStringLiteral("$.events"), tr("The list of events is empty: nothing would be sent."),
                        tr("Write \"all\", \"campaign\" or a list of event names or codes."));
        entries(events.events, QStringLiteral("$.events"));
    }

    void attributes(const AttributeSelection &attributes, const QString &path)
    {
        if (!attributes.all)
            entries(attributes.names, path);
    }

    void destination(const Destination &destination)
    {
        const QString path = QStringLiteral("$.destination");
        if (!findDialect(destination.kind))
            m_log.error(memberPath(path, QStringLiteral("kind")), tr("This kind of destination is not known."),
                        tr("Known: %1.").arg(dialectNames().join(QLatin1String(", "))));
        const QString urlPath = memberPath(path, QStringLiteral("url"));
        m_log.addUncovered(checkAddress(destination.url, urlPath));
        m_log.addUncovered(checkCredentials(destination, path));
        m_log.addUncovered(checkTrust(destination, memberPath(path, QStringLiteral("tls"))));
        secrecy(destination, urlPath);
    }

    void delivery(const DeliveryLimits &delivery)
    {
        const QString path = QStringLiteral("$.delivery");
        range(delivery.batchSize, limits::batchSize, memberPath(path, QStringLiteral("batchSize")));
        range(delivery.maxWait.count(), limits::maxWaitMs, memberPath(path, QStringLiteral("maxWaitMs")));
        range(delivery.timeout.count(), limits::timeoutMs, memberPath(path, QStringLiteral("timeoutMs")));
        retryDelays(delivery.retryDelays, memberPath(path, QStringLiteral("retryDelaysMs")));
        range(delivery.maxInFlight, limits::maxInFlight, memberPath(path, QStringLiteral("maxInFlight")));
        range(delivery.holdAfterFailures, limits::holdAfterFailures,
              memberPath(path, QStringLiteral("holdAfterFailures")));
    }

    [[nodiscard]] const QList<Problem> &problems() const { return m_log.problems(); }

private:
    void filePath(const QString &file, const QString &path)
    {
        if (file.isEmpty())
            m_log.error(path, tr("The source names no file."),
                        tr("Write the path of an NDJSON file; a relative one starts at this file's folder."));
        else if (file.contains(QChar(u'\0')))
            m_log.error(path, tr("The path holds a NUL character."), tr("Take it out."));
    }

    void entries(const QStringList &entries, const QString &path)
    {
        QSet<QString> seen;
        for (qsizetype i = 0; i < entries.size(); ++i) {
            if (entries[i].isEmpty())
                m_log.error(entryPath(path, i), tr("This entry is empty."), tr("Write a name, or take it out."));
            else if (seen.contains(entries[i]))
                m_log.warn(entryPath(path, i), tr("This entry stands here more than once."), tr("Keep one of them."));
            seen.insert(entries[i]);
        }
    }

    void secrecy(const Destination &destination, const QString &path)
    {
        const QUrl url(destination.url, QUrl::StrictMode);
        if (url.scheme() == QLatin1String("http") && !isLoopback(url) && carriesSecrets(destination))
            m_log.warn(path, tr("Secrets go to this address unencrypted: anyone on the way can read them."),
                       tr("Use https://."));
    }

    void retryDelays(const std::vector<Milliseconds> &delays, const QString &path)
    {
        const auto count = qsizetype(delays.size());
        if (count > limits::retryDelays)
            m_log.error(path, tr("There are %1 retry delays; 10 are the most.").arg(count),
                        tr("Take some out; [] means one attempt and no retry."));
        for (qsizetype i = 0; i < count; ++i)
            range(delays[std::size_t(i)].count(), limits::retryDelayMs, entryPath(path, i));
    }

    void range(qint64 value, Range range, const QString &path)
    {
        if (!range.contains(value))
            m_log.error(path, tr("This number is out of range."),
                        tr("Write a whole number from %1 to %2.").arg(range.least).arg(range.most));
    }

    ProblemLog m_log;
};

} // namespace

QList<Problem> checkStreamConfig(const StreamConfig &config)
{
    StreamCheck check;
    check.name(config.name);
    check.workspace(config.workspace);
    check.source(config.source);
    check.events(config.events);
    check.attributes(config.userAttributes, QStringLiteral("$.userAttributes"));
    check.attributes(config.deviceAttributes, QStringLiteral("$.deviceAttributes"));
    check.destination(config.destination);
    check.delivery(config.delivery);
    return check.problems();
}

QList<Problem> checkDestination(const Destination &destination)
{
    StreamCheck check;
    check.destination(destination);
    return check.problems();
}

} // namespace penstock
