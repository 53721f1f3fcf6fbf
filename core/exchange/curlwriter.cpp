// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/curlwriter.h"

#include "core/exchange/outgoing.h"

namespace penstock {

namespace {

// Linux refuses a longer argument (MAX_ARG_STRLEN, 128 KiB).
constexpr qsizetype longestArgument = 100 * 1024;

QString address(const QString &url, Shell shell)
{
    const QString mark(QChar(QChar::Null));
    const QString text = outgoingAddress(url, [&mark](const QString &name) {
        return mark + secretVariable({SecretRef::Kind::Vault, name}) + mark;
    });
    return shellWord(text.split(mark), shell);
}

QString headerWord(const OutgoingHeader &header, Shell shell)
{
    const QString line = header.name + QLatin1String(": ");
    if (!header.secretName.isEmpty())
        return shellWord({line, header.secretName}, shell);
    return shellQuoted(header.value.isEmpty() ? header.name + u';' : line + header.value, shell);
}

QStringList options(const Destination &destination, const QList<OutgoingHeader> &headers, Shell shell)
{
    QStringList lines{QStringLiteral("-X POST ") + address(destination.url, shell)};
    for (const OutgoingHeader &header : headers)
        lines.append(QLatin1String("-H ") + headerWord(header, shell));
    if (const auto *basic = std::get_if<BasicAuth>(&destination.auth))
        lines.append(QLatin1String("-u ") +
                     shellWord({basic->username + u':', secretVariable(basic->password)}, shell));
    return lines;
}

QString posixCommand(QStringList lines, const QString &body)
{
    const QString between = QStringLiteral(" \\\n  ");
    const QString quoted = shellQuoted(body, Shell::Posix);
    if (quoted.toUtf8().size() <= longestArgument)
        return QLatin1String("curl ") + (lines << QLatin1String("--data-raw ") + quoted).join(between) + u'\n';
    // What the shell prints itself is no argument of a program and has no limit.
    lines.append(QStringLiteral("--data-binary @-"));
    return QLatin1String("printf %s ") + quoted + QLatin1String(" |\n  curl ") + lines.join(between) + u'\n';
}

//! By a file: PowerShell before 7.3 loses the quotes of an argument, and a pipe changes the encoding.
QString powerShellCommand(QStringList lines, const QString &body)
{
    lines.append(QStringLiteral("--data-binary \"@$body\""));
    return QLatin1String("$body = [IO.Path]::GetTempFileName()\n[IO.File]::WriteAllText($body, ") +
           shellQuoted(body, Shell::PowerShell) + QLatin1String(")\ncurl.exe ") + lines.join(QStringLiteral(" `\n  ")) +
           QLatin1String("\nRemove-Item $body\n");
}

QString command(const Destination &destination, const QList<OutgoingHeader> &headers, const QByteArray &body,
                Shell shell)
{
    const QStringList lines = options(destination, headers, shell);
    const QString text = QString::fromUtf8(body);
    return shell == Shell::Posix ? posixCommand(lines, text) : powerShellCommand(lines, text);
}

} // namespace

QString curlCommand(const StreamConfig &config, const QByteArray &body, Shell shell)
{
    const OutgoingHeader type{QStringLiteral("Content-Type"), QStringLiteral("application/json"), {}};
    return command(config.destination, QList{type} + outgoingHeaders(config.destination), body, shell);
}

QString curlCommand(const Destination &destination, const HeaderFields &sent, const QByteArray &body, Shell shell)
{
    return command(destination, outgoingHeaders(destination, sent), body, shell);
}

} // namespace penstock
