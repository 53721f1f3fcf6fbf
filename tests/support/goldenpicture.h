// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QImage>
#include <QString>

namespace penstock {

//! Pictures of widgets that were looked at and found good, each a PNG beside its test: what differs from them by one
//! pixel is told. `PENSTOCK_GOLDEN=write` writes them anew; look at them before they are committed.
class GoldenPictures final
{
public:
    //! `kept`: the folder of the good ones; what differs is put into `differing`.
    GoldenPictures(QString kept, QString differing);

    //! Pixels are the same on each machine: call it before the Theme is made. The test's fonts.conf does the rest.
    static void prepareApplication();

    //! "name.png", at 200 % "name@2x.png". Empty: it is as it should be. Else what is wrong, and where to look.
    [[nodiscard]] QString check(const QString &name, const QImage &picture) const;

private:
    [[nodiscard]] QString put(const QString &folder, const QString &file, const QImage &picture) const;

    QString m_kept;
    QString m_differing;
};

} // namespace penstock
