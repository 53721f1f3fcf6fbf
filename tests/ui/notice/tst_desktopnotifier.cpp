// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/notice/desktopnotifier.h"

#include <QDBusConnection>
#include <QDBusContext>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace penstock;

namespace {

const QString service = QStringLiteral("org.freedesktop.Notifications");
const QString path = QStringLiteral("/org/freedesktop/Notifications");

//! A desktop's notification service that shows nothing and remembers all.
class FakeDesktop final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    struct Shown
    {
        uint replaces;
        QString title, text;
        QStringList actions;
        QVariantMap hints;
    };

    QStringList capabilities{QStringLiteral("body"), QStringLiteral("body-markup"), QStringLiteral("actions")};
    QList<Shown> shown;

public Q_SLOTS:
    QStringList GetCapabilities() { return capabilities; }
    uint Notify(const QString &, uint replaces, const QString &, const QString &title, const QString &text,
                const QStringList &actions, const QVariantMap &hints, int)
    {
        shown.append({replaces, title, text, actions, hints});
        return replaces != 0 ? replaces : ++m_last;
    }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString &action);
    void NotificationClosed(uint id, uint reason);

private:
    uint m_last = 0;
};

} // namespace

class TestDesktopNotifier : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();

    void showsANotice();
    void escapesOnlyWhereMarkupIsRead();
    void putsANewerNoticeInTheOldOnesPlace();
    void forgetsAClosedNotice();
    void tellsWhichStreamTheUserWants();
    void saysThatThereIsNoService();
    void saysThatThereIsNoBus();

private:
    Result<> show(const DesktopNotice &notice);

    QTemporaryDir m_folder;
    QProcess m_daemon;
    QString m_address;
    std::unique_ptr<FakeDesktop> m_desktop;
    std::unique_ptr<DesktopNotifier> m_notifier;
};

// A bus of its own: the one of the session would start the desktop's real service.
void TestDesktopNotifier::initTestCase()
{
    QFile config(m_folder.filePath(QStringLiteral("bus.conf")));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write("<busconfig><type>session</type><listen>unix:dir=" + m_folder.path().toUtf8() +
                 "</listen><policy context='default'><allow send_destination='*'/><allow eavesdrop='true'/>"
                 "<allow own='*'/></policy></busconfig>");
    config.close();
    m_daemon.start(QStringLiteral("dbus-daemon"), {QStringLiteral("--config-file=") + config.fileName(),
                                                   QStringLiteral("--nofork"), QStringLiteral("--print-address")});
    QVERIFY2(m_daemon.waitForStarted(), "dbus-daemon is missing");
    QTRY_VERIFY(m_daemon.canReadLine());
    m_address = QString::fromUtf8(m_daemon.readLine().trimmed());
}

void TestDesktopNotifier::init()
{
    QDBusConnection connection = QDBusConnection::connectToBus(m_address, QStringLiteral("desktop"));
    m_desktop = std::make_unique<FakeDesktop>();
    QVERIFY(connection.registerObject(path, m_desktop.get(),
                                      QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
    QVERIFY(connection.registerService(service));
    m_notifier = std::make_unique<DesktopNotifier>(
        [this] { return QDBusConnection::connectToBus(m_address, QStringLiteral("penstock")); });
}

void TestDesktopNotifier::cleanup()
{
    m_notifier.reset();
    QDBusConnection::disconnectFromBus(QStringLiteral("desktop"));
    QDBusConnection::disconnectFromBus(QStringLiteral("penstock"));
}

void TestDesktopNotifier::cleanupTestCase()
{
    m_daemon.terminate();
    QVERIFY(m_daemon.waitForFinished());
}

Result<> TestDesktopNotifier::show(const DesktopNotice &notice)
{
    std::optional<Result<>> answer;
    m_notifier->show(notice, [&](const Result<> &shown) { answer = shown; });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }))
        return failure(QStringLiteral("no answer"));
    return *answer;
}

