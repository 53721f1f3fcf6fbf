// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/engine.h"

#include <QPointer>

namespace penstock {

class HistoryDialog;

//! Lets the user choose how much history the engine keeps.
class HistoryChoice final : public QObject
{
    Q_OBJECT

public:
    HistoryChoice(Engine &engine, QWidget &window);

    void openDialog();

private:
    void read();
    void showSet(const QString &problem);

    Engine &m_engine;
    QWidget &m_window;
    QPointer<HistoryDialog> m_dialog; //!< while it is open
};

} // namespace penstock
