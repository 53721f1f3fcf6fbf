// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/configure/streamdocument.h"

#include <QFrame>

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
QT_END_NAMESPACE

namespace penstock {

class MarkLabel;
class Theme;

//! Another program changed the file while there were changes here: what happened, and the ways out of it.
class OutsideBar final : public QFrame
{
    Q_OBJECT

public:
    explicit OutsideBar(const Theme &theme, QWidget *parent = nullptr);

    void show(const StreamDocument *document); //!< hides itself when there is no conflict; nullptr: no document

Q_SIGNALS:
    void reloadRequested();
    void keepRequested();
    void compareRequested();

private:
    QPushButton *addButton(const QString &name, const QString &text, const QString &tip);

    MarkLabel *m_mark;
    QLabel *m_text;
    QPushButton *m_compare;
    QPushButton *m_reload;
    QPushButton *m_keep;
};

} // namespace penstock
