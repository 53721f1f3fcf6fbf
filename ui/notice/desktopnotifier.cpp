// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/notice/desktopnotifier.h"

#include "ui/newestwork.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace penstock {

namespace {

const QString service = QStringLiteral("org.freedesktop.Notifications");
const QString path = QStringLiteral("/org/freedesktop/Notifications");
constexpr int desktopDecides = -1;

Error noService()
{
    return {Error::Kind::Failed, DesktopNotifier::tr("There is no notification service in this session.")};
}

} // namespace

DesktopNotifier::DesktopNotifier(Bus bus, QObject *parent)
    : QObject(parent)
    , m_bus(std::move(bus))
{
}

void DesktopNotifier::show(const DesktopNotice &notice, Shown shown)
{
    whenConnected([this, notice, shown = std::move(shown)] {
        if (!m_connection->isConnected())
            return shown(Unexpected(noService()));
        call("GetCapabilities", {}, [this, notice, shown](const Result<QVariantList> &answer) {
            if (!answer)
                return shown(Unexpected(answer.error()));
            send(notice, answer->value(0).toStringList(), shown);
        });
    });
}

void DesktopNotifier::whenConnected(std::function<void()> then)
{
    inBackground(
        this, [bus = m_bus, known = m_connection] { return known && known->isConnected() ? *known : bus(); },
        [this, then = std::move(then)](const QDBusConnection &connection) {
            if (!m_connection || m_connection->name() != connection.name()) {
                m_connection = connection;
                listen();
            }
            then();
        });
}

void DesktopNotifier::listen()
{
    if (!m_connection->isConnected())
        return;
    // Of any sender: to ask who owns the service's name would wait for the bus.
    m_connection->connect(QString(), path, service, QStringLiteral("ActionInvoked"), this, SLOT(invoke(uint, QString)));
    m_connection->connect(QString(), path, service, QStringLiteral("NotificationClosed"), this, SLOT(forget(uint)));
}

void DesktopNotifier::send(const DesktopNotice &notice, const QStringList &capabilities, const Shown &shown)
{
    const bool hasMarkup = capabilities.contains(QLatin1String("body-markup"));
    const QString body = hasMarkup ? notice.text.toHtmlEscaped() : notice.text;
    const QStringList actions =
        capabilities.contains(QLatin1String("actions"))
            ? QStringList{QStringLiteral("default"), tr("Show"), QStringLiteral("show"), tr("Show")}
            : QStringList();
    const QVariantMap hints{
        {QStringLiteral("urgency"), QVariant::fromValue<uchar>(notice.isCritical ? 2 : 1)},
        {QStringLiteral("desktop-entry"), QStringLiteral("io.github.penstock.Penstock")},
        {QStringLiteral("category"), QStringLiteral("network")},
    };
    const QVariantList arguments{QStringLiteral("Penstock"),
                                 replacedBy(notice),
                                 QStringLiteral("io.github.penstock.Penstock"),
                                 notice.title,
                                 body,
                                 actions,
                                 hints,
                                 desktopDecides};
    call("Notify", arguments, [this, streams = notice.streams, shown](const Result<QVariantList> &answer) {
        if (!answer)
            return shown(Unexpected(answer.error()));
        for (const StreamId stream : streams)
            m_ids.insert(stream, answer->value(0).toUInt());
        shown({});
    });
}

void DesktopNotifier::call(const char *method, const QVariantList &arguments,
                           std::function<void(const Result<QVariantList> &)> answered)
{
    QDBusMessage message = QDBusMessage::createMethodCall(service, path, service, QString::fromLatin1(method));
    message.setArguments(arguments);
    auto *watcher = new QDBusPendingCallWatcher(m_connection->asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [watcher, answered = std::move(answered)] {
        watcher->deleteLater();
        const QDBusMessage reply = watcher->reply();
        if (reply.type() == QDBusMessage::ReplyMessage)
            return answered(reply.arguments());
        const bool isMissing = watcher->error().type() == QDBusError::ServiceUnknown;
        answered(Unexpected(
            isMissing ? noService()
                      : Error{Error::Kind::Failed,
                              tr("The desktop's notification service refuses: %1").arg(reply.errorMessage())}));
    });
}

uint DesktopNotifier::replacedBy(const DesktopNotice &notice) const
{
    for (const StreamId stream : notice.streams) {
        if (const auto shown = m_ids.constFind(stream); shown != m_ids.constEnd())
            return *shown;
    }
    return 0;
}

void DesktopNotifier::invoke(uint id, const QString &)
{
    // Any sender's: the id of another program's notice is none of ours, or harmless.
    const QList<StreamId> streams = m_ids.keys(id);
    if (!streams.isEmpty())
        Q_EMIT chosen(streams.size() == 1 ? streams.first() : 0);
}

void DesktopNotifier::forget(uint id)
{
    m_ids.removeIf([id](const auto &entry) { return entry.value() == id; });
}

} // namespace penstock
