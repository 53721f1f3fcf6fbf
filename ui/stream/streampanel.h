// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/batch/batch.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QListView;
class QMenu;
QT_END_NAMESPACE

namespace penstock {

class StreamModel;
class Theme;

//! The streams on the left, and the way to add one.
class StreamPanel final : public QWidget
{
    Q_OBJECT

public:
    StreamPanel(const Theme &theme, StreamModel &streams, QWidget *parent = nullptr);

    [[nodiscard]] StreamId current() const; //!< 0: none
    void setCurrent(StreamId stream);
    void setMenu(QMenu *menu) { m_menu = menu; } //!< of a stream that is pressed with the right button

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void currentChanged(penstock::StreamId stream);
    void addRequested();

private:
    void buildLayout(const Theme &theme);

    StreamModel &m_streams;
    QListView *m_list;
    QMenu *m_menu = nullptr;
};

} // namespace penstock
