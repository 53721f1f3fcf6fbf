// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/ui/samples.h"
#include "ui/models/historyreader.h"

namespace penstock {

//! A ledger of one stream: batches 1 … `newest`, all delivered but every hundredth.
class FakeHistory final : public HistoryReader
{
public:
    explicit FakeHistory(BatchId newest)
        : m_newest(newest)
    {
    }

    Result<BatchRows> batches(const BatchQuery &query) override
    {
        QList<BatchSummary> page;
        for (BatchId id = query.before == 0 ? m_newest : query.before - 1; id > 0 && page.size() < query.limit; --id) {
            const bool dead = id % 100 == 0;
            if (query.state.isEmpty() || dead)
                page.append(dead ? samples::deadLetter(id) : samples::delivered(id));
        }
        return samples::page(page);
    }

    Result<QList<AttemptRecord>> attempts(const QString &, BatchId batch) override
    {
        return QList{samples::attempt(batch, 1, 503), samples::attempt(batch, 2, 503)};
    }

    Result<QByteArray> body(BatchId batch) override
    {
        if (batch == 13)
            return failure(QStringLiteral("The body of batch 13 is damaged."));
        return QByteArray(R"({"app_name":"W","source":"MOENGAGE","events":[{"n":1.0}]})");
    }

    Result<std::optional<SeenReport>> seen(const QString &) override
    {
        return SeenReport{samples::noon.wall, {{"MOE_EMAIL_OPEN", "Email Opened", 5, 0}, {"OWN", "Own", 0, 7}}};
    }

private:
    BatchId m_newest;
};

} // namespace penstock
