// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/machine/machineproblem.h"

#include <QList>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QVBoxLayout;
QT_END_NAMESPACE

namespace penstock {

class NoticeBar;
class Theme;

//! Across the window's top: what concerns all of it.
class WindowNotices final : public QWidget
{
    Q_OBJECT

public:
    explicit WindowNotices(const Theme &theme, QWidget *parent = nullptr);

    void showWarning(const QString &text);
    void showClosing();
    void showMachine(const QList<MachineProblem> &problems); //!< those there are now

Q_SIGNALS:
    void closeRequested(); //!< at once

private:
    const Theme &m_theme;
    QVBoxLayout *m_column;
    NoticeBar *m_window;
    QList<NoticeBar *> m_machine; //!< as many as were ever needed at once
};

} // namespace penstock
