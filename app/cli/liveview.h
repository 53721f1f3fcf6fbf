// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/streamstatus.h"

#include <QObject>
#include <QTimer>

#include <map>

//! The demo in a terminal: the numbers and the newest batches, redrawn in place. Where stdout is no terminal, a line of
//! numbers each second.
class LiveView final : public QObject
{
    Q_OBJECT

public:
    LiveView();

    void setStatus(const penstock::StreamStatus &status);
    void addBatches(const QList<penstock::BatchSummary> &batches);
    void finish();

private:
    void draw();
    [[nodiscard]] QString batchLine(const penstock::BatchSummary &summary, penstock::Moment now) const;

    bool m_isTerminal;
    int m_drawnLines = 0;
    penstock::StreamStatus m_status;
    std::map<penstock::BatchId, penstock::BatchSummary> m_batches; //!< the newest, and those that back off
    QTimer m_timer;
};
