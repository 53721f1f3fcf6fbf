// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/region/rulecases.h"
#include "tests/core/region/ruledumps.h"

#include <QTest>

using namespace penstock;

//! What `nft list ruleset` prints, files for `nft -f`, and nft's commands.
class TestCheckNftables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsRuleSets_data();
    void readsRuleSets() { checkRuleCase("nftables"); }
    void readsConditions_data();
    void readsConditions() { checkRuleCase("nftables"); }
    void goesThroughAllChains_data();
    void goesThroughAllChains() { checkRuleCase("nftables"); }
    void readsCommands_data();
    void readsCommands() { checkRuleCase("nftables"); }
};

namespace {

// Its rules start in line 4; the policy is in line 3.
QByteArray input(const QByteArray &policy, const QByteArray &rules)
{
    return "table inet filter {\nchain input {\ntype filter hook input priority 0; policy " + policy + ";\n" + rules +
           "\n}\n}\n";
}

} // namespace

void TestCheckNftables::readsRuleSets_data()
{
    const QByteArray server = nftServer;
    const QByteArray firewalld = nftFirewalld;
    addRuleCases({
        {"in a set", server, dc03, 443, Passes, 27},
        {"in a set's run of addresses", server, "10.0.0.7", 80, Passes, 27},
        {"not in the set", server, other, 443, Blocked, 22},
        {"address and port together", server, "3.6.251.7", 443, Blocked, 26},
        {"the same address at another port", server, "3.6.251.7", 80, Passes, 27},
        {"a map: accept", server, other, 993, Passes, 28},
        {"a map: drop", server, other, 25, Blocked, 28},
        {"a map: jump and accept", server, other, 22, Passes, 38},
        {"a map: jump and reject", server, "3.1.1.1", 22, Blocked, 40},
        {"a map: jump and return", server, "9.9.9.9", 22, Blocked, 22},
        {"IPv6", server, "2001:db8::1", 443, Passes, 29},
        {"IPv6, another", server, "2001:db9::1", 443, Blocked, 22},
        {"limited", server, other, 8443, Unknown, 30},
        {"on an interface", server, other, 9000, Unknown, 31},
        {"metered", server, other, 9001, Unknown, 32},
        {"the first packet's flags", server, other, 9002, Passes, 33},
        {"flags of later packets", server, other, 9003, Blocked, 22},
        {"Windows line ends", QByteArray(server).replace("\n", "\r\n"), dc03, 443, Passes, 27},
        {"with handles", QByteArray(server).replace("accept\n", "accept # handle 9\n"), dc03, 443, Passes, 27},
        {"a prompt above", "root@web:~# nft list ruleset\n" + server, dc03, 443, Passes, 28},
        {"firewalld: allowed", firewalld, dc03, 443, Passes, 38},
        {"firewalld: rejected", firewalld, other, 443, Blocked, 33},
        {"firewalld: redirected", firewalld, other, 4443, Unknown, 12},
        {"firewalld: a service", firewalld, other, 22, Passes, 37},
        {"no hook", "table inet filter {\nchain web {\naccept\n}\n}\n", dc03, 443, Unknown, 0},
        {"of the other family only",
         "table ip6 filter {\nchain input {\ntype filter hook input priority 0; policy "
         "drop;\n}\n}\n",
         dc03, 443, Unknown, 0},
        {"asleep",
         "table ip f {\nflags dormant\nchain input {\ntype filter hook input priority 0; policy "
         "drop;\n}\n}\n",
         dc03, 443, Unknown, 0},
    });
}

