// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/region/rulecases.h"
#include "tests/core/region/ruledumps.h"

#include <QTest>

using namespace penstock;

//! allow and deny in nginx: inheritance, the first match, and what stands beside them.
class TestCheckNginx : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheRuleThatDecides_data();
    void findsTheRuleThatDecides() { checkRuleCase("nginx"); }
    void neverPassesWhatItCannotJudge_data();
    void neverPassesWhatItCannotJudge() { checkRuleCase("nginx"); }
};

namespace {

QByteArray inLocation(const QByteArray &lines)
{
    return "server {\n  listen 443 ssl;\n  location /events {\n" + lines + "    proxy_pass http://app;\n  }\n}\n";
}

} // namespace

void TestCheckNginx::findsTheRuleThatDecides_data()
{
    const QByteArray list = "allow 3.6.251.95;\nallow 2001:db8::/32;\ndeny all;\n";
    addRuleCases({
        {"bare list, allowed", list, dc03, 443, Passes, 1},
        {"bare list, denied", list, other, 443, Blocked, 3},
        {"bare list, IPv6", list, "2001:db8::7", 443, Passes, 2},
        {"Windows line ends", "allow 3.6.251.95;\r\ndeny all;\r\n", other, 443, Blocked, 2},
        {"tabs and a comment", "\tallow\t3.6.251.95; # DC-03\n\tdeny\tall;\n", dc03, 443, Passes, 1},
        {"two on a line", "allow 3.6.251.95; deny all;\n", other, 443, Blocked, 1},
        {"commented out", "# allow 3.6.251.95;\nallow 10.0.0.0/8;\ndeny all;\n", dc03, 443, Blocked, 3},
        {"first match decides", "deny 3.6.0.0/16;\nallow 3.6.251.95;\n", dc03, 443, Blocked, 1},
        {"nobody is refused", "allow 10.0.0.0/8;\n", dc03, 443, Passes, 0},
        {"unix sockets are others", "allow unix:;\ndeny all;\n", dc03, 443, Blocked, 2},
        {"a prefix as a whole", "allow 3.6.251.0/24;\ndeny all;\n", "3.6.251.64/26", 443, Passes, 1},
        {"half of a prefix", "allow 3.6.251.0/25;\ndeny all;\n", "3.6.251.0/24", 443, Unknown, 1},
        {"site, allowed", nginxSite, dc03, 443, Passes, 17},
        {"site, denied", nginxSite, other, 443, Blocked, 18},
        {"site, another port's server redirects", nginxSite, dc03, 80, Unknown, 4},
        {"site, a port that nobody listens at", nginxSite, dc03, 8443, Unknown, 1},
        {"inherited from http",
         "http {\n  allow 3.6.251.95;\n  deny all;\n  server {\n    listen 443;\n    location / "
         "{\n      proxy_pass http://a;\n    }\n  }\n}\n",
         other, 443, Blocked, 3},
        {"own rules replace the outer ones",
         "server {\n  listen 443;\n  deny all;\n  location / {\n    allow 3.6.0.0/16;\n    proxy_pass http://a;\n  "
         "}\n}\n",
         dc03, 443, Passes, 5},
        {"limit_except for reading only", inLocation("    limit_except POST { deny all; }\n"), dc03, 443, Passes, 0},
        {"limit_except hits events", inLocation("    limit_except GET {\n      deny all;\n    }\n"), dc03, 443, Blocked,
         5},
        {"stream module",
         "stream {\n  server {\n    listen 443;\n    allow 3.6.251.95;\n    deny all;\n    proxy_pass "
         "a;\n  }\n}\n",
         other, 443, Blocked, 5},
        {"a proxy's addresses only", inLocation("    set_real_ip_from 10.0.0.0/8;\n    allow 3.6.251.95;\n"), dc03, 443,
         Passes, 5},
    });
}

void TestCheckNginx::neverPassesWhatItCannotJudge_data()
{
    const QByteArray rules = "    allow 3.6.251.95;\n    deny all;\n";
    addRuleCases({
        {"locations disagree",
         "server {\n  listen 443;\n  location /a {\n    proxy_pass http://a;\n  }\n  location /b {\n    deny all;\n    "
         "proxy_pass http://b;\n  }\n}\n",
         dc03, 443, Unknown, 7},
        {"an include before the rules", inLocation("    include allowed.conf;\n" + rules), dc03, 443, Unknown, 4},
        {"an include alone", inLocation("    include allowed.conf;\n"), dc03, 443, Unknown, 4},
        {"an include after the rule that decides", inLocation(rules + "    include more.conf;\n"), dc03, 443, Passes,
         4},
        {"an include that is known", inLocation("    include proxy_params;\n" + rules), dc03, 443, Passes, 5},
        {"if", inLocation("    if ($blocked) { return 403; }\n" + rules), dc03, 443, Unknown, 4},
        {"if that sets", inLocation("    if ($a) { set $b 1; }\n" + rules), dc03, 443, Passes, 5},
        {"return", "location / {\n  return 444;\n  allow all;\n}\n", dc03, 443, Unknown, 2},
        {"auth_request", inLocation("    auth_request /auth;\n" + rules), dc03, 443, Unknown, 4},
        {"auth_request lets nobody in", inLocation("    auth_request /auth;\n" + rules), other, 443, Blocked, 6},
        {"satisfy any", inLocation("    satisfy any;\n" + rules), other, 443, Unknown, 4},
        {"satisfy any, allowed", inLocation("    satisfy any;\n" + rules), dc03, 443, Passes, 5},
        {"the address from a header", inLocation("    set_real_ip_from 0.0.0.0/0;\n" + rules), dc03, 443, Unknown, 4},
        {"geo", "geo $allowed {\n  default 0;\n  3.6.251.95 1;\n}\nserver {\n  listen 443;\n}\n", dc03, 443, Unknown,
         1},
        {"Lua", inLocation("    access_by_lua_block { ngx.exit(403) }\n" + rules), dc03, 443, Unknown, 4},
        {"a host name", "allow example.com;\ndeny all;\n", dc03, 443, Unknown, 1},
        {"a brace is missing", "server {\n  listen 443;\n  allow all;\n", dc03, 443, Unknown, 1},
        {"a semicolon is missing", "allow 10.0.0.0/8;\nallow 3.6.251.95\ndeny all;\n", dc03, 443, Unknown, 2},
        {"a brace too many", "allow all;\n}\n", dc03, 443, Unknown, 2},
    });
}

QTEST_GUILESS_MAIN(TestCheckNginx)
#include "tst_checknginx.moc"
