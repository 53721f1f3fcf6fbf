// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/monitor/batchpage.h"

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace penstock {

class LiveButton;
class TileRow;

//! Is my data arriving? Numbers, every batch as it happens, and each one's attempts.
class MonitorPage final : public BatchPage
{
    Q_OBJECT

public:
    MonitorPage(const Theme &theme, Clock clock, QWidget *parent = nullptr);

    void showStream(StreamView *stream) override;
    void showStatus(const StreamStatus &status) override;
    void tick() override;

    void goLive();

protected:
    [[nodiscard]] BatchTableModel &modelOf(StreamView &stream) const override;
    [[nodiscard]] QStringList widestTexts() const override;

private:
    void buildLayout();

    StreamStatus m_status;
    TileRow *m_tiles;
    QLabel *m_runLine;
    LiveButton *m_liveButton;
};

} // namespace penstock
