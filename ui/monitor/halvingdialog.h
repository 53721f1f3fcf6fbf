// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/halvingprogress.h"

#include <QDialog>

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
class QTableWidget;
QT_END_NAMESPACE

namespace penstock {

class Theme;

//! The search for what an endpoint refuses in a batch, step by step while it goes on, and what came of it.
class HalvingDialog final : public QDialog
{
    Q_OBJECT

public:
    HalvingDialog(const Theme &theme, BatchId batch, QWidget *parent);

    void show(const HalvingProgress &progress);

Q_SIGNALS:
    void stopRequested();

protected:
    void done(int result) override; //!< what goes on is stopped first

private:
    void buildLayout();
    void showStep(int row, const HalvingStep &step);

    bool m_goesOn = true;
    QLabel *m_result;
    QTableWidget *m_steps;
    QPushButton *m_button; //!< stops, then closes
};

} // namespace penstock
