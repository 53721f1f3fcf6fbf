// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/overloaded.h"
#include "core/secret/secretref.h"
#include "core/stream/jsontext.h"
#include "core/stream/sourcejson.h"
#include "core/stream/streamconfigjson.h"

#include <numeric>

namespace penstock {

namespace {

using Texts = std::vector<std::string>;

std::string quoted(const QString &text)
{
    return quotedJson(text.toStdString());
}

std::string joined(const Texts &texts, const std::string &separator)
{
    if (texts.empty())
        return {};
    return std::accumulate(std::next(texts.begin()), texts.end(), texts.front(),
                           [&](std::string all, const std::string &text) { return std::move(all) + separator + text; });
}

std::string member(const std::string &key, const std::string &value)
{
    return quotedJson(key) + ": " + value;
}

std::string inlineObject(const Texts &members)
{
    return "{ " + joined(members, ", ") + " }";
}

std::string block(const Texts &entries, char open, char close, const std::string &indent)
{
    return open + ("\n  " + indent) + joined(entries, ",\n  " + indent) + "\n" + indent + close;
}

//! A list that a screen's width cannot hold has one entry a line, so that a change of one shows as one.
std::string nameList(const std::string &key, const QStringList &names)
{
    constexpr std::size_t width = 100;
    Texts entries;
    for (const QString &name : names)
        entries.push_back(quoted(name));
    std::string line = member(key, "[" + joined(entries, ", ") + "]");
    return line.size() <= width ? line : member(key, block(entries, '[', ']', "  "));
}

std::string workspace(const Workspace &workspace)
{
    return inlineObject({member("region", quoted(workspace.region)), member("name", quoted(workspace.name)),
                         member("id", quoted(workspace.id))});
}

std::string source(const SourceConfig &source)
{
    Texts members{member("kind", quoted(sourceKindName(source)))};
    std::visit(Overloaded{
                   [&](const FileSource &file) { members.push_back(member("path", quoted(file.path))); },
                   [](const StdinSource &) {},
                   [&](const GeneratorSource &generator) {
                       members.push_back(member("seed", std::to_string(generator.seed)));
                       members.push_back(member("events", std::to_string(generator.events)));
                       members.push_back(member("eventsPerSecond", std::to_string(generator.eventsPerSecond)));
                   },
               },
               source);
    return inlineObject(members);
}

std::string events(const EventSelection &events)
{
    switch (events.mode) {
    case EventSelection::Mode::All:
        return member("events", "\"all\"");
    case EventSelection::Mode::Campaign:
        return member("events", "\"campaign\"");
    case EventSelection::Mode::List:
        return nameList("events", events.events);
    }
    Q_UNREACHABLE();
}

std::string attributes(const std::string &key, const AttributeSelection &attributes)
{
    return attributes.all ? member(key, "\"all\"") : nameList(key, attributes.names);
}

std::string secret(const SecretRef &ref)
{
    return inlineObject({member("secret", quoted(secretRefText(ref)))});
}

std::string headers(const QList<StaticHeader> &headers)
{
    Texts entries;
    for (const StaticHeader &header : headers) {
        const std::string value = std::visit(Overloaded{[](const QString &text) { return quoted(text); },
                                                        [](const SecretRef &ref) { return secret(ref); }},
                                             header.value);
        entries.push_back(inlineObject({member("name", quoted(header.name)), member("value", value)}));
    }
    return entries.empty() ? "[]" : block(entries, '[', ']', "    ");
}

std::string auth(const std::variant<NoAuth, BasicAuth> &auth)
{
    return std::visit(Overloaded{
                          [](const NoAuth &) { return inlineObject({member("method", "\"none\"")}); },
                          [](const BasicAuth &basic) {
                              return inlineObject({member("method", "\"basic\""),
                                                   member("username", quoted(basic.username)),
                                                   member("password", secret(basic.password))});
                          },
                      },
                      auth);
}

Texts tls(const TrustConfig &trust)
{
    return std::visit(Overloaded{
                          [](const SystemTrust &) { return Texts(); },
                          [](const CertificatePin &pin) {
                              return Texts{member("tls", inlineObject({member("pin", quoted(pin.pin))}))};
                          },
                          [](const AuthorityFile &file) {
                              return Texts{member("tls", inlineObject({member("ca", quoted(file.path))}))};
                          },
                      },
                      trust);
}

std::string destination(const Destination &destination)
{
    Texts members{member("kind", quoted(destination.kind)), member("url", quoted(destination.url)),
                  member("headers", headers(destination.headers)), member("auth", auth(destination.auth))};
    // Only what the user set: files from before stay as they are.
    for (std::string &each : tls(destination.trust))
        members.push_back(std::move(each));
    return block(members, '{', '}', "  ");
}

std::string delivery(const DeliveryLimits &delivery)
{
    Texts delays;
    for (const Milliseconds delay : delivery.retryDelays)
        delays.push_back(std::to_string(delay.count()));
    const std::string pace = joined({member("batchSize", std::to_string(delivery.batchSize)),
                                     member("maxWaitMs", std::to_string(delivery.maxWait.count())),
                                     member("timeoutMs", std::to_string(delivery.timeout.count()))},
                                    ", ");
    const std::string retry = joined({member("retryDelaysMs", "[" + joined(delays, ", ") + "]"),
                                      member("maxInFlight", std::to_string(delivery.maxInFlight))},
                                     ", ");
    // Only what the user turned on: files from before stay as they are.
    Texts beyond;
    if (delivery.honorRetryAfter)
        beyond.push_back(member("honorRetryAfter", "true"));
    if (delivery.holdAfterFailures != 0)
        beyond.push_back(member("holdAfterFailures", std::to_string(delivery.holdAfterFailures)));
    Texts lines{pace, retry};
    if (!beyond.empty())
        lines.push_back(joined(beyond, ", "));
    return block(lines, '{', '}', "  ");
}

} // namespace

QByteArray writeStreamConfig(const StreamConfig &config)
{
    Texts members{
        member("version", std::to_string(StreamConfig::version)),
        member("name", quoted(config.name)),
        member("workspace", workspace(config.workspace)),
        member("source", source(config.source)),
        events(config.events),
        attributes("userAttributes", config.userAttributes),
        attributes("deviceAttributes", config.deviceAttributes),
        member("destination", destination(config.destination)),
        member("delivery", delivery(config.delivery)),
    };
    // The one key that may be absent: what was written before there were environments stays as it is.
    if (config.environment)
        members.insert(members.begin() + 2, member("environment", quoted(environmentName(*config.environment))));
    return QByteArray::fromStdString(block(members, '{', '}', "") + "\n");
}

} // namespace penstock
