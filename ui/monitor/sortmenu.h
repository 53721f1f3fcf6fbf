// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMenu>

QT_BEGIN_NAMESPACE
class QActionGroup;
class QHeaderView;
QT_END_NAMESPACE

namespace penstock {

//! By which column a table is sorted, for the keyboard: the same choice as a click on a heading, and it follows that.
class SortMenu final : public QMenu
{
    Q_OBJECT

public:
    //! `titles` of all columns.
    SortMenu(QHeaderView &header, const QStringList &titles);

private:
    QAction *add(QActionGroup *group, const QString &name, const QString &text);
    void follow(int column, Qt::SortOrder order);

    QHeaderView &m_header;
    QActionGroup *m_columns; //!< the newest first, then each column
    QActionGroup *m_orders;  //!< as Qt::SortOrder counts
};

} // namespace penstock
