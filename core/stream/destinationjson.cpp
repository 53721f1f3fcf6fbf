// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stream/destinationjson.h"

#include "core/secret/secretref.h"

#include <QCoreApplication>

namespace penstock {

namespace {

using L1 = QLatin1String;

//! Reads what stands in "destination"; never repeats a value that may be a secret.
class DestinationReader
{
    Q_DECLARE_TR_FUNCTIONS(penstock)

public:
    explicit DestinationReader(ProblemLog &log)
        : m_log(log)
    {
    }

    Destination destination(const JsonNode &node) const
    {
        Destination destination;
        const auto reader = ObjectReader::open(node, m_log);
        if (!reader)
            return destination;
        reader->allowOnly({L1("kind"), L1("url"), L1("headers"), L1("auth"), L1("tls")});
        reader->read(L1("kind"), destination.kind);
        if (reader->require(L1("url"), tr("Write the endpoint's whole address: \"url\": \"https://host/path\".")))
            reader->read(L1("url"), destination.url);
        if (const auto headersNode = reader->find(L1("headers")))
            destination.headers = headers(*headersNode);
        if (const auto authNode = reader->find(L1("auth")))
            destination.auth = auth(*authNode);
        if (const auto tlsNode = reader->find(L1("tls")))
            destination.trust = trust(*tlsNode);
        return destination;
    }

private:
    QList<StaticHeader> headers(const JsonNode &node) const
    {
        QList<StaticHeader> headers;
        for (const JsonNode &entry : readList(node, m_log).value_or(QList<JsonNode>()))
            headers.append(header(entry));
        return headers;
    }

    // A header that cannot be read stays as an empty one, so that the others keep their places.
    StaticHeader header(const JsonNode &node) const
    {
        StaticHeader header;
        const auto reader = ObjectReader::open(node, m_log);
        if (!reader)
            return header;
        reader->allowOnly({L1("name"), L1("value")});
        if (reader->require(L1("name"), tr("Write \"name\": \"X-Tenant\", the header's name.")))
            reader->read(L1("name"), header.name);
        if (const auto value = reader->require(L1("value"), valueMend()))
            header.value = headerValue(*value);
        return header;
    }

    std::variant<QString, SecretRef> headerValue(const JsonNode &node) const
    {
        if (isObject(node))
            return secret(node);
        if (isText(node))
            return readText(node, m_log).value_or(QString());
        reportType(node, valueMend(), m_log);
        return QString();
    }

    std::variant<NoAuth, BasicAuth> auth(const JsonNode &node) const
    {
        const auto reader = ObjectReader::open(node, m_log);
        if (!reader)
            return NoAuth{};
        const auto methodNode =
            reader->require(L1("method"), tr("Write \"method\": \"none\" or \"method\": \"basic\"."));
        const auto method = methodNode ? readText(*methodNode, m_log) : std::nullopt;
        if (method == L1("basic"))
            return basic(*reader);
        if (method == L1("none"))
            reader->allowOnly({L1("method")});
        else if (method)
            m_log.error(methodNode->path, tr("This method is not known."),
                        tr("Write \"none\" or \"basic\"; an API key or a bearer token is a header, in \"headers\"."));
        return NoAuth{};
    }

    BasicAuth basic(const ObjectReader &reader) const
    {
        BasicAuth basic;
        reader.allowOnly({L1("method"), L1("username"), L1("password")});
        if (reader.require(L1("username"), tr("Write \"username\": \"…\".")))
            reader.read(L1("username"), basic.username);
        const auto password = reader.require(L1("password"), secretMend());
        if (password && isText(*password))
            m_log.error(password->path, tr("The password stands here in clear."), secretMend());
        else if (password)
            basic.password = secret(*password);
        return basic;
    }

    TrustConfig trust(const JsonNode &node) const
    {
        const auto reader = ObjectReader::open(node, m_log);
        if (!reader)
            return SystemTrust{};
        reader->allowOnly({L1("pin"), L1("ca")});
        const auto pin = reader->find(L1("pin"));
        const auto authorities = reader->find(L1("ca"));
        if (pin && authorities)
            m_log.error(node.path, tr("A pin and a CA file exclude each other: a pinned certificate needs no issuer."),
                        tr("Keep one of them."));
        else if (pin)
            return CertificatePin{readText(*pin, m_log).value_or(QString())};
        else if (authorities)
            return AuthorityFile{readText(*authorities, m_log).value_or(QString())};
        else
            m_log.error(node.path, tr("This says nothing about trust."),
                        tr("Write \"pin\": \"sha256:…\" or \"ca\": \"authorities.pem\", or leave \"tls\" out."));
        return SystemTrust{};
    }

    SecretRef secret(const JsonNode &node) const
    {
        const auto reader = ObjectReader::open(node, m_log);
        if (!reader)
            return {};
        reader->allowOnly({L1("secret")});
        const auto refNode = reader->require(L1("secret"), secretMend());
        const auto text = refNode ? readText(*refNode, m_log) : std::nullopt;
        if (!text)
            return {};
        const auto ref = secretRefFromText(*text);
        if (!ref)
            m_log.error(refNode->path, tr("This is no reference to a secret: env:, file: or vault: is expected."),
                        secretMend());
        return ref.value_or(SecretRef());
    }

    static QString valueMend() { return tr("Write a text, or { \"secret\": \"env:NAME\" }."); }

    ProblemLog &m_log;
};

} // namespace

Destination readDestination(const JsonNode &node, ProblemLog &log)
{
    return DestinationReader(log).destination(node);
}

} // namespace penstock
