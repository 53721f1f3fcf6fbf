// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QObject>

#include <functional>

QT_BEGIN_NAMESPACE
class QAction;
class QMenu;
class QSettings;
QT_END_NAMESPACE

namespace penstock {

//! Filters of the batches by name: some that everybody needs, and those the user saved, which the settings keep.
class SavedViews final : public QObject
{
    Q_OBJECT

public:
    SavedViews(QSettings &settings, QWidget *parent);

    [[nodiscard]] QMenu *menu() const { return m_menu; }

    void setFilter(const QString &text); //!< that is on, and would be saved

Q_SIGNALS:
    void chosen(const QString &filter);

private:
    struct View
    {
        QString name;
        QString filter;
    };

    void fillMenu();
    void addView(const View &view, const QString &action);
    void save();
    void rename(int view);
    void remove(int view);
    void askForName(const QString &title, const QString &name, std::function<void(const QString &)> then);
    void put(const View &view); //!< in the place of one of the same name
    void keep();

    QSettings &m_settings;
    QWidget *m_window;
    QList<View> m_views; //!< the user's, by name
    QString m_filter;
    QMenu *m_menu;
    QMenu *m_rename;
    QMenu *m_remove;
    QAction *m_save;
};

} // namespace penstock
