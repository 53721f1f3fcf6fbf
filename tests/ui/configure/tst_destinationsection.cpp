// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/destinationsection.h"

#include "core/stream/streamconfigjson.h"
#include "core/time/bootclock.h"
#include "tests/ui/modeltext.h"
#include "tests/ui/strict.h"
#include "ui/configure/form.h"
#include "ui/configure/formfield.h"
#include "ui/configure/streamdocument.h"
#include "ui/models/destinationrows.h"
#include "ui/models/mark.h"
#include "ui/models/roles.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace penstock;

//! Drives the section as a person would: what is kept as a secret waits until the test lets it be kept.
class TestDestinationSection final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void showsWhatTheDocumentSays();
    void changesTheAddressInOneStep();
    void mirrorsTheParameters();
    void leavesOtherParametersAsTheyStand();
    void addsAHeaderInTheEmptyRow();
    void leavesTheTableByTab();
    void takesBackWhatIsWrittenByEscape();
    void removesByKeyAndByPress();
    void movesByKey();
    void movesByDropping_data();
    void movesByDropping();
    void pastesSeveralLines();
    void pastesIntoAnOpenCell();
    void keepsASecretOutOfTheDocument();
    void takesAReferenceAsOne();
    void keepsAPastedSecret();
    void mendsASecretInClear();
    void offersToWriteAMissingSecret();
    void saysWhyASecretIsNotKept();
    void forgetsASecretWhoseHeaderHasGone();
    void keepsASecretForTheStreamItWasTypedFor();
    void movesALoginToBasicAuth();
    void marksAndFindsTheRowOfAProblem();
    void warnsBesideTheAddress();
    void savesTheSameBytesAfterUndo();
    void namesItsControls();

private:
    struct Kept
    {
        QString name;
        QByteArray value;
        std::function<void(const Result<SecretRef> &)> done;
    };

    [[nodiscard]] QTableView *headers() const { return m_form->findChild<QTableView *>(QStringLiteral("headerTable")); }
    [[nodiscard]] QTableView *parameters() const
    {
        return m_form->findChild<QTableView *>(QStringLiteral("parameterTable"));
    }
    [[nodiscard]] QStringList headerTexts() const
    {
        return textOf(*headers()->model(), {0, 1}).mid(0, headers()->model()->rowCount() - 1);
    }
    [[nodiscard]] const Destination &destination() const { return m_document->config().destination; }
    static void write(QTableView *table, int row, int column, const QString &text, Qt::Key last = Qt::Key_Return);
    static void choose(QTableView *table, int row, int column);
    void drop(int row, int target, double part) const; //!< a header at this part of the target's height
    void answer(int kept = 0);
    [[nodiscard]] bool undoTextsHold(const QString &text) const;
    void press(const char *button) const;

    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<StreamDocument> m_document;
    std::unique_ptr<Form> m_form;
    DestinationSection *m_section = nullptr;
    QList<Kept> m_kept;
};

