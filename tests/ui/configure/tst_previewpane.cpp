// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/secret/vaultkeeper.h"
#include "ui/configure/previewpane.h"

#include "core/event/catalog.h"
#include "tests/ui/configure/nokeystore.h"
#include "tests/ui/samples.h"
#include "tests/ui/strict.h"
#include "ui/configure/configureparts.h"
#include "ui/configure/previewsplitter.h"
#include "ui/configure/requestview.h"
#include "ui/configure/streamdocument.h"
#include "ui/noticebar.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QHelpEvent>
#include <QLabel>
#include <QMenu>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QToolButton>
#include <QToolTip>

using namespace penstock;

namespace {

const QByteArray canary = "canary-7f3c9a02";

const QByteArray lines =
    R"({"event_code":"MOE_EMAIL_OPEN","event_uuid":"1","event_time":1.0,"email_id":"a@b.c","user_attributes":{"own":1}}
{"event_code":"OTHER","event_uuid":"2","event_time":2}
oops
)";

} // namespace

class TestPreviewPane final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void showsTheRequestOfTheSample();
    void followsEachKeystroke();
    void stepsThroughEventsToTheWholeBatch();
    void foldsAndUnfolds();
    void tellsWhatAKeyMeans();
    void copiesTheBodyByteForByte();
    void savesTheBody();
    void showsNoSecretAnywhere();
    void saysWhyNothingWouldGo_data();
    void saysWhyNothingWouldGo();
    void fallsBackOnGeneratedEvents();
    void remembersTheChosenSample();
    void colorsByTheTheme();
    void forgetsWhatWasAskedForAnotherStream();
    void keepsTheWindowAwake();
    void givesItsRoomToTheFormWhereThereIsLittle();

private:
    void open(const std::function<void(StreamConfig &)> &change = {});
    [[nodiscard]] RequestView *view() { return m_pane->findChild<RequestView *>(); }
    [[nodiscard]] QString text() { return view()->toPlainText(); }
    template <typename Widget>
    [[nodiscard]] Widget *find(const char *name)
    {
        return m_pane->findChild<Widget *>(QLatin1String(name));
    }
    [[nodiscard]] QString notice()
    {
        auto *bar = find<NoticeBar>("previewNotice");
        return bar->isVisible() ? bar->text() : QString();
    }
    void putCursorOn(const QString &text)
    {
        view()->moveCursor(QTextCursor::Start);
        QVERIFY(view()->find(text));
    }

    QTemporaryDir m_folder;
    NoKeyStore m_keyStore;
    Vault m_vault{m_folder.filePath(QStringLiteral("secrets.vault"))};
    VaultKeeper m_keeper{m_vault, m_keyStore};
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Theme> m_theme;
    const Catalog m_catalog = Catalog::load().value();
    std::unique_ptr<StreamDocument> m_document;
    std::unique_ptr<PreviewPane> m_pane;
};

void TestPreviewPane::initTestCase()
{
    m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("settings")), QSettings::IniFormat);
    m_theme = std::make_unique<Theme>(*qApp, *m_settings);
    m_theme->preview(Theme::Choice::Light);
    qputenv("PENSTOCK_CANARY", canary);
}