void TestCheckNftables::readsConditions_data()
{
    addRuleCases({
        {"turned round", input("accept", "ip saddr != 3.6.0.0/16 drop"), other, 443, Blocked, 4},
        {"turned round, not concerned", input("accept", "ip saddr != { 3.6.0.0/16, 10.0.0.0/8 } drop"), dc03, 443,
         Passes, 3},
        {"a service's name", input("drop", "tcp dport { ssh, https } accept"), dc03, 443, Passes, 4},
        {"a range of ports", input("drop", "tcp dport 400-500 accept"), dc03, 443, Passes, 4},
        {"UDP", input("drop", "udp dport 443 accept"), dc03, 443, Blocked, 3},
        {"any transport", input("drop", "meta l4proto { tcp, udp } th dport 443 accept"), dc03, 443, Passes, 4},
        {"states without braces", input("drop", "ct state new,established tcp dport 443 accept"), dc03, 443, Passes, 4},
        {"states without braces, turned round", input("accept", "ct state != new,established drop"), dc03, 443, Blocked,
         4},
        {"states in braces, turned round", input("accept", "ct state != { new, established } drop"), dc03, 443, Passes,
         3},
        {"states of others", input("drop", "ct state established,related accept"), dc03, 443, Blocked, 3},
        {"families", input("drop", "meta nfproto ipv6 accept\nmeta nfproto ipv4 tcp dport 443 accept"), dc03, 443,
         Passes, 5},
        {"the machine's own address", input("drop", "ip daddr 192.0.2.1 tcp dport 443 accept"), dc03, 443, Unknown, 4},
        {"any of its addresses", input("drop", "fib daddr type local tcp dport 443 accept"), dc03, 443, Passes, 4},
        {"its way back", input("accept", "fib saddr . iif oif missing drop"), dc03, 443, Unknown, 4},
        {"flags with a mask", input("drop", "tcp flags syn / fin,syn,rst,ack tcp dport 443 accept"), dc03, 443, Passes,
         4},
        {"no flags at all", input("accept", "tcp flags & (fin|syn|rst|psh|ack|urg) == 0x0 drop"), dc03, 443, Passes, 3},
        {"new without SYN", input("accept", "tcp flags & (fin|syn|rst|ack) != syn ct state new drop"), dc03, 443,
         Passes, 3},
        {"a set that is not there", input("accept", "ip saddr @nobody drop"), dc03, 443, Unknown, 4},
        {"a set that is not printed",
         "table inet f {\nset s {\ntype ipv4_addr\n}\nchain i {\ntype filter hook input "
         "priority 0;\nip saddr @s drop\n}\n}\n",
         dc03, 443, Unknown, 7},
        {"a map that is not there", input("accept", "tcp dport vmap @nobody"), dc03, 443, Unknown, 4},
        {"a word that is not known", input("accept", "tcp dport 443 hour 8 drop"), dc03, 443, Unknown, 4},
        {"a mark", input("accept", "meta mark 0x1 drop"), dc03, 443, Unknown, 4},
        {"marks are set", input("drop", "meta mark set 0x1 tcp dport 443 counter accept"), dc03, 443, Passes, 4},
        {"a list of what is seen", input("drop", "tcp dport 443 add @seen { ip saddr timeout 1h } accept"), dc03, 443,
         Passes, 4},
        {"a limit in a set", input("drop", "tcp dport 443 add @seen { ip saddr limit rate 5/minute } accept"), dc03,
         443, Unknown, 4},
        {"a name is no verdict", input("drop", "tcp dport 80 log prefix \"accept\" comment \"accept\""), dc03, 443,
         Blocked, 3},
        {"queued", input("accept", "tcp dport 443 queue num 1"), dc03, 443, Unknown, 4},
        {"iptables' own match", input("drop", "tcp dport 443 xt match \"recent\" counter packets 0 bytes 0 accept"),
         dc03, 443, Unknown, 4},
        {"iptables' own target", input("accept", "tcp dport 443 counter packets 0 bytes 0 xt target \"REJECT\""), dc03,
         443, Blocked, 4},
        {"iptables' own words after a sign",
         input("accept", "tcp dport 443 # xt_recent counter packets 0 bytes 0 drop"), dc03, 443, Unknown, 4},
        {"of an element its time is no part",
         input("drop", "ip saddr { 3.6.251.95 timeout 1h expires 5m, 10.0.0.1 } accept"), dc03, 443, Passes, 4},
        {"several on a line", input("drop", "tcp dport 22 accept; tcp dport 443 accept"), dc03, 443, Passes, 4},
    });
}

