// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stream/addressquery.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace penstock {

namespace {

//! Where the query is: from its ? to the # or the end; empty at the place where it would be.
struct QuerySpan
{
    qsizetype begin = 0;
    qsizetype end = 0;

    [[nodiscard]] bool isThere() const { return begin < end; }
};

QuerySpan queryOf(const QString &address)
{
    const qsizetype hash = address.indexOf(u'#');
    const qsizetype end = hash < 0 ? address.size() : hash;
    const qsizetype mark = address.indexOf(u'?');
    return {mark < 0 || mark > end ? end : mark, end};
}

//! Between // and the path; its last @ ends the login.
const QRegularExpression &loginPattern()
{
    static const QRegularExpression pattern(QStringLiteral("^([^/?#]*//)([^/?#]*)@"));
    return pattern;
}

QString encoded(const QString &text, const QByteArray &allowed)
{
    static const QRegularExpression escape(QStringLiteral("^%[0-9A-Fa-f]{2}"));
    QString result;
    for (qsizetype at = 0; at < text.size();) {
        if (escape.match(QStringView(text).mid(at)).hasMatch()) {
            result += QStringView(text).mid(at, 3);
            at += 3;
            continue;
        }
        const qsizetype length = text[at].isHighSurrogate() && at + 1 < text.size() ? 2 : 1;
        result += QString::fromLatin1(QUrl::toPercentEncoding(text.mid(at, length), allowed));
        at += length;
    }
    return result;
}

AddressParameter parameterOf(const QString &text)
{
    const qsizetype sign = text.indexOf(u'=');
    if (sign < 0)
        return {text, std::nullopt};
    return {text.left(sign), text.mid(sign + 1)};
}

} // namespace

QList<AddressParameter> addressParameters(const QString &address)
{
    QList<AddressParameter> parameters;
    const QuerySpan query = queryOf(address);
    if (!query.isThere())
        return parameters;
    for (const QString &part : address.mid(query.begin + 1, query.end - query.begin - 1).split(u'&'))
        parameters.append(parameterOf(part));
    return parameters;
}

QString withAddressParameters(const QString &address, const QList<AddressParameter> &parameters)
{
    QString query;
    for (const AddressParameter &parameter : parameters) {
        query += query.isEmpty() ? u'?' : u'&';
        query += parameter.name;
        if (parameter.value)
            query += u'=' + *parameter.value;
    }
    const QuerySpan old = queryOf(address);
    return address.left(old.begin) + query + address.mid(old.end);
}

QString encodedParameterName(const QString &text)
{
    return encoded(text, "!$'()*+,;:@/?");
}

QString encodedParameterValue(const QString &text)
{
    return encoded(text, "!$'()*+,;:@/?=");
}

QString readableParameter(const QString &encoded)
{
    const QByteArray bytes = QByteArray::fromPercentEncoding(encoded.toUtf8());
    const QString text = QString::fromUtf8(bytes);
    const bool readable = text.toUtf8() == bytes &&
                          std::all_of(text.begin(), text.end(), [](QChar c) { return c.isPrint() || c.isSurrogate(); });
    return readable ? text : encoded;
}

std::optional<AddressLogin> addressLogin(const QString &address)
{
    const auto match = loginPattern().match(address);
    if (!match.hasMatch())
        return std::nullopt;
    const QString login = match.captured(2);
    const qsizetype colon = login.indexOf(u':');
    const auto decoded = [](const QString &part) { return QUrl::fromPercentEncoding(part.toUtf8()); };
    if (colon < 0)
        return AddressLogin{decoded(login), std::nullopt};
    return AddressLogin{decoded(login.left(colon)), decoded(login.mid(colon + 1))};
}

QString withoutAddressLogin(const QString &address)
{
    const auto match = loginPattern().match(address);
    return match.hasMatch() ? match.captured(1) + address.mid(match.capturedEnd()) : address;
}

} // namespace penstock
