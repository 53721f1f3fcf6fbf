// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/region/ufwrule.h"

#include <QHash>
#include <QRegularExpression>

namespace penstock {

namespace {

bool isAnywhere(const QString &word)
{
    return word.compare(QLatin1String("anywhere"), Qt::CaseInsensitive) == 0 ||
           word.compare(QLatin1String("any"), Qt::CaseInsensitive) == 0;
}

//! TCP ports of the application profiles that Debian's and Ubuntu's packages bring.
QString profilePorts(const QString &name)
{
    static const QHash<QString, QString> ports{
        {QStringLiteral("OpenSSH"), QStringLiteral("22")},
        {QStringLiteral("SSH"), QStringLiteral("22")},
        {QStringLiteral("Nginx HTTP"), QStringLiteral("80")},
        {QStringLiteral("Nginx HTTPS"), QStringLiteral("443")},
        {QStringLiteral("Nginx Full"), QStringLiteral("80,443")},
        {QStringLiteral("Apache"), QStringLiteral("80")},
        {QStringLiteral("Apache Secure"), QStringLiteral("443")},
        {QStringLiteral("Apache Full"), QStringLiteral("80,443")},
        {QStringLiteral("Lighttpd HTTP"), QStringLiteral("80")},
        {QStringLiteral("Lighttpd HTTPS"), QStringLiteral("443")},
        {QStringLiteral("Lighttpd Full"), QStringLiteral("80,443")},
        {QStringLiteral("WWW"), QStringLiteral("80")},
        {QStringLiteral("WWW Secure"), QStringLiteral("443")},
        {QStringLiteral("WWW Full"), QStringLiteral("80,443")},
        {QStringLiteral("WWW Cache"), QStringLiteral("8080")},
        {QStringLiteral("Postfix"), QStringLiteral("25")},
        {QStringLiteral("Postfix SMTPS"), QStringLiteral("465")},
        {QStringLiteral("Postfix Submission"), QStringLiteral("587")},
        {QStringLiteral("Dovecot IMAP"), QStringLiteral("143")},
        {QStringLiteral("Dovecot Secure IMAP"), QStringLiteral("993")},
        {QStringLiteral("Dovecot POP3"), QStringLiteral("110")},
        {QStringLiteral("Dovecot Secure POP3"), QStringLiteral("995")},
        {QStringLiteral("Samba"), QStringLiteral("139,445")},
        {QStringLiteral("CUPS"), QStringLiteral("631")},
    };
    return ports.value(name);
}

//! "443", "443/tcp", "80,443/tcp", "https", "Nginx Full".
void requireUfwPorts(RuleFit &fit, const Visitor &visitor, const QString &text)
{
    static const QRegularExpression numbers(QStringLiteral("^([0-9][0-9,:]*|[a-z][a-z0-9-]*)(?:/([a-z]+))?$"));
    const auto match = numbers.match(text);
    if (const QString ports = profilePorts(text); !ports.isEmpty())
        requirePort(fit, visitor, ports.split(u','), false);
    else if (!match.hasMatch())
        requireUnknown(fit, text);
    else {
        requirePort(fit, visitor, match.captured(1).split(u','), false);
        if (!match.captured(2).isEmpty())
            requireProtocol(fit, {match.captured(2)}, false);
    }
}

//! One column of a row: "Anywhere (v6)", "10.0.0.1 443/tcp on eth0", "80,443/tcp (Nginx Full)".
struct UfwPlace
{
    QString address; //!< empty: any
    QString protocol;
    QString ports;
    QString interface;
    bool v6 = false;
};

QString takeInterface(QString &text)
{
    static const QRegularExpression on(QStringLiteral("\\s+on\\s+(\\S+)"));
    const auto match = on.match(text);
    text.remove(on);
    return match.captured(1);
}

UfwPlace readPlace(QString text)
{
    UfwPlace place;
    text = text.simplified();
    place.v6 = text.contains(QLatin1String("(v6)"));
    text.remove(QLatin1String("(v6)"));
    place.interface = takeInterface(text);
    static const QRegularExpression remark(QStringLiteral("\\s+\\([^()]*\\s*\\)"));
    text.remove(remark); // the profile's name, where verbose shows the ports
    text = text.simplified();

    QString first = text.section(u' ', 0, 0);
    static const QRegularExpression protocol(QStringLiteral("/([a-z]+[a-z0-9]*)$"));
    const auto match = protocol.match(first);
    if (match.hasMatch())
        first.chop(match.capturedLength());
    const bool isAddress = parseAddressRange(first).has_value();
    if (!isAddress && !isAnywhere(first)) {
        place.ports = text;
        return place;
    }
    place.address = isAddress ? first : QString();
    place.protocol = match.captured(1);
    place.v6 = place.v6 || place.address.contains(u':');
    place.ports = text.section(u' ', 1);
    return place;
}

RuleFit fitOf(const UfwPlace &to, const UfwPlace &from, const Visitor &visitor)
{
    RuleFit fit;
    if ((to.v6 || from.v6) != visitor.address.v6)
        fit.require(RuleMatch::No, {});
    for (const UfwPlace *place : {&to, &from}) {
        if (!place->protocol.isEmpty())
            requireProtocol(fit, {place->protocol}, false);
        if (!place->interface.isEmpty())
            requireInterface(fit, visitor, {place->interface}, false);
    }
    if (!from.address.isEmpty())
        requireSource(fit, visitor, {from.address}, false);
    if (!from.ports.isEmpty())
        requireSourcePort(fit, {from.ports}, false);
    if (!to.address.isEmpty())
        requireDestination(fit, {to.address}, false);
    if (!to.ports.isEmpty())
        requireUfwPorts(fit, visitor, to.ports);
    return fit;
}

//! Reads "in on eth0 log proto tcp from A port P to B port Q comment C" and the short "443/tcp".
class UfwCommand
{
public:
    UfwCommand(const QStringList &words, const Visitor &visitor)
        : m_words(words)
        , m_visitor(visitor)
    {
    }

