// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/event/catalog.h"
#include "core/secret/vaultkeeper.h"
#include "core/stream/streamconfigjson.h"
#include "tests/core/stream/files.h"
#include "tests/support/goldenpicture.h"
#include "tests/support/testvault.h"
#include "tests/ui/configure/nokeystore.h"
#include "tests/ui/samples.h"
#include "tests/ui/strict.h"
#include "ui/configure/configureactions.h"
#include "ui/configure/configurepage.h"
#include "ui/configure/configureparts.h"
#include "ui/configure/documents.h"
#include "ui/configure/form.h"
#include "ui/configure/previewpane.h"
#include "ui/configure/section.h"
#include "ui/models/streams.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace penstock;

//! How each section of the form looks, whichever there are.
class TestSectionPictures final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void looksAsItDid_data();
    void looksAsItDid();

private:
    void open(const QByteArray &json);

    QTemporaryDir m_folder;
    TestVault m_kept;
    NoKeyStore m_keyStore;
    std::unique_ptr<VaultKeeper> m_keeper;
    const Catalog m_catalog = Catalog::load().value();
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Theme> m_theme;
    FileKeeper m_files;
    std::unique_ptr<Documents> m_documents;
    std::unique_ptr<ConfigureActions> m_actions;
    std::unique_ptr<StreamView> m_stream;
    std::unique_ptr<ConfigurePage> m_page;
    Form *m_form = nullptr;
};

namespace {

const QByteArray filled = R"({
  "version": 1,
  "name": "Orders to warehouse",
  "environment": "production",
  "workspace": { "region": "DC-03", "name": "Corner Shop", "id": "ABC123" },
  "source": { "kind": "file", "path": "events.ndjson" },
  "events": ["MOE_EMAIL_OPEN", "MOE_EMAIL_SENT", "order_placed"],
  "userAttributes": ["u_fn", "loyalty tier"],
  "deviceAttributes": "all",
  "destination": {
    "kind": "streams",
    "url": "https://www.example.com/api?url_param1=value1&flag",
    "headers": [
      { "name": "X-Tenant", "value": "42" },
      { "name": "X-Api-Key", "value": { "secret": "vault:orders-key" } },
      { "name": "X-Region", "value": { "secret": "env:ORDERS_REGION" } }
    ],
    "auth": { "method": "basic", "username": "orders", "password": { "secret": "vault:orders-password" } }
  },
  "delivery": {
    "batchSize": 100, "maxWaitMs": 1000, "timeoutMs": 30000,
    "retryDelaysMs": [30000, 60000, 120000], "maxInFlight": 6
  }
}
)";

//! As it is before anybody has thought about it: what is wrong stands beside its field.
const QByteArray faulty = R"({
  "version": 1,
  "name": "",
  "workspace": { "region": "DC-77", "name": "", "id": "" },
  "source": { "kind": "generator", "seed": 1, "events": 0, "eventsPerSecond": 0 },
  "events": [],
  "userAttributes": [],
  "deviceAttributes": ["MODEL", "MODEL"],
  "destination": {
    "kind": "streams",
    "url": "http://u:p@www.example.com/",
    "headers": [
      { "name": "X Tenant", "value": "42" },
      { "name": "X-Api-Key", "value": "0123456789" },
      { "name": "Content-Length", "value": "7" }
    ],
    "auth": { "method": "basic", "username": "", "password": { "secret": "vault:" } }
  },
  "delivery": {
    "batchSize": 1, "maxWaitMs": 0, "timeoutMs": 1001, "retryDelaysMs": [], "maxInFlight": 1
  }
}
)";

constexpr int sectionWidth = 760;

} // namespace

