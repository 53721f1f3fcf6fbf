// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/region/nginxblocks.h"
#include "core/region/rulefindings.h"
#include "core/region/rulesetdialects.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <initializer_list>
#include <optional>

// https://nginx.org/en/docs/http/ngx_http_access_module.html: the first allow or deny that concerns an address decides; a
// block that has any of its own takes none over from outside; where none concerns the address, it is let in.

namespace penstock {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

using Kind = RuleVerdict::Kind;

//! What stands in the way of a plain verdict.
struct Obstacle
{
    int line = 0;
    QString reason;

    void set(int at, const QString &words)
    {
        if (line == 0)
            *this = {at, words};
    }
};

//! What a block takes over from those around it.
struct Scope
{
    RuleVerdict access;
    Obstacle before;    //!< may answer before allow and deny are asked, or gives the visitor another address
    Obstacle refuser;   //!< may refuse whom they let in
    Obstacle satisfies; //!< may let in whom they refuse
};

//! A place that a request can end in.
struct Leaf
{
    RuleVerdict verdict;
    bool takesRequests = false; //!< hands them to a program: a static file takes no POST
};

bool isAny(const QString &name, std::initializer_list<const char *> names)
{
    return std::ranges::any_of(names, [&](const char *each) { return name == QLatin1String(each); });
}

bool isHarmlessInclude(const QString &path)
{
    static const QSet<QString> files{QStringLiteral("mime.types"),
                                     QStringLiteral("fastcgi_params"),
                                     QStringLiteral("fastcgi.conf"),
                                     QStringLiteral("uwsgi_params"),
                                     QStringLiteral("scgi_params"),
                                     QStringLiteral("proxy_params"),
                                     QStringLiteral("options-ssl-nginx.conf")};
    return files.contains(path.section(u'/', -1));
}

bool isAccessRule(const NginxDirective &directive)
{
    return isAny(directive.name(), {"allow", "deny"});
}

bool isForeignInclude(const NginxDirective &directive)
{
    return directive.name() == QLatin1String("include") && !isHarmlessInclude(directive.words.value(1));
}

RuleFit fitOf(const NginxDirective &rule, const Visitor &visitor)
{
    RuleFit fit;
    const QString who = rule.words.value(1);
    if (who == QLatin1String("unix:"))
        fit.require(RuleMatch::No, {});
    else if (who != QLatin1String("all"))
        requireSource(fit, visitor, {who}, false);
    return fit;
}

//! Of a block's own rules; nothing where it has none and takes over what is outside.
std::optional<RuleVerdict> ownAccess(const NginxDirective &block, const RuleVerdict &outer, const Visitor &visitor)
{
    Findings findings;
    bool hasRules = false;
    bool hasIncludes = false;
    for (const NginxDirective &each : block.inner) {
        if (isForeignInclude(each)) {
            hasIncludes = true;
            findings.add({Kind::Unknown,
                          each.line,
                          Words::tr("What the file “%1” holds is not in the text.").arg(each.words.value(1).left(80)),
                          0,
                          {}});
        }
        if (!isAccessRule(each))
            continue;
        hasRules = true;
        if (each.words.size() != 2) {
            findings.add(
                {Kind::Unknown, each.line, Words::tr("A semicolon is missing here: nginx refuses the file."), 0, {}});
            continue;
        }
        const RuleFit fit = fitOf(each, visitor);
        if (fit.match == RuleMatch::No)
            continue;
        const bool allows = each.name() == QLatin1String("allow");
        findings.add({allows ? Kind::Passes : Kind::Blocked, each.line,
                      allows ? Words::tr("This rule lets it in.") : Words::tr("This rule keeps it out."), each.line,
                      fit.doubt});
        if (fit.match == RuleMatch::Yes)
            return findings.verdict();
    }
    if (!hasRules && !hasIncludes)
        return std::nullopt;
    if (hasRules)
        findings.add({Kind::Passes,
                      block.line,
                      Words::tr("No allow or deny of this block concerns the address: nginx lets it in."),
                      0,
                      {}});
    else
        findings.add({outer.kind, outer.line, outer.reason, 0, {}});
    return findings.verdict();
}

//! Whether an `if` can end a request. What only sets a variable or a header does not.
bool mayAnswer(const NginxDirective &condition)
{
    return !std::ranges::all_of(condition.inner, [](const NginxDirective &each) {
        return isAny(each.name(), {"set", "add_header", "expires", "access_log", "proxy_set_header"});
    });
}

bool isRefuser(const NginxDirective &directive)
{
    static const QRegularExpression names(
        QStringLiteral("^(?:auth_request|auth_jwt|auth_pam|auth_digest|access_by_lua\\w*|rewrite_by_lua\\w*|js_access|"
                       "modsecurity|ModSecurityEnabled|naxsi\\w*|SecRulesEnabled|geo)$"));
    return names.match(directive.name()).hasMatch() && directive.words.value(1) != QLatin1String("off");
}

bool isRedirect(const NginxDirective &directive)
{
    return directive.name() == QLatin1String("rewrite") && isAny(directive.words.value(3), {"redirect", "permanent"});
}

void addObstacle(Scope &scope, const NginxDirective &each, const Visitor &visitor)
{
    const QString name = each.name();
    if (name == QLatin1String("if") && mayAnswer(each))
        scope.before.set(each.line,
                         Words::tr("This condition may answer the request before allow and deny are asked."));
    else if (name == QLatin1String("return") || isRedirect(each))
        scope.before.set(each.line, Words::tr("This answers the request before allow and deny are asked."));
    else if (name == QLatin1String("set_real_ip_from") && matchAddress(visitor, each.words.value(1)) != RuleMatch::No)
        scope.before.set(each.line, Words::tr("This takes the address from a header, not from the connection."));
    else if (isRefuser(each))
        scope.refuser.set(each.line, Words::tr("“%1” may keep out whom the rules let in.").arg(name));
    else if (name == QLatin1String("satisfy"))
        scope.satisfies = each.words.value(1) == QLatin1String("any")
                              ? Obstacle{each.line, Words::tr("“satisfy any” may let in by a password whom the rules "
                                                              "keep out.")}
                              : Obstacle{};
}

RuleVerdict unknownAt(const Obstacle &obstacle)
{
    return {.kind = Kind::Unknown, .line = obstacle.line, .reason = obstacle.reason};
}

RuleVerdict verdictIn(const Scope &scope)
{
    if (scope.before.line > 0)
        return unknownAt(scope.before);
    if (scope.access.kind == Kind::Blocked && scope.satisfies.line > 0)
        return unknownAt(scope.satisfies);
    if (scope.access.kind == Kind::Passes && scope.refuser.line > 0)
        return unknownAt(scope.refuser);
    return scope.access;
}

bool takesRequests(const NginxDirective &block)
{
    static const QRegularExpression handlers(
        QStringLiteral("^(?:\\w+_pass|try_files|content_by_lua\\w*|js_content|perl|dav_methods)$"));
    return std::ranges::any_of(block.inner,
                               [](const NginxDirective &each) { return handlers.match(each.name()).hasMatch(); });
}

bool listensAt(const NginxDirective &server, quint16 port)
{
    bool said = false;
    for (const NginxDirective &each : server.inner) {
        if (each.name() != QLatin1String("listen"))
            continue;
        said = true;
        const QString where = each.words.value(1);
        static const QRegularExpression portAtEnd(QStringLiteral("(?:^|:)([0-9]+(?:-[0-9]+)?)$"));
        const auto match = portAtEnd.match(where);
        const QString listened = match.hasMatch() ? match.captured(1) : QStringLiteral("80");
        if (!where.startsWith(QLatin1String("unix:")) && matchPort(port, listened) != RuleMatch::No)
            return true;
    }
    return !said && port == 80;
}

class NginxCheck
{
public:
    explicit NginxCheck(const Visitor &visitor)
        : m_visitor(visitor)
    {
    }

