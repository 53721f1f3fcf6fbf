// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stream/streamconfigjson.h"

#include "core/stream/destinationjson.h"
#include "core/stream/jsonfault.h"
#include "core/stream/jsonpath.h"
#include "core/stream/jsonreader.h"
#include "core/stream/sourcejson.h"
#include "core/stream/streamcheck.h"

#include <QCoreApplication>

namespace penstock {

namespace {

using L1 = QLatin1String;

//! Reads a document of version 1, section by section.
class ConfigReader
{
    Q_DECLARE_TR_FUNCTIONS(penstock)

public:
    explicit ConfigReader(ProblemLog &log)
        : m_log(log)
    {
    }

    void brokenDocument(std::string_view json, simdjson::error_code error) const
    {
        const QString mend = tr("Correct it there and check again.");
        const auto fault = findJsonFault(json);
        if (!fault)
            return m_log.error(rootPath(), tr("This is not JSON: %1.").arg(L1(simdjson::error_message(error))), mend);
        const TextPosition at = textPosition(json, fault->offset);
        m_log.error(
            rootPath(),
            tr("Line %1, column %2: %3").arg(QString::number(at.line), QString::number(at.column), fault->message),
            mend);
    }

    [[nodiscard]] bool isVersionOne(const ObjectReader &root) const
    {
        const QString mend = tr("Write \"version\": %1.").arg(StreamConfig::version);
        const auto node = root.require(L1("version"), mend);
        if (!node)
            return false;
        std::int64_t version = 0;
        if (node->element.get_int64().get(version) != simdjson::SUCCESS || version < 1)
            m_log.error(node->path, tr("This is not the number of a version."), mend);
        else if (version > StreamConfig::version)
            m_log.error(node->path,
                        tr("The file is of version %1; this Penstock reads version %2.")
                            .arg(version)
                            .arg(StreamConfig::version),
                        tr("Use a newer Penstock."));
        return version == StreamConfig::version;
    }

    [[nodiscard]] StreamConfig config(const ObjectReader &root) const
    {
        root.allowOnly({L1("version"), L1("name"), L1("environment"), L1("workspace"), L1("source"), L1("events"),
                        L1("userAttributes"), L1("deviceAttributes"), L1("destination"), L1("delivery")});
        StreamConfig config;
        if (root.require(L1("name"), tr("Write \"name\": \"…\"; the ledger knows the stream by it.")))
            root.read(L1("name"), config.name);
        if (const auto node = root.find(L1("environment")))
            environment(*node, config.environment);
        if (const auto node = root.find(L1("workspace")))
            workspace(*node, config.workspace);
        source(root, config.source);
        if (const auto node = root.find(L1("events")))
            events(*node, config.events);
        if (const auto node = root.find(L1("userAttributes")))
            attributes(*node, config.userAttributes);
        if (const auto node = root.find(L1("deviceAttributes")))
            attributes(*node, config.deviceAttributes);
        const QString mend = tr("Write \"destination\": { \"url\": \"https://host/path\" }.");
        if (const auto node = root.require(L1("destination"), mend))
            config.destination = readDestination(*node, m_log);
        if (const auto node = root.find(L1("delivery")))
            delivery(*node, config.delivery);
        return config;
    }

private:
    void environment(const JsonNode &node, std::optional<Environment> &environment) const
    {
        const QString mend = tr("Write \"development\", \"staging\" or \"production\", or take it out.");
        if (!isText(node))
            return reportType(node, mend, m_log);
        environment = environmentByName(readText(node, m_log).value_or(QString()));
        if (!environment)
            m_log.error(node.path, tr("This environment is not known."), mend);
    }

    void workspace(const JsonNode &node, Workspace &workspace) const
    {
        const auto reader = ObjectReader::open(node, m_log);
        if (!reader)
            return;
        reader->allowOnly({L1("region"), L1("name"), L1("id")});
        reader->read(L1("region"), workspace.region);
        reader->read(L1("name"), workspace.name);
        reader->read(L1("id"), workspace.id);
    }

