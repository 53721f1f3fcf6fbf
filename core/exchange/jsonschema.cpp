// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/jsonschema.h"

#include "core/event/catalog.h"
#include "core/event/recipients.h"

namespace penstock {

namespace {

QString S(const char *ascii)
{
    return QString::fromLatin1(ascii);
}

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

OrderedJson constant(const char *value)
{
    return OrderedJson::object({{S("const"), value}});
}

OrderedJson nonEmptyText()
{
    return OrderedJson::object({{S("type"), "string"}, {S("minLength"), qint64(1)}});
}

class EventSchema
{
public:
    EventSchema(const StreamConfig &config, const Catalog &catalog)
        : m_config(config)
        , m_catalog(catalog)
    {
    }

    [[nodiscard]] OrderedJson schema() const
    {
        OrderedJson schema = OrderedJson::object({{S("type"), "object"}, {S("properties"), properties()}});
        schema.add(S("required"), OrderedJson::texts({S("event_name"), S("event_code"), S("event_uuid"),
                                                      S("event_time"), S("event_type"), S("event_source")}));
        if (m_config.events.mode == EventSelection::Mode::List)
            schema.add(S("anyOf"), chosenEvents());
        schema.add(S("allOf"), rules());
        return schema;
    }

private:
    [[nodiscard]] OrderedJson explained(const char *key, OrderedJson schema) const
    {
        if (const auto meaning = m_catalog.meaning(key); !meaning.empty())
            schema.add(S("description"), toQString(meaning));
        return schema;
    }

    [[nodiscard]] OrderedJson properties() const
    {
        const bool isCampaign = m_config.events.mode == EventSelection::Mode::Campaign;
        OrderedJson all = OrderedJson::object();
        const auto add = [&](const char *key, const OrderedJson &schema) { all.add(S(key), explained(key, schema)); };
        add("event_name", nonEmptyText());
        add("event_code", nonEmptyText());
        add("event_uuid", nonEmptyText());
        add("event_time", OrderedJson::object({{S("type"), "integer"}, {S("minimum"), qint64(0)}}));
        add("event_type", isCampaign
                              ? constant("CAMPAIGN_EVENT")
                              : OrderedJson::object(
                                    {{S("enum"), OrderedJson::texts({S("CAMPAIGN_EVENT"), S("USER_ACTION_EVENT")})}}));
        add("event_source", constant("MOENGAGE"));
        for (const Recipient &recipient : recipients)
            add(recipient.key, OrderedJson::object({{S("type"), "string"}}));
        add("uid", OrderedJson::object({{S("type"), "string"}}));
        add("event_attributes", eventAttributes());
        add("user_attributes", attributes(m_config.userAttributes, m_catalog.attributes().alwaysUser));
        add("device_attributes", attributes(m_config.deviceAttributes, m_catalog.attributes().alwaysDevice));
        return all;
    }

    [[nodiscard]] OrderedJson eventAttributes() const
    {
        OrderedJson properties = OrderedJson::object();
        for (const std::string &name : m_catalog.attributes().alwaysExported)
            properties.add(toQString(name), explained(name.c_str(), OrderedJson::object({{S("type"), "string"}})));
        for (const auto &[name, when] : m_catalog.attributes().conditional)
            properties.add(toQString(name),
                           OrderedJson::object({{S("description"), S("Comes with a ") + toQString(when) + u'.'}}));
        for (const std::string &name : m_catalog.attributes().neverExported)
            properties.add(toQString(name), false);
        return OrderedJson::object({{S("type"), "object"}, {S("properties"), properties}});
    }

    // The ids go along whatever is chosen.
    [[nodiscard]] static OrderedJson attributes(const AttributeSelection &selection,
                                                const std::vector<std::string> &always)
    {
        OrderedJson properties = OrderedJson::object();
        QStringList ids;
        for (const std::string &id : always) {
            ids.append(toQString(id));
            properties.add(ids.last(), OrderedJson::object({{S("type"), "string"}}));
        }
        QStringList chosen = selection.all ? QStringList() : selection.names;
        chosen.removeDuplicates();
        for (const QString &name : std::as_const(chosen)) {
            if (!ids.contains(name))
                properties.add(name, true);
        }
        OrderedJson schema = OrderedJson::object({{S("type"), "object"}, {S("properties"), properties}});
        schema.add(S("required"), OrderedJson::texts(ids));
        if (!selection.all)
            schema.add(S("additionalProperties"), false);
        return schema;
    }

