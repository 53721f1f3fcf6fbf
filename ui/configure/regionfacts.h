// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QGridLayout;
QT_END_NAMESPACE

namespace penstock {

struct Region;
class Theme;

//! What is published of a data center, each line with a button that copies it.
class RegionFacts final : public QWidget
{
    Q_OBJECT

public:
    explicit RegionFacts(const Theme &theme, QWidget *parent = nullptr);

    void show(const Region *region); //!< nullptr: nothing is known of it

private:
    void clear();
    void addLine(const QString &name, const QString &label, const QStringList &values, const QString &missing);
    void addValue(int row, const QString &name, const QString &label, const QString &value);

    const Theme &m_theme;
    QGridLayout *m_grid;
    QString m_shown; //!< the region's id: lines are made anew only for another
};

} // namespace penstock