void TestDesktopNotifier::showsANotice()
{
    QVERIFY(show({QStringLiteral("Title"), QStringLiteral("Text"), {1}, true}));
    const auto &shown = m_desktop->shown.constFirst();
    QCOMPARE(shown.title, QStringLiteral("Title"));
    QCOMPARE(shown.text, QStringLiteral("Text"));
    QCOMPARE(shown.replaces, 0U);
    QCOMPARE(shown.hints.value(QStringLiteral("urgency")).toInt(), 2);
    QCOMPARE(shown.hints.value(QStringLiteral("urgency")).typeId(), int(QMetaType::UChar));
    QCOMPARE(shown.actions.first(), QStringLiteral("default"));
}

void TestDesktopNotifier::escapesOnlyWhereMarkupIsRead()
{
    const DesktopNotice notice{QStringLiteral("A & B"), QStringLiteral("<b> & more"), {}, false};
    QVERIFY(show(notice));
    QCOMPARE(m_desktop->shown.constLast().title, QStringLiteral("A & B"));
    QCOMPARE(m_desktop->shown.constLast().text, QStringLiteral("&lt;b&gt; &amp; more"));
    m_desktop->capabilities = {QStringLiteral("body")};
    QVERIFY(show(notice));
    QCOMPARE(m_desktop->shown.constLast().text, QStringLiteral("<b> & more"));
    QVERIFY(m_desktop->shown.constLast().actions.isEmpty());
}

void TestDesktopNotifier::putsANewerNoticeInTheOldOnesPlace()
{
    QVERIFY(show({QStringLiteral("fails"), {}, {1}, false}));
    QVERIFY(show({QStringLiteral("other"), {}, {2}, false}));
    QVERIFY(show({QStringLiteral("recovers"), {}, {1}, false}));
    QCOMPARE(m_desktop->shown.at(1).replaces, 0U);
    QCOMPARE(m_desktop->shown.at(2).replaces, 1U);
}

void TestDesktopNotifier::forgetsAClosedNotice()
{
    QVERIFY(show({QStringLiteral("fails"), {}, {1}, false}));
    Q_EMIT m_desktop->NotificationClosed(1, 2);
    // The next call's answer comes after the signal.
    QVERIFY(show({QStringLiteral("other"), {}, {2}, false}));
    QVERIFY(show({QStringLiteral("recovers"), {}, {1}, false}));
    QCOMPARE(m_desktop->shown.constLast().replaces, 0U);
}

void TestDesktopNotifier::tellsWhichStreamTheUserWants()
{
    QSignalSpy chosen(m_notifier.get(), &DesktopNotifier::chosen);
    QVERIFY(show({QStringLiteral("fails"), {}, {7}, false}));
    QVERIFY(show({QStringLiteral("two fail"), {}, {8, 9}, false}));
    Q_EMIT m_desktop->ActionInvoked(99, QStringLiteral("default")); // another program's
    Q_EMIT m_desktop->ActionInvoked(1, QStringLiteral("default"));
    Q_EMIT m_desktop->ActionInvoked(2, QStringLiteral("show"));
    QTRY_COMPARE(chosen.count(), 2);
    QCOMPARE(chosen.at(0).constFirst().value<StreamId>(), 7);
    QCOMPARE(chosen.at(1).constFirst().value<StreamId>(), 0);
}

void TestDesktopNotifier::saysThatThereIsNoService()
{
    QVERIFY(QDBusConnection(QStringLiteral("desktop")).unregisterService(service));
    const Result<> shown = show({QStringLiteral("Title"), {}, {}, false});
    QVERIFY(!shown);
    QCOMPARE(shown.error().message, QStringLiteral("There is no notification service in this session."));
}

void TestDesktopNotifier::saysThatThereIsNoBus()
{
    m_notifier = std::make_unique<DesktopNotifier>([] { return QDBusConnection(QString()); });
    const Result<> shown = show({QStringLiteral("Title"), {}, {}, false});
    QVERIFY(!shown);
    QCOMPARE(shown.error().message, QStringLiteral("There is no notification service in this session."));
}

QTEST_GUILESS_MAIN(TestDesktopNotifier)
#include "tst_desktopnotifier.moc"
