// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "ui/notice/noticesettings.h"

#include <QDialog>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QLabel;
class QPushButton;
QT_END_NAMESPACE

namespace penstock {

//! Which notices the user gets, and by what. Each choice counts at once.
class NoticesDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit NoticesDialog(const NoticeSettings &settings, bool hasTray, QWidget *parent = nullptr);

    void showTested(const Result<> &shown); //!< what became of the test notification

Q_SIGNALS:
    void changed(const penstock::NoticeSettings &settings);
    void testRequested();

private:
    QCheckBox *addChoice(const char *name, const QString &text, const QString &hint, bool NoticeSettings::*value);
    void buildLayout(bool hasTray);

    NoticeSettings m_settings;
    QPushButton *m_test;
    QLabel *m_answer;
};

} // namespace penstock
