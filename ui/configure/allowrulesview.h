// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/region/allowlist.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QSettings;
QT_END_NAMESPACE

namespace penstock {

class Theme;

//! The rules that let the stream's requests in, for the firewall that the user chooses, to copy or to save.
class AllowRulesView final : public QWidget
{
    Q_OBJECT

public:
    //! The firewall is remembered in the settings.
    AllowRulesView(const Theme &theme, QSettings &settings, QWidget *parent = nullptr);

    void show(const Result<AllowRequest> &request); //!< where there are no rules, it says why

private:
    void buildLayout();
    void connectActions(QSettings &settings);
    void showRules();
    [[nodiscard]] const AllowFormat &format() const;

    std::optional<AllowRequest> m_request;
    QComboBox *m_format;
    QPushButton *m_copy;
    QPushButton *m_save;
    QPlainTextEdit *m_text;
    QLabel *m_reason;
};

} // namespace penstock