void TestCheckNftables::goesThroughAllChains_data()
{
    const QByteArray second =
        "table ip late {\nchain in {\ntype filter hook input priority 10;\ntcp dport 443 drop\n}\n}\n";
    addRuleCases({
        {"accepted in one, dropped in the next", input("drop", "tcp dport 443 accept") + second, dc03, 443, Blocked,
         10},
        {"in whatever order they stand", second + input("drop", "tcp dport 443 accept"), dc03, 443, Blocked, 4},
        {"accepted in both", input("drop", "tcp dport 22 accept") + second, dc03, 22, Passes, 4},
        {"dropped before",
         input("accept", "accept") + "table ip r {\nchain p {\ntype filter hook prerouting priority "
                                     "raw;\nip saddr 3.0.0.0/8 drop\n}\n}\n",
         dc03, 443, Blocked, 10},
        {"sent elsewhere, whatever comes then",
         input("drop", "") +
             "table ip n {\nchain p {\ntype nat hook prerouting priority dstnat;\ntcp dport 443 dnat to "
             "10.0.0.2\n}\n}\n",
         dc03, 443, Unknown, 10},
        {"before connections are told apart",
         input("accept", "") + "table ip r {\nchain p {\ntype filter hook prerouting priority raw;\nct state invalid "
                               "drop\n}\n}\n",
         dc03, 443, Unknown, 10},
        {"after connections are told apart",
         input("accept", "") +
             "table ip r {\nchain p {\ntype filter hook prerouting priority mangle;\nct state invalid "
             "drop\n}\n}\n",
         dc03, 443, Passes, 3},
        {"one interface's own",
         input("accept", "accept") + "table netdev d {\nchain i {\ntype filter hook ingress device \"eth0\" priority "
                                     "-500;\nip saddr 3.0.0.0/8 drop\n}\n}\n",
         dc03, 443, Unknown, 10},
        {"a chain that calls itself", input("accept", "jump a\n}\nchain a {\njump a"), dc03, 443, Unknown, 7},
        {"a chain that is not there", input("accept", "jump nowhere"), dc03, 443, Unknown, 4},
        {"a map of returns", input("drop", "jump a\naccept\n}\nchain a {\nip saddr vmap { 3.0.0.0/8 : return }\ndrop"),
         dc03, 443, Passes, 5},
        {"a brace is missing", "table inet f {\nchain input {\ntype filter hook input priority 0; policy accept;\n",
         dc03, 443, Unknown, 2},
        {"a word too many", input("accept", "accept") + "something else\n", dc03, 443, Unknown, 7},
    });
}

void TestCheckNftables::readsCommands_data()
{
    const QByteArray base = "add table inet filter\nadd chain inet filter input { type filter hook input priority 0; "
                            "policy drop; }\n";
    addRuleCases({
        {"added", base + "add rule inet filter input tcp dport 443 accept\n", dc03, 443, Passes, 3},
        {"its policy", base, dc03, 443, Blocked, 2},
        {"inserted before",
         base + "add rule inet filter input drop\ninsert rule inet filter input tcp dport 443 accept\n", dc03, 443,
         Passes, 4},
        {"flushed", base + "add rule inet filter input accept\nflush chain inet filter input\n", dc03, 443, Blocked, 2},
        {"a chain that is there already", "add rule inet filter input tcp dport 22 accept\n", dc03, 443, Unknown, 0},
        {"for a shell",
         "nft add table ip f\nsudo nft add chain ip f in '{ type filter hook input priority 0 ; policy drop ; }'\n"
         "nft add rule ip f in tcp dport { 80, 443 } accept\n",
         dc03, 443, Passes, 3},
        {"for a shell, with backslashes",
         "nft add chain ip f in \\{ type filter hook input priority 0 \\; policy drop "
         "\\; \\}\n",
         dc03, 443, Blocked, 1},
        {"elements",
         base + "add set inet filter ok { type ipv4_addr; }\nadd element inet filter ok { 3.6.251.95 }\n"
                "add rule inet filter input ip saddr @ok accept\n",
         dc03, 443, Passes, 5},
        {"made anew", "table inet filter\ndelete table inet filter\n" + base, dc03, 443, Blocked, 4},
        {"an include", base + "include \"/etc/nftables.d/*.nft\"\n", dc03, 443, Unknown, 3},
        {"at a place that is not known", base + "add rule inet filter input position 5 accept\n", dc03, 443, Unknown,
         3},
        {"words that stand for lists without end",
         "define A = 1.1.1.1, $A\ndefine B = $A, $A\n" + base + "add rule inet filter input ip saddr { $B } accept\n",
         dc03, 443, Unknown, 5},
    });
}

QTEST_GUILESS_MAIN(TestCheckNftables)
#include "tst_checknftables.moc"
