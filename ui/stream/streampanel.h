// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/batch/batch.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QAction;
class QListView;
class QMenu;
class QToolButton;
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
    void editName();     //!< of the chosen stream, in its row
    void move(int rows); //!< the chosen stream: -1 up, 1 down

    //! `stream`: for the right button; the keys of `ofStream` work in the list; `ways` lead to another stream.
    void setMenus(QMenu *stream, const QList<QAction *> &ofStream, const QList<QAction *> &ways);

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void currentChanged(penstock::StreamId stream);

private:
    void buildLayout(const Theme &theme);

    StreamModel &m_streams;
    QListView *m_list;
    QToolButton *m_add;
    QMenu *m_menu = nullptr;
};

} // namespace penstock
