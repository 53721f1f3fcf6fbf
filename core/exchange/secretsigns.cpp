// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/secretsigns.h"

#include <QRegularExpression>

namespace penstock {

bool looksLikeSecretValue(const QString &value)
{
    static const QRegularExpression scheme(QStringLiteral("^(?:Bearer|Basic|Token|ApiKey|Digest|Splunk|SSWS)\\s+\\S"),
                                           QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression vendor(QStringLiteral(
        "(?:^|\\s)(?:eyJ[\\w-]+\\.[\\w-]+\\.|(?:sk|pk|rk)_(?:live|test)_\\w|gh[pousr]_\\w{20}|xox[abprs]-\\w|"
        "AKIA[0-9A-Z]{12}|AIza[\\w-]{30}|glpat-\\w|SG\\.[\\w-]{16})"));
    return value.contains(scheme) || value.contains(vendor);
}

bool isWithheldSecret(const QString &value)
{
    static const QRegularExpression mask(QStringLiteral("^(?:[*•●xX.·]{3,}|<[^<>]*>|\\[[^\\[\\]]*\\])$"));
    // Two words at least: "shared-secret-1" is a secret.
    static const QRegularExpression words(QStringLiteral("^\\(?(?:(?:redacted|hidden|masked)|(?:(?:will|to) be "
                                                         ")?(?:sent|send|shared|provided|given)(?: [\\w,]+)+)\\)?$"),
                                          QRegularExpression::CaseInsensitiveOption);
    const QString trimmed = value.trimmed();
    return trimmed.contains(mask) || trimmed.contains(words) || trimmed == withheldParameterText();
}

QString withheldSecretText()
{
    return QStringLiteral("<sent separately>"); // the ticket is read by others: in its language
}

QString withheldParameterText()
{
    return QStringLiteral("sent-separately");
}

QString vaultNamePart(const QString &text)
{
    QString part;
    for (const QChar c : text.toLower()) {
        if ((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9'))
            part += c;
        else if (!part.isEmpty() && !part.endsWith(u'-'))
            part += u'-';
    }
    while (part.endsWith(u'-'))
        part.chop(1);
    return part.left(64);
}

} // namespace penstock
