// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/ticketreader.h"

#include "core/stream/headerrules.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace penstock {

namespace {

bool contains(const QString &text, const QString &pattern)
{
    return text.contains(QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption));
}

bool isMailHead(const QString &line)
{
    return contains(line,
                    QStringLiteral("^(?:from|to|cc|bcc|date|sent|subject|reply-to|importance|attachments?)\\s*:")) ||
           contains(line, QStringLiteral("^on .* wrote:$|^-+ ?(?:original|forwarded) message ?-+$"));
}

bool saysNone(const QString &text)
{
    return contains(text, QStringLiteral("^(?:none|no|no headers?|no (?:custom|additional|extra) headers?|nil|n/?a|-+|"
                                         "not (?:required|needed|applicable))\\.?$"));
}

//! A piece of JSON around the headers, and no line of its own.
bool isBracket(const QString &text)
{
    return contains(text, QStringLiteral("^[\\[{}\\],`]+(?:json)?$"));
}

//! Goes through the lines and knows which field the last one belonged to.
class Reader
{
    Q_DECLARE_TR_FUNCTIONS(penstock)

public:
    explicit Reader(const Catalog &catalog)
        : m_catalog(catalog)
    {
    }

    void read(const MailLine &line)
    {
        if (line.text.isEmpty()) {
            m_waits = false;
            return;
        }
        if (const auto entry = readTicketEntry(line); entry && takes(*entry))
            return begin(*entry, line);
        if (isFarewell(line.text)) {
            m_field.reset();
            m_saidFarewell = true;
        } else if (m_field) {
            goOn(line);
        } else {
            stray(line);
        }
    }

    [[nodiscard]] TicketFacts take() { return std::move(m_facts); }

private:
    // Behind the farewell stands the sender, with a phone and a URL; among the headers may be one named Region.
    [[nodiscard]] bool takes(const TicketEntry &entry) const
    {
        if (m_saidFarewell && !(entry.isDocumented && !entry.isGuess))
            return false;
        if (m_field != TicketField::Headers || (entry.isDocumented && !entry.isGuess))
            return true;
        switch (entry.field) {
        case TicketField::Username:
        case TicketField::Password:
        case TicketField::EventList:
        case TicketField::UserProperties:
        case TicketField::UserPropertyList:
        case TicketField::DeviceProperties:
        case TicketField::DevicePropertyList:
            return true;
        case TicketField::Endpoint:
            return contains(entry.value, QStringLiteral("^https?://"));
        case TicketField::Region:
            return contains(entry.value, QStringLiteral("^dc\\b"));
        case TicketField::Events:
            return contains(entry.value, QStringLiteral("^(?:all|list)\\b|^$"));
        case TicketField::Authentication:
        case TicketField::Method:
            return contains(entry.value, QStringLiteral("^(?:no|none|basic)\\b|^$"));
        case TicketField::WorkspaceName:
        case TicketField::WorkspaceId:
            return entry.isGuess;
        case TicketField::Headers:
            return entry.value.isEmpty();
        }
        Q_UNREACHABLE();
    }

    void begin(const TicketEntry &entry, const MailLine &line)
    {
        m_field = entry.field;
        m_waits = entry.value.isEmpty();
        m_isOpen = m_waits;
        m_before = line.text;
        if (entry.isGuess)
            remark(Remark::Kind::Assumed, line.number, tr("This was read as “%1”.").arg(ticketFieldName(entry.field)));
        if (auto *choice = choiceOf(entry.field))
            return setChoice(*choice, entry, line.number);
        if (entry.field == TicketField::Headers)
            return headerValue(entry.value, line.number);
        setValue(entry.field, {entry.value, entry.exact, line.number});
    }

