// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/region/addressrange.h"

#include <QString>
#include <QStringList>

namespace penstock {

//! The new TCP connection that is asked about.
struct Visitor
{
    AddressRange address;
    quint16 port = 443;
    //! False where a chain comes before connections are told apart, as those of the table raw do.
    bool tracked = true;
};

//! Whether a rule concerns the connection. Maybe where the rule asks for something that the text does not tell.
enum class RuleMatch { No, Maybe, Yes };

[[nodiscard]] RuleMatch inverted(RuleMatch match);

//! How well a rule's conditions fit, all of them together, and the first reason to doubt it.
struct RuleFit
{
    RuleMatch match = RuleMatch::Yes;
    QString doubt; //!< a translated sentence; of use where match is Maybe

    void require(RuleMatch condition, const QString &doubtful);
};

//! An address, a prefix, a run, or a word for all of them. A name gives Maybe: nobody is asked what it stands for.
[[nodiscard]] RuleMatch matchAddress(const Visitor &visitor, const QString &range);
//! "443", "80:90", "80-90", "https", "0:65535", ":1023".
[[nodiscard]] RuleMatch matchPort(quint16 port, const QString &range);
//! "tcp", "6", "all".
[[nodiscard]] RuleMatch matchProtocol(const QString &name);
//! Of the first packet, which is new and nothing else.
[[nodiscard]] RuleMatch matchStates(const QStringList &states);
//! Of that packet, which has SYN and no other of the flags in `examined`.
[[nodiscard]] RuleMatch matchFlags(const QStringList &examined, const QStringList &set);

// Each adds one condition, turned round where `negated`, and the words for a doubt about it.
void requireSource(RuleFit &fit, const Visitor &visitor, const QStringList &ranges, bool negated);
void requireDestination(RuleFit &fit, const QStringList &ranges, bool negated); //!< this machine's address is not known
void requirePort(RuleFit &fit, const Visitor &visitor, const QStringList &ranges, bool negated);
void requireSourcePort(RuleFit &fit, const QStringList &ranges, bool negated); //!< any may come
void requireProtocol(RuleFit &fit, const QStringList &names, bool negated);
void requireStates(RuleFit &fit, const Visitor &visitor, const QStringList &states, bool negated);
void requireInterface(RuleFit &fit, const Visitor &visitor, const QStringList &names, bool negated);
void requireUnknown(RuleFit &fit, const QString &condition); //!< one that cannot be judged

} // namespace penstock