namespace {

const QString canary = QStringLiteral("canary-7f3a");

StaticHeader header(const char *name, const char *value)
{
    return {QString::fromLatin1(name), QString::fromLatin1(value)};
}

//! Return closes an editor later, and a closed one goes still later.
void settle()
{
    QCoreApplication::processEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

StreamConfig config()
{
    StreamConfig config;
    config.name = QStringLiteral("Orders");
    config.source = FileSource{QStringLiteral("events.ndjson")};
    config.destination.url = QStringLiteral("https://h/api?url_param1=value1&flag&p=%c3%A9");
    config.destination.headers = {header("X-Tenant", "42"), header("X-Region", "eu")};
    return config;
}

} // namespace

void TestDestinationSection::initTestCase()
{
    QVERIFY(m_folder.isValid());
    m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
    m_theme = std::make_unique<Theme>(*qApp, *m_settings);
}

void TestDestinationSection::init()
{
    failOnAnyWarning();
    m_kept.clear();
    m_document = std::make_unique<StreamDocument>(1, config(), QString());
    m_form = std::make_unique<Form>();
    m_section = new DestinationSection(
        *m_theme,
        [this](const QString &name, const QByteArray &value, const auto &done) {
            m_kept.append({name, value, done});
        },
        currentMoment);
    m_form->addSection(m_section);
    m_section->setDocument(m_document.get());
    const auto showProblems = [this] { (void)m_form->showProblems(m_document->problems()); };
    connect(m_document.get(), &StreamDocument::changed, m_form.get(), showProblems);
    showProblems();
    m_form->resize(700, 700);
    m_form->show();
    QVERIFY(QTest::qWaitForWindowActive(m_form.get()));
}

void TestDestinationSection::cleanup()
{
    m_section->setDocument(nullptr);
    m_form.reset();
    m_document.reset();
}

void TestDestinationSection::choose(QTableView *table, int row, int column)
{
    table->setFocus();
    table->setCurrentIndex(table->model()->index(row, column));
}

void TestDestinationSection::write(QTableView *table, int row, int column, const QString &text, Qt::Key last)
{
    // After a name the editor of its value is open.
    if (auto *open = table->findChild<QLineEdit *>(QStringLiteral("cellEdit")))
        QTest::keyClick(open, Qt::Key_Escape);
    settle();
    choose(table, row, column);
    QTest::keyClick(table, Qt::Key_F2);
    auto *edit = table->findChild<QLineEdit *>(QStringLiteral("cellEdit"));
    QVERIFY(edit);
    edit->selectAll();
    QTest::keyClicks(edit, text);
    QTest::keyClick(edit, last);
    settle();
}

void TestDestinationSection::answer(int kept)
{
    m_kept[kept].done(SecretRef{SecretRef::Kind::Vault, m_kept[kept].name});
}

bool TestDestinationSection::undoTextsHold(const QString &text) const
{
    for (int step = 0; step < m_document->history().count(); ++step) {
        if (m_document->history().text(step).contains(text))
            return true;
    }
    return false;
}

void TestDestinationSection::press(const char *button) const
{
    auto *found = m_form->findChild<QPushButton *>(QLatin1String(button));
    QVERIFY(found);
    QTest::mouseClick(found, Qt::LeftButton);
    QCoreApplication::processEvents();
}

void TestDestinationSection::showsWhatTheDocumentSays()
{
    QCOMPARE(m_form->findChild<QLineEdit *>(QStringLiteral("addressEdit"))->text(), config().destination.url);
    QCOMPARE(headerTexts(), (QStringList{QStringLiteral("X-Tenant | 42"), QStringLiteral("X-Region | eu")}));
    QCOMPARE(textOf(*parameters()->model(), {0, 1}),
             (QStringList{QStringLiteral("url_param1 | value1"), QStringLiteral("flag | "), QString::fromUtf8("p | é"),
                          QStringLiteral(" | ")}));
    QVERIFY(!m_document->isModified());
}

void TestDestinationSection::changesTheAddressInOneStep()
{
    auto *edit = m_form->findChild<QLineEdit *>(QStringLiteral("addressEdit"));
    edit->selectAll();
    QTest::keyClicks(edit, QStringLiteral("https://other/?a=1"));
    QCOMPARE(destination().url, QStringLiteral("https://other/?a=1"));
    QCOMPARE(parameters()->model()->rowCount(), 2);
    QCOMPARE(m_document->history().count(), 1);
    m_document->history().undo();
    QCOMPARE(edit->text(), config().destination.url);
}

void TestDestinationSection::mirrorsTheParameters()
{
    write(parameters(), 3, 0, QStringLiteral("new"), Qt::Key_Tab);
    auto *edit = parameters()->findChild<QLineEdit *>(QStringLiteral("cellEdit"));
    QVERIFY(edit);
    QTest::keyClicks(edit, QStringLiteral("a b&c"));
    QTest::keyClick(edit, Qt::Key_Return);
    QCoreApplication::processEvents();
    QCOMPARE(destination().url, config().destination.url + QStringLiteral("&new=a%20b%26c"));
    QCOMPARE(m_form->findChild<QLineEdit *>(QStringLiteral("addressEdit"))->text(), destination().url);
}

void TestDestinationSection::leavesOtherParametersAsTheyStand()
{
    write(parameters(), 0, 1, QStringLiteral("2"));
    QCOMPARE(destination().url, QStringLiteral("https://h/api?url_param1=2&flag&p=%c3%A9"));
    choose(parameters(), 0, 0);
    QTest::keyClick(parameters(), Qt::Key_Delete);
    QCOMPARE(destination().url, QStringLiteral("https://h/api?flag&p=%c3%A9"));
    choose(parameters(), 0, 0);
    QTest::keyClick(parameters(), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(destination().url, QStringLiteral("https://h/api?p=%c3%A9&flag"));
}

void TestDestinationSection::addsAHeaderInTheEmptyRow()
{
    write(headers(), 2, 0, QStringLiteral("X-New"));
    // Enter goes on to the value.
    auto *edit = headers()->findChild<QLineEdit *>(QStringLiteral("cellEdit"));
    QVERIFY(edit);
    QCOMPARE(headers()->currentIndex(), headers()->model()->index(2, 1));
    QTest::keyClicks(edit, QStringLiteral("7"));
    QTest::keyClick(edit, Qt::Key_Return);
    QCoreApplication::processEvents();
    QCOMPARE(destination().headers, config().destination.headers + QList<StaticHeader>{header("X-New", "7")});
    QCOMPARE(headers()->model()->rowCount(), 4);
}

void TestDestinationSection::leavesTheTableByTab()
{
    choose(headers(), 0, 0);
    QTest::keyClick(headers(), Qt::Key_Backtab);
    QVERIFY(!headers()->hasFocus());

    write(headers(), 2, 0, QString(), Qt::Key_Tab);
    QVERIFY(!headers()->hasFocus());
    QVERIFY(!headers()->isAncestorOf(QApplication::focusWidget()));
}

void TestDestinationSection::takesBackWhatIsWrittenByEscape()
{
    write(headers(), 0, 1, QStringLiteral("43"), Qt::Key_Escape);
    QCOMPARE(destination(), config().destination);
    QVERIFY(headers()->hasFocus());
}

void TestDestinationSection::removesByKeyAndByPress()
{
    choose(headers(), 0, 1);
    QTest::keyClick(headers(), Qt::Key_Delete);
    QCOMPARE(headerTexts(), QStringList{QStringLiteral("X-Region | eu")});
    const QRect cross = headers()->visualRect(headers()->model()->index(0, PairModel::Remove));
    QTest::mouseClick(headers()->viewport(), Qt::LeftButton, {}, cross.center());
    QVERIFY(destination().headers.isEmpty());
    QCOMPARE(m_document->history().undoText(), QStringLiteral("Remove headers"));
    m_document->history().undo();
    m_document->history().undo();
    QCOMPARE(destination(), config().destination);
    QCOMPARE(headers()->model()->rowCount(), 3);
}

void TestDestinationSection::movesByKey()
{
    choose(headers(), 0, 1);
    QTest::keyClick(headers(), Qt::Key_Up, Qt::AltModifier);
    QVERIFY(!m_document->isModified());
    QTest::keyClick(headers(), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(headerTexts(), (QStringList{QStringLiteral("X-Region | eu"), QStringLiteral("X-Tenant | 42")}));
    QCOMPARE(headers()->currentIndex(), headers()->model()->index(1, 1));
    QTest::keyClick(headers(), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(m_document->history().count(), 1);
}

void TestDestinationSection::movesByDropping_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::addColumn<double>("at"); // of the row's height
    QTest::addColumn<QString>("order");

    QTest::addRow("down") << 0 << 1 << 0.9 << QStringLiteral("bacd");
    QTest::addRow("up") << 2 << 0 << 0.1 << QStringLiteral("cabd");
    QTest::addRow("onto a row itself") << 3 << 1 << 0.7 << QStringLiteral("abdc");
    QTest::addRow("onto the empty row") << 1 << 4 << 0.8 << QStringLiteral("acdb");
    QTest::addRow("onto its own place") << 1 << 1 << 0.9 << QStringLiteral("abcd");
}

void TestDestinationSection::movesByDropping()
{
    QFETCH(const int, from);
    QFETCH(const int, to);
    QFETCH(const double, at);
    QFETCH(const QString, order);
    // "b" is a secret: its reference goes along.
    const QList<StaticHeader> before{header("a", "1"),
                                     {QStringLiteral("b"), SecretRef{SecretRef::Kind::Vault, QStringLiteral("k")}},
                                     header("c", "3"),
                                     header("d", "4")};
    StreamConfig wide = config();
    wide.destination.headers = before;
    m_document->takeOver(wide);
    settle();
    const int steps = m_document->history().count();
    QList<StaticHeader> after;
    for (const QChar name : order)
        after.append(*std::find_if(before.begin(), before.end(),
                                   [name](const StaticHeader &each) { return each.name == QString(name); }));

    drop(from, to, at);
    QString names;
    for (const StaticHeader &each : destination().headers)
        names += each.name;
    QCOMPARE(names, order);
    QCOMPARE(destination().headers, after);
    QCOMPARE(m_document->history().count(), steps + (after == before ? 0 : 1));
    const StreamConfig written = parseStreamConfig(writeStreamConfig(m_document->config())).config;
    QCOMPARE(written.destination.headers, after);
    if (after == before)
        return;
    QCOMPARE(headers()->currentIndex().data().toString(), before[from].name);
    m_document->history().undo();
    QCOMPARE(destination().headers, before);
}

//! What a window system sends while something is dragged. The offscreen one drags nothing by itself.
void TestDestinationSection::drop(int row, int target, double part) const
{
    choose(headers(), row, 0);
    QVERIFY(QTest::qWaitFor([this] { return headers()->verticalScrollBar()->maximum() == 0; })); // all rows are seen
    const QRect cell = headers()->visualRect(headers()->model()->index(target, 0));
    const QPoint at(cell.center().x(), cell.top() + int(cell.height() * part));
    const std::unique_ptr<QMimeData> rows(headers()->model()->mimeData(headers()->selectionModel()->selectedIndexes()));
    QVERIFY(rows);
    QWidget *viewport = headers()->viewport();
    QDragEnterEvent enter(at, Qt::MoveAction, rows.get(), Qt::LeftButton, {});
    QCoreApplication::sendEvent(viewport, &enter);
    QVERIFY(enter.isAccepted());
    QDragMoveEvent over(at, Qt::MoveAction, rows.get(), Qt::LeftButton, {});
    QCoreApplication::sendEvent(viewport, &over);
    QVERIFY(over.isAccepted());
    QDropEvent dropped(at, Qt::MoveAction, rows.get(), Qt::LeftButton, {});
    QCoreApplication::sendEvent(viewport, &dropped);
    settle();
}

void TestDestinationSection::pastesSeveralLines()
{
    QApplication::clipboard()->setText(QStringLiteral("Host: h\nX-A: 1\nX-B: 2\n"));
    choose(headers(), 1, 0);
    QTest::keySequence(headers(), QKeySequence::Paste);
    QCOMPARE(headerTexts(), (QStringList{QStringLiteral("X-Tenant | 42"), QStringLiteral("X-A | 1"),
                                         QStringLiteral("X-B | 2"), QStringLiteral("X-Region | eu")}));
    QCOMPARE(m_document->history().count(), 1);
    QVERIFY(m_kept.isEmpty());
    const auto labels = m_section->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->isVisible() && label->text().contains(QStringLiteral("left out"));
    }));
}

