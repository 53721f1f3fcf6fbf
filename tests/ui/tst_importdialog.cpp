// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/importdialog.h"

#include "core/event/catalog.h"
#include "tests/ui/strict.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace penstock;

namespace {

const char *const ticket = "Workspace Region: DC-03\nWorkspace Name: Acme\nWorkspace ID: A1\n"
                           "API Endpiont: https://in.acme.test/x\nHeaders:\nX-Api-Key: canary\nMethod: No auth\n"
                           "Events to export: All\nUser properties to export: All\n";

} // namespace

class TestImportDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void showsWhatWasUnderstood();
    void listsWhatWasUnclearAndGoesThere();
    void makesAStreamWithTheNameThatWasTyped();
    void saysWhyThereIsNoStream();
    void makesNothingOfATextThatIsStillRead();
    void offersTheRequestsOfACollection();
    void readsALongText();
    void showsNoSecret();

private:
    template <typename Widget>
    [[nodiscard]] Widget *child(const char *name) const
    {
        return m_dialog->findChild<Widget *>(QString::fromLatin1(name));
    }
    void paste(const QString &text);
    [[nodiscard]] QString valueOf(const QString &field) const;
    [[nodiscard]] QString remarks() const;

    const Catalog m_catalog = Catalog::load().value();
    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ImportDialog> m_dialog;
};

void TestImportDialog::init()
{
    failOnAnyWarning();
    m_dialog.reset();
    m_theme.reset();
    m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
    m_theme = std::make_unique<Theme>(*qobject_cast<QApplication *>(QCoreApplication::instance()), *m_settings);
    m_dialog = std::make_unique<ImportDialog>(*m_theme, m_catalog);
    m_dialog->setVisible(true);
    QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
}

void TestImportDialog::paste(const QString &text)
{
    child<QPlainTextEdit>("importText")->setPlainText(text);
    const auto *kind = child<QLabel>("importKind");
    const QString before = kind->text();
    QTRY_VERIFY(kind->text() != before || child<QPushButton>("importMake")->isEnabled());
}

QString TestImportDialog::valueOf(const QString &field) const
{
    const auto *table = child<QTableWidget>("importTable");
    for (int row = 0; row < table->rowCount(); ++row) {
        if (table->item(row, 0)->text() == field)
            return table->item(row, 1)->text();
    }
    return {};
}

QString TestImportDialog::remarks() const
{
    QStringList all;
    const auto *list = child<QListWidget>("importRemarks");
    for (int row = 0; row < list->count(); ++row)
        all.append(list->item(row)->text());
    return all.join(u'\n');
}

void TestImportDialog::showsWhatWasUnderstood()
{
    paste(QString::fromUtf8(ticket));
    QCOMPARE(child<QLabel>("importKind")->text(), QStringLiteral("A ticket"));
    QCOMPARE(valueOf(QStringLiteral("Address")), QStringLiteral("https://in.acme.test/x"));
    QCOMPARE(valueOf(QStringLiteral("Region")), QStringLiteral("DC-03"));
    QCOMPARE(valueOf(QStringLiteral("Header")), QStringLiteral("X-Api-Key: vault:in-acme-test-x-api-key"));
    QCOMPARE(child<QLineEdit>("importName")->text(), QStringLiteral("Acme to in.acme.test"));
    QVERIFY(!child<QComboBox>("importRequest")->isVisible());
}

void TestImportDialog::listsWhatWasUnclearAndGoesThere()
{
    paste(QString::fromUtf8(ticket));
    auto *list = child<QListWidget>("importRemarks");
    const auto found = list->findItems(QStringLiteral("Assumed · line 4"), Qt::MatchStartsWith);
    QCOMPARE(found.size(), 1);
    Q_EMIT list->itemActivated(found.first());
    QCOMPARE(child<QPlainTextEdit>("importText")->textCursor().selectedText(),
             QStringLiteral("API Endpiont: https://in.acme.test/x"));
}

void TestImportDialog::makesAStreamWithTheNameThatWasTyped()
{
    QList<Draft> accepted;
    connect(m_dialog.get(), &ImportDialog::draftAccepted, this,
            [&accepted](const Draft &draft) { accepted.append(draft); });
    paste(QString::fromUtf8(ticket));
    auto *name = child<QLineEdit>("importName");
    name->clear();
    QVERIFY(!child<QPushButton>("importMake")->isEnabled());
    QTest::keyClicks(name, QStringLiteral(" Orders "));
    QTest::mouseClick(child<QPushButton>("importMake"), Qt::LeftButton);
    QCOMPARE(accepted.size(), 1);
    QCOMPARE(accepted.first().config.name, QStringLiteral("Orders"));
    QCOMPARE(accepted.first().secrets.size(), 1);
    QCOMPARE(accepted.first().secrets.first().value.reveal(), QStringLiteral("canary"));
    QVERIFY(!m_dialog->isVisible());
}

void TestImportDialog::saysWhyThereIsNoStream()
{
    paste(QStringLiteral("Hello"));
    QVERIFY(child<QLabel>("importKind")->text().startsWith(QLatin1String("This is no ticket")));
    QVERIFY(!child<QPushButton>("importMake")->isEnabled());
    QCOMPARE(child<QTableWidget>("importTable")->rowCount(), 0);
}

void TestImportDialog::makesNothingOfATextThatIsStillRead()
{
    paste(QString::fromUtf8(ticket));
    QVERIFY(child<QPushButton>("importMake")->isEnabled());
    child<QPlainTextEdit>("importText")->setPlainText(QStringLiteral("curl https://b.test"));
    QVERIFY(!child<QPushButton>("importMake")->isEnabled());
    QTRY_COMPARE(valueOf(QStringLiteral("Address")), QStringLiteral("https://b.test"));
    QVERIFY(child<QPushButton>("importMake")->isEnabled());
}

void TestImportDialog::offersTheRequestsOfACollection()
{
    paste(QStringLiteral("{\"info\":{\"name\":\"C\"},\"item\":[{\"name\":\"one\",\"request\":\"https://a.test/1\"},"
                         "{\"name\":\"two\",\"request\":\"https://a.test/2\"}]}"));
    auto *request = child<QComboBox>("importRequest");
    QVERIFY(request->isVisible());
    QCOMPARE(request->count(), 2);
    request->setCurrentIndex(1);
    QCOMPARE(valueOf(QStringLiteral("Address")), QStringLiteral("https://a.test/2"));
    QCOMPARE(child<QLineEdit>("importName")->text(), QStringLiteral("two"));
}

void TestImportDialog::readsALongText()
{
    paste(QString::fromUtf8(ticket) + QStringLiteral("Thanks\n") +
          QStringLiteral("words of a long mail\n").repeated(5000));
    QCOMPARE(valueOf(QStringLiteral("Region")), QStringLiteral("DC-03"));

    child<QPlainTextEdit>("importText")->setPlainText(QStringLiteral("words of a long mail\n").repeated(5000));
    m_dialog.reset(); // while it is read
    QCoreApplication::processEvents();
}

void TestImportDialog::showsNoSecret()
{
    paste(QString::fromUtf8(ticket));
    QString shown = remarks();
    for (const QTableWidgetItem *item : child<QTableWidget>("importTable")->findItems(QString(), Qt::MatchContains))
        shown += item->text() + item->toolTip();
    QVERIFY(!shown.contains(QLatin1String("canary")));
    QVERIFY2(shown.contains(QStringLiteral("goes into the vault as “in-acme-test-x-api-key”")), qPrintable(shown));
}

QTEST_MAIN(TestImportDialog)
#include "tst_importdialog.moc"
