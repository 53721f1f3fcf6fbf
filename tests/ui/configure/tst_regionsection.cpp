// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/regionsection.h"

#include "core/event/catalog.h"
#include "core/region/allowlist.h"
#include "core/secret/vaultkeeper.h"
#include "tests/ui/configure/nokeystore.h"
#include "tests/ui/strict.h"
#include "ui/configure/configureparts.h"
#include "ui/configure/streamdocument.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace penstock;

class TestRegionSection final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void choosesADataCenterAndTakesItBack();
    void keepsWhatTheCatalogDoesNotKnow();
    void saysWhereNoAddressIsPublished();
    void copiesWhatIsPublished();
    void writesRulesForEachFirewall();
    void followsTheAddressOfTheEndpoint();
    void savesTheRules();
    void judgesPastedRules_data();
    void judgesPastedRules();
    void showsTheRuleThatDecides();
    void judgesAnAddressByHand();

private:
    void choose(const QString &region);
    [[nodiscard]] const StreamConfig &config() const { return m_document->config(); }
    [[nodiscard]] QString rules() const { return find<QPlainTextEdit>("allowRules")->toPlainText(); }
    template <typename Widget>
    [[nodiscard]] Widget *find(const char *name) const
    {
        return m_section->findChild<Widget *>(QLatin1String(name));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Theme> m_theme;
    const Catalog m_catalog = Catalog::load().value();
    NoKeyStore m_keyStore;
    std::unique_ptr<Vault> m_vault;
    std::unique_ptr<VaultKeeper> m_keeper;
    std::unique_ptr<StreamDocument> m_document;
    std::unique_ptr<RegionSection> m_section;
};

void TestRegionSection::initTestCase()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<QSettings>(m_folder->filePath(QStringLiteral("settings")), QSettings::IniFormat);
    m_theme = std::make_unique<Theme>(*qApp, *m_settings);
    m_vault = std::make_unique<Vault>(m_folder->filePath(QStringLiteral("vault")));
    m_keeper = std::make_unique<VaultKeeper>(*m_vault, m_keyStore);
}

void TestRegionSection::init()
{
    failOnAnyWarning();
    m_settings->clear();
    StreamConfig config;
    config.name = QStringLiteral("Orders");
    config.workspace.region = QStringLiteral("DC-03");
    config.destination.url = QStringLiteral("https://www.example.com/api");
    const Clock clock = [] { return Moment{WallTime(std::chrono::sys_days(std::chrono::year(2026) / 11 / 24)), {}}; };
    m_section = std::make_unique<RegionSection>(ConfigureParts{*m_theme, m_catalog, *m_keeper, *m_settings, clock});
    m_document = std::make_unique<StreamDocument>(1, config, QString());
    m_section->setDocument(m_document.get());
    m_section->setVisible(true);
}

void TestRegionSection::choose(const QString &region)
{
    auto *box = find<QComboBox>("regionBox");
    box->setCurrentIndex(box->findData(region));
    Q_EMIT box->activated(box->currentIndex());
}

void TestRegionSection::choosesADataCenterAndTakesItBack()
{
    QCOMPARE(find<QComboBox>("regionBox")->currentData().toString(), QStringLiteral("DC-03"));
    QVERIFY(!m_document->isModified());
    choose(QStringLiteral("DC-02"));
    QCOMPARE(config().workspace.region, QStringLiteral("DC-02"));
    QCOMPARE(find<QLabel>("egressValue")->text(), QStringLiteral("18.195.110.23"));
    choose(QString());
    QVERIFY(config().workspace.region.isEmpty());
    QVERIFY(find<QWidget>("regionFacts")->isHidden());
    m_document->history().undo();
    m_document->history().undo();
    QCOMPARE(find<QComboBox>("regionBox")->currentData().toString(), QStringLiteral("DC-03"));
    QCOMPARE(find<QLabel>("egressValue")->text(), QStringLiteral("3.6.251.95"));
}

void TestRegionSection::keepsWhatTheCatalogDoesNotKnow()
{
    auto *box = find<QComboBox>("regionBox");
    for (const QString &strange : {QStringLiteral("DC-77"), QStringLiteral("Mars")}) {
        m_document->edit(QStringLiteral("test"), {}, [&](StreamConfig &each) { each.workspace.region = strange; });
        QCOMPARE(box->currentText(), strange);
        QVERIFY(find<QWidget>("regionFacts")->isHidden());
        QVERIFY(!find<QLabel>("noRulesReason")->isHidden());
    }
    QVERIFY(box->findText(QStringLiteral("DC-77")) < 0);
}

void TestRegionSection::saysWhereNoAddressIsPublished()
{
    choose(QStringLiteral("DC-101"));
    QVERIFY(find<QLabel>("egressMissing")->text().contains(QLatin1String("No address is published")));
    QVERIFY(find<QLabel>("noRulesReason")->text().contains(QLatin1String("DC-101")));
    QVERIFY(find<QPlainTextEdit>("allowRules")->isHidden());
    QVERIFY(rules().isEmpty());
    QVERIFY(find<QLineEdit>("ruleSetAddressEdit")->text().isEmpty());
}

