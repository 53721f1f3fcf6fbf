// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

QT_BEGIN_NAMESPACE
class QPixmap;
class QWidget;
QT_END_NAMESPACE

namespace penstock {

class ChartActions;
class ChartLegend;
class ChartPlot;
class Theme;

//! Takes a chart out of the window: as a table, as a picture.
class ChartExport final : public QObject
{
    Q_OBJECT

public:
    //! What is exported stands in `plot`; `legend` goes into the picture.
    ChartExport(const Theme &theme, const ChartActions &actions, ChartPlot &plot, QWidget *parent);

    void setLegend(const ChartLegend &legend) { m_legend = &legend; }
    void setName(const QString &whose) { m_whose = whose; } //!< of the stream; empty: all of them

    //! With what it shows above it, sharp at twice the size.
    [[nodiscard]] QPixmap picture() const;

private:
    void askForFile(const QString &title, const QString &ending, void (ChartExport::*save)(const QString &));
    void saveTable(const QString &path);
    void savePicture(const QString &path);
    [[nodiscard]] QString title() const;

    const Theme &m_theme;
    ChartPlot &m_plot;
    const ChartLegend *m_legend = nullptr;
    QString m_whose;
    QWidget *m_parent;
};

} // namespace penstock
