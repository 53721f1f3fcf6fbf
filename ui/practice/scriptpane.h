// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receiver/practicescript.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QComboBox;
class QLabel;
class QPlainTextEdit;
class QToolButton;
QT_END_NAMESPACE

namespace penstock {

class Theme;

//! The script of the practice endpoint as text.
class ScriptPane final : public QWidget
{
    Q_OBJECT

public:
    explicit ScriptPane(const Theme &theme, QWidget *parent = nullptr);

    void setText(const QByteArray &json);

    //! None where it is not right: what is wrong stands below it.
    [[nodiscard]] std::optional<PracticeScript> script() const;

Q_SIGNALS:
    void scriptChosen(const penstock::PracticeScript &script); //!< from the next request on

private:
    void buildLayout();
    void showSample(int number);
    void load();
    void choose();
    void check();

    QComboBox *m_samples;
    QToolButton *m_load;
    QToolButton *m_use;
    QPlainTextEdit *m_text;
    QLabel *m_problems;
};

} // namespace penstock
