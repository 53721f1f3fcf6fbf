// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/ticketfield.h"

#include "core/stream/headerrules.h"
#include "core/stream/nearestword.h"

#include <QRegularExpression>

#include <algorithm>
#include <iterator>

namespace penstock {

namespace {

using enum TicketField;
using L1 = QLatin1String;

struct FieldName
{
    TicketField field;
    L1 name;
    bool isDocumented = false;
};

// The documented name first; then what people write for it.
constexpr FieldName fieldNames[] = {
    {Region, L1("Workspace Region"), true},
    {WorkspaceName, L1("Workspace Name"), true},
    {WorkspaceId, L1("Workspace ID"), true},
    {Endpoint, L1("API Endpoint"), true},
    {Headers, L1("Headers"), true},
    {Authentication, L1("Authentication"), true},
    {Method, L1("Method"), true},
    {Username, L1("Basic Auth username"), true},
    {Password, L1("Basic Auth password"), true},
    {Events, L1("Events to export"), true},
    {EventList, L1("List of events"), true},
    {UserProperties, L1("User properties to export"), true},
    {UserPropertyList, L1("List of user properties"), true},
    {DeviceProperties, L1("Device properties to export"), true},
    {DevicePropertyList, L1("List of device properties"), true},
    {Region, L1("Region")},
    {Region, L1("Data center")},
    {Region, L1("Data centre")},
    {Region, L1("DC")},
    {Region, L1("Workspace DC")},
    {Region, L1("Workspace data center")},
    {WorkspaceName, L1("Workspace")},
    {WorkspaceName, L1("App name")},
    {WorkspaceId, L1("App ID")},
    {WorkspaceId, L1("Workspace identifier")},
    {Endpoint, L1("Endpoint")},
    {Endpoint, L1("Endpoint URL")},
    {Endpoint, L1("API Endpoint URL")},
    {Endpoint, L1("API URL")},
    {Endpoint, L1("URL")},
    {Endpoint, L1("Webhook")},
    {Endpoint, L1("Webhook URL")},
    {Endpoint, L1("HTTP endpoint")},
    {Headers, L1("Header")},
    {Headers, L1("HTTP headers")},
    {Headers, L1("Custom headers")},
    {Headers, L1("Request headers")},
    {Headers, L1("Static headers")},
    {Headers, L1("API headers")},
    {Authentication, L1("Auth")},
    {Authentication, L1("Authentication method")},
    {Authentication, L1("Authentication type")},
    {Method, L1("Auth method")},
    {Method, L1("Auth type")},
    {Username, L1("Username")},
    {Username, L1("User name")},
    {Username, L1("User")},
    {Username, L1("Login")},
    {Username, L1("Basic Auth user")},
    {Username, L1("Basic username")},
    {Username, L1("Auth username")},
    {Password, L1("Password")},
    {Password, L1("Pass")},
    {Password, L1("Pwd")},
    {Password, L1("Passwd")},
    {Password, L1("Basic password")},
    {Password, L1("Auth password")},
    {Events, L1("Events")},
    {Events, L1("Event")},
    {Events, L1("Export events")},
    {Events, L1("Events to be exported")},
    {EventList, L1("Event list")},
    {EventList, L1("Events list")},
    {UserProperties, L1("User properties")},
    {UserProperties, L1("User attributes")},
    {UserProperties, L1("User attributes to export")},
    {UserPropertyList, L1("List of user attributes")},
    {UserPropertyList, L1("User property list")},
    {DeviceProperties, L1("Device properties")},
    {DeviceProperties, L1("Device attributes")},
    {DeviceProperties, L1("Device attributes to export")},
    {DevicePropertyList, L1("List of device attributes")},
};

//! Letters and digits only, in lower case, without what stands in brackets.
QString squashed(QString name)
{
    static const QRegularExpression brackets(QStringLiteral("\\[[^\\]]*\\]|\\([^)]*\\)"));
    static const QRegularExpression other(QStringLiteral("[^a-z0-9]"));
    return name.remove(brackets).toLower().remove(other);
}

const FieldName *byName(const QString &name)
{
    const QString wanted = squashed(name);
    const auto found =
        std::ranges::find_if(fieldNames, [&](const FieldName &field) { return squashed(field.name) == wanted; });
    return wanted.isEmpty() || found == std::end(fieldNames) ? nullptr : &*found;
}

//! Among the template's own names: of short ones too much is near to anything.
const FieldName *nearName(const QString &name)
{
    constexpr qsizetype shortest = 6;
    QList<L1> documented;
    for (const FieldName &field : fieldNames) {
        if (field.isDocumented)
            documented.append(field.name);
    }
    static const QRegularExpression brackets(QStringLiteral("\\[[^\\]]*\\]|\\([^)]*\\)"));
    const QString word = QString(name).remove(brackets).trimmed();
    const auto nearest = word.size() < shortest ? std::nullopt : nearestWord(word, documented);
    if (!nearest || squashed(*nearest).front() != squashed(word + u'x').front())
        return nullptr;
    return byName(*nearest);
}

// "Workspace Region DC-03": the longest of the template's names of two words or more that the line begins with.
std::optional<TicketEntry> entryWithoutSeparator(const MailLine &line)
{
    static const QRegularExpression bracket(QStringLiteral("^\\[[^\\]]*\\]\\s*"));
    const qsizetype begin = bracket.match(line.text).capturedLength();
    for (const FieldName &field : fieldNames) {
        const qsizetype end = begin + field.name.size();
        const bool isAll = end == line.text.size();
        const bool hasTwoWords = field.name.contains(u' ');
        if (!field.isDocumented || !line.text.mid(begin).startsWith(field.name, Qt::CaseInsensitive))
            continue;
        if (isAll || (hasTwoWords && line.text[end].isSpace()))
            return TicketEntry{field.field, line.text.mid(end).trimmed(), line.exact.mid(end).trimmed(), true, false};
    }
    return std::nullopt;
}

QString withoutComma(QString text)
{
    text = text.trimmed();
    if (text.endsWith(u','))
        text.chop(1);
    return text;
}

} // namespace

QString ticketFieldName(TicketField field)
{
    return std::ranges::find(fieldNames, field, &FieldName::field)->name;
}

SeparatorPlace findSeparator(const QString &text)
{
    static const QRegularExpression separator(
        QStringLiteral("\\s*(?::|=>?|\\t+|(?<=\\s)(?:[-\\x{2013}\\x{2014}]|->|\\x{2192})(?=\\s)|\\|)\\s*"));
    static const QRegularExpression brackets(QStringLiteral("\\[[^\\]]*\\]|\\([^)]*\\)"));
    // What stands in brackets may hold a colon, and is no separator.
    QString bare = text;
    auto each = brackets.globalMatch(text);
    while (each.hasNext()) {
        const auto match = each.next();
        bare.replace(match.capturedStart(), match.capturedLength(), QString(match.capturedLength(), u'_'));
    }
    const auto match = separator.match(bare);
    return match.hasMatch() ? SeparatorPlace{match.capturedStart(), match.capturedLength()} : SeparatorPlace();
}

std::optional<TicketEntry> readTicketEntry(const MailLine &line)
{
    constexpr qsizetype longestName = 80;
    const auto [begin, length] = findSeparator(line.text);
    if (begin <= 0 || begin > longestName)
        return entryWithoutSeparator(line);
    const QString name = line.text.left(begin);
    const FieldName *known = byName(name);
    const FieldName *guess = known ? nullptr : nearName(name);
    const FieldName *field = known ? known : guess;
    if (!field)
        return entryWithoutSeparator(line);
    const qsizetype end = begin + length;
    return TicketEntry{field->field, line.text.mid(end).trimmed(), line.exact.mid(end).trimmed(), field->isDocumented,
                       guess != nullptr};
}

std::optional<NamedValue> readHeaderLine(const QString &text)
{
    const QString line = withoutComma(text);
    const auto [begin, length] = findSeparator(line);
    if (begin <= 0)
        return std::nullopt;
    const QString name = line.left(begin).trimmed();
    const QString value = line.mid(begin + length).trimmed();
    NamedValue header{unquoted(name), unquoted(value), false};
    header.wasQuoted = header.value != value && header.name == name;
    if (!isToken(header.name.toUtf8()))
        return std::nullopt;
    return header;
}

} // namespace penstock
