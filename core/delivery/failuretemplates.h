// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

// What a failed attempt's reason says, in the source language. One list, since it is written by failurewords and
// recognised by failurecause: the ledger keeps the words only.

namespace penstock::failuretemplates {

inline constexpr auto answered = QT_TRANSLATE_NOOP("penstock", "answered %1"); //!< the status and its phrase
inline constexpr auto refused =
    QT_TRANSLATE_NOOP("penstock", "the endpoint %1 refused the connection: nothing listens there");
inline constexpr auto hostUnknown =
    QT_TRANSLATE_NOOP("penstock", "the host %1 was not found: no address is known for that name");
inline constexpr auto targetRefused =
    QT_TRANSLATE_NOOP("penstock", "the host %1 leads to %2, where nothing is ever sent");
inline constexpr auto tls = QT_TRANSLATE_NOOP("penstock", "no secure connection to %1: %2");
inline constexpr auto certificate =
    QT_TRANSLATE_NOOP("penstock", "no secure connection to %1, which presents a certificate that is not accepted: %2");
inline constexpr auto handshakeTooSlow =
    QT_TRANSLATE_NOOP("penstock", "the endpoint %1 did not finish the TLS handshake within %2 s");
inline constexpr auto unreachable =
    QT_TRANSLATE_NOOP("penstock", "the endpoint %1 cannot be reached: the connection attempt timed out");
inline constexpr auto network = QT_TRANSLATE_NOOP("penstock", "the request to %1 failed: %2");
inline constexpr auto closed =
    QT_TRANSLATE_NOOP("penstock", "the endpoint %1 closed the connection without an HTTP answer");
inline constexpr auto lookUpTooSlow = QT_TRANSLATE_NOOP("penstock", "no address for the host %1 within %2 s");
inline constexpr auto connectTooSlow = QT_TRANSLATE_NOOP("penstock", "no connection to the endpoint %1 within %2 s");
inline constexpr auto sendTooSlow =
    QT_TRANSLATE_NOOP("penstock", "the request could not be sent whole to the endpoint %1 within %2 s");
inline constexpr auto answerTooSlow = QT_TRANSLATE_NOOP("penstock", "no answer from the endpoint %1 within %2 s");
inline constexpr auto bodyTooSlow = QT_TRANSLATE_NOOP("penstock", "the answer's body did not end within %1 s");
inline constexpr auto endlessHeaders =
    QT_TRANSLATE_NOOP("penstock", "the endpoint %1 sent headers without end: the connection was cut");

} // namespace penstock::failuretemplates
