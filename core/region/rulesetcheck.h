// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace penstock {

//! Longer texts are refused. In characters.
inline constexpr qsizetype longestRuleSet = 1024 * 1024;

//! Who would come, and where to.
struct RuleQuestion
{
    QString address; //!< an address or a prefix, IPv4 or IPv6
    quint16 port = 443;
    QString format; //!< one of ruleSetFormatNames(); empty: recognised from the text
};

//! What a rule set does with a new TCP connection, and which of its rules decides.
struct RuleVerdict
{
    //! Passes is said only where every rule on the way is understood; whatever is not makes it Unknown.
    enum class Kind { Passes, Blocked, Unknown };

    Kind kind = Kind::Unknown;
    int line = 0;   //!< of the rule that decides or that stands in the way of a verdict, from 1; 0: no line does
    QString rule;   //!< that line's text, trimmed; empty where line is 0
    QString reason; //!< a sentence for people, translated
    QString format; //!< what the text was read as

    friend bool operator==(const RuleVerdict &, const RuleVerdict &) = default;
};

//! Ids of the formats that can be checked: a part of allowFormatNames(), so titles come from findAllowFormat().
[[nodiscard]] QStringList ruleSetFormatNames();

//! Which of ruleSetFormatNames() the text is written in; nothing when it looks like none.
[[nodiscard]] std::optional<QString> recogniseRuleSet(const QString &text);

//! An error (InvalidInput) where there is nothing to judge: no usable address, an unknown format, a text that is empty, too
//! long or looks like none of the formats. Pure: takes time bounded by the text's length, and may be used from any thread.
[[nodiscard]] Result<RuleVerdict> checkRuleSet(const QString &text, const RuleQuestion &question);

} // namespace penstock