    // As the choice itself does it: either key decides, and of an event with two codes either one chooses both.
    [[nodiscard]] OrderedJson chosenEvents() const
    {
        QStringList codes;
        QStringList names;
        for (const QString &entry : m_config.events.events) {
            const std::string word = entry.toStdString();
            const auto alias = toQString(m_catalog.aliasOf(word));
            const bool isCode = m_catalog.byCode(word);
            const bool isName = m_catalog.byName(word);
            if (isCode || !isName)
                codes.append(entry);
            if (isName || !isCode)
                names.append(entry);
            if (!alias.isEmpty())
                codes.append(alias);
        }
        OrderedJson choices = OrderedJson::list();
        addChoice("event_code", codes, choices);
        addChoice("event_name", names, choices);
        return choices.isEmpty() ? OrderedJson::list({false}) : choices;
    }

    static void addChoice(const char *key, const QStringList &values, OrderedJson &choices)
    {
        if (!values.isEmpty())
            choices.append(keyIs(key, values));
    }

    [[nodiscard]] static OrderedJson keyIs(const char *key, const QStringList &values)
    {
        const OrderedJson value = OrderedJson::object({{S("enum"), OrderedJson::texts(values)}});
        return OrderedJson::object({{S("properties"), OrderedJson::object({{S(key), value}})}});
    }

    [[nodiscard]] OrderedJson rules() const
    {
        const OrderedJson required = OrderedJson::texts({S("event_attributes")});
        OrderedJson attributes = OrderedJson::object();
        QStringList always;
        for (const std::string &name : m_catalog.attributes().alwaysExported)
            always.append(toQString(name));
        attributes.add(S("event_attributes"), OrderedJson::object({{S("required"), OrderedJson::texts(always)}}));
        OrderedJson rules = OrderedJson::list({OrderedJson::object({
            {S("$comment"), "A campaign's event says which campaign."},
            {S("if"), keyIs("event_type", {S("CAMPAIGN_EVENT")})},
            {S("then"), OrderedJson::object({{S("required"), required}, {S("properties"), attributes}})},
        })});
        for (const Recipient &recipient : recipients)
            rules.append(recipientRule(recipient));
        return rules;
    }

    // Of events that the catalog does not know, nobody knows the recipient's key.
    [[nodiscard]] OrderedJson recipientRule(const Recipient &wanted) const
    {
        QStringList codes;
        for (const CatalogEvent &event : m_catalog.events()) {
            if (event.channel == wanted.channel && event.documented && !codes.contains(toQString(event.code)))
                codes.append(toQString(event.code));
        }
        OrderedJson others = OrderedJson::object();
        for (const Recipient &recipient : recipients) {
            if (recipient.key != wanted.key)
                others.add(S(recipient.key), false);
        }
        return OrderedJson::object({
            {S("if"), keyIs("event_code", codes)},
            {S("then"),
             OrderedJson::object({{S("required"), OrderedJson::texts({S(wanted.key)})}, {S("properties"), others}})},
        });
    }

    const StreamConfig &m_config;
    const Catalog &m_catalog;
};

} // namespace

OrderedJson bodySchema(const StreamConfig &config, const QString &eventRef)
{
    const OrderedJson events = OrderedJson::object({
        {S("type"), "array"},
        {S("minItems"), qint64(1)},
        {S("maxItems"), qint64(config.delivery.batchSize)},
        {S("items"), OrderedJson::object({{S("$ref"), eventRef}})},
    });
    return OrderedJson::object({
        {S("type"), "object"},
        {S("properties"), OrderedJson::object({
                              {S("app_name"), OrderedJson::object({{S("const"), config.workspace.name}})},
                              {S("source"), constant("MOENGAGE")},
                              {S("moe_request_id"), nonEmptyText()},
                              {S("events"), events},
                          })},
        {S("required"), OrderedJson::texts({S("app_name"), S("source"), S("moe_request_id"), S("events")})},
        {S("additionalProperties"), false},
    });
}

OrderedJson eventSchema(const StreamConfig &config, const Catalog &catalog)
{
    return EventSchema(config, catalog).schema();
}

QByteArray jsonSchema(const StreamConfig &config, const Catalog &catalog)
{
    OrderedJson schema = OrderedJson::object({
        {S("$schema"), "https://json-schema.org/draft/2020-12/schema"},
        {S("title"), config.name},
        {S("description"), "The body of each request of this stream. Further keys of an event pass through as the "
                           "source has them."},
    });
    schema.addAll(bodySchema(config, S("#/$defs/event")));
    schema.add(S("$defs"), OrderedJson::object({{S("event"), eventSchema(config, catalog)}}));
    return schema.toText();
}

} // namespace penstock
