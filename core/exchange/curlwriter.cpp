// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/curlwriter.h"

#include "core/exchange/outgoing.h"

#include <QRegularExpression>

namespace penstock {

namespace {

QString quoted(QString text)
{
    return u'\'' + text.replace(u'\'', QLatin1String("'\\''")) + u'\'';
}

//! Literal text before a variable, in double quotes.
QString guarded(QString text)
{
    static const QRegularExpression special(QStringLiteral("([\\\\\"$`])"));
    return text.replace(special, QStringLiteral("\\\\1"));
}

QString withVariable(const QString &before, const QString &variable)
{
    return u'"' + guarded(before) + u'$' + variable + u'"';
}

//! A secret parameter's variable has to stand outside of the single quotes.
QString address(const QString &url)
{
    const QString mark(QChar(QChar::Null));
    const QString text = outgoingAddress(url, [&mark](const QString &name) {
        return mark + secretVariable({SecretRef::Kind::Vault, name}) + mark;
    });
    const QStringList parts = text.split(mark);
    QString words;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (i % 2 == 1)
            words += withVariable({}, parts[i]);
        else if (!parts[i].isEmpty())
            words += quoted(parts[i]);
    }
    return words;
}

} // namespace

QString curlCommand(const StreamConfig &config, const QByteArray &body)
{
    QStringList lines{QStringLiteral("curl -X POST ") + address(config.destination.url),
                      QStringLiteral("-H 'Content-Type: application/json'")};
    for (const auto &[name, value, secretName] : outgoingHeaders(config.destination)) {
        const QString line = name + QLatin1String(": ");
        if (!secretName.isEmpty())
            lines.append(QLatin1String("-H ") + withVariable(line, secretName));
        else
            lines.append(QLatin1String("-H ") + quoted(value.isEmpty() ? name + u';' : line + value));
    }
    if (const auto *basic = std::get_if<BasicAuth>(&config.destination.auth))
        lines.append(QLatin1String("-u ") + withVariable(basic->username + u':', secretVariable(basic->password)));
    lines.append(QLatin1String("--data-raw ") + quoted(QString::fromUtf8(body)));
    return lines.join(QLatin1String(" \\\n  ")) + u'\n';
}

} // namespace penstock
