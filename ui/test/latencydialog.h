// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/probe/endpointtester.h"

#include <QDialog>

QT_BEGIN_NAMESPACE
class QDoubleSpinBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;
QT_END_NAMESPACE

namespace penstock {

//! Sends batches of one event at a steady rate and shows how long the answers took. Asks first where they leave this
//! machine.
class LatencyDialog final : public QDialog
{
    Q_OBJECT

public:
    LatencyDialog(EndpointTester &tester, ProbeSubject subject, QWidget *parent = nullptr);
    ~LatencyDialog() override; //!< ends the measurement

private:
    void buildLayout();
    void startOrStop();
    void start();
    void show(const LatencyReport &report);
    void setRunning(bool running);

    EndpointTester &m_tester;
    const ProbeSubject m_subject;
    bool m_running = false;
    QSpinBox *m_requests;
    QDoubleSpinBox *m_rate;
    QPushButton *m_start;
    QProgressBar *m_progress;
    QLabel *m_percentiles;
    QLabel *m_histogram;
};

} // namespace penstock
