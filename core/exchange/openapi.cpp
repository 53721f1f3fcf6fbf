// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/openapi.h"

#include "core/event/catalog.h"
#include "core/exchange/jsonschema.h"
#include "core/exchange/outgoing.h"
#include "core/exchange/secretsigns.h"

namespace penstock {

namespace {

QString S(const char *ascii)
{
    return QString::fromLatin1(ascii);
}

QString seconds(Milliseconds delay)
{
    return QString::number(double(delay.count()) / 1000, 'g', 6) + S(" s");
}

// English whatever the program's language: the document goes to whoever builds the endpoint.
QString retryText(const DeliveryLimits &delivery)
{
    if (delivery.retryDelays.empty())
        return S("Any 2xx within %1 is success. Everything else is a failure, and the batch is given up at once.")
            .arg(seconds(delivery.timeout));
    QStringList delays;
    for (const Milliseconds delay : delivery.retryDelays)
        delays.append(seconds(delay));
    return S("Any 2xx within %1 is success. Everything else is a failure, a redirect too: the same body comes again "
             "after "
             "%2, each counted from the failure before, at most %3 requests in all. Then the batch is given up. Tell "
             "repeated batches by moe_request_id and repeated events by event_uuid.")
        .arg(seconds(delivery.timeout), delays.join(S(", ")))
        .arg(delivery.retryDelays.size() + 1);
}

class Document
{
public:
    Document(const StreamConfig &config, const Catalog &catalog)
        : m_config(config)
        , m_catalog(catalog)
    {
    }

    [[nodiscard]] OrderedJson json()
    {
        const OrderedJson post = operation();
        OrderedJson components = OrderedJson::object({
            {S("schemas"), OrderedJson::object({
                               {S("RequestBody"), bodySchema(m_config, S("#/components/schemas/Event"))},
                               {S("Event"), eventSchema(m_config, m_catalog)},
                           })},
        });
        if (!m_schemes.isEmpty())
            components.add(S("securitySchemes"), m_schemes);
        return OrderedJson::object({
            {S("openapi"), "3.1.0"},
            {S("info"), OrderedJson::object({{S("title"), m_config.name}, {S("version"), "1"}})},
            {S("webhooks"), OrderedJson::object({{S("events"), OrderedJson::object({{S("post"), post}})}})},
            {S("components"), components},
        });
    }

private:
    [[nodiscard]] OrderedJson operation()
    {
        OrderedJson parameters = OrderedJson::list();
        OrderedJson security = OrderedJson::object();
        headers(parameters, security);
        if (std::holds_alternative<BasicAuth>(m_config.destination.auth))
            secure(S("basic"), OrderedJson::object({{S("type"), "http"}, {S("scheme"), "basic"}}), security);
        OrderedJson post = OrderedJson::object({
            {S("operationId"), "receiveEvents"},
            {S("summary"), "A batch of events"},
            {S("description"), retryText(m_config.delivery)},
        });
        if (!security.isEmpty())
            post.add(S("security"), OrderedJson::list({security}));
        if (!parameters.isEmpty())
            post.add(S("parameters"), parameters);
        post.add(S("requestBody"), requestBody());
        post.add(
            S("responses"),
            OrderedJson::object({
                {S("2XX"), OrderedJson::object({{S("description"), "The batch is delivered."}})},
                {S("default"), OrderedJson::object({{S("description"), "The batch comes again, or is given up."}})},
            }));
        return post;
    }

    [[nodiscard]] static OrderedJson requestBody()
    {
        const OrderedJson schema = OrderedJson::object(
            {{S("schema"), OrderedJson::object({{S("$ref"), "#/components/schemas/RequestBody"}})}});
        return OrderedJson::object(
            {{S("required"), true}, {S("content"), OrderedJson::object({{S("application/json"), schema}})}});
    }

    // A parameter named Authorization, Accept or Content-Type would be ignored: OpenAPI 3.1, "Parameter Object".
    void headers(OrderedJson &parameters, OrderedJson &security)
    {
        for (const auto &[name, value, secretName] : outgoingHeaders(m_config.destination)) {
            const OrderedJson scheme =
                OrderedJson::object({{S("type"), "apiKey"}, {S("in"), "header"}, {S("name"), name}});
            if (!secretName.isEmpty())
                secure(vaultNamePart(name), scheme, security);
            else
                parameters.append(OrderedJson::object({
                    {S("name"), name},
                    {S("in"), "header"},
                    {S("required"), true},
                    {S("schema"), OrderedJson::object({{S("const"), value}})},
                }));
        }
    }

    void secure(const QString &name, const OrderedJson &scheme, OrderedJson &security)
    {
        m_schemes.add(name, scheme);
        security.add(name, OrderedJson::list());
    }

    const StreamConfig &m_config;
    const Catalog &m_catalog;
    OrderedJson m_schemes = OrderedJson::object();
};

} // namespace

QByteArray openApi(const StreamConfig &config, const Catalog &catalog)
{
    return Document(config, catalog).json().toText();
}

} // namespace penstock
