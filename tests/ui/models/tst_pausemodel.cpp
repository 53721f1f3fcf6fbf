// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/pausemodel.h"

#include "tests/ui/samples.h"
#include "tests/ui/strict.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace penstock;
using namespace penstock::samples;
using namespace std::chrono_literals;

class TestPauseModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void opensToTheNamesThatWereNotCollected();
    void countsOnWhileAPauseGoesOn();
    void putsANewPauseOnTop();
    void forgetsWhatIsGone();
    void tellsOfPausesBeforeTheyWereKeptOneByOne();
    void isSavedAsATable();

private:
    [[nodiscard]] QStringList text() const;

    Moment m_now = noon;
    std::unique_ptr<PauseModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestPauseModel::init()
{
    failOnAnyWarning();
    m_tester.reset();
    m_now = noon;
    m_model = std::make_unique<PauseModel>(clockAt(&m_now));
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_model->show(pauses());
}

QStringList TestPauseModel::text() const
{
    QStringList lines;
    const auto add = [&](const QString &indent, const QModelIndex &first) {
        QStringList cells;
        for (int column = 0; column < PauseModel::ColumnCount; ++column)
            cells.append(first.siblingAtColumn(column).data().toString());
        while (cells.constLast().isEmpty())
            cells.removeLast();
        lines.append(indent + cells.join(QStringLiteral(" | ")));
    };
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex pause = m_model->index(row, 0);
        add({}, pause);
        for (int name = 0; name < m_model->rowCount(pause); ++name)
            add(QStringLiteral("  "), m_model->index(name, 0, pause));
    }
    return lines;
}

void TestPauseModel::opensToTheNamesThatWereNotCollected()
{
    QCOMPARE(text().join(u'\n'),
             QStringLiteral("2026-11-23 13:00:00 | 2026-11-23 13:30:00 | 30:00 | 1,234 | ann | Orders\n"
                            "  Email Opened |  |  | 1,200\n"
                            "  Email Clicked |  |  | 34\n"
                            "2026-11-23 12:01:40 | goes on | 1:58:20 | 7 | bob | CRM\n"
                            "  SMS Sent |  |  | 7"));
    QCOMPARE(m_model->eventsLost(), 1241);
    QVERIFY(m_model->goesOn());
}

void TestPauseModel::countsOnWhileAPauseGoesOn()
{
    const QPersistentModelIndex name = m_model->index(0, 0, m_model->index(1, 0));
    std::vector<PauseRecord> now = pauses();
    now[0].notCollected = {{"SMS Sent", 9}, {"SMS Delivered", 2}};
    const QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
    const QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
    m_model->show(now);
    m_now = noon + 10s;
    m_model->tick();
    QCOMPARE(text().mid(3).join(u'\n'), QStringLiteral("2026-11-23 12:01:40 | goes on | 1:58:30 | 11 | bob | CRM\n"
                                                       "  SMS Sent |  |  | 9\n"
                                                       "  SMS Delivered |  |  | 2"));
    QVERIFY(name.isValid()); // what is open or selected stays so
    QCOMPARE(resets.size() + removed.size(), 0);

    now[0].ended = noon.wall;
    m_model->show(now);
    QVERIFY(text()[3].startsWith(QStringLiteral("2026-11-23 12:01:40 | 2026-11-23 14:00:00 | 1:58:20 | 11")));
    QVERIFY(!m_model->goesOn());
}

void TestPauseModel::putsANewPauseOnTop()
{
    const QPersistentModelIndex before = m_model->index(0, 0);
    std::vector<PauseRecord> now = pauses();
    now.push_back(
        {.stream = QStringLiteral("Orders"), .begun = noon.wall, .ended = {}, .begunBy = {}, .notCollected = {}});
    m_model->show(now);
    QCOMPARE(m_model->rowCount(), 3);
    QCOMPARE(before.row(), 1);
    QCOMPARE(text()[0], QStringLiteral("2026-11-23 14:00:00 | goes on | 0:00 | 0 |  | Orders"));
    QVERIFY(!m_model->hasChildren(m_model->index(0, 0)));
}

void TestPauseModel::forgetsWhatIsGone()
{
    std::vector<PauseRecord> now = pauses();
    now.pop_back();
    m_model->show(now);
    QCOMPARE(m_model->rowCount(), 1);
    m_model->show({});
    QCOMPARE(m_model->rowCount(), 0);
    QCOMPARE(m_model->eventsLost(), 0);
}

void TestPauseModel::tellsOfPausesBeforeTheyWereKeptOneByOne()
{
    m_model->show(
        {{.stream = QStringLiteral("Orders"), .begun = {}, .ended = {}, .begunBy = {}, .notCollected = {{"A", 1}}}});
    QCOMPARE(text().join(u'\n'), QStringLiteral("Earlier pauses |  |  | 1 |  | Orders\n  A |  |  | 1"));
    QVERIFY(!m_model->goesOn());
}

void TestPauseModel::isSavedAsATable()
{
    QCOMPARE(m_model->csv(),
             QByteArray("stream,from,to,pausedBy,event,notCollected\r\n"
                        "Orders,2026-11-23T13:00:00.000Z,2026-11-23T13:30:00.000Z,ann,Email Opened,1200\r\n"
                        "Orders,2026-11-23T13:00:00.000Z,2026-11-23T13:30:00.000Z,ann,Email Clicked,34\r\n"
                        "CRM,2026-11-23T12:01:40.000Z,,bob,SMS Sent,7\r\n"));
}

QTEST_GUILESS_MAIN(TestPauseModel)
#include "tst_pausemodel.moc"
