// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/region/rulesetcheck.h"

#include "core/region/rulesetdialects.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace penstock {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

struct RuleDialect
{
    QLatin1String id;
    bool (*looksLike)(const QString &line);
    RuleVerdict (*check)(const QStringList &lines, const Visitor &visitor);
};

// A further dialect is its file and its line here.
constexpr RuleDialect ruleSetDialects[] = {
    {QLatin1String("nginx"), looksLikeNginx, checkNginx},
    {QLatin1String("ufw"), looksLikeUfw, checkUfw},
    {QLatin1String("iptables"), looksLikeIptables, checkIptables},
    {QLatin1String("nftables"), looksLikeNftables, checkNftables},
};

const RuleDialect *findRuleDialect(const QString &id)
{
    const auto *found = std::ranges::find_if(ruleSetDialects, [&](const RuleDialect &each) { return id == each.id; });
    return found == std::end(ruleSetDialects) ? nullptr : found;
}

//! As a terminal shows them: a prompt before a command is cut off, and so is what an editor put at the ends.
QStringList linesOf(const QString &text)
{
    static const QRegularExpression prompt(QStringLiteral("^\\[?[\\w.-]{1,64}@[\\w.-]{1,64}[^#$\"']{0,120}[#$] +"));
    QStringList lines = text.split(u'\n');
    if (lines.first().startsWith(QChar::ByteOrderMark))
        lines.first().remove(0, 1);
    for (QString &line : lines) {
        while (line.endsWith(u'\r'))
            line.chop(1);
        line.replace(QChar::Nbsp, u' ');
        if (line.contains(u'@'))
            line.remove(prompt);
    }
    return lines;
}

const RuleDialect *recognise(const QStringList &lines)
{
    for (const QString &line : lines) {
        const QString trimmed = line.trimmed();
        if (trimmed.isEmpty() || trimmed.startsWith(u'#'))
            continue;
        for (const RuleDialect &dialect : ruleSetDialects) {
            if (dialect.looksLike(line))
                return &dialect;
        }
    }
    return nullptr;
}

Result<const RuleDialect *> dialectOf(const QStringList &lines, const QString &format)
{
    if (!format.isEmpty()) {
        if (const RuleDialect *dialect = findRuleDialect(format))
            return dialect;
        return failure(Words::tr("Rules of “%1” cannot be checked: take one of %2.")
                           .arg(format, ruleSetFormatNames().join(QLatin1String(", "))),
                       Error::Kind::InvalidInput);
    }
    if (const RuleDialect *dialect = recognise(lines))
        return dialect;
    return failure(Words::tr("The text looks like no rule set of %1. Say which it is, or paste the whole of it.")
                       .arg(ruleSetFormatNames().join(QLatin1String(", "))),
                   Error::Kind::InvalidInput);
}

} // namespace

QStringList ruleSetFormatNames()
{
    QStringList names;
    for (const RuleDialect &dialect : ruleSetDialects)
        names << dialect.id;
    return names;
}

std::optional<QString> recogniseRuleSet(const QString &text)
{
    const RuleDialect *dialect = recognise(linesOf(text.left(longestRuleSet)));
    return dialect ? std::optional<QString>(dialect->id) : std::nullopt;
}

Result<RuleVerdict> checkRuleSet(const QString &text, const RuleQuestion &question)
{
    if (text.size() > longestRuleSet)
        return failure(Words::tr("The rule set is longer than %1 characters.").arg(longestRuleSet),
                       Error::Kind::InvalidInput);
    if (text.trimmed().isEmpty())
        return failure(Words::tr("There is no rule set to check."), Error::Kind::InvalidInput);
    const auto address = parseAddressRange(question.address.trimmed());
    if (!address)
        return failure(Words::tr("“%1” is no IP address.").arg(question.address.left(80)), Error::Kind::InvalidInput);

    const QStringList lines = linesOf(text);
    const auto dialect = dialectOf(lines, question.format);
    if (!dialect)
        return Unexpected(dialect.error());
    RuleVerdict verdict = (*dialect)->check(lines, {*address, question.port});
    verdict.format = (*dialect)->id;
    verdict.rule = verdict.line > 0 ? lines.value(verdict.line - 1).trimmed() : QString();
    return verdict;
}

} // namespace penstock