void TestPreviewPane::init()
{
    failOnAnyWarning();
    m_settings->clear();
    QFile file(m_folder.filePath(QStringLiteral("events.ndjson")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(lines);
    m_pane = std::make_unique<PreviewPane>(
        ConfigureParts{*m_theme, m_catalog, m_keeper, *m_settings, samples::clockAt(&samples::noon)});
    m_pane->resize(600, 800);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
}

void TestPreviewPane::cleanup()
{
    m_pane.reset(); // joins its threads
    m_document.reset();
}

void TestPreviewPane::open(const std::function<void(StreamConfig &)> &change)
{
    const SecretRef secret{SecretRef::Kind::Env, QStringLiteral("PENSTOCK_CANARY")};
    StreamConfig config;
    config.name = QStringLiteral("Orders");
    config.workspace.name = QStringLiteral("Shop");
    config.source = FileSource{m_folder.filePath(QStringLiteral("events.ndjson"))};
    config.destination.url = QStringLiteral("https://www.example.com/api");
    config.destination.headers = {{QStringLiteral("X-Key"), secret}};
    config.destination.auth = BasicAuth{QStringLiteral("u"), secret};
    if (change)
        change(config);
    m_document = std::make_unique<StreamDocument>(1, config, QString());
    m_pane->setDocument(m_document.get());
}

void TestPreviewPane::showsTheRequestOfTheSample()
{
    open();
    QTRY_VERIFY(text().contains(QStringLiteral("\"event_time\": 1.0,")));
    QVERIFY(text().startsWith(QStringLiteral("POST /api HTTP/1.1\nHost: www.example.com\n")));
    QCOMPARE(find<QToolButton>("sampleButton")->text(), QStringLiteral("events.ndjson · event 1 of 2"));
    QCOMPARE(notice(), QStringLiteral("Line 3 of the sample cannot be used: not JSON: 'oops' is no value, at byte 1 of "
                                      "the line."));
}

void TestPreviewPane::followsEachKeystroke()
{
    open();
    QTRY_VERIFY(text().contains(QStringLiteral("\"own\"")));
    const QString before = text();
    m_document->edit(QStringLiteral("x"), QStringLiteral("url"), [](StreamConfig &config) {
        config.destination.url = QStringLiteral("https://other.example.com/in");
    });
    QTRY_VERIFY(text().startsWith(QStringLiteral("POST /in HTTP/1.1\nHost: other.example.com\n")));
    QCOMPARE(text().section(u'{', 1), before.section(u'{', 1)); // the same ids: what changed is what was edited
    m_document->edit(QStringLiteral("x"), QStringLiteral("u"),
                     [](StreamConfig &config) { config.userAttributes = {.all = false, .names = {}}; });
    QTRY_VERIFY(!text().contains(QStringLiteral("\"own\"")));
}

void TestPreviewPane::stepsThroughEventsToTheWholeBatch()
{
    open();
    QTRY_VERIFY(find<QToolButton>("nextEventButton")->isEnabled());
    find<QToolButton>("nextEventButton")->click();
    QTRY_VERIFY(text().contains(QStringLiteral("OTHER")));
    QVERIFY(!find<QToolButton>("nextEventButton")->isEnabled());
    find<QAction>("wholeBatchAction")->trigger();
    QTRY_COMPARE(find<QToolButton>("sampleButton")->text(), QStringLiteral("events.ndjson · batch of 2"));
    QVERIFY(text().contains(QStringLiteral("    { … 6 }")));
    find<QAction>("wholeBatchAction")->trigger();
    QTRY_COMPARE(find<QToolButton>("sampleButton")->text(), QStringLiteral("events.ndjson · event 2 of 2"));
}

void TestPreviewPane::foldsAndUnfolds()
{
    open();
    QTRY_VERIFY(text().contains(QStringLiteral("user_attributes")));
    putCursorOn(QStringLiteral("user_attributes"));
    QTest::keyClick(view(), Qt::Key_Return);
    QTRY_VERIFY(text().contains(QStringLiteral("\"user_attributes\": { … 1 }")));
    QCOMPARE(view()->textCursor().block().text().trimmed(), QStringLiteral("\"user_attributes\": { … 1 }"));
    const QPoint place = view()->cursorRect().center();
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, QPoint(4, place.y()));
    QTRY_VERIFY(text().contains(QStringLiteral("\"own\": 1")));
}

void TestPreviewPane::tellsWhatAKeyMeans()
{
    open();
    QTRY_VERIFY(text().contains(QStringLiteral("email_id")));
    putCursorOn(QStringLiteral("email_id"));
    QCOMPARE(
        find<QLabel>("keyMeaning")->text(),
        QStringLiteral("email_id: Recipient address; email events only. Personal data: it can identify a person."));
    const QPoint place = view()->cursorRect().center() - QPoint(3, 0);
    QHelpEvent help(QEvent::ToolTip, place, view()->viewport()->mapToGlobal(place));
    QCoreApplication::sendEvent(view()->viewport(), &help);
    QTRY_VERIFY(QToolTip::text().contains(QStringLiteral("Recipient address; email events only.")));
    QToolTip::hideText();
}

void TestPreviewPane::copiesTheBodyByteForByte()
{
    open();
    QTRY_VERIFY(find<QToolButton>("copyRequestButton")->isEnabled());
    find<QAction>("copyBodyAction")->trigger();
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY(copied.startsWith(QStringLiteral("{\"app_name\":\"Shop\",\"source\":\"MOENGAGE\",")));
    QVERIFY(copied.contains(QStringLiteral("\"event_time\":1.0,")));
    QVERIFY(text().contains(QStringLiteral("Content-Length: %1\n").arg(copied.toUtf8().size())));
}

void TestPreviewPane::savesTheBody()
{
    RequestComposer composer(m_catalog);
    QSignalSpy saved(&composer, &RequestComposer::saved);
    QSignalSpy failed(&composer, &RequestComposer::saveFailed);
    const QString file = m_folder.filePath(QStringLiteral("body.json"));
    composer.save(file, "{}");
    QVERIFY(saved.wait());
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(written.readAll(), QByteArray("{}"));
    composer.save(m_folder.filePath(QStringLiteral("none/body.json")), "{}");
    QVERIFY(failed.wait());
}

void TestPreviewPane::showsNoSecretAnywhere()
{
    open();
    QTRY_VERIFY(text().contains(QStringLiteral("X-Key: ••••••••\nAuthorization: ••••••••\n")));
    find<QAction>("copyRequestAction")->trigger();
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY(copied.contains(QStringLiteral("X-Key: ••••••••\n")));
    QString everything = copied + text();
    for (const QWidget *widget : m_pane->findChildren<QWidget *>())
        everything += widget->toolTip() + widget->accessibleName() + widget->accessibleDescription();
    QVERIFY(!everything.contains(QString::fromLatin1(canary)));
    QVERIFY(!everything.contains(QString::fromLatin1(("u:" + canary).toBase64())));
}

void TestPreviewPane::saysWhyNothingWouldGo_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QStringList>("events");
    QTest::addColumn<QString>("choice");
    QTest::addColumn<QString>("words");
    const QString good = QStringLiteral("https://h/p");
    QTest::addRow("address") << QString() << QStringList() << QString()
                             << QStringLiteral(
                                    "Nothing goes out until this is mended: The address is missing. Write the "
                                    "endpoint's whole address: https://host/path.");
    QTest::addRow("choice") << good << QStringList{QStringLiteral("None")} << QString()
                            << QStringLiteral(
                                   "None of the sample's 2 events is chosen, so nothing goes out. Choose one of "
                                   "its events, or take another sample.");
    QTest::addRow("file") << good << QStringList() << QStringLiteral("file:/none.ndjson")
                          << QStringLiteral("none.ndjson is not there.");
}