void TestSectionPictures::initTestCase()
{
    GoldenPictures::prepareApplication();
    m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
    m_settings->setValue(QStringLiteral("configure/preview"), false);
    m_theme = std::make_unique<Theme>(*qApp, *m_settings);
    test::write(
        m_folder.filePath(QStringLiteral("events.ndjson")),
        R"({"event_code":"MOE_EMAIL_OPEN","user_attributes":{"u_fn":"A","plan":"gold"},"device_attributes":{"MODEL":"P"}}
{"event_code":"MOE_SMS_SENT","event_name":"SMS Sent","user_attributes":{"u_fn":"B"}}
{"event_code":"order_placed","event_name":"Order placed","user_attributes":{"loyalty tier":"2"}}
)");
    QVERIFY(m_kept.vault.create("passphrase"));
    QVERIFY(m_kept.vault.store(QStringLiteral("orders-key"), "value"));
    QVERIFY(m_kept.vault.store(QStringLiteral("orders-password"), "value"));
    m_keeper = std::make_unique<VaultKeeper>(m_kept.vault, m_keyStore);
    QTRY_COMPARE(m_keeper->names().size(), 2);
}

void TestSectionPictures::init()
{
    failOnAnyWarning();
    m_documents = std::make_unique<Documents>(m_files);
    m_actions = std::make_unique<ConfigureActions>(*m_theme);
    m_page = std::make_unique<ConfigurePage>(
        ConfigureParts{*m_theme, m_catalog, *m_keeper, *m_settings, samples::clockAt(&samples::noon)}, *m_documents,
        *m_actions);
    m_form = m_page->findChild<Form *>();
}

void TestSectionPictures::cleanup()
{
    m_page->showStream(nullptr);
    m_page.reset(); // joins its threads
    m_actions.reset();
    m_documents.reset();
    m_stream.reset();
}

void TestSectionPictures::open(const QByteArray &json)
{
    const QString file = m_folder.filePath(QStringLiteral("orders.stream.json"));
    const ParsedStreamConfig parsed = parseStreamConfig(json);
    QVERIFY2(parsed.complete, json.constData());
    m_stream = std::make_unique<StreamView>(1, parsed.config, file, samples::clockAt(&samples::noon));
    m_documents->add(1, parsed.config, file);
    QSignalSpy sample(m_page->findChild<PreviewPane *>(), &PreviewPane::sampleRead);
    m_page->showStream(m_stream.get());
    QTRY_VERIFY(!sample.isEmpty());

    m_page->resize(sectionWidth * 3 / 2, sectionWidth);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    if (QWidget *focused = QApplication::focusWidget())
        focused->clearFocus();
    QVERIFY(QTest::qWaitFor([this] {
        const int lacks = sectionWidth - m_form->sections().first()->width();
        m_page->resize(m_page->width() + lacks, m_page->height());
        return lacks == 0;
    }));
}

void TestSectionPictures::looksAsItDid_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<Theme::Choice>("theme");
    QTest::addRow("light") << filled << Theme::Choice::Light;
    QTest::addRow("dark") << filled << Theme::Choice::Dark;
    if (qApp->devicePixelRatio() > 1)
        return; // the same parts, and pictures are large
    QTest::addRow("faulty-light") << faulty << Theme::Choice::Light;
    QTest::addRow("faulty-dark") << faulty << Theme::Choice::Dark;
}

void TestSectionPictures::looksAsItDid()
{
    QFETCH(const QByteArray, json);
    QFETCH(const Theme::Choice, theme);
    m_theme->preview(theme);
    open(json);
    if (QTest::currentTestFailed())
        return;
    const GoldenPictures pictures(QStringLiteral(GOLDEN_FOLDER), QStringLiteral(GOLDEN_DIFFERENCES));
    QStringList faults;
    for (const Section *section : m_form->sections()) {
        const QRect place = section->geometry().adjusted(-16, -8, 16, 8);
        const QString name = section->objectName().remove(QLatin1String("Section"));
        const QString fault = pictures.check(name + u'-' + QLatin1String(QTest::currentDataTag()),
                                             m_form->widget()->grab(place).toImage());
        if (!fault.isEmpty())
            faults.append(fault);
    }
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
}

QTEST_MAIN(TestSectionPictures)

#include "tst_sectionpictures.moc"
