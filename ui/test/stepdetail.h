// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/probe/probereport.h"

#include <QFrame>

QT_BEGIN_NAMESPACE
class QFormLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;
QT_END_NAMESPACE

namespace penstock {

class MarkLabel;
class TextView;
class Theme;
class Waterfall;

//! One step of an endpoint test: what was found, what it means and what to do, where the time went, and the exchange
//! that decided.
class StepDetail final : public QFrame
{
    Q_OBJECT

public:
    explicit StepDetail(const Theme &theme, QWidget *parent = nullptr);

    void show(const ProbeReport &report, ProbeStep step);

private:
    void buildLayout();
    void openCertificates();
    void showFacts(const QList<ProbeFact> &facts);
    void showExchange(const ProbeReport &report, const ProbeResult *result);

    const Theme &m_theme;
    QLabel *m_title;
    MarkLabel *m_mark;
    QLabel *m_verdict;
    QLabel *m_found;
    QLabel *m_meaning;
    QLabel *m_mend;
    QLabel *m_timeTitle;
    Waterfall *m_waterfall;
    QWidget *m_facts;
    QFormLayout *m_factLines;
    QPushButton *m_certificates;
    TextView *m_exchange;
    QList<QSslCertificate> m_chain;
    QList<QSslError> m_chainErrors;
};

//! The last request that the step made, and its answer, as text; secrets are masked.
[[nodiscard]] QString exchangeText(const ProbeResult &result, const QString &address);

} // namespace penstock