void TestDestinationSection::pastesIntoAnOpenCell()
{
    QApplication::clipboard()->setText(QStringLiteral("-H 'X-A: 1' \\\n-H 'X-B: 2'"));
    choose(headers(), 2, 0);
    QTest::keyClick(headers(), Qt::Key_F2);
    auto *edit = headers()->findChild<QLineEdit *>(QStringLiteral("cellEdit"));
    QTest::keySequence(edit, QKeySequence::Paste);
    QCOMPARE(headerTexts().mid(2), (QStringList{QStringLiteral("X-A | 1"), QStringLiteral("X-B | 2")}));
}

void TestDestinationSection::keepsASecretOutOfTheDocument()
{
    write(headers(), 2, 0, QStringLiteral("X-Api-Key"));
    auto *edit = headers()->findChild<QLineEdit *>(QStringLiteral("cellEdit"));
    QVERIFY(edit);
    QCOMPARE(edit->echoMode(), QLineEdit::Password);
    QTest::keyClicks(edit, canary);
    QTest::keyClick(edit, Qt::Key_Return);
    QCoreApplication::processEvents();
    QCOMPARE(m_kept.size(), 1);
    QCOMPARE(m_kept[0].name, QStringLiteral("orders-x-api-key"));
    QCOMPARE(m_kept[0].value, canary.toUtf8());
    QVERIFY(!writeStreamConfig(m_document->config()).contains(canary.toUtf8()));

    answer();
    QCOMPARE(headerTexts().last(), QStringLiteral("X-Api-Key | %1 vault:orders-x-api-key").arg(secretDots()));
    QVERIFY(!undoTextsHold(canary));
    // No step holds it either.
    for (int step = m_document->history().count(); step >= 0; --step) {
        m_document->history().setIndex(step);
        QVERIFY(!writeStreamConfig(m_document->config()).contains(canary.toUtf8()));
    }
}

