// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/columnchoice.h"

#include <QAction>
#include <QHeaderView>
#include <QMenu>
#include <QSettings>
#include <QTimer>

namespace penstock {

ColumnChoice::ColumnChoice(QHeaderView &header, QSettings &settings, const QString &key, const QStringList &titles,
                           const QSet<int> &hidden)
    : QObject(&header)
    , m_header(header)
    , m_settings(settings)
    , m_key(QStringLiteral("%1/%2").arg(key).arg(titles.size())) // other columns are another choice
    , m_count(int(titles.size()))
    , m_hidden(hidden)
    , m_menu(new QMenu(tr("&Columns"), header.parentWidget()))
    , m_saving(new QTimer(this))
{
    m_saving->setSingleShot(true);
    buildMenu(titles);
    header.setSectionsMovable(true);
    header.setContextMenuPolicy(Qt::CustomContextMenu);
    const auto saveSoon = [this] { m_saving->start(); };
    connect(m_saving, &QTimer::timeout, this, &ColumnChoice::save);
    connect(&header, &QHeaderView::sectionResized, this, saveSoon);
    connect(&header, &QHeaderView::sectionMoved, this, saveSoon);
    connect(&header, &QHeaderView::sortIndicatorChanged, this, saveSoon);
    connect(&header, &QHeaderView::customContextMenuRequested, this,
            [this](const QPoint &place) { m_menu->popup(m_header.viewport()->mapToGlobal(place)); });
}

void ColumnChoice::buildMenu(const QStringList &titles)
{
    m_menu->setObjectName(QStringLiteral("columnsMenu"));
    for (int column = 1; column < m_count; ++column) {
        QAction *action = m_menu->addAction(titles[column]);
        action->setObjectName(QStringLiteral("columnAction%1").arg(column));
        action->setCheckable(true);
        action->setChecked(!m_hidden.contains(column));
        connect(action, &QAction::triggered, this, [this, column](bool seen) {
            m_header.setSectionHidden(column, !seen);
            m_saving->start();
        });
    }
    m_menu->addSeparator();
    QAction *usual = m_menu->addAction(tr("&Reset the columns"));
    usual->setObjectName(QStringLiteral("resetColumnsAction"));
    connect(usual, &QAction::triggered, this, &ColumnChoice::reset);
}

void ColumnChoice::restore()
{
    if (m_usual.isEmpty()) {
        for (const int column : m_hidden)
            m_header.hideSection(column);
        m_usual = m_header.saveState();
    }
    show(m_settings.value(m_key, m_usual).toByteArray());
}

void ColumnChoice::reset()
{
    show(m_usual);
    m_settings.remove(m_key);
    m_saving->stop();
}

void ColumnChoice::show(const QByteArray &state)
{
    m_header.restoreState(state);
    for (int column = 1; column < m_count; ++column)
        m_menu->actions().at(column - 1)->setChecked(!m_header.isSectionHidden(column));
}

void ColumnChoice::save()
{
    if (m_header.count() == m_count) // there is a list
        m_settings.setValue(m_key, m_header.saveState());
}

} // namespace penstock
