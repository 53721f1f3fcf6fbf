// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/region/rulesetcheck.h"

#include <QTest>

#include <initializer_list>

namespace penstock {

// The answers, an address that the rules of the examples let in, and one that they do not.
inline constexpr auto Passes = RuleVerdict::Kind::Passes;
inline constexpr auto Blocked = RuleVerdict::Kind::Blocked;
inline constexpr auto Unknown = RuleVerdict::Kind::Unknown;
inline constexpr auto dc03 = "3.6.251.95";
inline constexpr auto other = "198.51.100.7";

//! One question about a rule set, and the right answer.
struct RuleCase
{
    const char *name;
    QByteArray text;
    const char *address;
    int port;
    RuleVerdict::Kind kind;
    int line; //!< of the verdict; 0: none
};

//! Rows for checkRuleCase().
inline void addRuleCases(std::initializer_list<RuleCase> cases)
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("address");
    QTest::addColumn<int>("port");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("line");
    for (const RuleCase &each : cases)
        QTest::addRow("%s", each.name) << QString::fromUtf8(each.text) << QString::fromLatin1(each.address) << each.port
                                       << int(each.kind) << each.line;
}

//! A format that is recognised is part of the answer.
inline void checkRuleCase(const char *format)
{
    QFETCH(const QString, text);
    QFETCH(const QString, address);
    QFETCH(const int, port);
    QFETCH(const int, kind);
    QFETCH(const int, line);
    QCOMPARE(recogniseRuleSet(text), std::optional<QString>(QLatin1String(format)));
    const auto verdict = checkRuleSet(text, {.address = address, .port = quint16(port), .format = {}});
    QVERIFY(verdict);
    const QByteArray words =
        QByteArray::number(verdict->line) + ": " + verdict->rule.toUtf8() + ": " + verdict->reason.toUtf8();
    QVERIFY2(int(verdict->kind) == kind, words);
    QVERIFY2(verdict->line == line, words);
    QVERIFY(!verdict->reason.isEmpty());
    QCOMPARE(verdict->rule.isEmpty(), line == 0);
    QCOMPARE(verdict->format, QLatin1String(format));
}

} // namespace penstock
