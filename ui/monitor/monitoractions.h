// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

QT_BEGIN_NAMESPACE
class QAction;
class QMenu;
QT_END_NAMESPACE

namespace penstock {

class MonitorPage;
class Theme;

//! What a user can do with the monitor's list of batches.
class MonitorActions final : public QObject
{
    Q_OBJECT

public:
    MonitorActions(const Theme &theme, MonitorPage &page, QObject *parent = nullptr);

    void setEnabled(bool enabled); //!< a stream is chosen

    QAction *filter;
    QAction *findEvent; //!< by its UUID or its user
    QAction *goToNewest;
    QMenu *columns;
    QMenu *sort; //!< the same as a click on a heading
    QMenu *views;

Q_SIGNALS:
    void pageRequested(); //!< the monitor has to be seen

private:
    QAction *add(const QString &name, const QString &text, const QIcon &icon, const QString &tip);
    void connectActions(MonitorPage &page);
};

} // namespace penstock
