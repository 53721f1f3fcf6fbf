// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/keystore/desktopkeystore.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QTimer>

#include <qt6keychain/keychain.h>

#include <algorithm>

namespace penstock {

namespace {

const QString service = QStringLiteral("penstock");

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

QString entryFor(const QByteArray &id)
{
    return QStringLiteral("vault-%1").arg(QString::fromLatin1(id.toHex()));
}

Unexpected problemOf(const QKeychain::Job &job)
{
    switch (job.error()) {
    case QKeychain::EntryNotFound:
        return failure(Words::tr("The desktop's key store does not have the vault's key: it belongs to another user or "
                                 "machine."));
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return failure(Words::tr("The desktop's key store stays locked, so the vault does, too."));
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return failure(Words::tr("There is no key store here: the vault opens in the desktop session that made it."));
    case QKeychain::NoError:
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::OtherError:
        break;
    }
    return failure(Words::tr("The desktop's key store refuses: %1").arg(job.errorString()));
}

} // namespace

void DesktopKeyStore::find(std::function<void(bool)> done)
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        QTimer::singleShot(0, &m_answers, [done = std::move(done)] { done(false); });
        return;
    }
    // Those that run and those that would be started.
    const QDBusMessage question =
        QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.DBus"), QStringLiteral("/org/freedesktop/DBus"),
                                       QStringLiteral("org.freedesktop.DBus"), QStringLiteral("ListActivatableNames"));
    auto *answer = new QDBusPendingCallWatcher(bus.asyncCall(question), &m_answers);
    QObject::connect(answer, &QDBusPendingCallWatcher::finished, &m_answers, [answer, done = std::move(done)] {
        answer->deleteLater();
        const QDBusPendingReply<QStringList> names = *answer;
        const QStringList known = names.isError() ? QStringList() : names.value();
        done(std::ranges::any_of(known, [](const QString &name) {
            return name == QLatin1String("org.freedesktop.secrets") || name.startsWith(QLatin1String("org.kde.kwalletd"));
        }));
    });
}

void DesktopKeyStore::read(const QByteArray &id, std::function<void(const Result<QByteArray> &)> done)
{
    auto *job = new QKeychain::ReadPasswordJob(service, &m_answers);
    job->setKey(entryFor(id));
    QObject::connect(job, &QKeychain::Job::finished, &m_answers, [job, done = std::move(done)] {
        done(job->error() == QKeychain::NoError ? Result<QByteArray>(job->binaryData()) : problemOf(*job));
    });
    job->start();
}

void DesktopKeyStore::write(const QByteArray &id, const QByteArray &key, std::function<void(const Result<> &)> done)
{
    auto *job = new QKeychain::WritePasswordJob(service, &m_answers);
    job->setKey(entryFor(id));
    job->setBinaryData(key);
    QObject::connect(job, &QKeychain::Job::finished, &m_answers, [job, done = std::move(done)] {
        done(job->error() == QKeychain::NoError ? Result<>() : problemOf(*job));
    });
    job->start();
}

} // namespace penstock
