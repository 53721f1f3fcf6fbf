// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/exportdialog.h"

#include "core/event/catalog.h"
#include "tests/ui/strict.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace penstock;

class TestExportDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void showsEachFormat_data();
    void showsEachFormat();
    void copiesAndSavesWhatItShows();
    void showsNoSecret();

private:
    template <typename Widget>
    [[nodiscard]] Widget *child(const char *name) const
    {
        return m_dialog->findChild<Widget *>(QString::fromLatin1(name));
    }
    [[nodiscard]] QString text() const { return child<QPlainTextEdit>("exportText")->toPlainText(); }

    const Catalog m_catalog = Catalog::load().value();
    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ExportDialog> m_dialog;
};

void TestExportDialog::init()
{
    failOnAnyWarning();
    m_dialog.reset();
    m_theme.reset();
    m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
    m_theme = std::make_unique<Theme>(*qobject_cast<QApplication *>(QCoreApplication::instance()), *m_settings);
    m_dialog = std::make_unique<ExportDialog>(*m_theme, m_catalog);
    StreamConfig config;
    config.name = QStringLiteral("Orders/EU");
    config.destination.url = QStringLiteral("https://in.acme.test/x?token=canary");
    config.destination.headers = {{QStringLiteral("X-Token"), QStringLiteral("canary")}};
    m_dialog->show(config);
    QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
}

void TestExportDialog::showsEachFormat_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<QString>("start");
    QTest::newRow("ticket") << 0 << QStringLiteral("Hey!\nPlease enable Streams");
    QTest::newRow("curl") << 1 << QStringLiteral("curl -X POST 'https://in.acme.test/x?token='");
    QTest::newRow("Postman") << 2 << QStringLiteral("{\n  \"info\": {");
    QTest::newRow("JSON Schema") << 3 << QStringLiteral("{\n  \"$schema\": ");
    QTest::newRow("OpenAPI") << 4 << QStringLiteral("{\n  \"openapi\": \"3.1.0\"");
}

void TestExportDialog::showsEachFormat()
{
    QFETCH(const int, format);
    QFETCH(const QString, start);
    child<QComboBox>("exportFormat")->setCurrentIndex(format);
    QVERIFY2(text().startsWith(start), qPrintable(text()));
}

void TestExportDialog::copiesAndSavesWhatItShows()
{
    QTest::mouseClick(child<QPushButton>("exportCopy"), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), text());

    QTest::mouseClick(child<QPushButton>("exportSave"), Qt::LeftButton);
    auto *dialog = child<QFileDialog>("saveTextDialog");
    QVERIFY(dialog);
    QVERIFY(dialog->selectedFiles().first().endsWith(QLatin1String("/Orders-EU.ticket.txt")));
    const QString path = m_folder.filePath(QStringLiteral("out.txt"));
    Q_EMIT dialog->fileSelected(path);
    dialog->close();
    QTRY_VERIFY(QFileInfo::exists(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()), text());
}

void TestExportDialog::showsNoSecret()
{
    auto *format = child<QComboBox>("exportFormat");
    for (int each = 0; each < format->count(); ++each) {
        format->setCurrentIndex(each);
        QVERIFY(!text().contains(QLatin1String("canary")));
    }
}

QTEST_MAIN(TestExportDialog)
#include "tst_exportdialog.moc"
