// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/eventmark.h"

#include <QList>
#include <QWidget>

#include <utility>

namespace penstock {

class Theme;

//! What the colours of a table of events mean, in words, and how many events each is about.
class EventLegend final : public QWidget
{
    Q_OBJECT

public:
    explicit EventLegend(const Theme &theme, QWidget *parent = nullptr);

    void show(const QList<std::pair<EventMark, int>> &counts);
    void setMostLines(int lines); //!< there is room for; what does not fit stands in the tool tip

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Entry
    {
        EventMark mark;
        QString text;
    };
    //! Where each entry begins in lines of `width`, as far as there is room.
    [[nodiscard]] QList<QPoint> places(int width) const;
    [[nodiscard]] int widthOf(const Entry &entry) const;
    [[nodiscard]] int lineHeight() const { return fontMetrics().height() * 5 / 4; }

    const Theme &m_theme;
    QList<Entry> m_entries;
    int m_mostLines = 1;
};

} // namespace penstock
