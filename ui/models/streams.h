// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stream/streamconfig.h"
#include "ui/models/batchmodel.h"
#include "ui/models/causemodel.h"
#include "ui/models/deadlettermodel.h"
#include "ui/models/history.h"
#include "ui/models/streammodel.h"

#include <map>
#include <memory>

namespace penstock {

//! One stream as the window knows it: its config and its lists.
struct StreamView
{
    StreamView(StreamId stream, StreamConfig streamConfig, QString streamFile, const Clock &clock)
        : id(stream)
        , config(std::move(streamConfig))
        , file(std::move(streamFile))
        , batches(stream, clock)
        , deadLetters(stream, clock)
        , causes(deadLetters)
    {
    }

    [[nodiscard]] BatchTableModel &list(bool ofDeadLetters)
    {
        return ofDeadLetters ? static_cast<BatchTableModel &>(deadLetters) : batches;
    }

    StreamId id; //!< below 0: only a file is there, of a stream that cannot be opened
    StreamConfig config;
    QString file;  //!< empty: the demo
    QString fault; //!< what is wrong with its file, and the mend
    BatchModel batches;
    DeadLetterModel deadLetters;
    CauseModel causes;
};

//! The window's streams: hands each value that comes from the engine to the lists that show it.
class Streams final : public QObject
{
    Q_OBJECT

public:
    explicit Streams(Clock clock, QObject *parent = nullptr);
    ~Streams() override;

    [[nodiscard]] StreamModel &list() { return m_list; }
    [[nodiscard]] const StreamModel &list() const { return m_list; }
    [[nodiscard]] StreamView *find(StreamId id) const;
    [[nodiscard]] StreamStatus status(StreamId id) const { return m_list.status(id); }

    void add(StreamId id, const StreamConfig &config, const QString &file, int row = -1);
    void setConfig(StreamId id, const StreamConfig &config, const QString &file);
    void setFault(StreamId id, const QString &brief, const QString &text); //!< empty: none any more
    void setEdited(StreamId id, bool edited);
    void remove(StreamId id);

    //! Its lists read on from here.
    void follow(History &history);

    void showStatus(const StreamStatus &status);
    void showBatches(const QList<BatchSummary> &batches);

Q_SIGNALS:
    //! A list needs the next page of its history.
    void olderWanted(penstock::StreamId stream, bool deadLetters, penstock::BatchId before, int limit);

private:
    void describe(StreamId id, const StreamConfig &config, const QString &file);

    Clock m_clock;
    StreamModel m_list;
    std::map<StreamId, std::unique_ptr<StreamView>> m_views;
};

} // namespace penstock
