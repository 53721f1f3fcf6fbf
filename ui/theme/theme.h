// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/colors.h"

#include <QIcon>
#include <QObject>

QT_BEGIN_NAMESPACE
class QApplication;
class QSettings;
QT_END_NAMESPACE

namespace penstock {

//! How the program looks: Fusion with the colours of one of two themes, as the user or the system chooses.
class Theme final : public QObject
{
    Q_OBJECT

public:
    enum class Choice { System, Light, Dark };
    Q_ENUM(Choice)

    //! Styles the application at once. Make it before the first window.
    Theme(QApplication &application, QSettings &settings);

    [[nodiscard]] Choice choice() const { return m_choice; }
    void choose(Choice choice);  //!< remembered
    void preview(Choice choice); //!< for this run only

    [[nodiscard]] bool isDark() const { return m_colors == &Colors::dark(); }
    [[nodiscard]] QColor color(Token token) const { return (*m_colors)[token]; }

    //! One of resources/icons, in the theme's text colour, also after the theme changed.
    [[nodiscard]] QIcon icon(const QString &name) const;

Q_SIGNALS:
    void changed();

private:
    void apply();

    QApplication &m_application;
    QSettings &m_settings;
    bool m_systemIsDark = false;
    Choice m_choice = Choice::System;
    const Colors *m_colors = &Colors::light();
};

} // namespace penstock