void TestDestinationSection::takesAReferenceAsOne()
{
    write(headers(), 2, 0, QStringLiteral("X-Api-Key"));
    write(headers(), 2, 1, QStringLiteral("env:ORDERS_KEY"));
    QVERIFY(m_kept.isEmpty());
    QCOMPARE(destination().headers.last().value,
             (std::variant<QString, SecretRef>(SecretRef{SecretRef::Kind::Env, QStringLiteral("ORDERS_KEY")})));
}

void TestDestinationSection::keepsAPastedSecret()
{
    QApplication::clipboard()->setText(QStringLiteral("X-A: 1\nAuthorization: Bearer %1\n").arg(canary));
    choose(headers(), 2, 0);
    QTest::keySequence(headers(), QKeySequence::Paste);
    QCOMPARE(headerTexts().last(), QStringLiteral("Authorization | no secret yet"));
    QCOMPARE(m_kept.size(), 1);
    QCOMPARE(m_kept[0].value, "Bearer " + canary.toUtf8());
    answer();
    QCOMPARE(headerTexts().last(), QStringLiteral("Authorization | %1 vault:orders-authorization").arg(secretDots()));
    // One step: undo takes the whole paste back.
    QCOMPARE(m_document->history().count(), 1);
    m_document->history().undo();
    QCOMPARE(destination(), config().destination);
}

