// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receiver/formatfinding.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QMetaType>
#include <QString>

namespace penstock {

//! A finding over all requests, with the first that had it.
struct TalliedFinding
{
    FormatFinding finding;
    qint64 request = 0; //!< ReceivedRequest::number
    QByteArray requestId;

    friend bool operator==(const TalliedFinding &, const TalliedFinding &) = default;
};

//! Counts findings by kind and key; remembers the first few hundred of these, and the number of all.
class FindingTally
{
public:
    static constexpr qsizetype atMost = 256;

    void add(const FindingList &findings, qint64 request, const QByteArray &requestId);

    [[nodiscard]] const QList<TalliedFinding> &list() const { return m_list; }
    [[nodiscard]] qint64 total() const { return m_total; }

private:
    QList<TalliedFinding> m_list;
    qint64 m_total = 0;
};

//! "event_code and event_name do not belong together": a sentence without a full stop.
[[nodiscard]] QString findingWords(const FormatFinding &finding);

//! One line for people: how often, what, and where it was first.
[[nodiscard]] QString findingLine(const TalliedFinding &finding);

//! total, and of those that are remembered kind, subject, count, first: {request, requestId, index, eventUuid}.
[[nodiscard]] QJsonObject findingsJson(const FindingTally &findings);

} // namespace penstock
