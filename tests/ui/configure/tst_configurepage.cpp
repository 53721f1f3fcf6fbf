// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/configurepage.h"

#include "core/event/catalog.h"
#include "core/secret/vaultkeeper.h"
#include "core/stream/streamconfigjson.h"
#include "tests/core/stream/files.h"
#include "tests/support/testvault.h"
#include "tests/ui/configure/configurefiles.h"
#include "tests/ui/configure/nokeystore.h"
#include "tests/ui/samples.h"
#include "tests/ui/strict.h"
#include "ui/configure/configureactions.h"
#include "ui/configure/configureparts.h"
#include "ui/configure/documents.h"
#include "ui/configure/form.h"
#include "ui/configure/section.h"
#include "ui/models/pairmodel.h"
#include "ui/models/streams.h"
#include "ui/theme/theme.h"

#include <QAbstractSpinBox>
#include <QAction>
#include <QLineEdit>
#include <QRadioButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace penstock;
using penstock::test::read;
using penstock::test::write;

//! The whole page, driven as a person would: what it leaves of a file's bytes.
class TestConfigurePage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void writesTheSameBytesAfterAVisit_data() { addFiles(); }
    void writesTheSameBytesAfterAVisit();
    void restoresTheBytesByUndo_data() { addFiles(); }
    void restoresTheBytesByUndo();
    void changesOneLineOfTheFile_data();
    void changesOneLineOfTheFile();

private:
    static void addFiles();
    void open(const QByteArray &json);
    void saveAnyway();
    void saveByAction();
    [[nodiscard]] QByteArray saved() const { return read(m_file); }
    [[nodiscard]] StreamDocument &document() const { return *m_documents->find(1); }

    void visit(const Section &section) const;
    void openEachCell(QTableView &table) const;
    void type(QWidget *edit, const QString &text) const;
    void writeCell(const char *name, int row, int column, const QString &text) const;
    void press(const char *button) const;
    void tick(const char *tree, const QString &text) const;
    template <typename Widget>
    [[nodiscard]] Widget *find(const char *name) const
    {
        return m_page->findChild<Widget *>(QLatin1String(name));
    }

    QTemporaryDir m_folder;
    QString m_file;
    TestVault m_kept;
    NoKeyStore m_keyStore;
    VaultKeeper m_keeper{m_kept.vault, m_keyStore};
    const Catalog m_catalog = Catalog::load().value();
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<FileKeeper> m_files;
    std::unique_ptr<Documents> m_documents;
    std::unique_ptr<ConfigureActions> m_actions;
    std::unique_ptr<StreamView> m_stream;
    std::unique_ptr<ConfigurePage> m_page;
    Form *m_form = nullptr;
};

