// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/curlparser.h"

#include "core/exchange/curlarguments.h"
#include "core/exchange/draftmaker.h"
#include "core/stream/limits.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace penstock {

namespace {

// A prompt, a mark-up fence, sudo or variables may stand in front.
const QRegularExpression &commandBegin()
{
    static const QRegularExpression begin(
        QStringLiteral(
            "^[^\\S\\n]*(?:>\\s?)*(?:[$%#]\\s+|PS [^>\\n]*>\\s*|[A-Z]:\\\\[^>\\n]*>|[-*\\x{2022}]\\s+)?`{0,3}"
            "(?:sudo\\s+|\\w+=\\S*\\s+)*(curl(?:\\.exe)?)(?=[\\s\\x{a0}])"),
        QRegularExpression::MultilineOption);
    return begin;
}

//! Takes each option for what it means for a stream.
class CurlParser
{
    Q_DECLARE_TR_FUNCTIONS(penstock)

public:
    explicit CurlParser(int linesBefore)
        : m_linesBefore(linesBefore)
    {
    }

    [[nodiscard]] Draft draft(const ShellCommand &command)
    {
        const CurlArguments arguments = readCurlArguments(command.words.mid(1));
        for (const CurlArgument &argument : arguments.options)
            option(argument);
        for (const ShellWord &word : arguments.addresses)
            m_addresses.append(word);
        address();
        method();
        m_draft.useBody(m_body.join(u'&').toUtf8(), m_bodyLine);
        shape(command);
        return std::move(m_draft).finishWithSource(tr("A curl command"));
    }

private:
    [[nodiscard]] int lineOf(const ShellWord &word) const { return word.line + m_linesBefore; }

    void option(const CurlArgument &argument)
    {
        const int line = lineOf(argument.value);
        if (!argument.option)
            return m_draft.remark(Remark::Kind::Ignored, line,
                                  tr("The option %1 is not known and was left out.").arg(argument.written));
        if (argument.lacksValue)
            return m_draft.remark(Remark::Kind::Unclear, line,
                                  tr("The text breaks off behind %1.").arg(argument.written));
        take(argument, line);
    }

    void take(const CurlArgument &argument, int line)
    {
        const ShellWord &value = argument.value;
        switch (argument.option->meaning) {
        case CurlMeaning::Bearer:
            return secretHeader(QStringLiteral("Authorization"), QStringLiteral("Bearer "), value);
        case CurlMeaning::Body:
        case CurlMeaning::BodyUrlEncoded:
        case CurlMeaning::Json:
            return body(value, argument.written);
        case CurlMeaning::Cookie:
            return cookie(value);
        case CurlMeaning::File:
            m_hasBody = true;
            return ignored(line, tr("%1 was left out: Penstock makes each body from events.").arg(argument.written));
        case CurlMeaning::Get:
            m_isGet = true;
            return;
        case CurlMeaning::Head:
            m_method = QStringLiteral("HEAD");
            return;
        case CurlMeaning::Header:
            return header(value);
        case CurlMeaning::MaxTime:
            return maxTime(value);
        case CurlMeaning::Nothing:
            return;
        case CurlMeaning::OtherAuth:
            return m_draft.remark(
                Remark::Kind::Unclear, line,
                tr("%1: a stream knows Basic auth and headers, no other way to log in.").arg(argument.written));
        case CurlMeaning::Put:
            m_method = QStringLiteral("PUT");
            return ignored(line, tr("%1 was left out: Penstock makes each body from events.").arg(argument.written));
        case CurlMeaning::Referer:
            return header({.text = QLatin1String("Referer: ") + value.text, .line = value.line, .variables = {}});
        case CurlMeaning::Request:
            m_method = value.text.toUpper();
            m_methodLine = line;
            return;
        case CurlMeaning::Transport:
            return ignored(line, transportText(argument));
        case CurlMeaning::Url:
            m_addresses.append(value);
            return;
        case CurlMeaning::UrlQuery:
            m_query.append(value.text);
            return;
        case CurlMeaning::User:
            return user(value);
        case CurlMeaning::UserAgent:
            return header({.text = QLatin1String("User-Agent: ") + value.text, .line = value.line, .variables = {}});
        }
    }

