// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/inspector.h"

#include "core/event/catalog.h"
#include "tests/ui/samples.h"
#include "tests/ui/strict.h"
#include "ui/models/streams.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QMenu>
#include <QSettings>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace penstock;
using namespace penstock::samples;

//! One batch in the inspector, as a person looks at it.
class TestInspector final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void copies_data();
    void copies();
    void copiesTheChosenAttempt();
    void offersOnlyWhatThereIs_data();
    void offersOnlyWhatThereIs();
    void savesAnArchive();

private:
    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        T *found = m_inspector->findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("no control is named %s", name);
        return found;
    }

    void inspect(const BatchSummary &batch, const QList<AttemptRecord> &attempts, const QByteArray &body);
    void openCopyMenu() const;

    Moment m_now = noon;
    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Theme> m_theme;
    std::optional<Catalog> m_catalog;
    std::unique_ptr<StreamView> m_stream;
    std::unique_ptr<Inspector> m_inspector;
};

void TestInspector::initTestCase()
{
    QVERIFY(m_folder.isValid());
    m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    m_theme = std::make_unique<Theme>(*qApp, *m_settings);
    auto catalog = Catalog::load();
    QVERIFY(catalog);
    m_catalog.emplace(*std::move(catalog));
}

void TestInspector::init()
{
    failOnAnyWarning();
    StreamConfig config;
    config.name = QStringLiteral("Orders");
    config.destination.url = QStringLiteral("https://www.example.com/api?token=canary");
    config.destination.headers = {
        {QStringLiteral("X-Api-Key"), SecretRef{SecretRef::Kind::Env, QStringLiteral("ORDERS_KEY")}}};
    m_stream = std::make_unique<StreamView>(1, config, QStringLiteral("/etc/orders.stream.json"), clockAt(&m_now));
    m_inspector = std::make_unique<Inspector>(*m_theme, clockAt(&m_now));
    m_inspector->setSurroundings(*m_catalog, QStringLiteral("/data"));
    m_inspector->setStream(m_stream.get());
    m_inspector->resize(1000, 300);
    m_inspector->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_inspector.get()));
    QGuiApplication::clipboard()->clear();
}

void TestInspector::cleanup()
{
    m_inspector.reset();
}

void TestInspector::inspect(const BatchSummary &batch, const QList<AttemptRecord> &attempts, const QByteArray &body)
{
    m_inspector->setBatch(batch);
    m_inspector->showDetail({.batch = batch.batch.id, .attempts = attempts, .body = body, .bodyError = {}});
}

void TestInspector::openCopyMenu() const
{
    QMenu *menu = find<QToolButton>("copyAttemptButton")->menu();
    menu->popup(m_inspector->pos());
    menu->close();
}

void TestInspector::copies_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *action, const char *text) {
        QTest::newRow(action) << QString::fromLatin1(action) << QString::fromUtf8(text);
    };
    row("copyCurlAction", "-H \"X-Api-Key: $ORDERS_KEY\" \\\n  --data-raw '{\"n\":1.0}'\n");
    row("copyPowerShellAction", "-H \"X-Api-Key: ${env:ORDERS_KEY}\" `\n  --data-binary");
    row("copyRawRequestAction", "POST /api?token=sent-separately HTTP/1.1\r\nHost: www.example.com\r\n"
                                "X-Api-Key: ••••••••\r\n\r\n{\"n\":1.0}");
    row("copyRawAnswerAction", "HTTP/1.1 413 \r\nServer: practice\r\n\r\n{\"ok\":true}");
    row("copyHarAction", "Batch 7, attempt 4");
    row("copyAllHarAction", "Batch 7, attempt 1");
    row("copyListCommandAction", "penstock-cli attempts --data-dir /data --stream Orders --filter id:7 --json\n");
    row("copyRedeliverCommandAction", "penstock-cli redeliver /etc/orders.stream.json --data-dir /data --batch 7\n");
}

void TestInspector::copies()
{
    QFETCH(const QString, action);
    QFETCH(const QString, text);
    inspect(deadLetter(7), {attempt(7, 1, 503), attempt(7, 4, 413)}, R"({"n":1.0})");
    openCopyMenu();
    auto *entry = find<QAction>(qPrintable(action));
    QVERIFY(entry->isEnabled());
    entry->trigger();
    QTRY_VERIFY(!QGuiApplication::clipboard()->text().isEmpty());
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY2(copied.contains(text), qPrintable(copied));
    QVERIFY2(!copied.contains(QLatin1String("canary")), qPrintable(copied));
}

void TestInspector::copiesTheChosenAttempt()
{
    inspect(deadLetter(7), {attempt(7, 1, 503), attempt(7, 4, 413)}, R"({"n":1.0})");
    find<QTabBar>("inspectorTabs")->setCurrentIndex(2);
    find<QToolButton>("attemptButton")->menu()->actions().first()->trigger();
    find<QAction>("copyRawAnswerAction")->trigger();
    QTRY_VERIFY(QGuiApplication::clipboard()->text().startsWith(QLatin1String("HTTP/1.1 503")));
}

void TestInspector::offersOnlyWhatThereIs_data()
{
    QTest::addColumn<bool>("tried");
    QTest::addColumn<bool>("answered");
    QTest::addColumn<bool>("read");
    QTest::addColumn<QString>("offered");
    QTest::newRow("answered") << true << true << true << QStringLiteral("curl request answer har list");
    QTest::newRow("no answer") << true << false << true << QStringLiteral("curl request har list");
    QTest::newRow("not tried yet") << false << false << true << QStringLiteral("curl list");
    QTest::newRow("its body is damaged") << true << true << false << QStringLiteral("answer list");
}

void TestInspector::offersOnlyWhatThereIs()
{
    QFETCH(const bool, tried);
    QFETCH(const bool, answered);
    QFETCH(const bool, read);
    QFETCH(const QString, offered);
    QList<AttemptRecord> attempts;
    if (tried)
        attempts.append(attempt(7, 1, answered ? std::optional(503) : std::nullopt));
    m_inspector->setBatch(backingOff(7));
    m_inspector->showDetail({.batch = 7,
                             .attempts = attempts,
                             .body = read ? QByteArray("{}") : QByteArray(),
                             .bodyError = read ? QString() : QStringLiteral("damaged")});
    openCopyMenu();
    QStringList enabled;
    for (const auto &[action, word] :
         {std::pair("copyCurlAction", "curl"), std::pair("copyRawRequestAction", "request"),
          std::pair("copyRawAnswerAction", "answer"), std::pair("copyAllHarAction", "har"),
          std::pair("copyListCommandAction", "list"), std::pair("copyRedeliverCommandAction", "redeliver")}) {
        if (find<QAction>(action)->isEnabled())
            enabled.append(QLatin1String(word));
    }
    QCOMPARE(enabled.join(u' '), offered);
}

void TestInspector::savesAnArchive()
{
    inspect(deadLetter(7), {attempt(7, 1, 503), attempt(7, 2, 413)}, "{}");
    find<QAction>("saveHarAction")->trigger();
    QFileDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = m_inspector->findChild<QFileDialog *>(QStringLiteral("saveTextDialog"))));
    const QString path = m_folder.filePath(QStringLiteral("all.har"));
    QVERIFY(dialog->selectedFiles().first().endsWith(QLatin1String("Orders-batch-7.har")));
    Q_EMIT dialog->fileSelected(path);
    QTRY_VERIFY(QFile::exists(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("Batch 7, attempt 2"));
}

QTEST_MAIN(TestInspector)
#include "tst_inspector.moc"