namespace {

//! Return closes an editor later, and a closed one goes still later.
void settle()
{
    QCoreApplication::processEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

QList<QWidget *> focusable(const QWidget &inside)
{
    QList<QWidget *> widgets;
    for (QWidget *widget : inside.findChildren<QWidget *>()) {
        const bool byTab = (widget->focusPolicy() & Qt::TabFocus) == Qt::TabFocus;
        if (byTab && !widget->focusProxy() && widget->isVisible() && widget->isEnabled())
            widgets.append(widget);
    }
    return widgets;
}

struct LineDifference
{
    QList<QByteArray> gone;
    QList<QByteArray> come;
};

LineDifference difference(const QByteArray &before, const QByteArray &after)
{
    LineDifference lines{before.split('\n'), after.split('\n')};
    while (!lines.gone.isEmpty() && !lines.come.isEmpty() && lines.gone.first() == lines.come.first()) {
        lines.gone.removeFirst();
        lines.come.removeFirst();
    }
    while (!lines.gone.isEmpty() && !lines.come.isEmpty() && lines.gone.last() == lines.come.last()) {
        lines.gone.removeLast();
        lines.come.removeLast();
    }
    return lines;
}

} // namespace

void TestConfigurePage::initTestCase()
{
    QVERIFY(m_folder.isValid());
    m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
    m_theme = std::make_unique<Theme>(*qApp, *m_settings);
    m_file = m_folder.filePath(QStringLiteral("orders.stream.json"));
}

void TestConfigurePage::init()
{
    failOnAnyWarning();
    m_files = std::make_unique<FileKeeper>();
    m_documents = std::make_unique<Documents>(*m_files);
    m_actions = std::make_unique<ConfigureActions>(*m_theme);
    m_page = std::make_unique<ConfigurePage>(
        ConfigureParts{*m_theme, m_catalog, m_keeper, *m_settings, samples::clockAt(&samples::noon)}, *m_documents,
        *m_actions);
    m_form = m_page->findChild<Form *>();
    m_page->resize(1200, 900);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void TestConfigurePage::cleanup()
{
    m_page->showStream(nullptr);
    m_page.reset(); // joins its threads
    m_actions.reset();
    m_documents.reset();
    m_files.reset();
    m_stream.reset();
}

void TestConfigurePage::addFiles()
{
    QTest::addColumn<QByteArray>("json");
    for (const auto &[name, json] : test::configureFiles())
        QTest::addRow("%s", name) << json;
}

void TestConfigurePage::open(const QByteArray &json)
{
    write(m_file, json);
    const ParsedStreamConfig parsed = parseStreamConfig(json);
    QVERIFY2(parsed.complete, qPrintable(test::toLines(parsed.problems).join(u'\n')));
    QCOMPARE(writeStreamConfig(parsed.config), json); // else a saved file may differ without anybody's fault
    m_stream = std::make_unique<StreamView>(1, parsed.config, m_file, samples::clockAt(&samples::noon));
    m_documents->add(1, parsed.config, m_file);
    m_page->showStream(m_stream.get());
    settle();
}

//! Also what is not modified, which the action does not save.
void TestConfigurePage::saveAnyway()
{
    QVERIFY(QFile::remove(m_file)); // so that what is there afterwards was written
    QSignalSpy kept(m_documents.get(), &Documents::saved);
    m_files->save(m_file, document().config(), FileKeeper::Conflict::Overwrite);
    QTRY_VERIFY(!kept.isEmpty());
}

void TestConfigurePage::saveByAction()
{
    QSignalSpy kept(m_documents.get(), &Documents::saved);
    QVERIFY(m_actions->save->isEnabled());
    m_actions->save->trigger();
    QTRY_VERIFY(!kept.isEmpty());
    QVERIFY(!m_actions->save->isEnabled());
}

void TestConfigurePage::visit(const Section &section) const
{
    for (QWidget *widget : focusable(section)) {
        widget->setFocus(Qt::TabFocusReason);
        if (auto *table = qobject_cast<QTableView *>(widget))
            openEachCell(*table);
        else if (qobject_cast<QAbstractSpinBox *>(widget) || qobject_cast<QLineEdit *>(widget))
            QTest::keyClick(widget, Qt::Key_Return);
        settle();
    }
}

void TestConfigurePage::openEachCell(QTableView &table) const
{
    for (int row = 0; row < table.model()->rowCount(); ++row) {
        for (const int column : {PairModel::Name, PairModel::Value}) {
            table.setFocus();
            table.setCurrentIndex(table.model()->index(row, column));
            QTest::keyClick(&table, Qt::Key_F2);
            auto *edit = table.findChild<QLineEdit *>(QStringLiteral("cellEdit"));
            QVERIFY(edit);
            QTest::keyClick(edit, Qt::Key_Return);
            settle();
        }
    }
}

void TestConfigurePage::writesTheSameBytesAfterAVisit()
{
    QFETCH(const QByteArray, json);
    open(json);
    for (int place = 0; place < int(m_form->sections().size()); ++place) {
        m_form->goToSection(place);
        visit(*m_form->sections()[place]);
        QVERIFY2(!document().isModified(), qPrintable(m_form->sections()[place]->title()));
        QCOMPARE(document().history().count(), 0);
    }
    saveAnyway();
    QCOMPARE(saved(), json);
}

void TestConfigurePage::type(QWidget *edit, const QString &text) const
{
    QVERIFY(edit);
    edit->setFocus();
    QTest::keySequence(edit, QKeySequence::SelectAll);
    QTest::keyClicks(edit, text);
    QTest::keyClick(edit, Qt::Key_Return);
    settle();
}

void TestConfigurePage::writeCell(const char *name, int row, int column, const QString &text) const
{
    auto *table = find<QTableView>(name);
    QVERIFY(table);
    table->setFocus();
    table->setCurrentIndex(table->model()->index(row, column));
    QTest::keyClick(table, Qt::Key_F2);
    auto *edit = table->findChild<QLineEdit *>(QStringLiteral("cellEdit"));
    QVERIFY(edit);
    type(edit, text);
}

void TestConfigurePage::press(const char *button) const
{
    auto *found = find<QAbstractButton>(button);
    QVERIFY2(found && found->isVisible(), button);
    found->click();
    settle();
}

void TestConfigurePage::tick(const char *tree, const QString &text) const
{
    auto *view = find<QTreeView>(tree);
    QVERIFY(view);
    const QModelIndexList found = view->model()->match(view->model()->index(0, 0), Qt::DisplayRole, text, 1,
                                                       Qt::MatchExactly | Qt::MatchRecursive);
    QVERIFY2(!found.isEmpty(), qPrintable(text));
    view->setFocus();
    view->setCurrentIndex(found.first());
    QTest::keyClick(view, Qt::Key_Space);
    settle();
}

void TestConfigurePage::restoresTheBytesByUndo()
{
    QFETCH(const QByteArray, json);
    open(json);
    type(find<QLineEdit>("streamNameEdit"), QStringLiteral("Another"));
    type(find<QLineEdit>("workspaceNameEdit"), QStringLiteral("Their shop"));
    press("generatorSourceButton");
    type(find<QWidget>("generatorSeedBox"), QStringLiteral("77"));
    type(find<QLineEdit>("addressEdit"), QStringLiteral("https://other.example/x?y=1"));
    writeCell("parameterTable", 0, PairModel::Value, QStringLiteral("2"));
    writeCell("headerTable", 0, PairModel::Name, QStringLiteral("X-Changed"));
    press("basicAuthButton");
    type(find<QLineEdit>("usernameEdit"), QStringLiteral("somebody"));
    tick("eventsTree", QStringLiteral("Email Opened"));
    tick("userAttributesTree", QStringLiteral("u_em"));
    type(find<QWidget>("batchSizeBox"), QStringLiteral("250"));
    press("addRetryButton");
    QVERIFY(document().isModified());
    saveByAction();
    const QByteArray changed = saved();
    QVERIFY(difference(json, changed).gone.size() > 3);

    while (m_actions->undo->isEnabled())
        m_actions->undo->trigger();
    settle();
    saveByAction();
    QCOMPARE(saved(), json);

    while (m_actions->redo->isEnabled())
        m_actions->redo->trigger();
    saveByAction();
    QCOMPARE(saved(), changed);
}

void TestConfigurePage::changesOneLineOfTheFile_data()
{
    using Change = std::function<void(TestConfigurePage &)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");

    const auto typed = [](const char *edit, const char *text) -> Change {
        return [=](TestConfigurePage &page) { page.type(page.find<QWidget>(edit), QString::fromLatin1(text)); };
    };
    QTest::addRow("name") << typed("streamNameEdit", "Size 2") << QByteArray("\"name\": \"Größe \\\"1\\\" \\\\ 注文\"")
                          << QByteArray("\"name\": \"Size 2\"");
    QTest::addRow("id") << typed("workspaceIdEdit", "X1") << QByteArray("\"id\": \"\"") << QByteArray("\"id\": \"X1\"");
    QTest::addRow("file") << typed("sourcePathEdit", "e.ndjson") << QByteArray("../in/événements.ndjson")
                          << QByteArray("\"e.ndjson\"");
    QTest::addRow("address") << typed("addressEdit", "https://b.example/") << QByteArray("flag&p=%c3%A9&empty=#part")
                             << QByteArray("\"https://b.example/\"");
    QTest::addRow("user name") << typed("usernameEdit", "v") << QByteArray("\"u:ü\"") << QByteArray("\"v\"");
    QTest::addRow("batch size") << typed("batchSizeBox", "250") << QByteArray("\"batchSize\": 9999,")
                                << QByteArray("\"batchSize\": 250,");
    QTest::addRow("timeout") << typed("timeoutMsBox", "2.5") << QByteArray("\"timeoutMs\": 1001")
                             << QByteArray("\"timeoutMs\": 2500");
    QTest::addRow("retry") << typed("retryDelayBox3", "7.001") << QByteArray("86400000") << QByteArray("7001");
    QTest::addRow("parameter") << Change([](TestConfigurePage &page) {
        page.writeCell("parameterTable", 1, PairModel::Value, QStringLiteral("3"));
    }) << QByteArray("?a=1&a=2&flag&p=%c3%A9&empty=#part")
                               << QByteArray("?a=1&a=3&flag&p=%c3%A9&empty=#part");
    QTest::addRow("header") << Change([](TestConfigurePage &page) {
        page.writeCell("headerTable", 0, PairModel::Value, QStringLiteral("43"));
    }) << QByteArray("{ \"name\": \"X-Tenant\", \"value\": \"42\" },")
                            << QByteArray("{ \"name\": \"X-Tenant\", \"value\": \"43\" },");
    QTest::addRow("reference") << Change([](TestConfigurePage &page) {
        page.writeCell("headerTable", 4, PairModel::Value, QStringLiteral("env:OTHER"));
    }) << QByteArray("file:../secrets/token")
                               << QByteArray("env:OTHER");
    QTest::addRow("event") << Change([](TestConfigurePage &page) {
        page.tick("eventsTree", QStringLiteral("Email Opened"));
    }) << QByteArray("\"MOE_EMAIL_OPEN\",")
                           << QByteArray();
    QTest::addRow("attribute") << Change([](TestConfigurePage &page) {
        page.tick("userAttributesTree", QStringLiteral("loyalty tier"));
    }) << QByteArray("[\"u_fn\", \"loyalty tier\", \"u_em\"]")
                               << QByteArray("[\"u_fn\", \"u_em\"]");
}

void TestConfigurePage::changesOneLineOfTheFile()
{
    QFETCH(const std::function<void(TestConfigurePage &)>, change);
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, after);
    const QByteArray json = test::configureFiles()[1].json;
    open(json);
    change(*this);
    saveByAction();
    const LineDifference lines = difference(json, saved());
    QCOMPARE(lines.gone.size(), 1);
    QCOMPARE(lines.come.size(), after.isEmpty() ? 0 : 1);
    QVERIFY2(lines.gone.first().contains(before), lines.gone.first().constData());
    if (!after.isEmpty())
        QVERIFY2(lines.come.first().contains(after), lines.come.first().constData());
}

QTEST_MAIN(TestConfigurePage)

#include "tst_configurepage.moc"
