// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/colors.h"

#include <QWidget>

namespace penstock {

class Theme;

//! One number with its label.
class StatTile final : public QWidget
{
    Q_OBJECT

public:
    StatTile(const Theme &theme, QString label, QWidget *parent = nullptr);

    //! `tone`: the number's colour; `outlined`: the border has it too, for what wants attention. `note`: a few words
    //! below, which may be cut.
    void show(const QString &value, Token tone, const QString &note = {}, bool outlined = false);

    void setLabel(const QString &label);
    void setExplanation(const QString &text); //!< in the tool tip, below the note

    [[nodiscard]] QString label() const { return m_label; }
    [[nodiscard]] QString value() const { return m_value; }
    [[nodiscard]] QString note() const { return m_note; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void describe();
    [[nodiscard]] QFont valueFont() const;
    [[nodiscard]] QFont labelFont() const;

    const Theme &m_theme;
    QString m_label;
    QString m_value;
    QString m_note;
    QString m_explanation;
    Token m_tone = Token::Text;
    bool m_outlined = false;
};

} // namespace penstock
