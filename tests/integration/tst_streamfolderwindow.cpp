// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/session.h"
#include "app/gui/windowprogram.h"

#include "core/engine/engine.h"
#include "core/stream/streamfilename.h"
#include "tests/ui/strict.h"
#include "ui/models/roles.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QLineEdit>
#include <QListView>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>

using namespace penstock;

//! The program with a window and a folder of streams' files, changed here by the user and there by another program.
class TestStreamFolderWindow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_program.reset(); }

    void listsTheDefaultFolder();
    void makesAStream();
    void doesNotStartADraft();
    void duplicatesAStream();
    void renamesAStreamAndItsFile();
    void keepsTheLedgerThroughARename();
    void refusesATakenName();
    void marksTheEnvironment();
    void deletesToTheTrash();
    void keepsTheOrder();
    void followsOtherPrograms();
    void keepsARunningStreamWhoseFileIsGone();
    void listsASecondFileOfTheName();
    void opensAnotherFolder();
    void saysWhatIsWrongWithAFileThatCannotBeEdited();

private:
    void start();
    void write(const char *file, const char *name, const char *source = R"({"kind": "generator", "events": 100})");
    [[nodiscard]] QString path(const char *file) const { return defaultStreamFolder() + u'/' + QLatin1String(file); }
    [[nodiscard]] QAbstractItemModel &list() const
    {
        return *m_program->window().findChild<QListView *>(QStringLiteral("streamList"))->model();
    }
    [[nodiscard]] QStringList rows(int role = Qt::DisplayRole) const;
    void choose(const char *name);
    void trigger(const char *action) const
    {
        m_program->window().findChild<QAction *>(QLatin1String(action))->trigger();
    }
    void answer(const char *box, const char *button);
    void typeName(const char *name);
    [[nodiscard]] StreamConfig config(const char *file) const { return loadStreamFile(path(file))->parsed.config; }

    QTemporaryDir m_settings;
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<WindowProgram> m_program;
};

void TestStreamFolderWindow::initTestCase()
{
    nameApplication();
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
}

void TestStreamFolderWindow::init()
{
    failOnAnyWarning();
    QSettings().clear();
    m_home = std::make_unique<QTemporaryDir>();
    qputenv("XDG_CONFIG_HOME", m_home->filePath(QStringLiteral("config")).toUtf8());
    qputenv("XDG_DATA_HOME", m_home->filePath(QStringLiteral("share")).toUtf8());
    QVERIFY(QDir().mkpath(defaultStreamFolder()));
    QVERIFY(QDir().mkpath(m_home->filePath(QStringLiteral("share"))));
}

void TestStreamFolderWindow::start()
{
    m_program.reset();
    m_program = std::make_unique<WindowProgram>(
        *qApp,
        WindowOptions{.dataFolder = m_home->filePath(QStringLiteral("data")), .theme = {}, .demo = false, .files = {}});
    m_program->start();
    QTRY_VERIFY(!m_program->window().findChild<QWidget *>(QStringLiteral("openingPage"))->isVisible());
}

