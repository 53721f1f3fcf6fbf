// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/filterparser.h"

#include "core/filter/filtervalues.h"
#include "core/stream/nearestword.h"

#include <QCoreApplication>

#include <algorithm>

namespace penstock {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("penstock", text);
}

QStringList splitOutsideQuotes(QStringView text, QChar separator)
{
    QStringList parts{QString()};
    bool quoted = false;
    for (const QChar c : text) {
        quoted ^= c == u'"';
        if (c == separator && !quoted)
            parts.append(QString());
        else
            parts.last().append(c);
    }
    return parts;
}

QString unquoted(QString text)
{
    return text.remove(u'"');
}

//! Where the colon of a field stands; -1: the token is free text. 14:03 is none, and neither is "a:b".
qsizetype colonOf(QStringView token)
{
    const auto end = std::ranges::find_if_not(token, [](QChar c) { return c.isLetter(); });
    const bool field = end != token.begin() && end != token.end() && *end == u':';
    return field ? end - token.begin() : -1;
}

//! Parses one token; positions count from the token's first character.
class TermParser
{
public:
    TermParser(const FilterToken &token, WallTime now)
        : m_token(token)
        , m_now(now)
    {
    }

    tl::expected<FilterTerm, FilterProblem> parse()
    {
        FilterTerm term{.position = m_token.position, .length = m_token.text.size(), .test = {}};
        QStringView text(m_token.text);
        term.negated = text.startsWith(u'-') && text.size() > 1;
        m_skipped = term.negated ? 1 : 0;
        text = text.mid(m_skipped);
        const qsizetype colon = colonOf(text);
        auto test = colon < 0 ? freeText(text) : fieldTest(text.left(colon), text.mid(colon + 1));
        if (!test)
            return tl::unexpected(test.error());
        term.test = std::move(*test);
        return term;
    }

private:
    using Test = tl::expected<FilterTest, FilterProblem>;

    tl::unexpected<FilterProblem> problem(qsizetype from, qsizetype length, const QString &message,
                                          bool unfinished = false) const
    {
        return tl::unexpected(FilterProblem{m_token.position + m_skipped + from, length, message, unfinished});
    }

    Test freeText(QStringView text) const
    {
        const QString words = unquoted(text.toString());
        if (!m_token.closed)
            return problem(0, text.size(), tr("The quotation mark is not closed yet."), true);
        if (words.isEmpty() || words == QLatin1String("-"))
            return problem(0, text.size(), tr("There are no words to look for yet."), true);
        return TextTest{words};
    }

    Test fieldTest(QStringView name, QStringView value) const
    {
        const std::optional<FilterField> field = fieldNamed(name);
        if (!field)
            return problem(0, name.size(), unknownField(name));
        const qsizetype start = name.size() + 1;
        if (!m_token.closed)
            return problem(start, value.size(), tr("The quotation mark is not closed yet."), true);

        QList<Value> values;
        qsizetype from = start;
        for (const QString &part : splitOutsideQuotes(value, u',')) {
            values.append({from, part.size(), unquoted(part)});
            from += part.size() + 1;
        }
        for (const Value &each : std::as_const(values)) {
            const bool atTheEnd = each.from + each.length == start + value.size();
            if (each.text.isEmpty())
                return problem(each.from, each.length,
                               tr("%1 takes %2.").arg(QString(fieldName(*field)), valueHint(*field)), atTheEnd);
        }
        if (*field == FilterField::State)
            return stateTest(values);
        if (*field == FilterField::Cause)
            return causeTest(values);
        if (*field == FilterField::Request)
            return requestTest(values);
        return standsInBodies(*field) ? eventTest(*field, values) : numberTest(*field, values);
    }

    struct Value
    {
        qsizetype from;
        qsizetype length;
        QString text;
    };

