// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/ui/samples.h"
#include "ui/models/historyreader.h"

namespace penstock {

//! A ledger of one stream: batches 1 … `newest`, all delivered but every hundredth.
class FakeHistory : public HistoryReader
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

    //! Newest first.
    Result<std::vector<JournalRecord>> journal(const JournalQuery &query) override
    {
        std::vector<JournalRecord> found;
        for (const JournalRecord &each : samples::journal()) {
            const bool isAsked = (query.stream.isEmpty() || query.stream == each.stream) && each.id > query.after &&
                                 (query.before == 0 || each.id < query.before);
            if (isAsked && (query.limit == 0 || int(found.size()) < query.limit))
                found.push_back(each);
        }
        return found;
    }

    Result<std::vector<PauseRecord>> pauses(const QString &stream) override
    {
        std::vector<PauseRecord> found = samples::pauses();
        std::erase_if(found, [&](const PauseRecord &each) { return !stream.isEmpty() && each.stream != stream; });
        return found;
    }

private:
    BatchId m_newest;
};

} // namespace penstock
