// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/windownotices.h"

#include "ui/noticebar.h"

#include <QVBoxLayout>

namespace penstock {

WindowNotices::WindowNotices(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_column(new QVBoxLayout(this))
    , m_window(new NoticeBar(theme, QStringLiteral("windowNotice"), this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(m_window);
    connect(m_window, &NoticeBar::actionPressed, this, &WindowNotices::closeRequested);
}

void WindowNotices::showWarning(const QString &text)
{
    m_window->show(Mark::Failing, text);
}

void WindowNotices::showClosing()
{
    m_window->show(Mark::Stopping,
                   tr("Closing: what is on the wire is finished first; the rest stays for the next start."),
                   tr("Close now"));
}

void WindowNotices::showMachine(const QList<MachineProblem> &problems)
{
    while (m_machine.size() < problems.size()) {
        m_machine.append(new NoticeBar(m_theme, QStringLiteral("machineNotice%1").arg(m_machine.size() + 1), this));
        m_column->addWidget(m_machine.last());
    }
    for (qsizetype i = 0; i < m_machine.size(); ++i) {
        if (i < problems.size())
            m_machine[i]->show(isSerious(problems[i].kind) ? Mark::Blocked : Mark::Warning, problems[i].text);
        else
            m_machine[i]->hide();
    }
}

} // namespace penstock