    void setChoice(ChoiceFacts &facts, const TicketEntry &entry, int line)
    {
        const bool isList = entry.field == TicketField::EventList || entry.field == TicketField::UserPropertyList ||
                            entry.field == TicketField::DevicePropertyList;
        if (isList)
            facts.list.append({entry.value, line});
        else if (facts.choice.text.isEmpty() || isUnfilledTicketValue(entry.field, facts.choice.text))
            facts.choice = {entry.value, line};
    }

    [[nodiscard]] ChoiceFacts *choiceOf(TicketField field)
    {
        switch (field) {
        case TicketField::Events:
        case TicketField::EventList:
            return &m_facts.events;
        case TicketField::UserProperties:
        case TicketField::UserPropertyList:
            return &m_facts.userProperties;
        case TicketField::DeviceProperties:
        case TicketField::DevicePropertyList:
            return &m_facts.deviceProperties;
        case TicketField::Region:
        case TicketField::WorkspaceName:
        case TicketField::WorkspaceId:
        case TicketField::Endpoint:
        case TicketField::Headers:
        case TicketField::Authentication:
        case TicketField::Method:
        case TicketField::Username:
        case TicketField::Password:
            return nullptr;
        }
        Q_UNREACHABLE();
    }

    // A mail may hold the ticket twice, filled in and as it was sent out: the filled one counts.
    void setValue(TicketField field, const TicketValue &value)
    {
        TicketValue &known = m_facts.values[field];
        if (known.text.isEmpty() || isUnfilledTicketValue(field, known.text))
            known = value.text.isEmpty() && !known.text.isEmpty() ? known : value;
        else if (!value.text.isEmpty() && value.exact != known.exact && !isUnfilledTicketValue(field, value.text))
            remark(Remark::Kind::Unclear, value.line,
                   tr("“%1” stands there more than once: the first was taken.").arg(ticketFieldName(field)));
    }

    void goOn(const MailLine &line)
    {
        if (auto *choice = choiceOf(*m_field)) {
            if (!continuesChoice(line.text, line.isListed || isWordOfOpenList(line.text), m_before, m_catalog))
                return endField(line);
            choice->list.append({line.text, line.number});
            m_before = line.text;
        } else if (*m_field == TicketField::Headers) {
            headerValue(line.text, line.number);
        } else if (m_waits) {
            m_waits = false;
            m_before = line.text;
            setValue(*m_field, {line.text, line.exact, line.number});
        } else if (*m_field == TicketField::Endpoint && continuesAddress(line.text)) {
            m_facts.values[TicketField::Endpoint].text += line.text;
            m_before = line.text;
            remark(Remark::Kind::Assumed, line.number, tr("The address was taken to go on in this line."));
        } else {
            endField(line);
        }
    }

    // Where the list's own line has no more than its name, its entries may stand below without marks.
    [[nodiscard]] bool isWordOfOpenList(const QString &text) const
    {
        return m_isOpen && contains(text, QStringLiteral("^[\\w.$*-]+$"));
    }

    void endField(const MailLine &line)
    {
        m_field.reset();
        stray(line);
    }

    [[nodiscard]] bool continuesAddress(const QString &text) const
    {
        return contains(m_before, QStringLiteral("[/?&=%_-]$")) ? contains(text, QStringLiteral("^[^\\s:]+$"))
                                                                : contains(text, QStringLiteral("^[/?&=%][^\\s:]+$"));
    }

    // "X-A: 1, X-B: 2" are two.
    void headerValue(const QString &text, int line)
    {
        static const QRegularExpression next(QStringLiteral("[,;](?:\\s+|(?=\"))(?=\"?[\\w-]+\"?\\s*[:=]\\s*\\S)"));
        if (text.isEmpty() || saysNone(text) || isBracket(text))
            return;
        QString inner = text;
        if (inner.startsWith(u'{') && inner.endsWith(u'}'))
            inner = inner.mid(1, inner.size() - 2);
        static const QRegularExpression date(QStringLiteral("^\\s*[\\w-]*date\\b"),
                                             QRegularExpression::CaseInsensitiveOption);
        const QStringList parts = inner.contains(date) ? QStringList(inner) : inner.split(next, Qt::SkipEmptyParts);
        for (const QString &part : parts)
            header(part, line);
    }

