// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QSet>

QT_BEGIN_NAMESPACE
class QHeaderView;
class QMenu;
class QSettings;
class QTimer;
QT_END_NAMESPACE

namespace penstock {

//! Which columns of a table are seen, how wide and in which order, and which one it is sorted by: the user chooses, and the
//! settings keep it.
//!
//! The first column is always seen: it is what rows are called by.
class ColumnChoice final : public QObject
{
    Q_OBJECT

public:
    //! `hidden`: columns that are not seen before the user chooses them. `titles` of all.
    ColumnChoice(QHeaderView &header, QSettings &settings, const QString &key, const QStringList &titles,
                 const QSet<int> &hidden);

    [[nodiscard]] QMenu *menu() const { return m_menu; }

    void restore(); //!< after the table got its model and its columns their usual widths
    void reset();

private:
    void buildMenu(const QStringList &titles);
    void show(const QByteArray &state);
    void save();

    QHeaderView &m_header;
    QSettings &m_settings;
    const QString m_key;
    const int m_count;
    const QSet<int> m_hidden;
    QByteArray m_usual; //!< the header's state before anything was chosen
    QMenu *m_menu;
    QTimer *m_saving; //!< once a table that is being set up has all its columns
};

} // namespace penstock
