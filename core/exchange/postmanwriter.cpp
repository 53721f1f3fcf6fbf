// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/postmanwriter.h"

#include "core/exchange/addressparts.h"
#include "core/exchange/orderedjson.h"
#include "core/exchange/outgoing.h"

#include <QSet>
#include <QUrl>

namespace penstock {

namespace {

QString S(const char *ascii)
{
    return QString::fromLatin1(ascii);
}

class CollectionWriter
{
public:
    explicit CollectionWriter(const StreamConfig &config)
        : m_config(config)
    {
    }

    [[nodiscard]] OrderedJson collection(const QByteArray &body)
    {
        const OrderedJson item = OrderedJson::object({{S("name"), m_config.name}, {S("request"), request(body)}});
        return OrderedJson::object({
            {S("info"), OrderedJson::object({
                            {S("name"), m_config.name},
                            {S("schema"), "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
                        })},
            {S("item"), OrderedJson::list({item})},
            {S("variable"), m_variables},
        });
    }

private:
    [[nodiscard]] OrderedJson request(const QByteArray &body)
    {
        OrderedJson request = OrderedJson::object({{S("method"), "POST"}, {S("header"), headers()}});
        request.add(S("auth"), auth());
        request.add(S("body"), OrderedJson::object({
                                   {S("mode"), "raw"},
                                   {S("raw"), QString::fromUtf8(body)},
                                   {S("options"),
                                    OrderedJson::object({{S("raw"), OrderedJson::object({{S("language"), "json"}})}})},
                               }));
        request.add(S("url"), url());
        return request;
    }

    [[nodiscard]] OrderedJson headers()
    {
        OrderedJson list = OrderedJson::list({pair(S("Content-Type"), S("application/json"))});
        for (const auto &[name, value, secretName] : outgoingHeaders(m_config.destination))
            list.append(pair(name, secretName.isEmpty() ? value : variable(secretName)));
        return list;
    }

    [[nodiscard]] OrderedJson auth()
    {
        const auto *basic = std::get_if<BasicAuth>(&m_config.destination.auth);
        if (!basic)
            return OrderedJson::object({{S("type"), "noauth"}});
        const auto entry = [](const char *key, const QString &value) {
            return OrderedJson::object({{S("key"), key}, {S("value"), value}, {S("type"), "string"}});
        };
        return OrderedJson::object(
            {{S("type"), "basic"},
             {S("basic"), OrderedJson::list({entry("username", basic->username),
                                             entry("password", variable(secretVariable(basic->password)))})}});
    }

    [[nodiscard]] OrderedJson url()
    {
        const QString raw = outgoingAddress(m_config.destination.url, [this](const QString &name) {
            return variable(secretVariable({SecretRef::Kind::Vault, name}));
        });
        const AddressParts parts = splitAddress(raw);
        const QUrl address(parts.base);
        OrderedJson url = OrderedJson::object({{S("raw"), raw}, {S("protocol"), address.scheme()}});
        url.add(S("host"), OrderedJson::texts(address.host().split(u'.')));
        if (address.port() > 0)
            url.add(S("port"), QString::number(address.port()));
        url.add(S("path"), OrderedJson::texts(address.path(QUrl::FullyEncoded).mid(1).split(u'/')));
        OrderedJson query = OrderedJson::list();
        for (const auto &[name, value] : parts.parameters)
            query.append(pair(name, value.value_or(QString())));
        if (!query.isEmpty())
            url.add(S("query"), query);
        return url;
    }

    [[nodiscard]] static OrderedJson pair(const QString &key, const QString &value)
    {
        return OrderedJson::object({{S("key"), key}, {S("value"), value}});
    }

    [[nodiscard]] QString variable(const QString &name)
    {
        if (!m_names.contains(name))
            m_variables.append(OrderedJson::object({{S("key"), name}, {S("value"), ""}, {S("type"), "secret"}}));
        m_names.insert(name);
        return QStringLiteral("{{%1}}").arg(name);
    }

    const StreamConfig &m_config;
    OrderedJson m_variables = OrderedJson::list();
    QSet<QString> m_names;
};

} // namespace

QByteArray postmanCollection(const StreamConfig &config, const QByteArray &body)
{
    return CollectionWriter(config).collection(body).toText();
}

} // namespace penstock
