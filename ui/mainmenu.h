// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QStringList>

QT_BEGIN_NAMESPACE
class QAction;
class QKeySequence;
class QMenu;
class QMenuBar;
QT_END_NAMESPACE

namespace penstock {

class ChartActions;
class ConfigureActions;
class FileActions;
class MonitorActions;
class StreamActions;
class Theme;

//! The menu bar: every action of the window, with its keys.
class MainMenu final : public QObject
{
    Q_OBJECT

public:
    MainMenu(QMenuBar &bar, Theme &theme, const StreamActions &actions, const FileActions &files,
             const ConfigureActions &document, const MonitorActions &monitor, const ChartActions &chart,
             const QStringList &pages, QObject *parent = nullptr);

    [[nodiscard]] QMenu *streamMenu() const { return m_stream; }

Q_SIGNALS:
    void quitRequested();
    void aboutRequested();
    void noticesRequested();
    void historyBudgetRequested();
    void pageRequested(int page);

private:
    QAction *add(QMenu *menu, const QString &name, const QString &text, const QKeySequence &keys);
    void buildFileMenu(QMenu *menu, const FileActions &files, const ConfigureActions &document);
    void buildStreamMenu(QMenu *menu, const StreamActions &actions, const FileActions &files);
    void buildViewMenu(QMenu *menu, const QStringList &pages);
    void buildChartMenu(QMenu *menu, const ChartActions &chart);
    void buildThemeMenu(QMenu *menu, Theme &theme);

    QMenu *m_stream = nullptr;
};

} // namespace penstock
