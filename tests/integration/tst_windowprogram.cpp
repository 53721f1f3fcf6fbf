// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/windowprogram.h"

#include "core/outbox/ledger.h"
#include "core/outbox/sqliteoutbox.h"
#include "core/time/bootclock.h"
#include "tests/ui/strict.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <QTimer>

using namespace penstock;

//! The program with a window, from its start until its data folder is open.
class TestWindowProgram final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void showsTheWindowBeforeTheFolderIsOpen();
    void opensTheFilesItWasGiven();
    void keepsWhatIsAskedForMeanwhile();
    void endsWhileTheFolderIsBeingOpened();
    void saysWhyTheFolderCannotBeOpened();
    void takesAnotherHistoryBudget();

private:
    [[nodiscard]] QString streamFile(const char *name) const;
    [[nodiscard]] WindowOptions options() const { return {.dataFolder = dataFolder()}; }
    [[nodiscard]] QString dataFolder() const { return m_folder->filePath(QStringLiteral("data")); }

    QTemporaryDir m_settings;
    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

bool isSeen(WindowProgram &program, const char *name)
{
    const auto *widget = program.window().findChild<QWidget *>(QLatin1String(name));
    return widget && widget->isVisible();
}

} // namespace

void TestWindowProgram::initTestCase()
{
    nameApplication();
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
}

void TestWindowProgram::init()
{
    failOnAnyWarning();
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_CONFIG_HOME", m_folder->filePath(QStringLiteral("config")).toUtf8());
}

QString TestWindowProgram::streamFile(const char *name) const
{
    QFile file(m_folder->filePath(QStringLiteral("%1.stream.json").arg(QLatin1String(name))));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("%s cannot be written", qPrintable(file.fileName()));
    file.write(R"({"version": 1, "name": ")" + QByteArray(name) +
               R"(", "workspace": {"name": "W"}, "source": {"kind": "stdin"},
                   "destination": {"kind": "streams", "url": "http://127.0.0.1:9/events"}})");
    return file.fileName();
}

void TestWindowProgram::showsTheWindowBeforeTheFolderIsOpen()
{
    WindowProgram program(*qApp, options());
    program.start();
    QVERIFY(program.window().isVisible());
    QVERIFY(isSeen(program, "openingPage"));
    QTRY_VERIFY(isSeen(program, "emptyPage"));
    QCOMPARE(program.window().findChild<QLabel *>(QStringLiteral("dataFolder"))->text(),
             QStringLiteral("Data folder %1").arg(dataFolder()));
}

void TestWindowProgram::opensTheFilesItWasGiven()
{
    WindowOptions given = options();
    given.files = {streamFile("Orders")};
    WindowProgram program(*qApp, given);
    program.start();
    QTRY_COMPARE(program.window().windowTitle(), QStringLiteral("Orders[*] – Penstock"));
    QVERIFY(isSeen(program, "monitorPage"));
}

void TestWindowProgram::keepsWhatIsAskedForMeanwhile()
{
    WindowProgram program(*qApp, options());
    program.start();
    Q_EMIT program.window().openRequested({streamFile("Orders")});
    QTRY_COMPARE(program.window().windowTitle(), QStringLiteral("Orders[*] – Penstock"));
}

void TestWindowProgram::endsWhileTheFolderIsBeingOpened()
{
    WindowProgram program(*qApp, options());
    program.start();
    QTimer::singleShot(0, this, [&program] { program.window().close(); });
    QCOMPARE(QApplication::exec(), 0);
}

void TestWindowProgram::saysWhyTheFolderCannotBeOpened()
{
    const auto other = SqliteOutbox::open(dataFolder(), currentMoment(), currentBootId());
    QVERIFY(other);
    WindowProgram program(*qApp, options());
    program.start();
    QString said;
    QTimer looking;
    connect(&looking, &QTimer::timeout, this, [&] {
        if (auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget())) {
            said = box->text();
            box->accept();
        }
    });
    looking.start(10);
    QCOMPARE(QApplication::exec(), 1);
    QVERIFY2(said.contains(dataFolder()), qPrintable(said));
}

void TestWindowProgram::takesAnotherHistoryBudget()
{
    WindowProgram program(*qApp, options());
    program.start();
    QTRY_VERIFY(isSeen(program, "emptyPage"));
    program.window().findChild<QAction *>(QStringLiteral("historyBudgetAction"))->trigger();
    const auto *dialog = program.window().findChild<QDialog *>(QStringLiteral("historyDialog"));
    QVERIFY(dialog);
    auto *days = dialog->findChild<QSpinBox *>(QStringLiteral("historyDaysBox"));
    QTRY_VERIFY(days->isEnabled());
    days->setValue(7);
    dialog->findChild<QPushButton *>(QStringLiteral("historyApplyButton"))->click();
    QTRY_COMPARE(dialog->findChild<QLabel *>(QStringLiteral("historyAnswer"))->text(),
                 QStringLiteral("This is the budget now."));
    QCOMPARE(Ledger::open(dataFolder()).value()->historyUse()->budget, (HistoryBudget{.days = 7}));
}

QTEST_MAIN(TestWindowProgram)
#include "tst_windowprogram.moc"
