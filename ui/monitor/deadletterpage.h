// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/monitor/batchpage.h"

QT_BEGIN_NAMESPACE
class QLabel;
class QToolButton;
QT_END_NAMESPACE

namespace penstock {

//! What was given up, why, and the way to send it again.
class DeadLetterPage final : public BatchPage
{
    Q_OBJECT

public:
    DeadLetterPage(const Theme &theme, Clock clock, QWidget *parent = nullptr);

    void showStream(StreamView *stream) override;
    void showStatus(const StreamStatus &status) override;

    [[nodiscard]] QList<BatchId> selected() const;

protected:
    [[nodiscard]] BatchTableModel &modelOf(StreamView &stream) const override;
    [[nodiscard]] QStringList widestTexts() const override;

private:
    void buildLayout();
    void updateButtons();

    qint64 m_count = 0;
    QLabel *m_summary;
    QToolButton *m_redeliverSelected;
    QToolButton *m_redeliverAll;
};

} // namespace penstock