void TestDestinationSection::mendsASecretInClear()
{
    m_document->edit(QStringLiteral("x"), {}, [](StreamConfig &config) {
        config.destination.headers = {{QStringLiteral("X-Api-Key"), canary}};
    });
    press("mendButton");
    QCOMPARE(m_kept.size(), 1);
    answer();
    QVERIFY(std::holds_alternative<SecretRef>(destination().headers.first().value));
    QVERIFY(!m_form->findChild<QPushButton *>(QStringLiteral("mendButton")));
    QVERIFY(!undoTextsHold(canary));
    m_document->history().undo();
    QCOMPARE(destination().headers.first().value, (std::variant<QString, SecretRef>(canary)));
}

void TestDestinationSection::offersToWriteAMissingSecret()
{
    m_document->edit(QStringLiteral("x"), {}, [](StreamConfig &config) {
        config.destination.headers.append({QStringLiteral("Authorization"), SecretRef{}});
    });
    press("mendButton");
    auto *edit = headers()->findChild<QLineEdit *>(QStringLiteral("cellEdit"));
    QVERIFY(edit);
    QCOMPARE(edit->echoMode(), QLineEdit::Password);
    QCOMPARE(headers()->currentIndex(), headers()->model()->index(2, 1));
}

void TestDestinationSection::saysWhyASecretIsNotKept()
{
    write(headers(), 2, 0, QStringLiteral("X-Api-Key"));
    write(headers(), 2, 1, canary);
    m_kept[0].done(failure(QStringLiteral("The disk is full.")));
    const auto labels = m_section->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->isVisible() && label->text().contains(QStringLiteral("X-Api-Key is not kept: The disk is full."));
    }));
    QCOMPARE(headerTexts().last(), QStringLiteral("X-Api-Key | "));
}

void TestDestinationSection::forgetsASecretWhoseHeaderHasGone()
{
    write(headers(), 2, 0, QStringLiteral("X-Api-Key"));
    write(headers(), 2, 1, canary);
    m_document->revert();
    answer();
    QCOMPARE(destination(), config().destination);
}

