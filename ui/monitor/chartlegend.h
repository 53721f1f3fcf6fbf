// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/monitor/chartlook.h"

#include <QWidget>

namespace penstock {

class Theme;

//! What the lines of a chart are, in words.
class ChartLegend final : public QWidget
{
    Q_OBJECT

public:
    explicit ChartLegend(const Theme &theme, QWidget *parent = nullptr);

    void show(ChartKind kind, bool deadLetters); //!< `deadLetters`: there are marks of them, too

    //! Into a picture as well: from `place`'s left, in its middle.
    void paint(QPainter &painter, const QRect &place) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Entry
    {
        QString name;
        LineLook look;
        bool isMark = false; //!< of dead letters, not a line
    };
    [[nodiscard]] QList<Entry> entries() const;
    [[nodiscard]] int sampleWidth(const Entry &entry) const;

    const Theme &m_theme;
    ChartKind m_kind = ChartKind::Delivery;
    bool m_deadLetters = false;
};

} // namespace penstock
