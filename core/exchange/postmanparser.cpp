// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/postmanparser.h"

#include "core/exchange/draftmaker.h"
#include "core/exchange/postmanvariables.h"

#include <QCoreApplication>

#include <simdjson.h>

namespace penstock {

namespace {

using Element = simdjson::dom::element;

std::optional<Element> memberOf(const Element &element, std::string_view key)
{
    simdjson::dom::object object;
    Element member;
    if (element.get_object().get(object) != simdjson::SUCCESS || object[key].get(member) != simdjson::SUCCESS ||
        member.is_null())
        return std::nullopt;
    return member;
}

//! A text; also a number, which hand-made collections have for a port.
QString textOf(const Element &element)
{
    std::string_view text;
    if (element.get_string().get(text) == simdjson::SUCCESS)
        return QString::fromUtf8(text.data(), qsizetype(text.size()));
    std::int64_t number = 0;
    return element.get_int64().get(number) == simdjson::SUCCESS ? QString::number(number) : QString();
}

QString textAt(const Element &element, std::string_view key)
{
    const auto member = memberOf(element, key);
    return member ? textOf(*member) : QString();
}

QList<Element> elementsAt(const Element &element, std::string_view key)
{
    QList<Element> elements;
    simdjson::dom::array array;
    const auto member = memberOf(element, key);
    if (member && member->get_array().get(array) == simdjson::SUCCESS) {
        for (const Element each : array)
            elements.append(each);
    }
    return elements;
}

bool isDisabled(const Element &element)
{
    bool disabled = false;
    const auto member = memberOf(element, "disabled");
    return member && member->get_bool().get(disabled) == simdjson::SUCCESS && disabled;
}

//! Format 2.1 has a list of key and value, format 2.0 an object.
QString authValue(const Element &auth, std::string_view type, std::string_view key)
{
    for (const Element &entry : elementsAt(auth, type)) {
        if (textAt(entry, "key").toStdString() == key)
            return textAt(entry, "value");
    }
    const auto object = memberOf(auth, type);
    return object ? textAt(*object, key) : QString();
}

//! One request of the collection.
class RequestReader
{
    Q_DECLARE_TR_FUNCTIONS(penstock)

public:
    explicit RequestReader(const PostmanVariables &variables)
        : m_variables(variables)
    {
    }

    [[nodiscard]] Draft draft(const QString &name, const Element &request, const std::optional<Element> &inheritedAuth)
    {
        m_draft.config().name = name;
        const auto ownAuth = memberOf(request, "auth");
        const auto auth = ownAuth ? ownAuth : inheritedAuth;
        address(request, auth);
        for (const Element &header : elementsAt(request, "header"))
            this->header(header);
        if (auth)
            authenticate(*auth);
        method(textAt(request, "method").toUpper());
        if (const auto body = memberOf(request, "body"))
            this->body(*body);
        return std::move(m_draft).finishWithSource(tr("A collection"));
    }

private:
    void say(Remark::Kind kind, const QString &text) { m_draft.remark(kind, 0, text); }

    [[nodiscard]] ResolvedText resolved(const QString &text)
    {
        ResolvedText resolved = m_variables.resolve(text);
        for (const QString &name : std::as_const(resolved.open))
            say(Remark::Kind::Missing, tr("The variable {{%1}} has no value in the collection.").arg(name));
        return resolved;
    }

    [[nodiscard]] static ForeignValue valueOf(const ResolvedText &text)
    {
        return text.open.isEmpty() ? ForeignValue(text.text) : ForeignValue(Withheld());
    }

    void address(const Element &request, const std::optional<Element> &auth)
    {
        const auto url = memberOf(request, "url");
        QString text = !url ? textOf(request) : url->is_object() ? addressOf(*url) : textOf(*url);
        if (text.isEmpty())
            return;
        if (auth && textAt(*auth, "type") == QLatin1String("apikey") &&
            authValue(*auth, "apikey", "in") == QLatin1String("query"))
            text += (text.contains(u'?') ? u'&' : u'?') + authValue(*auth, "apikey", "key") + u'=' +
                    authValue(*auth, "apikey", "value");
        m_draft.setAddress(resolved(text).text, 0);
    }

    [[nodiscard]] static QString addressOf(const Element &url)
    {
        if (const QString raw = textAt(url, "raw"); !raw.isEmpty())
            return raw;
        const auto joined = [&url](std::string_view key, QChar separator) {
            QStringList parts;
            for (const Element &part : elementsAt(url, key))
                parts.append(part.is_object() ? textAt(part, "value") : textOf(part));
            return parts.isEmpty() ? textAt(url, key) : parts.join(separator);
        };
        QString text = joined("host", u'.');
        if (const QString protocol = textAt(url, "protocol"); !protocol.isEmpty())
            text.prepend(protocol + QLatin1String("://"));
        if (const QString port = textAt(url, "port"); !port.isEmpty())
            text += u':' + port;
        if (const QString path = joined("path", u'/'); !path.isEmpty())
            text += path.startsWith(u'/') ? path : u'/' + path;
        QChar separator = u'?';
        for (const Element &item : elementsAt(url, "query")) {
            if (isDisabled(item))
                continue;
            text += separator + textAt(item, "key") + u'=' + textAt(item, "value");
            separator = u'&';
        }
        return text;
    }

