// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/batch/batch.h"
#include "core/result.h"

#include <QDBusConnection>
#include <QHash>
#include <QObject>
#include <QStringList>

#include <functional>
#include <optional>

namespace penstock {

//! What a desktop is asked to show.
struct DesktopNotice
{
    QString title;
    QString text;
    QList<StreamId> streams; //!< a newer one about the same stream takes its place
    bool isCritical = false; //!< stays until it is closed
};

//! Shows notices by the desktop's notification service (org.freedesktop.Notifications). Never waits for it.
class DesktopNotifier final : public QObject
{
    Q_OBJECT

public:
    using Bus = std::function<QDBusConnection()>; //!< called once, in a thread of the pool
    using Shown = std::function<void(Result<>)>;

    explicit DesktopNotifier(Bus bus, QObject *parent = nullptr);

    //! `shown` is called later, in this thread: an error says why the desktop does not show it.
    void show(const DesktopNotice &notice, Shown shown);

Q_SIGNALS:
    void chosen(penstock::StreamId stream); //!< the user wants to see it; 0: the window

private Q_SLOTS: // QtDBus finds them by name
    void invoke(uint id, const QString &action);
    void forget(uint id);

private:
    void whenConnected(std::function<void()> then);
    void listen();
    void send(const DesktopNotice &notice, const QStringList &capabilities, const Shown &shown);
    void call(const char *method, const QVariantList &arguments,
              std::function<void(const Result<QVariantList> &)> answered);
    [[nodiscard]] uint replacedBy(const DesktopNotice &notice) const;

    const Bus m_bus;
    std::optional<QDBusConnection> m_connection;
    QHash<StreamId, uint> m_ids; //!< of the notice that is shown about it
};

} // namespace penstock
