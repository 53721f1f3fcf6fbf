// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/historychoice.h"

#include "core/outbox/ledger.h"
#include "ui/historydialog.h"
#include "ui/newestwork.h"

namespace penstock {

namespace {

Result<HistoryUse> useOf(const QString &dataFolder)
{
    const auto ledger = Ledger::open(dataFolder);
    return ledger ? (*ledger)->historyUse() : Unexpected(ledger.error());
}

} // namespace

HistoryChoice::HistoryChoice(Engine &engine, QWidget &window)
    : m_engine(engine)
    , m_window(window)
{
    connect(&m_engine, &Engine::historyBudgetSet, this, &HistoryChoice::showSet);
}

void HistoryChoice::openDialog()
{
    if (m_dialog)
        return m_dialog->raise();
    m_dialog = new HistoryDialog(&m_window);
    connect(m_dialog, &HistoryDialog::chosen, &m_engine, &Engine::setHistoryBudget);
    m_dialog->open();
    read();
}

void HistoryChoice::read()
{
    inBackground(
        m_dialog, [folder = m_engine.dataFolder()] { return useOf(folder); },
        [dialog = m_dialog.data()](const Result<HistoryUse> &use) { dialog->show(use); });
}

void HistoryChoice::showSet(const QString &problem)
{
    if (!m_dialog)
        return;
    m_dialog->showSet(problem);
    read();
}

} // namespace penstock