void TestStreamFolderWindow::write(const char *file, const char *name, const char *source)
{
    QFile written(path(file));
    if (!written.open(QIODevice::WriteOnly))
        qFatal("%s cannot be written", file);
    written.write(R"({"version": 1, "name": ")" + QByteArray(name) + R"(", "workspace": {"name": "W"}, "source": )" +
                  source + R"(, "destination": {"url": "http://127.0.0.1:9/events"}})");
}

QStringList TestStreamFolderWindow::rows(int role) const
{
    QStringList rows;
    for (int row = 0; row < list().rowCount(); ++row)
        rows.append(list().index(row, 0).data(role).toString());
    return rows;
}

void TestStreamFolderWindow::choose(const char *name)
{
    const qsizetype row = rows().indexOf(QLatin1String(name));
    QVERIFY(row >= 0);
    m_program->window().chooseStream(list().index(int(row), 0).data(KeyRole).toLongLong());
}

void TestStreamFolderWindow::answer(const char *box, const char *button)
{
    QPushButton *found = nullptr;
    QTRY_VERIFY([&] {
        const auto *shown = m_program->window().findChild<QMessageBox *>(QLatin1String(box));
        return shown && (found = shown->findChild<QPushButton *>(QLatin1String(button)));
    }());
    found->click();
}

void TestStreamFolderWindow::typeName(const char *name)
{
    trigger("renameAction");
    QLineEdit *edit = nullptr;
    QTRY_VERIFY((edit = m_program->window().findChild<QLineEdit *>(QStringLiteral("streamRowEdit"))));
    edit->setText(QLatin1String(name));
    QTest::keyClick(edit, Qt::Key_Return);
}

void TestStreamFolderWindow::listsTheDefaultFolder()
{
    write("b.stream.json", "Beta");
    write("a.stream.json", "Alpha");
    start();
    QTRY_COMPARE(rows(), QStringList({QStringLiteral("Alpha"), QStringLiteral("Beta")}));
    QCOMPARE(m_program->window().windowTitle(), QStringLiteral("Alpha[*] – Penstock"));
}

void TestStreamFolderWindow::makesAStream()
{
    start();
    trigger("newStreamAction");
    QTRY_COMPARE(rows(), QStringList(QStringLiteral("New stream")));
    QCOMPARE(rows(DetailRole), QStringList(QStringLiteral("Draft")));
    QVERIFY(QFile::exists(path("new-stream.stream.json")));
    trigger("newStreamAction");
    QTRY_VERIFY(rows().contains(QStringLiteral("New stream 2")));
    QCOMPARE(m_program->window().windowTitle(), QStringLiteral("New stream 2[*] – Penstock"));
}

void TestStreamFolderWindow::doesNotStartADraft()
{
    write("a.stream.json", "Alpha", R"({"kind": "file", "path": ""})");
    start();
    QTRY_COMPARE(rows(DetailRole), QStringList(QStringLiteral("Draft")));
    trigger("startAction");
    QVERIFY(m_program->window().findChild<QWidget *>(QStringLiteral("configurePage"))->isVisible());
    QCOMPARE(rows(DetailRole), QStringList(QStringLiteral("Draft")));
}

void TestStreamFolderWindow::duplicatesAStream()
{
    write("a.stream.json", "Alpha");
    start();
    QTRY_COMPARE(rows().size(), 1);
    trigger("duplicateAction");
    QTRY_COMPARE(rows(), QStringList({QStringLiteral("Alpha"), QStringLiteral("Alpha copy")}));
    StreamConfig copy = config("alpha-copy.stream.json");
    QCOMPARE(copy.name, QStringLiteral("Alpha copy"));
    copy.name = QStringLiteral("Alpha");
    QVERIFY(copy == config("a.stream.json"));
}

void TestStreamFolderWindow::renamesAStreamAndItsFile()
{
    write("alpha.stream.json", "Alpha");
    start();
    QTRY_COMPARE(rows().size(), 1);
    typeName("Gamma ray");
    QTRY_COMPARE(rows(), QStringList(QStringLiteral("Gamma ray")));
    QTRY_VERIFY(QFile::exists(path("gamma-ray.stream.json")));
    QVERIFY(!QFile::exists(path("alpha.stream.json")));
    QCOMPARE(config("gamma-ray.stream.json").name, QStringLiteral("Gamma ray"));
    QTRY_COMPARE(m_program->window().windowTitle(), QStringLiteral("Gamma ray[*] – Penstock"));
}

void TestStreamFolderWindow::keepsTheLedgerThroughARename()
{
    write("alpha.stream.json", "Alpha");
    start();
    QTRY_COMPARE(rows().size(), 1);
    trigger("startAction");
    QTRY_VERIFY(!rows(DetailRole).front().startsWith(QStringLiteral("Stopped")));
    trigger("stopAction");
    QTRY_VERIFY(rows(DetailRole).front().startsWith(QStringLiteral("Stopped · 1 waiting")));
    typeName("Gamma");
    QTRY_COMPARE(rows(), QStringList(QStringLiteral("Gamma")));
    QTRY_VERIFY(QFile::exists(path("gamma.stream.json")));
    start();
    QTRY_COMPARE(rows(), QStringList(QStringLiteral("Gamma")));
    QTRY_COMPARE(rows(DetailRole).front(), QStringLiteral("Stopped · 1 waiting"));
}

void TestStreamFolderWindow::refusesATakenName()
{
    write("a.stream.json", "Alpha");
    write("b.stream.json", "Beta");
    start();
    QTRY_COMPARE(rows().size(), 2);
    choose("Alpha");
    typeName("Beta");
    QMessageBox *box = nullptr;
    QTRY_VERIFY((box = m_program->window().findChild<QMessageBox *>(QStringLiteral("errorBox"))));
    box->close();
    QCOMPARE(rows(), QStringList({QStringLiteral("Alpha"), QStringLiteral("Beta")}));
    QCOMPARE(config("a.stream.json").name, QStringLiteral("Alpha"));
}

void TestStreamFolderWindow::marksTheEnvironment()
{
    write("a.stream.json", "Alpha");
    start();
    QTRY_COMPARE(rows().size(), 1);
    trigger("productionAction");
    QTRY_COMPARE(list().index(0, 0).data(EnvironmentRole).value<Environment>(), Environment::Production);
    QVERIFY(config("a.stream.json").environment == Environment::Production);
    trigger("noEnvironmentAction");
    QTRY_VERIFY(!list().index(0, 0).data(EnvironmentRole).isValid());
}

void TestStreamFolderWindow::deletesToTheTrash()
{
    write("a.stream.json", "Alpha", R"({"kind": "generator", "eventsPerSecond": 100})");
    start();
    QTRY_COMPARE(rows().size(), 1);
    trigger("startAction");
    QTRY_VERIFY(!rows(DetailRole).front().startsWith(QStringLiteral("Stopped")));
    trigger("discardAction");
    answer("discardQuestion", "discardButton");
    QTRY_COMPARE(rows(), QStringList());
    QVERIFY(!QFile::exists(path("a.stream.json")));
}

void TestStreamFolderWindow::keepsTheOrder()
{
    write("a.stream.json", "Alpha");
    write("b.stream.json", "Beta");
    start();
    QTRY_COMPARE(rows().size(), 2);
    QVERIFY(list().moveRow({}, 1, {}, 0));
    start();
    QTRY_COMPARE(rows(), QStringList({QStringLiteral("Beta"), QStringLiteral("Alpha")}));
    write("0.stream.json", "New");
    QTRY_COMPARE(rows(), QStringList({QStringLiteral("Beta"), QStringLiteral("Alpha"), QStringLiteral("New")}));
}

void TestStreamFolderWindow::followsOtherPrograms()
{
    write("a.stream.json", "Alpha");
    start();
    QTRY_COMPARE(rows().size(), 1);
    write("b.stream.json", "Beta");
    QTRY_COMPARE(rows(), QStringList({QStringLiteral("Alpha"), QStringLiteral("Beta")}));
    QVERIFY(QFile::rename(path("b.stream.json"), path("moved.stream.json")));
    write("c.stream.json", "Last");
    QTRY_COMPARE(rows().size(), 3);
    QVERIFY(QFile::remove(path("c.stream.json")));
    QTRY_COMPARE(rows().size(), 2);
    choose("Beta");
    trigger("stagingAction");
    QTRY_VERIFY(config("moved.stream.json").environment == Environment::Staging);
    QVERIFY(!QFile::exists(path("b.stream.json")));
    write("a.stream.json", "Delta");
    QTRY_COMPARE(rows().front(), QStringLiteral("Delta"));
    QVERIFY(QFile::remove(path("a.stream.json")));
    QTRY_COMPARE(rows(), QStringList(QStringLiteral("Beta")));
}

void TestStreamFolderWindow::keepsARunningStreamWhoseFileIsGone()
{
    write("a.stream.json", "Alpha", R"({"kind": "generator", "eventsPerSecond": 100})");
    start();
    QTRY_COMPARE(rows().size(), 1);
    trigger("startAction");
    QTRY_VERIFY(!rows(DetailRole).front().startsWith(QStringLiteral("Stopped")));
    QVERIFY(QFile::remove(path("a.stream.json")));
    QTRY_COMPARE(rows(DetailRole).front(), QStringLiteral("file is gone"));
    QVERIFY(m_program->window().findChild<QWidget *>(QStringLiteral("fileNotice"))->isVisible());
    write("a.stream.json", "Alpha", R"({"kind": "generator", "eventsPerSecond": 100})");
    QTRY_VERIFY(rows(DetailRole).front() != QStringLiteral("file is gone"));
    trigger("stopAction");
    QTRY_VERIFY(rows(DetailRole).front().startsWith(QStringLiteral("Stopped")));
}

void TestStreamFolderWindow::listsASecondFileOfTheName()
{
    write("a.stream.json", "Alpha");
    write("b.stream.json", "Alpha");
    start();
    QTRY_COMPARE(rows(DetailRole), QStringList({QStringLiteral("Stopped"), QStringLiteral("name is taken")}));
    m_program->window().chooseStream(list().index(1, 0).data(KeyRole).toLongLong());
    QVERIFY(!m_program->window().findChild<QAction *>(QStringLiteral("startAction"))->isEnabled());
    typeName("Beta");
    QTRY_COMPARE(rows(), QStringList({QStringLiteral("Alpha"), QStringLiteral("Beta")}));
    QTRY_COMPARE(rows(DetailRole), QStringList({QStringLiteral("Stopped"), QStringLiteral("Stopped")}));
    QCOMPARE(config("b.stream.json").name, QStringLiteral("Beta"));
}

void TestStreamFolderWindow::opensAnotherFolder()
{
    QTemporaryDir other;
    write("a.stream.json", "Alpha");
    QVERIFY(QFile::copy(path("a.stream.json"), other.filePath(QStringLiteral("a.stream.json"))));
    write("a.stream.json", "Beta");
    start();
    QTRY_COMPARE(rows(), QStringList(QStringLiteral("Beta")));
    Q_EMIT m_program->window().folderRequested(other.path());
    QTRY_COMPARE(rows(), QStringList(QStringLiteral("Alpha")));
    start();
    QTRY_COMPARE(rows(), QStringList(QStringLiteral("Alpha")));
}

void TestStreamFolderWindow::saysWhatIsWrongWithAFileThatCannotBeEdited()
{
    write("a.stream.json", R"(Alpha", "colour": "red)");
    write("b.stream.json", "Beta");
    start();
    QTRY_COMPARE(rows(), QStringList(QStringLiteral("Beta")));
    QVERIFY(m_program->window().findChild<QWidget *>(QStringLiteral("problemDialog")));
}

QTEST_MAIN(TestStreamFolderWindow)
#include "tst_streamfolderwindow.moc"
