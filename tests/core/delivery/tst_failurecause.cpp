// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery/failurecause.h"

#include "core/delivery/failurewords.h"

#include <QHostAddress>
#include <QSet>
#include <QTest>
#include <QUrl>

using namespace penstock;
using namespace std::chrono_literals;

class TestFailureCause final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsWhatTheSenderSays_data();
    void knowsWhatTheSenderSays();
    void takesTheStatusWhereWordsTellNone();
    void isWrittenByName();
    void saysWhatItMeans();
};

void TestFailureCause::knowsWhatTheSenderSays_data()
{
    QTest::addColumn<QString>("reason");
    QTest::addColumn<FailureCause>("cause");
    const QUrl url(QStringLiteral("https://example.com/in"));
    const auto network = [&url](QNetworkReply::NetworkError error) {
        return networkErrorWords(error, url, QStringLiteral("within 3 s: odd words"));
    };
    using Cause = FailureCause;
    using Error = QNetworkReply;
    QTest::addRow("refused") << network(Error::ConnectionRefusedError) << Cause::Refused;
    QTest::addRow("no such host") << network(Error::HostNotFoundError) << Cause::UnknownHost;
    QTest::addRow("TLS") << network(Error::SslHandshakeFailedError) << Cause::Tls;
    QTest::addRow("refused target") << refusedTargetWords(url, QHostAddress(QStringLiteral("169.254.169.254")))
                                    << Cause::RefusedTarget;
    QTest::addRow("certificate") << certificateFailureWords(url, QStringLiteral("it expired on Monday."))
                                 << Cause::Certificate;
    QTest::addRow("stalled handshake") << deadlineWords(RequestPhase::Securing, url, 30s) << Cause::Tls;
    QTest::addRow("cannot be reached") << network(Error::TimeoutError) << Cause::Unreachable;
    QTest::addRow("other network trouble") << network(Error::UnknownNetworkError) << Cause::Network;
    QTest::addRow("closed") << cutOffWords(url) << Cause::Closed;
    QTest::addRow("endless headers") << floodWords(url) << Cause::OddAnswer;
    QTest::addRow("slow name server") << deadlineWords(RequestPhase::LookingUp, url, 1500ms) << Cause::UnknownHost;
    QTest::addRow("slow connection") << deadlineWords(RequestPhase::Connecting, url, 30s) << Cause::Unreachable;
    QTest::addRow("slow upload") << deadlineWords(RequestPhase::Sending, url, 30s) << Cause::TimedOut;
    QTest::addRow("slow answer") << deadlineWords(RequestPhase::AwaitingAnswer, url, 30s) << Cause::TimedOut;
    QTest::addRow("slow body") << deadlineWords(RequestPhase::Reading, url, 30s) << Cause::TimedOut;
    for (const auto &[status, cause] : {std::pair(302, Cause::Redirect),
                                        {400, Cause::ClientError},
                                        {401, Cause::Unauthorized},
                                        {403, Cause::Forbidden},
                                        {404, Cause::NotFound},
                                        {405, Cause::NotFound},
                                        {407, Cause::Unauthorized},
                                        {410, Cause::NotFound},
                                        {413, Cause::TooLarge},
                                        {422, Cause::ClientError},
                                        {429, Cause::RateLimited},
                                        {500, Cause::ServerError},
                                        {599, Cause::ServerError},
                                        {103, Cause::OddAnswer},
                                        {600, Cause::OddAnswer}})
        QTest::addRow("answered %d", status) << statusWords(status, "Reason 42") << cause;
    QTest::addRow("something else") << QStringLiteral("The body cannot be read.") << Cause::Other;
    QTest::addRow("nothing") << QString() << Cause::Other;
    QTest::addRow("answered nothing") << QStringLiteral("answered ") << Cause::Other;
}

void TestFailureCause::knowsWhatTheSenderSays()
{
    QFETCH(const QString, reason);
    QTEST(causeOf(reason), "cause");
}

void TestFailureCause::takesTheStatusWhereWordsTellNone()
{
    QCOMPARE(causeOf(QStringLiteral("antwortete 503"), 503), FailureCause::ServerError);
    QCOMPARE(causeOf(deadlineWords(RequestPhase::Reading, QUrl(), 1s), 200), FailureCause::TimedOut);
}

void TestFailureCause::isWrittenByName()
{
    QSet<QString> names;
    for (const FailureCause cause : failureCauses) {
        names.insert(causeName(cause));
        QCOMPARE(causeNamed(QString(causeName(cause)).toUpper()), cause);
    }
    QCOMPARE(names.size(), qsizetype(failureCauses.size()));
    QVERIFY(!causeNamed(QStringLiteral("bad luck")));
}

void TestFailureCause::saysWhatItMeans()
{
    QSet<QString> titles;
    for (const FailureCause cause : failureCauses) {
        const CauseWords words = causeWords(cause);
        titles.insert(words.title);
        QVERIFY(words.meaning.endsWith(u'.') && words.mend.endsWith(u'.'));
    }
    QCOMPARE(titles.size(), qsizetype(failureCauses.size()));
}

QTEST_GUILESS_MAIN(TestFailureCause)

#include "tst_failurecause.moc"