    RuleVerdict check(const NginxDirective &top)
    {
        Scope nothing;
        nothing.access = {.kind = Kind::Passes,
                          .reason = Words::tr("No allow or deny stands in the way: nginx lets it in.")};
        visit(top, nothing);
        if (m_leaves.isEmpty())
            return {.kind = Kind::Unknown,
                    .line = m_otherServer,
                    .reason = Words::tr("No server block in the text listens at port %1.").arg(m_visitor.port)};
        return judge();
    }

private:
    void visit(const NginxDirective &block, Scope scope)
    {
        if (const auto own = ownAccess(block, scope.access, m_visitor))
            scope.access = *own;
        for (const NginxDirective &each : block.inner)
            addObstacle(scope, each, m_visitor);
        bool hasInner = false;
        for (const NginxDirective &each : block.inner) {
            if (isLimitForEvents(each)) {
                Scope limited = scope;
                if (const auto own = ownAccess(each, scope.access, m_visitor))
                    limited.access = *own;
                m_leaves.append({verdictIn(limited), takesRequests(block)});
                return;
            }
            if (!isAny(each.name(), {"http", "stream", "server", "location"}))
                continue;
            hasInner = true;
            visitInner(each, scope);
        }
        const bool takes = takesRequests(block);
        if (takes || !hasInner)
            m_leaves.append({verdictIn(scope), takes});
    }