void TestPreviewPane::saysWhyNothingWouldGo()
{
    QFETCH(QString, url);
    QFETCH(QStringList, events);
    QFETCH(QString, choice);
    QFETCH(QString, words);
    m_settings->setValue(QStringLiteral("preview/Orders"), choice);
    open([&](StreamConfig &config) {
        config.destination.url = url;
        if (!events.isEmpty())
            config.events = {EventSelection::Mode::List, events};
    });
    QTRY_COMPARE(notice(), words);
}

void TestPreviewPane::fallsBackOnGeneratedEvents()
{
    open([](StreamConfig &config) { config.source = FileSource{QStringLiteral("/none.ndjson")}; });
    QTRY_COMPARE(notice(), QStringLiteral("none.ndjson is not there. Shown are generated events."));
    QVERIFY(text().contains(QStringLiteral("\"event_uuid\"")));
}

void TestPreviewPane::remembersTheChosenSample()
{
    open();
    QTRY_VERIFY(text().contains(QStringLiteral("1.0")));
    find<QAction>("generatedSampleAction")->trigger();
    QTRY_VERIFY(find<QToolButton>("sampleButton")->text().startsWith(QStringLiteral("generated events")));
    m_pane->setDocument(nullptr);
    QVERIFY(text().isEmpty());
    m_pane->setDocument(m_document.get());
    QTRY_VERIFY(find<QToolButton>("sampleButton")->text().startsWith(QStringLiteral("generated events")));
    QVERIFY(find<QAction>("generatedSampleAction")->isChecked());
}

