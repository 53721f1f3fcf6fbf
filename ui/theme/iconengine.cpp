// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/iconengine.h"

#include "ui/theme/theme.h"

#include <QFile>
#include <QPainter>
#include <QPixmap>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace penstock {

namespace {

QPixmap render(const QString &name, const QColor &color, const QSize &size)
{
    if (size.isEmpty())
        return {}; // a button that is squeezed has no room for it
    const QString key = QStringLiteral("penstock:%1:%2:%3x%4")
                            .arg(name, color.name(QColor::HexArgb))
                            .arg(size.width())
                            .arg(size.height());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;

    pixmap = QPixmap(size);
    pixmap.fill(Qt::transparent);
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (file.open(QIODevice::ReadOnly)) {
        QSvgRenderer renderer(file.readAll().replace("currentColor", color.name().toLatin1()));
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        QPainter painter(&pixmap);
        painter.setOpacity(double(color.alphaF()));
        renderer.render(&painter, pixmap.rect());
    }
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

} // namespace

IconEngine::IconEngine(const Theme &theme, QString name)
    : m_theme(theme)
    , m_name(std::move(name))
{
}

void IconEngine::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state)
{
    const double scale = painter->device()->devicePixelRatioF();
    QPixmap drawn = pixmap(QSize(qRound(rect.width() * scale), qRound(rect.height() * scale)), mode, state);
    drawn.setDevicePixelRatio(scale);
    painter->drawPixmap(rect.topLeft(), drawn);
}

QPixmap IconEngine::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State)
{
    QColor color = m_theme.color(Token::Text);
    if (mode == QIcon::Disabled) {
        color = m_theme.color(Token::Muted);
        color.setAlphaF(0.55F);
    }
    return render(m_name, color, size);
}

QIconEngine *IconEngine::clone() const
{
    return new IconEngine(m_theme, m_name);
}

QString IconEngine::key() const
{
    return QStringLiteral("penstock");
}

bool IconEngine::isNull()
{
    return !QFile::exists(QStringLiteral(":/icons/%1.svg").arg(m_name));
}

} // namespace penstock
