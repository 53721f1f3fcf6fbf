// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/theme.h"

#include "ui/theme/iconengine.h"
#include "ui/theme/stylesheet.h"

#include <QApplication>
#include <QFont>
#include <QMetaEnum>
#include <QPalette>
#include <QSettings>
#include <QStyleFactory>

// A static library's resources are dropped unless somebody asks for them; the macro wants the global namespace.
static void initIcons()
{
    Q_INIT_RESOURCE(icons);
}

namespace penstock {

namespace {

const QString settingsKey = QStringLiteral("window/theme");

QPalette paletteOf(const Colors &colors)
{
    QPalette palette;
    palette.setColor(QPalette::Window, colors[Token::Window]);
    palette.setColor(QPalette::WindowText, colors[Token::Text]);
    palette.setColor(QPalette::Base, colors[Token::Panel]);
    palette.setColor(QPalette::AlternateBase, colors[Token::Window]);
    palette.setColor(QPalette::Text, colors[Token::Text]);
    palette.setColor(QPalette::PlaceholderText, colors[Token::Muted]);
    palette.setColor(QPalette::Button, colors[Token::Panel]);
    palette.setColor(QPalette::ButtonText, colors[Token::Text]);
    palette.setColor(QPalette::BrightText, colors[Token::Bad]);
    palette.setColor(QPalette::ToolTipBase, colors[Token::Panel]);
    palette.setColor(QPalette::ToolTipText, colors[Token::Text]);
    palette.setColor(QPalette::Highlight, colors[Token::Selection]);
    palette.setColor(QPalette::HighlightedText, colors[Token::Text]);
    palette.setColor(QPalette::Link, colors[Token::Accent]);
    palette.setColor(QPalette::LinkVisited, colors[Token::Accent]);
    palette.setColor(QPalette::Light, colors[Token::Panel]);
    palette.setColor(QPalette::Midlight, colors[Token::Line]);
    palette.setColor(QPalette::Mid, colors[Token::Line]);
    palette.setColor(QPalette::Dark, colors[Token::Idle]);
    palette.setColor(QPalette::Shadow, colors[Token::Line]);

    // What cannot be used now stays legible, but steps back.
    QColor faint = colors[Token::Muted];
    faint.setAlphaF(0.55F);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faint);
    return palette;
}

} // namespace

Theme::Theme(QApplication &application, QSettings &settings)
    : m_application(application)
    , m_settings(settings)
    , m_systemIsDark(QApplication::palette().color(QPalette::Window).lightnessF() < 0.5F)
{
    initIcons();
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    bool known = false;
    const QByteArray stored = settings.value(settingsKey).toByteArray();
    const int value = QMetaEnum::fromType<Choice>().keyToValue(stored.constData(), &known);
    m_choice = known ? Choice(value) : Choice::System;
    apply();
}

void Theme::choose(Choice choice)
{
    m_settings.setValue(settingsKey, QString::fromLatin1(QMetaEnum::fromType<Choice>().valueToKey(int(choice))));
    preview(choice);
}

void Theme::preview(Choice choice)
{
    m_choice = choice;
    apply();
}

void Theme::apply()
{
    const bool dark = m_choice == Choice::Dark || (m_choice == Choice::System && m_systemIsDark);
    m_colors = dark ? &Colors::dark() : &Colors::light();
    QApplication::setPalette(paletteOf(*m_colors));
    m_application.setStyleSheet(styleSheet(*m_colors, QApplication::font()));
    Q_EMIT changed();
}

QIcon Theme::icon(const QString &name) const
{
    return QIcon(new IconEngine(*this, name));
}

} // namespace penstock
