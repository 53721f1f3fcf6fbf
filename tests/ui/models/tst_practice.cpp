// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/practice.h"

#include "core/event/catalog.h"
#include "tests/core/receiver/rawclient.h"
#include "tests/ui/modeltext.h"
#include "tests/ui/samples.h"
#include "ui/models/practicechoices.h"

#include <QAbstractItemModelTester>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace penstock;
using namespace penstock::samples;

namespace {

const QByteArray body = R"({"app_name":"A","source":"MOENGAGE","moe_request_id":"r","events":[{"event_uuid":"u"}]})";

QByteArray post()
{
    return "POST / HTTP/1.0\r\nConnection: keep-alive\r\nContent-Type: application/json\r\nContent-Length: " +
           QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace

//! The window's practice endpoint, met over a real socket.
class TestPractice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void showsWhatItGets();
    void answersWhatIsPressedOnce();
    void answersWhatIsPressedUntilReleased();
    void beginsAnewWhenItIsStartedAgain();
    void saysWhyItCannotStart();
    void keepsSoManyRequests();
    void offersBehavioursOnce();
    void offersScriptsThatAreRight();

private:
    const Catalog m_catalog = Catalog::load().value();
    Moment m_now = noon;
    std::unique_ptr<Practice> m_practice;
};

void TestPractice::init()
{
    m_practice = std::make_unique<Practice>(m_catalog, clockAt(&m_now));
}

void TestPractice::showsWhatItGets()
{
    const QAbstractItemModelTester received(&m_practice->received(),
                                            QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QAbstractItemModelTester findings(&m_practice->findings(),
                                            QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(m_practice->start({}));
    QCOMPARE(m_practice->since(), noon.wall);
    RawClient client(m_practice->place().port);
    client.send(post());
    QTRY_COMPARE(m_practice->received().rowCount(), 1);
    QCOMPARE(textOf(m_practice->received(),
                    {ReceivedModel::Number, ReceivedModel::Answer, ReceivedModel::Events, ReceivedModel::Stored,
                     ReceivedModel::Duplicates, ReceivedModel::Findings, ReceivedModel::Note}),
             QStringList{QStringLiteral("1 | 200 | 1 | 1 |  | 5 | ")});
    QCOMPARE(textOf(m_practice->findings()).first(),
             QStringLiteral("1 | event_name is missing | request 1, events[0], event_uuid u"));
    QCOMPARE(m_practice->counters().requests, 1);
    QCOMPARE(m_practice->arrivals().find("r")->stored.size(), 1);
}

void TestPractice::answersWhatIsPressedOnce()
{
    QVERIFY(m_practice->start({}));
    m_practice->press(practice::Answer{.answer = {.status = 503, .headers = {}, .body = {}}}, true);
    QVERIFY(m_practice->pressed());
    RawClient client(m_practice->place().port);
    client.send(post());
    QTRY_VERIFY(client.received().startsWith("HTTP/1.1 503"));
    QTRY_VERIFY(!m_practice->pressed());
    client.send(post());
    QTRY_VERIFY(client.received().contains("HTTP/1.1 200"));
}

void TestPractice::answersWhatIsPressedUntilReleased()
{
    QVERIFY(m_practice->start({}));
    m_practice->press(practice::Answer{.answer = {.status = 429, .headers = {}, .body = {}}}, false);
    RawClient client(m_practice->place().port);
    for (int i = 1; i <= 2; ++i) {
        client.send(post());
        QTRY_COMPARE(client.received().count("HTTP/1.1 429"), i);
    }
    QVERIFY(m_practice->pressed());
    m_practice->release();
    client.send(post());
    QTRY_VERIFY(client.received().contains("HTTP/1.1 200"));
    QCOMPARE(client.received().count("HTTP/1.1 429"), 2);
}

void TestPractice::beginsAnewWhenItIsStartedAgain()
{
    QVERIFY(m_practice->start({}));
    const quint16 port = m_practice->place().port;
    RawClient client(port);
    client.send(post());
    QTRY_COMPARE(m_practice->received().rowCount(), 1);
    m_practice->stop();
    QVERIFY(!m_practice->isListening());
    QCOMPARE(m_practice->received().rowCount(), 1);
    QVERIFY(m_practice->start({.port = port, .certificate = CertificateKind::Expired}));
    QCOMPARE(m_practice->place().address(), QStringLiteral("https://127.0.0.1:%1/").arg(port));
    QVERIFY(m_practice->place().authority.startsWith("-----BEGIN CERTIFICATE-----"));
    QCOMPARE(m_practice->received().rowCount(), 0);
    QCOMPARE(m_practice->findings().rowCount(), 0);
    QCOMPARE(m_practice->counters().requests, 0);
}

void TestPractice::saysWhyItCannotStart()
{
    QVERIFY(m_practice->start({}));
    Practice other(m_catalog, clockAt(&m_now));
    const auto started = other.start({.port = m_practice->place().port});
    QVERIFY(!started);
    QVERIFY(started.error().message.contains(QLatin1String("Choose another port")));
    QVERIFY(!other.isListening());
}

void TestPractice::keepsSoManyRequests()
{
    ReceivedModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (int first : {0, 1500, 3000}) {
        QList<ReceivedRequest> requests;
        for (int i = 0; i < 1500; ++i) {
            requests.append(ReceivedRequest());
            requests.last().number = first + i + 1;
        }
        model.add(requests);
    }
    QCOMPARE(model.rowCount(), ReceivedModel::atMost);
    QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("4,500"));
}

void TestPractice::offersBehavioursOnce()
{
    QSet<QString> names;
    QSet<QString> texts;
    const QList<PracticeButton> buttons = practiceButtons();
    for (const PracticeButton &button : buttons) {
        names.insert(button.name);
        texts.insert(button.text);
    }
    QCOMPARE(names.size(), buttons.size());
    QCOMPARE(texts.size(), buttons.size());
}

void TestPractice::offersScriptsThatAreRight()
{
    for (const PracticeSample &sample : practiceSamples())
        QVERIFY2(parsePracticeScript(sample.json).has_value(), qPrintable(sample.title));
}

QTEST_GUILESS_MAIN(TestPractice)
#include "tst_practice.moc"
