// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/windowprogram.h"

#include "tests/support/hostileserver.h"
#include "tests/ui/strict.h"

#include <QAction>
#include <QApplication>
#include <QDirIterator>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

using namespace penstock;

namespace {

constexpr auto secret = "canary-7f3a";

QByteArray ticket(const QUrl &endpoint)
{
    return "Hey!\nPlease enable Streams for my Workspace.\n"
           "Workspace Region: DC-03\nWorkspace Name: Shop\nWorkspace ID: ABC123\n"
           "API Endpoint: " +
           endpoint.toEncoded() +
           "\nHeaders:\nX-Tenant: 42\n"
           "Authentication:\nMethod: Basic Auth\n"
           "[Only for basic auth] Basic Auth username: \"warehouse\"\n"
           "[Only for basic auth] Basic Auth password: \"" +
           secret + "\"\nEvents to export: All\nUser properties to export: All\n";
}

} // namespace

//! From the text of a ticket to a stream that delivers, with the presses that a user makes and no others.
class TestFirstMinutes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void deliversWhatATicketDescribes();

private:
    template <typename Widget>
    [[nodiscard]] Widget *find(const char *name) const
    {
        return m_program->window().findChild<Widget *>(QLatin1String(name));
    }
    void pasteTicket(const QByteArray &text);
    void makeVault();

    QTemporaryDir m_home;
    std::unique_ptr<WindowProgram> m_program;
};

void TestFirstMinutes::initTestCase()
{
    failOnAnyWarning();
    nameApplication();
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.filePath(QStringLiteral("settings")));
    qputenv("XDG_CONFIG_HOME", m_home.filePath(QStringLiteral("config")).toUtf8());
    qputenv("XDG_STATE_HOME", m_home.filePath(QStringLiteral("state")).toUtf8());
    qunsetenv("DBUS_SESSION_BUS_ADDRESS"); // a key store would spare the passphrase
}

void TestFirstMinutes::pasteTicket(const QByteArray &text)
{
    QTest::mouseClick(find<QPushButton>("pasteButton"), Qt::LeftButton);
    QTRY_VERIFY(find<QPlainTextEdit>("importText"));
    find<QPlainTextEdit>("importText")->insertPlainText(QString::fromUtf8(text));
    auto *make = find<QPushButton>("importMake");
    QTRY_VERIFY(make->isEnabled());
    QTest::mouseClick(make, Qt::LeftButton);
}

void TestFirstMinutes::makeVault()
{
    QTRY_VERIFY(find<QWidget>("createVaultDialog"));
    const auto fields = find<QWidget>("createVaultDialog")->findChildren<QLineEdit *>();
    QCOMPARE(fields.size(), 2);
    for (QLineEdit *field : fields)
        QTest::keyClicks(field, QStringLiteral("correct horse"));
    QTest::mouseClick(find<QPushButton>("createButton"), Qt::LeftButton);
}

void TestFirstMinutes::deliversWhatATicketDescribes()
{
    HostileServer server([](HostileServer::Peer &peer) {
        while (peer.readRequest())
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    });
    m_program = std::make_unique<WindowProgram>(*qApp, WindowOptions{});
    m_program->start();
    QTRY_VERIFY(find<QWidget>("emptyPage")->isVisible());

    pasteTicket(ticket(server.url(QStringLiteral("/in?source=moengage"))));
    makeVault();
    // What was made is shown where it can be looked over.
    QTRY_COMPARE_WITH_TIMEOUT(m_program->window().windowTitle(), QStringLiteral("Shop to 127.0.0.1[*] – Penstock"),
                              20000);
    QTRY_VERIFY(find<QWidget>("configurePage")->isVisible());
    QVERIFY(find<QAction>("startAction")->isEnabled());
    find<QAction>("startAction")->trigger();

    QTRY_COMPARE_WITH_TIMEOUT(server.requests().size(), 1, 20000);
    const WireRequest request = server.requests().first();
    QVERIFY(request.head.startsWith("POST /in?source=moengage HTTP/1.1"));
    QVERIFY(request.head.contains("X-Tenant: 42"));
    QVERIFY(request.head.contains("Authorization: Basic " + (QByteArray("warehouse:") + secret).toBase64()));
    m_program.reset();

    QDirIterator files(m_home.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    int seen = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains(secret), qPrintable(file.fileName()));
        ++seen;
    }
    QVERIFY(seen >= 3); // the stream's file, the vault, the ledger
}

QTEST_MAIN(TestFirstMinutes)

#include "tst_firstminutes.moc"