void TestPreviewPane::colorsByTheTheme()
{
    open();
    QTRY_VERIFY(text().contains(QStringLiteral("event_time")));
    const auto colorOf = [this](const QString &what) {
        view()->moveCursor(QTextCursor::Start);
        (void)view()->find(what);
        const QTextBlock block = view()->textCursor().block();
        const int at = view()->textCursor().positionInBlock() - 1;
        for (const QTextLayout::FormatRange &range : block.layout()->formats()) {
            if (at >= range.start && at < range.start + range.length)
                return range.format.foreground().color();
        }
        return QColor();
    };
    for (const auto theme : {Theme::Choice::Light, Theme::Choice::Dark}) {
        m_theme->preview(theme);
        QCOMPARE(colorOf(QStringLiteral("event_time")), m_theme->color(Token::Accent));
        QCOMPARE(colorOf(QStringLiteral("a@b.c")), m_theme->color(Token::Good));
        QCOMPARE(colorOf(QStringLiteral("1.0,")), QColor()); // the comma
        QCOMPARE(colorOf(QStringLiteral("\": 1.0")), m_theme->color(Token::Warning));
        QCOMPARE(colorOf(QStringLiteral("POST")), m_theme->color(Token::Accent));
    }
    m_theme->preview(Theme::Choice::Light);
}

void TestPreviewPane::forgetsWhatWasAskedForAnotherStream()
{
    open();
    StreamConfig other = m_document->config();
    other.workspace.name = QStringLiteral("Other shop");
    StreamDocument second(2, other, QString());
    m_pane->setDocument(&second);
    QTRY_VERIFY(text().contains(QStringLiteral("1.0")));
    QVERIFY(text().contains(QStringLiteral("Other shop")));
    m_pane->setDocument(nullptr);
    QCoreApplication::processEvents();
    QVERIFY(text().isEmpty());
}

void TestPreviewPane::keepsTheWindowAwake()
{
    QByteArray event = R"({"event_code":"A","event_uuid":"1","event_time":1,"user_attributes":{)";
    for (int i = 0; i < 60; ++i)
        event += "\"attribute_" + QByteArray::number(i) + "\":\"" + QByteArray(14, 'x') + "\",";
    event += "\"last\":1}}\n";
    QFile file(m_folder.filePath(QStringLiteral("events.ndjson")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(event.repeated(100));
    file.close();
    open();
    QTRY_VERIFY(text().contains(QStringLiteral("attribute_59")));
    find<QAction>("wholeBatchAction")->trigger();
    QTRY_VERIFY(text().contains(QStringLiteral("… 5 }")) || text().contains(QStringLiteral("… 7 }")));

    // What the window's thread does for a keystroke that changes each event; the making of it has a thread of its own.
    const QByteArray body = "{\"events\":[" + QByteArrayList(100, event.trimmed()).join(',') + "]}";
    const RequestText one = requestText("POST / HTTP/1.1\n", body, {}, m_catalog);
    RequestText other = one;
    other.text.replace(QStringLiteral("attribute_"), QStringLiteral("property_"));
    qint64 shortest = std::numeric_limits<qint64>::max(); // the machine may have other things to do now and then
    for (int round = 0; round < 6; ++round) {
        QElapsedTimer timer;
        timer.start();
        view()->show(round % 2 == 0 ? one : other);
        shortest = qMin(shortest, timer.nsecsElapsed());
    }
    QVERIFY2(shortest <= 16'000'000, qPrintable(QString::number(shortest)));
}

void TestPreviewPane::givesItsRoomToTheFormWhereThereIsLittle()
{
    QAction shown(QStringLiteral("Preview"));
    shown.setCheckable(true);
    PreviewSplitter splitter(*m_settings, shown);
    auto *form = new QWidget;
    auto *preview = new QWidget;
    splitter.setParts(form, preview);
    const int em = splitter.fontMetrics().height();
    splitter.resize(80 * em, 400);
    splitter.show();
    QVERIFY(preview->isVisible() && shown.isChecked());
    splitter.resize(50 * em, 400);
    QTRY_VERIFY(!preview->isVisible() && !shown.isChecked());
    shown.trigger(); // asked for all the same
    QVERIFY(preview->isVisible());
    splitter.resize(80 * em, 400);
    QTRY_VERIFY(preview->isVisible());
    shown.trigger();
    splitter.resize(50 * em, 400);
    splitter.resize(80 * em, 400);
    QTRY_VERIFY(!preview->isVisible() && !shown.isChecked()); // remembered
}

QTEST_MAIN(TestPreviewPane)
#include "tst_previewpane.moc"
