// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/goldenpicture.h"

#include <QApplication>
#include <QDir>
#include <QFont>
#include <QImageWriter>
#include <QStyleHints>

namespace penstock {

namespace {

//! One form of pixels, whatever the picture was grabbed in.
QImage plain(const QImage &picture)
{
    QImage image = picture.convertToFormat(QImage::Format_RGB32);
    image.setDevicePixelRatio(1);
    return image;
}

int differingPixels(const QImage &a, const QImage &b)
{
    int count = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x)
            count += a.pixel(x, y) != b.pixel(x, y);
    }
    return count;
}

//! What is the same is pale, what is not is red.
QImage differenceOf(const QImage &a, const QImage &b)
{
    QImage shown(a.size(), QImage::Format_RGB32);
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const int grey = 192 + qGray(a.pixel(x, y)) / 4;
            shown.setPixel(x, y, a.pixel(x, y) == b.pixel(x, y) ? qRgb(grey, grey, grey) : qRgb(220, 0, 0));
        }
    }
    return shown;
}

} // namespace

GoldenPictures::GoldenPictures(QString kept, QString differing)
    : m_kept(std::move(kept))
    , m_differing(std::move(differing))
{
}

void GoldenPictures::prepareApplication()
{
    QApplication::setFont(QFont(QStringLiteral("DejaVu Sans"), 10));
    QApplication::setCursorFlashTime(0);
    QApplication::styleHints()->setCursorFlashTime(0);
}

QString GoldenPictures::check(const QString &name, const QImage &picture) const
{
    const bool isDouble = picture.devicePixelRatio() > 1;
    const QString file = name + (isDouble ? QStringLiteral("@2x.png") : QStringLiteral(".png"));
    const QImage now = plain(picture);
    if (qEnvironmentVariable("PENSTOCK_GOLDEN") == QLatin1String("write"))
        return put(m_kept, file, now);

    const QString at = QDir(m_kept).filePath(file);
    const QImage good = plain(QImage(at));
    if (good == now)
        return {};
    if (const QString fault = put(m_differing, file, now); !fault.isEmpty())
        return fault;
    const QString seen = QDir(m_differing).filePath(file);
    if (good.isNull())
        return QStringLiteral("There is no %1 yet; the picture is %2.").arg(at, seen);
    if (good.size() != now.size())
        return QStringLiteral("%1 is %2 × %3 pixels now, not %4 × %5: look at %6.")
            .arg(file)
            .arg(now.width())
            .arg(now.height())
            .arg(good.width())
            .arg(good.height())
            .arg(seen);
    const QString marked = name + (isDouble ? QStringLiteral("@2x.difference.png") : QStringLiteral(".difference.png"));
    if (const QString fault = put(m_differing, marked, differenceOf(good, now)); !fault.isEmpty())
        return fault;
    return QStringLiteral("%1 pixels differ from %2: look at %3 and, in red, at %4.")
        .arg(QString::number(differingPixels(good, now)), at, seen, QDir(m_differing).filePath(marked));
}

QString GoldenPictures::put(const QString &folder, const QString &file, const QImage &picture) const
{
    QImageWriter writer(QDir(folder).filePath(file));
    writer.setCompression(100); // the smallest
    if (QDir().mkpath(folder) && writer.write(picture))
        return {};
    return QStringLiteral("%1 cannot be written: %2").arg(writer.fileName(), writer.errorString());
}

} // namespace penstock