void TestRegionSection::copiesWhatIsPublished()
{
    QTest::mouseClick(find<QToolButton>("egressCopy"), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("3.6.251.95"));
    QTest::mouseClick(find<QToolButton>("dashboardCopy"), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("https://dashboard-03.moengage.com"));
}

void TestRegionSection::writesRulesForEachFirewall()
{
    auto *box = find<QComboBox>("firewallBox");
    QCOMPARE(box->count(), int(allowFormats().size()));
    for (int each = 0; each < box->count(); ++each) {
        box->setCurrentIndex(each);
        QVERIFY2(rules().contains(QLatin1String("3.6.251.95")), qPrintable(rules()));
        QVERIFY(rules().contains(QLatin1String("2026-11-24")));
        QVERIFY(rules().contains(QLatin1String("Orders")));
    }
    box->setCurrentIndex(3);
    Q_EMIT box->activated(3);
    QTest::mouseClick(find<QPushButton>("copyRulesButton"), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), rules());
    const RegionSection next(ConfigureParts{*m_theme, m_catalog, *m_keeper, *m_settings, [] { return Moment{}; }});
    QCOMPARE(next.findChild<QComboBox *>(QStringLiteral("firewallBox"))->currentIndex(), 3);
}

void TestRegionSection::followsTheAddressOfTheEndpoint()
{
    QCOMPARE(find<QSpinBox>("ruleSetPortBox")->value(), 443);
    m_document->edit(QStringLiteral("test"), {}, [](StreamConfig &each) {
        each.destination.url = QStringLiteral("https://hooks.example.com:8443/in");
    });
    find<QComboBox>("firewallBox")->setCurrentIndex(1);
    QVERIFY2(rules().contains(QLatin1String("8443")), qPrintable(rules()));
    QCOMPARE(find<QSpinBox>("ruleSetPortBox")->value(), 8443);
}

void TestRegionSection::savesTheRules()
{
    QTest::mouseClick(find<QPushButton>("saveRulesButton"), Qt::LeftButton);
    auto *dialog = find<QFileDialog>("saveTextDialog");
    QVERIFY(dialog);
    QVERIFY(dialog->selectedFiles().first().endsWith(QLatin1String("/allow.conf")));
    const QString path = m_folder->filePath(QStringLiteral("rules.conf"));
    Q_EMIT dialog->fileSelected(path);
    dialog->close();
    QTRY_VERIFY(QFileInfo::exists(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()), rules());
}

void TestRegionSection::judgesPastedRules_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<QString>("head");
    QTest::addRow("passes") << QStringLiteral("allow 3.6.251.95;\ndeny all;\n") << QStringLiteral("3.6.251.95 passes");
    QTest::addRow("is blocked") << QStringLiteral("allow 10.0.0.0/8;\ndeny all;\n")
                                << QStringLiteral("3.6.251.95 is blocked");
    QTest::addRow("is no rule set") << QStringLiteral("Dear support, thank you.")
                                    << QStringLiteral("These rules cannot be judged");
}

void TestRegionSection::judgesPastedRules()
{
    QFETCH(const QString, pasted);
    find<QPlainTextEdit>("ruleSetEdit")->setPlainText(pasted);
    QTRY_VERIFY(find<QLabel>("ruleVerdictHead"));
    QTEST(find<QLabel>("ruleVerdictHead")->text(), "head");
    QVERIFY(!find<QLabel>("ruleVerdictReason")->text().isEmpty());
    find<QPlainTextEdit>("ruleSetEdit")->clear();
    QVERIFY(!find<QLabel>("ruleVerdictHead"));
}

void TestRegionSection::showsTheRuleThatDecides()
{
    auto *edit = find<QPlainTextEdit>("ruleSetEdit");
    edit->setPlainText(QStringLiteral("allow 10.0.0.0/8;\nallow 3.6.251.95;\ndeny all;\n"));
    QTRY_VERIFY(find<QToolButton>("ruleVerdictLine"));
    QTest::mouseClick(find<QToolButton>("ruleVerdictLine"), Qt::LeftButton);
    QCOMPARE(edit->textCursor().selectedText(), QStringLiteral("allow 3.6.251.95;"));
}

void TestRegionSection::judgesAnAddressByHand()
{
    find<QPlainTextEdit>("ruleSetEdit")->setPlainText(QStringLiteral("allow 10.0.0.0/8;\ndeny all;\n"));
    find<QLineEdit>("ruleSetAddressEdit")->setText(QStringLiteral("10.1.2.3, 11.1.2.3"));
    QTRY_COMPARE(m_section->findChildren<QLabel *>(QStringLiteral("ruleVerdictHead")).size(), 2);
    const auto heads = m_section->findChildren<QLabel *>(QStringLiteral("ruleVerdictHead"));
    QCOMPARE(heads[0]->text(), QStringLiteral("10.1.2.3 passes"));
    QCOMPARE(heads[1]->text(), QStringLiteral("11.1.2.3 is blocked"));
}

QTEST_MAIN(TestRegionSection)

#include "tst_regionsection.moc"