    RuleFit fit()
    {
        for (m_at = 1; m_at < m_words.size(); ++m_at)
            step(m_words[m_at]);
        if (!m_to.isEmpty() || !m_from.isEmpty())
            requireFamily();
        return m_fit;
    }

private:
    void step(const QString &word)
    {
        if (word == QLatin1String("out"))
            m_fit.require(RuleMatch::No, {});
        else if (word == QLatin1String("on"))
            requireInterface(m_fit, m_visitor, {next()}, false);
        else if (word == QLatin1String("proto"))
            requireProtocol(m_fit, {next()}, false);
        else if (word == QLatin1String("from"))
            takeSource(next());
        else if (word == QLatin1String("to"))
            takeDestination(next());
        else if (word == QLatin1String("port") || word == QLatin1String("app"))
            takePorts(next());
        else if (word == QLatin1String("comment"))
            next();
        else if (word != QLatin1String("in") && word != QLatin1String("log") && word != QLatin1String("log-all"))
            requireUfwPorts(m_fit, m_visitor, word);
    }

    QString next()
    {
        ++m_at;
        return m_words.value(m_at);
    }

    void takeSource(const QString &address)
    {
        m_ofSource = true;
        if (isAnywhere(address))
            return;
        m_from = address;
        requireSource(m_fit, m_visitor, {address}, false);
    }

    void takeDestination(const QString &address)
    {
        m_ofSource = false;
        if (isAnywhere(address))
            return;
        m_to = address;
        requireDestination(m_fit, {address}, false);
    }

    void takePorts(const QString &ports)
    {
        if (m_ofSource)
            requireSourcePort(m_fit, {ports}, false);
        else
            requireUfwPorts(m_fit, m_visitor, ports);
    }

    // An address of one family leaves the other's connections alone.
    void requireFamily()
    {
        const auto range = parseAddressRange(m_to.isEmpty() ? m_from : m_to);
        if (range && range->v6 != m_visitor.address.v6)
            m_fit.require(RuleMatch::No, {});
    }

    const QStringList &m_words;
    const Visitor &m_visitor;
    qsizetype m_at = 0;
    bool m_ofSource = false;
    QString m_from;
    QString m_to;
    RuleFit m_fit;
};

} // namespace

std::optional<UfwRule> ufwRow(const QString &line, const Visitor &visitor)
{
    static const QRegularExpression row(
        QStringLiteral("^\\s*(?:\\[\\s*[0-9]+\\]\\s*)?(\\S.*?)\\s+(ALLOW|DENY|REJECT|LIMIT)(?:[ ]+(IN|OUT|FWD))?"
                       "(?:\\s+\\(log(?:-all)?\\))?\\s+(\\S[^#]*?)\\s*(?:#.*)?$"));
    const auto match = row.match(line);
    if (!match.hasMatch())
        return std::nullopt;
    UfwRule rule;
    rule.action = match.captured(2).toLower();
    if (match.captured(3) == QLatin1String("OUT") || match.captured(3) == QLatin1String("FWD"))
        rule.fit.require(RuleMatch::No, {});
    else
        rule.fit = fitOf(readPlace(match.captured(1)), readPlace(match.captured(4)), visitor);
    return rule;
}

UfwRule ufwCommandRule(const QStringList &words, const Visitor &visitor)
{
    UfwRule rule;
    rule.action = words.value(0);
    rule.fit = UfwCommand(words, visitor).fit();
    const qsizetype comment = words.indexOf(QLatin1String("comment"));
    rule.key = words.mid(0, comment).join(u' ');
    return rule;
}

} // namespace penstock
