// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QIconEngine>
#include <QString>

namespace penstock {

class Theme;

//! Draws an SVG of one colour in the theme's colour of the moment, sharp at every size and scale.
class IconEngine final : public QIconEngine
{
public:
    //! `theme` outlives every icon: it is made before the first window and goes after the last.
    IconEngine(const Theme &theme, QString name);

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    [[nodiscard]] QIconEngine *clone() const override;
    [[nodiscard]] QString key() const override;
    bool isNull() override;

private:
    const Theme &m_theme;
    QString m_name;
};

} // namespace penstock
