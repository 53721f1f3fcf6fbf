// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/practice.h"

#include <QFrame>

QT_BEGIN_NAMESPACE
class QComboBox;
class QHBoxLayout;
class QLineEdit;
class QSpinBox;
class QToolButton;
QT_END_NAMESPACE

namespace penstock {

class ElidedLabel;
class MarkLabel;
class PracticeActions;
class Theme;

//! Where the practice endpoint listens, and how: to be chosen while it does not.
class PracticeBar final : public QFrame
{
    Q_OBJECT

public:
    PracticeBar(Practice &practice, PracticeActions &actions, const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] PracticeSetup setup() const; //!< without a script

private:
    void buildFields();
    void buildLayout(PracticeActions &actions);
    void addField(QHBoxLayout *line, const QString &title, QWidget *field);
    void show();

    Practice &m_practice;
    QToolButton *m_toggle;
    MarkLabel *m_mark;
    ElidedLabel *m_state;
    QSpinBox *m_port;
    QComboBox *m_protocol;
    QLineEdit *m_user;
    QLineEdit *m_password;
};

} // namespace penstock
