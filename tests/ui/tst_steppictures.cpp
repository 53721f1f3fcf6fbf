// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/test/stepdetail.h"

#include "core/delivery/resolveddestination.h"
#include "tests/support/goldenpicture.h"
#include "tests/ui/strict.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace penstock;

namespace {

using Kind = ProbePhase::Kind;

ProbeResult certificateResult()
{
    ProbeResult result;
    result.step = ProbeStep::Tls;
    result.verdict = ProbeVerdict::Warning;
    result.took = Milliseconds(48);
    result.found = QStringLiteral("Certificate ends in 12 days");
    result.meaning = QStringLiteral("The certificate ends on 5 December 2026. Deliveries fail from then on.");
    result.mend = QStringLiteral("Renew it, or ask the team that runs the endpoint to.");
    result.phases = {{Kind::Tls, Milliseconds(0), Milliseconds(48)}};
    result.facts = {{QStringLiteral("Names"), QStringLiteral("www.example.com, example.com")},
                    {QStringLiteral("Issued by"), QStringLiteral("Example CA G2 → Example Root")},
                    {QStringLiteral("Protocol"), QStringLiteral("TLS 1.3, TLS_AES_256_GCM_SHA384")}};
    return result;
}

ProbeResult eventResult()
{
    ProbeResult result;
    result.step = ProbeStep::OneEvent;
    result.verdict = ProbeVerdict::Failed;
    result.took = Milliseconds(64);
    result.found = QStringLiteral("answered 404 Not Found");
    result.meaning = QStringLiteral("Nothing takes a POST at this path.");
    result.mend = QStringLiteral("Mend the path in the address; ask whether the route was deployed.");
    result.phases = {{Kind::FirstByte, Milliseconds(0), Milliseconds(62)},
                     {Kind::Done, Milliseconds(62), Milliseconds(2)}};
    Outcome outcome;
    outcome.answer.status = 404;
    outcome.answer.reasonPhrase = "Not Found";
    outcome.answer.headers = {{"Content-Type", "text/plain"}};
    outcome.answer.body = "no such route";
    outcome.requestHeaders = {{"Content-Type", "application/json"}, {"X-Api-Key", secretMask()}};
    result.requests = {outcome};
    return result;
}

ProbeReport report()
{
    ProbeReport made;
    made.stream = QStringLiteral("Orders");
    made.address = QStringLiteral("https://www.example.com/api");
    ProbeResult lookup;
    lookup.step = ProbeStep::Lookup;
    lookup.verdict = ProbeVerdict::Passed;
    lookup.phases = {{Kind::Lookup, Milliseconds(0), Milliseconds(12)}};
    ProbeResult connected;
    connected.step = ProbeStep::Connect;
    connected.verdict = ProbeVerdict::Passed;
    connected.phases = {{Kind::Connect, Milliseconds(0), Milliseconds(31)}};
    made.results = {lookup, connected, certificateResult(), eventResult()};
    return made;
}

} // namespace

//! What one step of an endpoint test found, as it is shown.
class TestStepPictures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void looksAsItDid_data();
    void looksAsItDid();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Theme> m_theme;
};

void TestStepPictures::initTestCase()
{
    GoldenPictures::prepareApplication();
    m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
    m_theme = std::make_unique<Theme>(*qApp, *m_settings);
}

void TestStepPictures::looksAsItDid_data()
{
    QTest::addColumn<ProbeStep>("step");
    QTest::addColumn<Theme::Choice>("theme");
    for (const auto &[name, step] : {std::pair("tls", ProbeStep::Tls), std::pair("oneevent", ProbeStep::OneEvent)}) {
        QTest::addRow("step-%s-light", name) << step << Theme::Choice::Light;
        QTest::addRow("step-%s-dark", name) << step << Theme::Choice::Dark;
    }
}

void TestStepPictures::looksAsItDid()
{
    failOnAnyWarning();
    QFETCH(const ProbeStep, step);
    QFETCH(const Theme::Choice, theme);
    m_theme->preview(theme);
    StepDetail detail(*m_theme);
    detail.resize(520, 560);
    detail.show(report(), step);
    const GoldenPictures pictures(QStringLiteral(GOLDEN_FOLDER), QStringLiteral(GOLDEN_DIFFERENCES));
    const QString fault = pictures.check(QString::fromLatin1(QTest::currentDataTag()), detail.grab().toImage());
    QVERIFY2(fault.isEmpty(), qPrintable(fault));
}

QTEST_MAIN(TestStepPictures)
#include "tst_steppictures.moc"
