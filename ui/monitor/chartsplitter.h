// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSplitter>

#include <optional>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace penstock {

class ChartPanel;

//! The charts above, the batches below; remembers how high the charts are and whether they are folded.
//!
//! Where there is little room the batches have it, until the user asks for the charts.
class ChartSplitter final : public QSplitter
{
    Q_OBJECT

public:
    ChartSplitter(QSettings &settings, ChartPanel *charts, QWidget *below, QWidget *parent = nullptr);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] bool isLow() const;
    void fold(bool folded);
    void applyHeight();

    QSettings &m_settings;
    ChartPanel *m_charts;
    std::optional<bool> m_wasLow;
};

} // namespace penstock
