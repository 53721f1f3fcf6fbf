// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/savedviews.h"

#include <QAction>
#include <QInputDialog>
#include <QMenu>
#include <QSettings>

#include <algorithm>

namespace penstock {

namespace {

const QString settingsKey = QStringLiteral("monitor/views");
const QString nameKey = QStringLiteral("name");
const QString filterKey = QStringLiteral("filter");

QString inMenu(QString name)
{
    return name.replace(u'&', QLatin1String("&&"));
}

} // namespace

SavedViews::SavedViews(QSettings &settings, QWidget *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_window(parent)
    , m_menu(new QMenu(tr("&Views"), parent))
    , m_rename(new QMenu(tr("&Rename"), m_menu))
    , m_remove(new QMenu(tr("&Delete"), m_menu))
    , m_save(new QAction(tr("&Save this filter…"), this))
{
    m_menu->setObjectName(QStringLiteral("viewsMenu"));
    m_rename->setObjectName(QStringLiteral("renameViewMenu"));
    m_remove->setObjectName(QStringLiteral("deleteViewMenu"));
    m_save->setObjectName(QStringLiteral("saveViewAction"));
    m_save->setToolTip(tr("Keep the filter that is on under a name"));
    connect(m_save, &QAction::triggered, this, &SavedViews::save);
    const int count = m_settings.beginReadArray(settingsKey);
    for (int i = 0; i < count; ++i) {
        m_settings.setArrayIndex(i);
        m_views.append({m_settings.value(nameKey).toString(), m_settings.value(filterKey).toString()});
    }
    m_settings.endArray();
    fillMenu();
    setFilter({});
}

void SavedViews::setFilter(const QString &text)
{
    m_filter = text;
    m_save->setEnabled(!text.isEmpty());
}

void SavedViews::fillMenu()
{
    m_menu->clear();
    m_rename->clear();
    m_remove->clear();
    addView({tr("Failed attempts"), QStringLiteral("state:backingOff,deadLettered")}, QStringLiteral("failedView"));
    addView({tr("Backing off"), QStringLiteral("state:backingOff")}, QStringLiteral("backingOffView"));
    addView({tr("Dead letters"), QStringLiteral("state:deadLettered")}, QStringLiteral("deadLettersView"));
    addView({tr("Slow answers"), QStringLiteral("took:>1s")}, QStringLiteral("slowView"));
    m_menu->addSeparator();
    for (int i = 0; i < int(m_views.size()); ++i) {
        addView(m_views[i], QStringLiteral("savedView%1").arg(i + 1));
        const QString name = inMenu(m_views[i].name);
        connect(m_rename->addAction(name), &QAction::triggered, this, [this, i] { rename(i); });
        connect(m_remove->addAction(name), &QAction::triggered, this, [this, i] { remove(i); });
    }
    m_menu->addSeparator();
    m_menu->addAction(m_save);
    m_menu->addMenu(m_rename)->setEnabled(!m_views.isEmpty());
    m_menu->addMenu(m_remove)->setEnabled(!m_views.isEmpty());
}

void SavedViews::addView(const View &view, const QString &action)
{
    QAction *added = m_menu->addAction(inMenu(view.name));
    added->setObjectName(action);
    added->setToolTip(view.filter);
    added->setStatusTip(view.filter);
    connect(added, &QAction::triggered, this, [this, filter = view.filter] { Q_EMIT chosen(filter); });
}

void SavedViews::save()
{
    askForName(tr("Save this filter"), {}, [this, filter = m_filter](const QString &name) { put({name, filter}); });
}

void SavedViews::rename(int view)
{
    const View before = m_views[view];
    askForName(tr("Rename the view"), before.name, [this, before](const QString &name) {
        m_views.removeIf([&before](const View &each) { return each.name == before.name; });
        put({name, before.filter});
    });
}

void SavedViews::remove(int view)
{
    m_views.removeAt(view);
    keep();
}

void SavedViews::askForName(const QString &title, const QString &name, std::function<void(const QString &)> then)
{
    auto *dialog = new QInputDialog(m_window);
    dialog->setObjectName(QStringLiteral("viewNameDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("%1 – Penstock").arg(title));
    dialog->setLabelText(tr("Name of the view:"));
    dialog->setTextValue(name);
    connect(dialog, &QInputDialog::textValueSelected, this, [then = std::move(then)](const QString &text) {
        if (const QString chosen = text.simplified(); !chosen.isEmpty())
            then(chosen);
    });
    dialog->open();
}

void SavedViews::put(const View &view)
{
    m_views.removeIf([&view](const View &each) { return each.name == view.name; });
    m_views.append(view);
    std::ranges::sort(m_views, [](const View &a, const View &b) { return a.name.localeAwareCompare(b.name) < 0; });
    keep();
}

void SavedViews::keep()
{
    m_settings.remove(settingsKey);
    m_settings.beginWriteArray(settingsKey, int(m_views.size()));
    for (int i = 0; i < int(m_views.size()); ++i) {
        m_settings.setArrayIndex(i);
        m_settings.setValue(nameKey, m_views[i].name);
        m_settings.setValue(filterKey, m_views[i].filter);
    }
    m_settings.endArray();
    // One of the menu's own actions may have asked for it.
    QMetaObject::invokeMethod(this, &SavedViews::fillMenu, Qt::QueuedConnection);
}

} // namespace penstock