    void ignored(int line, const QString &text) { m_draft.remark(Remark::Kind::Ignored, line, text); }

    static QString transportText(const CurlArgument &argument)
    {
        const QLatin1String name = argument.option->name;
        if (name == QLatin1String("insecure"))
            return tr("%1 was left out: Penstock always checks the endpoint's certificate.").arg(argument.written);
        if (name.startsWith(QLatin1String("location")) || name == QLatin1String("max-redirs"))
            return tr("%1 was left out: a redirect is a failure and is never followed.").arg(argument.written);
        return tr("%1 was left out: a stream has no setting for it.").arg(argument.written);
    }

    void header(const ShellWord &word)
    {
        const QString &text = word.text;
        const int line = lineOf(word);
        if (text.startsWith(u'@'))
            return ignored(line, tr("Headers from a file were left out: write them in."));
        const auto colon = text.indexOf(u':');
        if (colon < 0 && text.endsWith(u';'))
            return m_draft.addHeader(text.chopped(1).trimmed(), QString(), line);
        if (colon < 0)
            return m_draft.remark(Remark::Kind::Unclear, line, tr("A header without a colon was left out."));
        const QString name = text.left(colon).trimmed();
        const QString value = text.mid(colon + 1).trimmed();
        if (value.isEmpty())
            return ignored(line, tr("A header without a value was left out."));
        if (name.compare(QLatin1String("content-type"), Qt::CaseInsensitive) == 0) {
            if (!value.contains(QLatin1String("json"), Qt::CaseInsensitive))
                ignored(line, tr("The command sends another Content-Type: Penstock always sends application/json."));
            return;
        }
        m_draft.addHeader(name, foreignValue(value, word, colon + 1, line), line);
    }

    //! `begin`: where the value begins in the word, for what the shell would have put into it.
    [[nodiscard]] ForeignValue foreignValue(const QString &value, const ShellWord &word, qsizetype begin, int line)
    {
        const bool hasVariable = !word.variables.isEmpty() && word.variables.last() >= begin;
        if (!hasVariable)
            return value;
        const QString variable = variableName(value);
        if (variable.isEmpty()) {
            m_draft.remark(Remark::Kind::Unclear, line,
                           tr("The shell would have put a variable into the value: store the whole value."));
            return Withheld{};
        }
        m_draft.remark(Remark::Kind::Assumed, line,
                       tr("The value is read from the environment variable %1, as in the command.").arg(variable));
        return SecretRef{SecretRef::Kind::Env, variable};
    }

    void secretHeader(const QString &name, const QString &scheme, const ShellWord &word)
    {
        const int line = lineOf(word);
        if (word.variables.isEmpty())
            return m_draft.addHeader(name, scheme + word.text, line, true);
        m_draft.remark(Remark::Kind::Unclear, line,
                       tr("The shell would have put a variable into the value: store the whole value."));
        m_draft.addHeader(name, Withheld{}, line, true);
    }

    void cookie(const ShellWord &word)
    {
        if (!word.text.contains(u'='))
            return ignored(lineOf(word), tr("Cookies from a file were left out."));
        secretHeader(QStringLiteral("Cookie"), {}, word);
    }

    void user(const ShellWord &word)
    {
        const int line = lineOf(word);
        const auto colon = word.text.indexOf(u':');
        const QString username = word.text.left(colon);
        if (!word.variables.isEmpty() && (colon < 0 || word.variables.first() < colon))
            m_draft.remark(Remark::Kind::Unclear, line,
                           tr("The user name is a variable of the shell: write the name itself."));
        if (colon < 0 || colon + 1 == word.text.size())
            return m_draft.setBasic(username, Withheld{}, line);
        m_draft.setBasic(username, foreignValue(word.text.mid(colon + 1), word, colon + 1, line), line);
    }

    void maxTime(const ShellWord &word)
    {
        const auto timeout = qint64(word.text.toDouble() * 1000);
        if (limits::timeoutMs.contains(timeout))
            m_draft.config().delivery.timeout = Milliseconds(timeout);
    }

