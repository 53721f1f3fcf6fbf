// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/region/rulecases.h"
#include "tests/core/region/ruledumps.h"

#include <QTest>

using namespace penstock;

//! What `ufw status`, `ufw show added` and ufw's commands say.
class TestCheckUfw : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsStatus_data();
    void readsStatus() { checkRuleCase("ufw"); }
    void readsCommands_data();
    void readsCommands() { checkRuleCase("ufw"); }
};

void TestCheckUfw::readsStatus_data()
{
    const QByteArray verbose = ufwVerbose;
    const QByteArray numbered = ufwNumbered;
    const QByteArray head =
        "To                         Action      From\n--                         ------      ----\n";
    addRuleCases({
        {"from one address", verbose, dc03, 443, Passes, 9},
        {"from another one the default keeps out", verbose, other, 443, Blocked, 3},
        {"one of several ports", verbose, other, 8080, Passes, 10},
        {"a profile that verbose resolves", verbose, other, 22, Passes, 8},
        {"DENY", verbose, dc03, 25, Blocked, 11},
        {"LIMIT", verbose, dc03, 9000, Unknown, 12},
        {"on an interface", verbose, dc03, 9443, Unknown, 13},
        {"to one of the machine's addresses", verbose, dc03, 8443, Unknown, 14},
        {"a protocol beside the address", verbose, dc03, 7443, Passes, 15},
        {"UDP only", verbose, dc03, 6443, Blocked, 3},
        {"outgoing is not incoming", verbose, dc03, 53, Blocked, 3},
        {"IPv6", verbose, "2001:db8::1", 80, Passes, 18},
        {"IPv6 has no rule", verbose, "2001:db8::1", 443, Blocked, 3},
        {"Windows line ends", QByteArray(verbose).replace("\n", "\r\n"), dc03, 443, Passes, 9},
        {"tabs", QByteArray(verbose).replace("                    ", "\t"), dc03, 443, Passes, 9},
        {"a prompt above", "root@web:~# ufw status verbose\n" + verbose, dc03, 443, Passes, 10},
        {"numbered: a profile by its name", numbered, dc03, 443, Passes, 6},
        {"numbered: a profile nobody knows", numbered, other, 443, Unknown, 7},
        {"numbered: decided before it", numbered, other, 22, Passes, 5},
        {"plain tells no default", "Status: active\n\n" + head + "22/tcp  ALLOW  Anywhere\n", dc03, 443, Unknown, 0},
        {"plain", "Status: active\n\n" + head + "443/tcp  ALLOW  Anywhere\n", dc03, 443, Passes, 5},
        {"a range", head + "8000:8100/tcp  ALLOW  Anywhere\n", dc03, 8080, Passes, 3},
        {"logged", head + "443/tcp  DENY IN (log)  Anywhere\n", dc03, 443, Blocked, 3},
        {"REJECT of a network", head + "Anywhere  REJECT IN  3.0.0.0/8\n", dc03, 443, Blocked, 3},
        {"a default that allows", "Default: allow (incoming), allow (outgoing)\n", dc03, 443, Passes, 1},
        {"IPv6 may be off", "Default: deny (incoming)\n" + head + "22  ALLOW  Anywhere\n", "2001:db8::1", 443, Unknown,
         0},
        {"inactive", "Status: inactive\n", dc03, 443, Unknown, 1},
        {"a line that is none of ufw's", head + "something else\n443 ALLOW Anywhere\n", dc03, 443, Unknown, 3},
    });
}

void TestCheckUfw::readsCommands_data()
{
    const QByteArray added = ufwAdded;
    addRuleCases({
        {"allowed before all are denied", added, dc03, 443, Passes, 3},
        {"denied", added, other, 443, Blocked, 4},
        {"on an interface", added, dc03, 8443, Unknown, 5},
        {"a profile", added, dc03, 80, Passes, 6},
        {"no default", added, dc03, 9999, Unknown, 0},
        {"limited", added, dc03, 22, Unknown, 2},
        {"the default of a script",
         "#!/bin/sh\nset -e\nufw default deny incoming\nufw allow https\nufw --force enable\n", dc03, 80, Blocked, 3},
        {"a service's name", "sudo ufw default deny\nsudo ufw allow https\n", dc03, 443, Passes, 2},
        {"inserted before", "ufw deny 443\nufw insert 1 allow from 3.6.251.95\n", dc03, 443, Passes, 2},
        {"appended after", "ufw deny 443\nufw allow from 3.6.251.95\n", dc03, 443, Blocked, 1},
        {"deleted", "ufw default deny\nufw allow 443/tcp\nufw delete allow 443/tcp\n", dc03, 443, Blocked, 1},
        {"deleted by its number", "ufw default allow\nufw allow 443/tcp\nufw delete 1\n", dc03, 80, Unknown, 3},
        {"over two lines", "ufw default deny\nufw allow proto tcp from 3.6.251.95 \\\n  to any port 443\n", dc03, 443,
         Passes, 2},
        {"from a port", "ufw default deny\nufw allow from 3.6.251.95 port 8080 to any port 443\n", dc03, 443, Unknown,
         2},
        {"a variable", "ufw default deny\nufw allow from $DC03 to any port 443\n", dc03, 443, Unknown, 2},
        {"of the other family", "ufw default deny\nufw allow from 2001:db8::/32\n", dc03, 443, Blocked, 1},
        {"a loop is not followed", "ufw default allow\nfor ip in $LIST; do ufw deny from $ip; done\n", dc03, 443,
         Unknown, 2},
        {"reset and built up anew", "ufw allow 443\nufw --force reset\nufw default deny\nufw enable\n", dc03, 443,
         Blocked, 3},
        {"reset and left", "ufw default deny\nufw reset\n", dc03, 443, Unknown, 2},
        {"only tried", "ufw default deny\nufw --dry-run allow 443\n", dc03, 443, Blocked, 1},
        {"turned off", "ufw default deny\nufw disable\n", dc03, 443, Unknown, 2},
    });
}

QTEST_GUILESS_MAIN(TestCheckUfw)
#include "tst_checkufw.moc"