    void source(const ObjectReader &root, SourceConfig &source) const
    {
        const auto node =
            root.require(L1("source"), tr("Write \"source\": { \"kind\": \"file\", \"path\": \"events.ndjson\" }."));
        // Without a kind there is nothing more to check; standard input has nothing that could be wrong.
        source = node ? readSource(*node, m_log).value_or(StdinSource{}) : StdinSource{};
    }

    void events(const JsonNode &node, EventSelection &events) const
    {
        const QString mend = tr("Write \"all\", \"campaign\" or a list of event names or codes: [\"MOE_EMAIL_OPEN\"].");
        if (isList(node)) {
            events = {EventSelection::Mode::List, readTexts(node, m_log).value_or(QStringList())};
            return;
        }
        if (!isText(node))
            return reportType(node, mend, m_log);
        const auto text = readText(node, m_log);
        if (text == L1("campaign"))
            events.mode = EventSelection::Mode::Campaign;
        else if (text != L1("all"))
            m_log.error(node.path, tr("This is neither \"all\" nor \"campaign\"."), mend);
    }

    void attributes(const JsonNode &node, AttributeSelection &attributes) const
    {
        const QString mend = tr("Write \"all\" or a list of attribute names: [\"MODEL\"].");
        if (isList(node)) {
            attributes = {false, readTexts(node, m_log).value_or(QStringList())};
            return;
        }
        if (!isText(node))
            return reportType(node, mend, m_log);
        if (readText(node, m_log) != L1("all"))
            m_log.error(node.path, tr("This is not \"all\"."), mend);
    }

    void delivery(const JsonNode &node, DeliveryLimits &delivery) const
    {
        const auto reader = ObjectReader::open(node, m_log);
        if (!reader)
            return;
        reader->allowOnly({L1("batchSize"), L1("maxWaitMs"), L1("timeoutMs"), L1("retryDelaysMs"), L1("maxInFlight"),
                           L1("honorRetryAfter"), L1("holdAfterFailures")});
        reader->read(L1("batchSize"), limits::batchSize, delivery.batchSize);
        reader->read(L1("maxWaitMs"), limits::maxWaitMs, delivery.maxWait);
        reader->read(L1("timeoutMs"), limits::timeoutMs, delivery.timeout);
        if (const auto delays = reader->find(L1("retryDelaysMs")))
            retryDelays(*delays, delivery.retryDelays);
        reader->read(L1("maxInFlight"), limits::maxInFlight, delivery.maxInFlight);
        reader->read(L1("honorRetryAfter"), delivery.honorRetryAfter);
        reader->read(L1("holdAfterFailures"), limits::holdAfterFailures, delivery.holdAfterFailures);
    }

    void retryDelays(const JsonNode &node, std::vector<Milliseconds> &delays) const
    {
        const auto entries = readList(node, m_log);
        if (!entries)
            return;
        delays.clear();
        for (const JsonNode &entry : *entries)
            delays.emplace_back(readInteger(entry, limits::retryDelayMs, m_log).value_or(0));
    }

    ProblemLog &m_log;
};

ParsedStreamConfig readDocument(std::string_view json)
{
    ProblemLog log;
    const ConfigReader reader(log);
    simdjson::dom::parser parser;
    simdjson::dom::element document;
    if (const auto error = parser.parse(simdjson::padded_string(json)).get(document)) {
        reader.brokenDocument(json, error);
        return {{}, log.problems()};
    }
    const auto root = ObjectReader::open({document, rootPath()}, log);
    if (!root || !reader.isVersionOne(*root))
        return {{}, log.problems()};
    StreamConfig config = reader.config(*root);
    log.addUncovered(checkStreamConfig(config));
    return {std::move(config), log.problems(), !log.holdsMistake()};
}

} // namespace

bool ParsedStreamConfig::usable() const
{
    return !holdsError(problems);
}

ParsedStreamConfig parseStreamConfig(const QByteArray &json)
{
    return readDocument(std::string_view(json.constData(), std::size_t(json.size())));
}

} // namespace penstock