    void header(const QString &text, int line)
    {
        const auto header = readHeaderLine(text);
        if (!header)
            return remark(Remark::Kind::Unclear, line,
                          tr("This line among the headers has no name and value, and was left out."));
        if (header->wasQuoted)
            remark(Remark::Kind::Assumed, line,
                   tr("The quotes around the value of %1 were left out.").arg(header->name));
        m_facts.headers.append({*header, line});
    }

    // Belongs to no field. Prose is passed over; what has the form of a field or header is said.
    void stray(const MailLine &line)
    {
        if (m_saidFarewell || isMailHead(line.text))
            return;
        static const QRegularExpression address(QStringLiteral("https?://\\S+"),
                                                QRegularExpression::CaseInsensitiveOption);
        const auto header = readHeaderLine(line.text);
        const bool isHeader = header && !header->value.isEmpty() &&
                              (header->name.contains(u'-') ||
                               header->name.compare(QLatin1String("authorization"), Qt::CaseInsensitive) == 0);
        if (isHeader && !header->name.startsWith(QLatin1String("http"))) {
            remark(Remark::Kind::Assumed, line.number, tr("This line was taken for a header."));
            m_facts.headers.append({*header, line.number});
        } else if (line.text.contains(address)) {
            if (m_facts.strayAddress.text.isEmpty())
                m_facts.strayAddress = {line.text, line.exact, line.number};
        } else if (const auto place = findSeparator(line.text);
                   place.begin > 0 && place.begin + place.length < line.text.size() && !m_facts.values.isEmpty()) {
            remark(Remark::Kind::Ignored, line.number, tr("This line is no part of the ticket and was left out."));
        }
    }

    void remark(Remark::Kind kind, int line, const QString &text) { m_facts.remarks.append({kind, line, text}); }

    const Catalog &m_catalog;
    TicketFacts m_facts;
    std::optional<TicketField> m_field;
    QString m_before;      //!< the line above, for what goes on in the next
    bool m_waits = false;  //!< the field's name stood alone: the next line is its value
    bool m_isOpen = false; //!< the field's value begins below its name
    bool m_saidFarewell = false;
};

} // namespace

bool isUnfilledTicketValue(TicketField field, const QString &value)
{
    const QString text = unquoted(value);
    if (contains(text,
                 QStringLiteral(
                     "^(?:<(?!https?:)[^<>]*>|\\[(?!https?:)[^\\[\\]]*\\]|\\{[^{}]*\\}|tbd|tba|todo|n/?a|\\?+)$")))
        return true;
    switch (field) {
    case TicketField::Region:
        return contains(text, QStringLiteral("^(?:DC-?\\d+\\s*/\\s*){2,}DC-?\\d+$"));
    case TicketField::Method:
    case TicketField::Authentication:
        return contains(text, QStringLiteral("^no auth\\s*/\\s*basic auth$"));
    case TicketField::Username:
        return text == QLatin1String("Username");
    case TicketField::Password:
        return text == QLatin1String("Password");
    case TicketField::Events:
    case TicketField::UserProperties:
    case TicketField::DeviceProperties:
        return contains(text, QStringLiteral("^all\\s*/\\s*list\\b"));
    case TicketField::EventList:
    case TicketField::UserPropertyList:
    case TicketField::DevicePropertyList:
        return contains(text, QStringLiteral("^list of .* to export$"));
    case TicketField::WorkspaceName:
    case TicketField::WorkspaceId:
    case TicketField::Endpoint:
    case TicketField::Headers:
        return false;
    }
    Q_UNREACHABLE();
}

TicketFacts readTicketLines(const QString &text, const Catalog &catalog)
{
    Reader reader(catalog);
    for (const MailLine &line : mailLines(text))
        reader.read(line);
    return reader.take();
}

} // namespace penstock
