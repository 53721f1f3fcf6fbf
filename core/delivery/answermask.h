// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/outcome.h"
#include "core/delivery/resolveddestination.h"

namespace penstock {

//! Takes a destination's secrets out of what comes back: an endpoint that refuses a key likes to repeat it, and the
//! ledger keeps what it says.
class AnswerMask final
{
public:
    //! What is shorter is no secret to speak of, and its mask would tear up every answer.
    static constexpr qsizetype shortestSecret = 4;

    explicit AnswerMask(const ResolvedDestination &destination);

    //! Wherever a secret stands: as it is, inside JSON, percent-encoded, and the start of one at the end of what is cut.
    void mask(Answer &answer) const;

private:
    void add(const QByteArray &secret);
    [[nodiscard]] QByteArray masked(QByteArray text) const;
    [[nodiscard]] QByteArray withoutCutSecret(QByteArray text) const;

    QList<QByteArray> m_secrets; //!< in each of their writings, the longest first
};

} // namespace penstock