    void visitInner(const NginxDirective &block, const Scope &scope)
    {
        if (block.name() != QLatin1String("server") || listensAt(block, m_visitor.port))
            visit(block, scope);
        else if (m_otherServer == 0)
            m_otherServer = block.line;
    }

    // Its rules are for all methods that it does not name, and events come by POST.
    static bool isLimitForEvents(const NginxDirective &directive)
    {
        return directive.name() == QLatin1String("limit_except") && !directive.words.contains(QLatin1String("POST"));
    }

    [[nodiscard]] RuleVerdict judge() const
    {
        const bool anyTakes = std::ranges::any_of(m_leaves, &Leaf::takesRequests);
        std::optional<RuleVerdict> first;
        for (const Leaf &leaf : m_leaves) {
            if (leaf.takesRequests != anyTakes)
                continue;
            if (leaf.verdict.kind == Kind::Unknown)
                return leaf.verdict;
            if (!first)
                first = leaf.verdict;
            else if (first->kind != leaf.verdict.kind)
                return disagreement(*first, leaf.verdict);
        }
        return *first;
    }

    static RuleVerdict disagreement(const RuleVerdict &one, const RuleVerdict &other)
    {
        const bool blocksFirst = one.kind == Kind::Blocked;
        const RuleVerdict &blocked = blocksFirst ? one : other;
        return {.kind = Kind::Unknown,
                .line = blocked.line,
                .reason = Words::tr("This rule keeps it out of one server or location, and another one lets it in: it "
                                    "depends on the endpoint's host and path.")};
    }

    const Visitor &m_visitor;
    QList<Leaf> m_leaves;
    int m_otherServer = 0;
};

} // namespace

bool looksLikeNginx(const QString &line)
{
    static const QRegularExpression signs(
        QStringLiteral("^\\s*(?:(?:allow|deny)\\s+\\S+\\s*;|(?:http|server|stream|events|limit_except\\s.*)\\s*\\{|"
                       "location\\s[^;]*\\{|(?:user|worker_processes|listen|server_name|root)\\s[^;]*;)"));
    return signs.match(line).hasMatch();
}

RuleVerdict checkNginx(const QStringList &lines, const Visitor &visitor)
{
    const NginxText text = parseNginx(lines);
    if (text.brokenLine > 0)
        return {.kind = Kind::Unknown,
                .line = text.brokenLine,
                .reason = Words::tr("A brace, a quotation mark or a semicolon is missing from here on.")};
    return NginxCheck(visitor).check(text.top);
}

} // namespace penstock