void TestDestinationSection::keepsASecretForTheStreamItWasTypedFor()
{
    write(headers(), 2, 0, QStringLiteral("X-Api-Key"));
    write(headers(), 2, 1, canary);
    StreamDocument other(2, config(), QString());
    m_section->setDocument(&other);
    answer();
    QCOMPARE(other.config(), config());
    QVERIFY(std::holds_alternative<SecretRef>(destination().headers.last().value));
    m_section->setDocument(m_document.get());
}

void TestDestinationSection::movesALoginToBasicAuth()
{
    m_document->edit(QStringLiteral("x"), {}, [](StreamConfig &config) {
        config.destination.url = QStringLiteral("https://u%40x:") + canary + QStringLiteral("@h/api");
    });
    press("mendButton");
    QCOMPARE(m_kept.size(), 1);
    QCOMPARE(m_kept[0].value, canary.toUtf8());
    answer();
    QCOMPARE(destination().url, QStringLiteral("https://h/api"));
    const auto *basic = std::get_if<BasicAuth>(&destination().auth);
    QVERIFY(basic);
    QCOMPARE(basic->username, QStringLiteral("u@x"));
    QCOMPARE(basic->password, (SecretRef{SecretRef::Kind::Vault, QStringLiteral("orders-password")}));
    QVERIFY(!undoTextsHold(canary));
}

void TestDestinationSection::marksAndFindsTheRowOfAProblem()
{
    write(headers(), 1, 0, QStringLiteral("X Region"));
    QCOMPARE(headers()->model()->index(1, 0).data(MarkRole).value<Mark>(), Mark::Error);
    m_form->findChild<QLineEdit *>(QStringLiteral("addressEdit"))->setFocus();
    m_form->goToProblem(QStringLiteral("$.destination.headers[1].name"));
    QVERIFY(headers()->hasFocus());
    QCOMPARE(headers()->currentIndex(), headers()->model()->index(1, 0));
    write(headers(), 1, 0, QStringLiteral("X-Region"));
    QVERIFY(!headers()->model()->index(1, 0).data(MarkRole).isValid());
}

void TestDestinationSection::warnsBesideTheAddress()
{
    m_document->edit(QStringLiteral("x"), {}, [](StreamConfig &config) {
        config.destination.url = QStringLiteral("http://www.example.com/api");
        config.destination.auth = BasicAuth{QStringLiteral("u"), {SecretRef::Kind::Env, QStringLiteral("P")}};
    });
    auto *line = m_section->fields().first()->findChild<QLabel *>(QStringLiteral("problemLine"));
    QVERIFY(line);
    QVERIFY(line->text().contains(QStringLiteral("unencrypted")));
    m_document->edit(QStringLiteral("x"), {}, [](StreamConfig &config) {
        config.destination.url = QStringLiteral("http://localhost:8080/api");
    });
    QVERIFY(!m_section->fields().first()->findChild<QLabel *>(QStringLiteral("problemLine")));
}

void TestDestinationSection::savesTheSameBytesAfterUndo()
{
    const QByteArray before = writeStreamConfig(m_document->config());
    write(headers(), 0, 1, QStringLiteral("43"));
    write(headers(), 2, 0, QStringLiteral("X-New"));
    write(parameters(), 1, 1, QStringLiteral("on"));
    const QByteArray after = writeStreamConfig(m_document->config());
    QVERIFY(after != before);
    while (m_document->history().canUndo())
        m_document->history().undo();
    QCOMPARE(writeStreamConfig(m_document->config()), before);
    while (m_document->history().canRedo())
        m_document->history().redo();
    QCOMPARE(writeStreamConfig(m_document->config()), after);
}

void TestDestinationSection::namesItsControls()
{
    for (const char *name : {"addressEdit", "parameterTable", "headerTable"}) {
        auto *control = m_form->findChild<QWidget *>(QLatin1String(name));
        QVERIFY2(control && !control->accessibleName().isEmpty(), name);
    }
}

QTEST_MAIN(TestDestinationSection)

#include "tst_destinationsection.moc"