    static QString unknownField(QStringView name)
    {
        QList<QLatin1String> names;
        QStringList listed;
        for (const FilterField field : filterFields) {
            names.append(fieldName(field));
            listed.append(fieldName(field));
        }
        if (const auto near = nearestWord(name.toString(), names))
            return tr("There is no field “%1”. Did you mean %2?").arg(name.toString(), QString(*near));
        return tr("There is no field “%1”. There are %2.").arg(name.toString(), listed.join(QStringLiteral(", ")));
    }

    Test stateTest(const QList<Value> &values) const
    {
        StateTest test;
        for (const Value &value : values) {
            const auto state = stateWritten(value.text);
            if (!state) {
                const bool begun = std::ranges::any_of(filterStates, [&value](FilterState each) {
                    return stateName(each).startsWith(value.text, Qt::CaseInsensitive);
                });
                return problem(value.from, value.length,
                               tr("“%1” is no state: write %2.").arg(value.text, valueHint(FilterField::State)), begun);
            }
            test.states.push_back(*state);
        }
        return test;
    }

    Test causeTest(const QList<Value> &values) const
    {
        CauseTest test;
        for (const Value &value : values) {
            const auto cause = causeNamed(value.text);
            if (!cause) {
                const bool begun = std::ranges::any_of(failureCauses, [&value](FailureCause each) {
                    return causeName(each).startsWith(value.text, Qt::CaseInsensitive);
                });
                return problem(value.from, value.length,
                               tr("“%1” is no cause: write %2.").arg(value.text, valueHint(FilterField::Cause)), begun);
            }
            test.causes.push_back(*cause);
        }
        return test;
    }

    Test requestTest(const QList<Value> &values) const
    {
        RequestTest test;
        for (const Value &value : values)
            test.parts.push_back(value.text.toLower().toUtf8());
        return test;
    }

    static Test eventTest(FilterField field, const QList<Value> &values)
    {
        EventTest test{.field = field, .values = {}};
        for (const Value &value : values)
            test.values.append(value.text);
        return test;
    }

    Test numberTest(FilterField field, const QList<Value> &values) const
    {
        NumberTest test{.field = field, .ranges = {}};
        for (const Value &value : values) {
            const auto range = numbersWritten(field, value.text, m_now);
            if (!range)
                return problem(
                    value.from, value.length,
                    tr("%1 cannot be “%2”: write %3.").arg(QString(fieldName(field)), value.text, valueHint(field)),
                    isBegun(value.text));
            test.ranges.push_back(*range);
        }
        return test;
    }

    //! A comparison or a range that still lacks its number.
    static bool isBegun(const QString &value)
    {
        constexpr QLatin1String signs[] = {QLatin1String("<"), QLatin1String(">"), QLatin1String("="),
                                           QLatin1String(".")};
        return std::ranges::any_of(signs, [&value](QLatin1String sign) { return value.endsWith(sign); });
    }

    const FilterToken &m_token;
    const WallTime m_now;
    qsizetype m_skipped = 0;
};

} // namespace

tl::expected<Filter, FilterProblem> parseFilter(const QString &text, WallTime now)
{
    Filter filter;
    int texts = 0;
    for (const FilterToken &token : filterTokens(text)) {
        auto term = TermParser(token, now).parse();
        if (!term)
            return tl::unexpected(term.error());
        texts += std::holds_alternative<TextTest>(term->test) || std::holds_alternative<EventTest>(term->test);
        if (texts > Filter::mostTexts)
            return tl::unexpected(FilterProblem{
                token.position, token.text.size(),
                tr("These are more words than a filter can look for: %1 at most.").arg(Filter::mostTexts)});
        filter.terms.append(std::move(*term));
    }
    return filter;
}

QList<FilterToken> filterTokens(const QString &text)
{
    QList<FilterToken> tokens;
    bool quoted = false;
    bool inside = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isSpace() && !quoted) {
            inside = false;
            continue;
        }
        if (!inside)
            tokens.append(FilterToken{.position = i, .text = {}});
        inside = true;
        quoted ^= c == u'"';
        tokens.last().text.append(c);
    }
    if (quoted)
        tokens.last().closed = false;
    return tokens;
}

} // namespace penstock