    void header(const Element &header)
    {
        const QString name = resolved(textAt(header, "key").trimmed()).text;
        if (name.isEmpty())
            return;
        if (isDisabled(header))
            return say(Remark::Kind::Ignored,
                       tr("The header %1 is switched off in the collection and was left out.").arg(name));
        const ResolvedText value = resolved(textAt(header, "value"));
        m_draft.addHeader(name, valueOf(value), 0, value.isSecret);
    }

    void authenticate(const Element &auth)
    {
        const QString type = textAt(auth, "type");
        if (type == QLatin1String("basic")) {
            const QString username = resolved(authValue(auth, "basic", "username")).text;
            const ResolvedText password = resolved(authValue(auth, "basic", "password"));
            m_draft.setBasic(username, password.text.isEmpty() ? ForeignValue(Withheld()) : valueOf(password), 0);
        } else if (type == QLatin1String("bearer")) {
            const ResolvedText token = resolved(authValue(auth, "bearer", "token"));
            const bool isGiven = token.open.isEmpty() && !token.text.isEmpty();
            m_draft.addHeader(QStringLiteral("Authorization"),
                              isGiven ? ForeignValue(QLatin1String("Bearer ") + token.text) : ForeignValue(Withheld()),
                              0, true);
        } else if (type == QLatin1String("apikey")) {
            apiKey(auth);
        } else if (!type.isEmpty() && type != QLatin1String("noauth")) {
            say(Remark::Kind::Unclear, tr("The collection authenticates by “%1”: a stream knows Basic auth and "
                                          "headers, no other way to log in.")
                                           .arg(type.left(20)));
        }
    }

    void apiKey(const Element &auth)
    {
        const QString name = resolved(authValue(auth, "apikey", "key")).text;
        if (authValue(auth, "apikey", "in") == QLatin1String("query"))
            return; // it is part of the address
        const ResolvedText value = resolved(authValue(auth, "apikey", "value"));
        m_draft.addHeader(name.isEmpty() ? QStringLiteral("X-Api-Key") : name,
                          value.text.isEmpty() ? ForeignValue(Withheld()) : valueOf(value), 0, true);
    }

    void method(const QString &method)
    {
        if (!method.isEmpty() && method != QLatin1String("POST"))
            say(Remark::Kind::Unclear,
                tr("The request is sent by %1: Penstock always sends POST.").arg(method.left(10)));
    }

    void body(const Element &body)
    {
        const QString mode = textAt(body, "mode");
        if (mode == QLatin1String("raw"))
            m_draft.useBody(textAt(body, "raw").toUtf8(), 0);
        else if (!mode.isEmpty())
            say(Remark::Kind::Ignored, tr("The body was left out: Penstock makes each body from events."));
    }

    const PostmanVariables &m_variables;
    DraftMaker m_draft;
};

class CollectionReader
{
public:
    explicit CollectionReader(const Element &collection)
    {
        for (const Element &variable : elementsAt(collection, "variable")) {
            const QString key = textAt(variable, "key");
            if (!isDisabled(variable))
                m_variables.set(key.isEmpty() ? textAt(variable, "id") : key, textAt(variable, "value"),
                                textAt(variable, "type") == QLatin1String("secret"));
        }
    }

    void readItems(const Element &folder, std::optional<Element> auth)
    {
        if (const auto own = memberOf(folder, "auth"))
            auth = own;
        for (const Element &item : elementsAt(folder, "item")) {
            const auto request = memberOf(item, "request");
            if (request)
                m_drafts.append(RequestReader(m_variables).draft(textAt(item, "name"), *request, auth));
            else
                readItems(item, auth);
        }
    }

    [[nodiscard]] QList<Draft> take() { return std::move(m_drafts); }

private:
    PostmanVariables m_variables;
    QList<Draft> m_drafts;
};

//! A collection that came from Postman's own API is wrapped once more.
std::optional<Element> collectionIn(simdjson::dom::parser &parser, const simdjson::padded_string &json)
{
    Element root;
    if (parser.parse(json).get(root) != simdjson::SUCCESS)
        return std::nullopt;
    const Element collection = memberOf(root, "collection").value_or(root);
    const auto info = memberOf(collection, "info");
    const bool isOne = info && memberOf(collection, "item") &&
                       (memberOf(*info, "schema") || memberOf(*info, "_postman_id") || memberOf(*info, "name"));
    return isOne ? std::optional(collection) : std::nullopt;
}

} // namespace

std::optional<QList<Draft>> parsePostman(const QByteArray &json)
{
    simdjson::dom::parser parser;
    const simdjson::padded_string text(json.constData(), std::size_t(json.size()));
    const auto collection = collectionIn(parser, text);
    if (!collection)
        return std::nullopt;
    CollectionReader reader(*collection);
    reader.readItems(*collection, std::nullopt);
    return reader.take();
}

} // namespace penstock
