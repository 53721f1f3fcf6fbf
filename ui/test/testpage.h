// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/probe/endpointtester.h"
#include "ui/page.h"

#include <QHash>

QT_BEGIN_NAMESPACE
class QAction;
class QSplitter;
class QTableView;
class QToolButton;
QT_END_NAMESPACE

namespace penstock {

class NoticeBar;
class ProbeModel;
class StepDetail;
class Theme;

//! Would this endpoint take the stream, and if not, whose fault is it? The steps, what each found, and the reports.
//!
//! Keeps the last report of each stream while the window is open.
class TestPage final : public Page
{
    Q_OBJECT

public:
    //! `test` begins a test from anywhere in the window; it and the tester outlive the page.
    TestPage(const Theme &theme, EndpointTester &tester, QAction &test, QWidget *parent = nullptr);
    ~TestPage() override;

    void showStream(StreamView *stream) override;
    void showStatus(const StreamStatus &) override {}
    [[nodiscard]] QWidget *corner() override { return m_corner; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildCorner(const Theme &theme);
    void buildSteps();
    void buildReports();
    void buildLayout();
    void connectTester();
    void runOrStop();
    void take(const ProbeReport &report);
    void showConclusion();
    void showStep();
    void measure();
    void updateButtons();
    void save(const QString &suffix, QByteArray (*text)(const ProbeReport &));
    [[nodiscard]] ProbeSubject subject() const;

    EndpointTester &m_tester;
    QAction &m_test;
    StreamView *m_stream = nullptr;
    StreamId m_running = 0; //!< the stream whose test runs; 0: none
    ProbeChoice m_choice;
    QHash<StreamId, ProbeReport> m_reports;
    ProbeModel *m_model;
    NoticeBar *m_conclusion;
    QTableView *m_table;
    StepDetail *m_detail;
    QSplitter *m_parts; //!< side by side where there is room
    QWidget *m_corner;
    QToolButton *m_steps;
    QToolButton *m_report;
    QToolButton *m_latency;
    QToolButton *m_run;
};

} // namespace penstock