    void body(const ShellWord &word, const QString &option)
    {
        m_hasBody = true;
        m_bodyLine = lineOf(word);
        if (word.text.startsWith(u'@') && option != QLatin1String("--data-raw"))
            return ignored(m_bodyLine, tr("The body's file was left out: Penstock makes each body from events."));
        m_body.append(word.text);
    }

    void address()
    {
        const qsizetype place = likelyAddress();
        if (m_addresses.size() > (place < 0 ? 0 : 1))
            ignored(lineOf(m_addresses.last()),
                    tr("The command holds other words where addresses stand: they were left out."));
        if (place < 0)
            return;
        const ShellWord &word = m_addresses[place];
        if (!word.variables.isEmpty())
            m_draft.remark(Remark::Kind::Unclear, lineOf(word),
                           tr("The address holds a variable of the shell: write its value in its place."));
        QString text = word.text;
        if (m_isGet)
            m_query += std::exchange(m_body, {});
        for (const QString &item : std::as_const(m_query))
            text += (text.contains(u'?') ? u'&' : u'?') + item;
        m_draft.setAddress(text, lineOf(word));
    }

    // The value of an option that is not known stands among the addresses: it must not become one.
    [[nodiscard]] qsizetype likelyAddress() const
    {
        static const QRegularExpression whole(QStringLiteral("://|^\\{\\{"));
        static const QRegularExpression bare(QStringLiteral("^(?:localhost|[\\w-]+(?:\\.[\\w-]+)+)(?:[:/?]|$)"));
        for (const QRegularExpression &form : {whole, bare}) {
            const auto found =
                std::ranges::find_if(m_addresses, [&form](const ShellWord &word) { return word.text.contains(form); });
            if (found != m_addresses.end())
                return found - m_addresses.begin();
        }
        return -1;
    }

    void method()
    {
        const QString usual = m_isGet || !m_hasBody ? QStringLiteral("GET") : QStringLiteral("POST");
        const QString method = m_method.isEmpty() ? usual : m_method;
        static const QRegularExpression known(QStringLiteral("^[A-Z]{3,10}$"));
        if (method == QLatin1String("POST"))
            return;
        m_draft.remark(Remark::Kind::Unclear, m_methodLine,
                       method.contains(known) ? tr("The command would send %1: Penstock always sends POST.").arg(method)
                                              : tr("The command's method cannot be read: Penstock always sends POST."));
    }

    void shape(const ShellCommand &command)
    {
        if (command.endsOpen)
            m_draft.remark(Remark::Kind::Unclear, lineOf(command.words.last()),
                           tr("A quote is opened and not closed: the text may break off too early."));
        if (command.isFollowed)
            ignored(lineOf(command.words.last()), tr("What stands behind the command was left out."));
        if (command.joinedAmpersand)
            m_draft.remark(Remark::Kind::Assumed, 0,
                           tr("The address holds & without quotes: all of it was taken for the address."));
    }

    DraftMaker m_draft;
    int m_linesBefore;
    QList<ShellWord> m_addresses;
    QStringList m_body;
    QStringList m_query;
    QString m_method;
    int m_methodLine = 0;
    int m_bodyLine = 0;
    bool m_hasBody = false;
    bool m_isGet = false;
};

//! A command that was pasted out of a quoted mail has > in front of each line.
QString withoutMailQuotes(QString text)
{
    static const QRegularExpression mark(QStringLiteral("^[^\\S\\n]*(?:>[ \\t]?)+"),
                                         QRegularExpression::MultilineOption);
    return text.remove(mark);
}

} // namespace

std::optional<Draft> parseCurl(const QString &text)
{
    const auto begin = commandBegin().match(text);
    if (!begin.hasMatch())
        return std::nullopt;
    const auto place = begin.capturedStart(1);
    QString command = text.mid(place);
    if (begin.captured().trimmed().startsWith(u'>'))
        command = withoutMailQuotes(command);
    return CurlParser(int(text.left(place).count(u'\n'))).draft(splitShellCommand(command));
}

} // namespace penstock
