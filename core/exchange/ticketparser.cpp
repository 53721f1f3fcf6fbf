// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/ticketparser.h"

#include "core/event/catalog.h"
#include "core/exchange/regionwords.h"
#include "core/exchange/secretsigns.h"
#include "core/exchange/ticketreader.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace penstock {

namespace {

enum class Method { Unsaid, None, Basic, Other };

bool contains(const QString &text, const QString &pattern)
{
    return text.contains(QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption));
}

Method methodIn(const QString &text)
{
    if (text.isEmpty() || isUnfilledTicketValue(TicketField::Method, text))
        return Method::Unsaid;
    if (contains(text, QStringLiteral("\\bbasic\\b")) && !contains(text, QStringLiteral("^no basic\\b")))
        return Method::Basic;
    if (contains(text,
                 QStringLiteral("^(?:no|none|nil|n/?a|not (?:required|needed|applicable)|without)\\b|^no_?auth|^-+$|"
                                "^open$")))
        return Method::None;
    return contains(text, QStringLiteral("^(?:post|https?)$")) ? Method::Unsaid : Method::Other;
}

//! Out of what mail programs make of an address: <https://…>, [text](https://…), https://…<https://…>.
QString addressIn(const QString &value)
{
    static const QRegularExpression whole(QStringLiteral("https?://[^\\s<>\"`|]+"),
                                          QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression host(
        QStringLiteral(
            "^(?:post\\s+)?((?:[a-z0-9-]+\\.)+[a-z]{2,}(?::\\d+)?(?:[/?]\\S*)?|localhost(?::\\d+)?(?:/\\S*)?)$"),
        QRegularExpression::CaseInsensitiveOption);
    const QString text = unquoted(value);
    if (const auto bare = host.match(text); bare.hasMatch())
        return bare.captured(1);
    QString address = whole.match(text).captured();
    const auto isEnd = [&address](QChar c) {
        return QStringView(u".,;!'*_]}").contains(c) || (c == u')' && !address.contains(u'('));
    };
    if (const auto markdown = address.indexOf(QLatin1String("](")); markdown >= 0)
        address.truncate(markdown);
    while (!address.isEmpty() && isEnd(address.back()))
        address.chop(1);
    return address;
}

//! Judges what the lines say, in the order of the config.
class TicketParser
{
    Q_DECLARE_TR_FUNCTIONS(penstock)

public:
    TicketParser(const TicketFacts &facts, const Catalog &catalog)
        : m_facts(facts)
        , m_catalog(catalog)
    {
    }

    [[nodiscard]] Draft draft()
    {
        for (const Remark &remark : m_facts.remarks)
            m_draft.remark(remark.kind, remark.line, remark.text);
        region();
        StreamConfig &config = m_draft.config();
        config.workspace.name = text(TicketField::WorkspaceName);
        config.workspace.id = text(TicketField::WorkspaceId);
        if (config.workspace.name == QLatin1String("MyWorkspace"))
            say(Remark::Kind::Unclear, TicketField::WorkspaceName,
                tr("MyWorkspace is the template's example: is this your workspace's name?"));
        address();
        headers();
        authentication();
        const CatalogAttributes &known = m_catalog.attributes();
        config.events = readEventChoice(m_facts.events, m_catalog, m_draft);
        config.userAttributes = readAttributeChoice(m_facts.userProperties, tr("user properties"), known.user, m_draft);
        if (const auto &device = m_facts.deviceProperties; !device.choice.text.isEmpty() || !device.list.isEmpty())
            config.deviceAttributes = readAttributeChoice(device, tr("device properties"), known.device, m_draft);
        return std::move(m_draft).finishWithSource(tr("A ticket"));
    }

private:
    void say(Remark::Kind kind, TicketField field, const QString &text)
    {
        m_draft.remark(kind, m_facts.value(field).line, text);
    }

    //! Empty, and said, where the line is missing or still the template's.
    [[nodiscard]] QString text(TicketField field)
    {
        const TicketValue value = m_facts.value(field);
        if (!value.text.isEmpty() && !isUnfilledTicketValue(field, value.text))
            return unquoted(value.text);
        say(Remark::Kind::Missing, field,
            value.text.isEmpty() ? tr("“%1” is missing.").arg(ticketFieldName(field))
                                 : tr("“%1” is not filled in.").arg(ticketFieldName(field)));
        return {};
    }

    void region()
    {
        const QString written = text(TicketField::Region);
        if (written.isEmpty())
            return;
        const QStringList meant = regionsMeant(written, m_catalog);
        if (meant.size() > 1)
            return say(Remark::Kind::Unclear, TicketField::Region,
                       tr("The region may be %1: choose one.").arg(meant.join(QLatin1String(", "))));
        if (meant.isEmpty())
            return say(Remark::Kind::Unclear, TicketField::Region,
                       tr("This is not the name of a data center: choose one."));
        m_draft.config().workspace.region = meant.first();
        if (!m_catalog.region(meant.first().toStdString()))
            say(Remark::Kind::Unclear, TicketField::Region, tr("The region %1 is not known here.").arg(meant.first()));
        else if (meant.first().compare(written, Qt::CaseInsensitive) != 0)
            say(Remark::Kind::Assumed, TicketField::Region, tr("The region was read as %1.").arg(meant.first()));
    }

    void address()
    {
        const TicketValue &stray = m_facts.strayAddress;
        const TicketValue value = m_facts.value(TicketField::Endpoint);
        const bool isFilled = !isUnfilledTicketValue(TicketField::Endpoint, value.text);
        if (const QString address = isFilled ? addressIn(value.text) : QString(); !address.isEmpty()) {
            if (address == QLatin1String("https://www.example.com/api?url_param1=vaue1"))
                say(Remark::Kind::Unclear, TicketField::Endpoint,
                    tr("This address is the template's example: write the endpoint's own."));
            m_draft.setAddress(address, value.line);
        } else if (const QString found = addressIn(stray.text); !found.isEmpty()) {
            m_draft.remark(Remark::Kind::Assumed, stray.line,
                           tr("This address was taken for the endpoint: the text has no line “API Endpoint”."));
            m_draft.setAddress(found, stray.line);
        } else if (!value.text.isEmpty()) {
            say(Remark::Kind::Unclear, TicketField::Endpoint,
                isFilled ? tr("There is no address in “API Endpoint”.") : tr("“API Endpoint” is not filled in."));
        }
    }

    void headers()
    {
        static const QRegularExpression sample(QStringLiteral("^header\\d$"),
                                               QRegularExpression::CaseInsensitiveOption);
        static const QRegularExpression sampleValue(QStringLiteral("^value\\d$"),
                                                    QRegularExpression::CaseInsensitiveOption);
        for (const auto &[header, line] : m_facts.headers) {
            if (header.name.contains(sample) && header.value.contains(sampleValue))
                m_draft.remark(Remark::Kind::Ignored, line,
                               tr("This header is the template's example, and was left out."));
            else if (!isAuthenticationWord(header))
                m_draft.addHeader(header.name, header.value, line);
        }
    }

    // "Authorization: None", "Authorization: Basic Auth" speak of the method.
    [[nodiscard]] bool isAuthenticationWord(const NamedValue &header)
    {
        if (header.name.compare(QLatin1String("authorization"), Qt::CaseInsensitive) != 0 ||
            !contains(header.value, QStringLiteral("^(?:none|no|no auth|basic|basic auth(?:entication)?)$")))
            return false;
        if (m_methodText.isEmpty())
            m_methodText = header.value;
        return true;
    }

    void authentication()
    {
        for (const TicketField field : {TicketField::Method, TicketField::Authentication}) {
            const TicketValue value = m_facts.value(field);
            if (methodIn(m_methodText) != Method::Unsaid || value.text.isEmpty())
                continue;
            m_methodText = value.text;
            m_methodLine = value.line;
        }
        inlineCredentials();
        const bool hasCredentials = isFilled(TicketField::Username) || isFilled(TicketField::Password);
        switch (methodIn(m_methodText)) {
        case Method::Basic:
            return basic();
        case Method::None:
            if (hasCredentials)
                m_draft.remark(Remark::Kind::Unclear, m_methodLine,
                               tr("The method says no authentication, yet a user name or password stands there: they "
                                  "were left out."));
            return;
        case Method::Other:
            m_draft.remark(Remark::Kind::Unclear, m_methodLine,
                           tr("A stream knows no authentication and Basic auth; an API key or a bearer token is a "
                              "header."));
            [[fallthrough]];
        case Method::Unsaid:
            if (hasCredentials) {
                m_draft.remark(Remark::Kind::Assumed, m_methodLine,
                               tr("A user name and password stand there: Basic auth was taken for the method."));
                basic();
            } else if (!m_draft.hasBasic() && methodIn(m_methodText) == Method::Unsaid) {
                m_draft.remark(Remark::Kind::Assumed, m_methodLine,
                               tr("The text does not say how to authenticate: no authentication was taken."));
            }
            return;
        }
    }

    // "Basic Auth (username: u, password: p)" in one line.
    void inlineCredentials()
    {
        static const QRegularExpression form(QStringLiteral("user(?:name)?\\s*[:=]\\s*([^\\s,;/]+)\\s*[,;/]?\\s*(?:and "
                                                            ")?(?:pass(?:word)?|pwd)\\s*[:=]\\s*([^\\s)]+)"),
                                             QRegularExpression::CaseInsensitiveOption);
        const auto match = form.match(m_methodText);
        if (!match.hasMatch() || isFilled(TicketField::Username) || isFilled(TicketField::Password))
            return;
        m_facts.values[TicketField::Username] = {match.captured(1), match.captured(1), m_methodLine};
        m_facts.values[TicketField::Password] = {match.captured(2), match.captured(2), m_methodLine};
    }

    [[nodiscard]] bool isFilled(TicketField field) const
    {
        const QString text = m_facts.value(field).text;
        return !text.isEmpty() && !isUnfilledTicketValue(field, text) &&
               !contains(text, QStringLiteral("^(?:none|-+)$"));
    }

    void basic()
    {
        const TicketValue username = m_facts.value(TicketField::Username);
        const TicketValue password = m_facts.value(TicketField::Password);
        if (m_draft.hasBasic() && !isFilled(TicketField::Username) && !isFilled(TicketField::Password))
            return;
        const QString value = unquoted(password.exact);
        const bool isGiven = isFilled(TicketField::Password) && !isWithheldSecret(value);
        m_draft.setBasic(isFilled(TicketField::Username) ? unquoted(username.text) : QString(),
                         isGiven ? ForeignValue(value) : ForeignValue(Withheld()),
                         password.line > 0 ? password.line : username.line);
    }

    TicketFacts m_facts;
    const Catalog &m_catalog;
    DraftMaker m_draft;
    QString m_methodText;
    int m_methodLine = 0;
};

// One line of a ticket is a line of any mail.
bool isTicket(const TicketFacts &facts)
{
    const auto choices = qsizetype(!facts.events.choice.text.isEmpty() || !facts.events.list.isEmpty()) +
                         qsizetype(!facts.userProperties.choice.text.isEmpty() || !facts.userProperties.list.isEmpty());
    return facts.values.size() + choices + (facts.headers.isEmpty() ? 0 : 1) >= 2 ||
           !addressIn(facts.value(TicketField::Endpoint).text).isEmpty() ||
           !addressIn(facts.strayAddress.text).isEmpty();
}

} // namespace

std::optional<Draft> parseTicket(const QString &text, const Catalog &catalog)
{
    const TicketFacts facts = readTicketLines(text, catalog);
    if (!isTicket(facts))
        return std::nullopt;
    return TicketParser(facts, catalog).draft();
}

} // namespace penstock
