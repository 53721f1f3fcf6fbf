// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stream/streamconfigjson.h"
#include "tests/core/stream/exampleconfig.h"

#include <QRandomGenerator>
#include <QTest>

using namespace penstock;
using penstock::test::exampleConfig;
using penstock::test::toLines;

namespace {

//! Sound configs at random, the same for the same seed.
class RandomConfig
{
public:
    explicit RandomConfig(quint32 seed)
        : m_random(seed)
    {
    }

    StreamConfig config()
    {
        StreamConfig config;
        config.name = text() + u'n';
        if (chance())
            config.environment = environments[std::size_t(from(0, 2))];
        config.workspace = {text(), text(), text()};
        config.source = source();
        if (chance())
            config.events = {EventSelection::Mode::List, texts(1)};
        else if (chance())
            config.events.mode = EventSelection::Mode::Campaign;
        if (chance())
            config.userAttributes = {false, texts(0)};
        if (chance())
            config.deviceAttributes = {false, texts(0)};
        config.destination = destination();
        config.delivery = delivery();
        return config;
    }

private:
    bool chance() { return m_random.bounded(2) == 0; }
    int from(int least, int most) { return m_random.bounded(least, most + 1); }

    QString text()
    {
        static const QList<QString> pieces{QStringLiteral("a"),      QStringLiteral("\""), QStringLiteral("\\"),
                                           QStringLiteral("/"),      QStringLiteral(" é"), QStringLiteral("😀"),
                                           QStringLiteral("\u2028"), QStringLiteral("%1")};
        QString all;
        for (int i = from(0, 8); i > 0; --i)
            all += pieces[from(0, int(pieces.size()) - 1)];
        return all;
    }

    QStringList texts(int least)
    {
        QStringList all;
        for (int i = from(least, 12); i > 0; --i)
            all.append(text() + QString::number(i));
        return all;
    }

    SourceConfig source()
    {
        if (chance())
            return FileSource{text() + u'f'};
        if (chance())
            return StdinSource{};
        return GeneratorSource{qint64(from(-5, 5)) * 1'800'000'000'000'000, from(0, 1'000'000), from(0, 10'000'000)};
    }

    SecretRef secret() { return {chance() ? SecretRef::Kind::Env : SecretRef::Kind::File, text().remove(u'=') + u'S'}; }

    Destination destination()
    {
        Destination destination;
        destination.url = QStringLiteral("https://example.com:%1/p%20q?ä=%2").arg(from(1, 65535)).arg(from(0, 9));
        for (int i = from(0, 5); i > 0; --i) {
            const QString name = QStringLiteral("X-%1").arg(i);
            if (chance())
                destination.headers.append({name, QString(u'v' + text() + u'v')});
            else
                destination.headers.append({name, secret()});
        }
        if (chance())
            destination.auth = BasicAuth{text(), secret()};
        if (chance())
            destination.trust =
                CertificatePin{QStringLiteral("sha256:") + QString(64, u"0123456789abcdef"[from(0, 15)])};
        else if (chance())
            destination.trust = AuthorityFile{text() + u'f'};
        return destination;
    }

    DeliveryLimits delivery()
    {
        DeliveryLimits delivery{
            from(1, 10'000), Milliseconds(from(0, 3'600'000)), Milliseconds(from(1'000, 300'000)), {}, from(1, 6)};
        for (int i = from(0, 10); i > 0; --i)
            delivery.retryDelays.emplace_back(from(0, 86'400'000));
        delivery.honorRetryAfter = chance();
        delivery.holdAfterFailures = chance() ? from(0, 10'000) : 0;
        return delivery;
    }

    QRandomGenerator m_random;
};

} // namespace

class TestStreamConfigWriter final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesTheDocumentedForm();
    void breaksALongListIntoLines();
    void writesEveryKeyOfADefaultConfig();
    void namesTheEnvironmentAfterTheStream();
    void writesWhatIsBeyondStreamsOnlyWhenItIsOn();
    void writesWhomToTrustOnlyWhenItIsSet();
    void comesBackAsItWas();
};

void TestStreamConfigWriter::writesTheDocumentedForm()
{
    QCOMPARE(writeStreamConfig(parseStreamConfig(exampleConfig()).config), exampleConfig());
}

void TestStreamConfigWriter::breaksALongListIntoLines()
{
    StreamConfig config;
    for (int i = 0; i < 12; ++i)
        config.userAttributes.names.append(QStringLiteral("attribute_%1").arg(i));
    config.userAttributes.all = false;
    const QByteArray json = writeStreamConfig(config);
    QVERIFY2(json.contains("\n  \"userAttributes\": [\n    \"attribute_0\",\n    \"attribute_1\",\n"),
             json.constData());
    QVERIFY2(json.contains("\n    \"attribute_11\"\n  ],\n"), json.constData());
}

void TestStreamConfigWriter::writesEveryKeyOfADefaultConfig()
{
    StreamConfig config;
    config.source = GeneratorSource{};
    const QByteArray expected = R"({
  "version": 1,
  "name": "",
  "workspace": { "region": "", "name": "", "id": "" },
  "source": { "kind": "generator", "seed": 1, "events": 0, "eventsPerSecond": 0 },
  "events": "all",
  "userAttributes": "all",
  "deviceAttributes": "all",
  "destination": {
    "kind": "streams",
    "url": "",
    "headers": [],
    "auth": { "method": "none" }
  },
  "delivery": {
    "batchSize": 100, "maxWaitMs": 1000, "timeoutMs": 30000,
    "retryDelaysMs": [30000, 60000, 120000], "maxInFlight": 6
  }
}
)";
    QCOMPARE(writeStreamConfig(config), expected);
}

void TestStreamConfigWriter::namesTheEnvironmentAfterTheStream()
{
    StreamConfig config;
    config.name = QStringLiteral("Orders");
    config.environment = Environment::Production;
    const QByteArray json = writeStreamConfig(config);
    QVERIFY2(json.contains("  \"name\": \"Orders\",\n  \"environment\": \"production\",\n  \"workspace\": {"),
             json.constData());
}

void TestStreamConfigWriter::writesWhatIsBeyondStreamsOnlyWhenItIsOn()
{
    StreamConfig config;
    config.delivery.honorRetryAfter = true;
    config.delivery.holdAfterFailures = 20;
    const QByteArray json = writeStreamConfig(config);
    QVERIFY2(json.contains("\"maxInFlight\": 6,\n    \"honorRetryAfter\": true, \"holdAfterFailures\": 20\n"),
             json.constData());
    QCOMPARE(parseStreamConfig(json).config.delivery, config.delivery);
}

void TestStreamConfigWriter::writesWhomToTrustOnlyWhenItIsSet()
{
    StreamConfig config;
    QVERIFY(!writeStreamConfig(config).contains("tls"));
    config.destination.trust = AuthorityFile{QStringLiteral("ca.pem")};
    QVERIFY(writeStreamConfig(config).contains("    \"auth\": { \"method\": \"none\" },\n"
                                               "    \"tls\": { \"ca\": \"ca.pem\" }\n  },"));
    config.destination.trust = CertificatePin{QStringLiteral("sha256:00")};
    QVERIFY(writeStreamConfig(config).contains("    \"tls\": { \"pin\": \"sha256:00\" }\n  },"));
}

void TestStreamConfigWriter::comesBackAsItWas()
{
    for (quint32 seed = 0; seed < 500; ++seed) {
        const StreamConfig config = RandomConfig(seed).config();
        const QByteArray json = writeStreamConfig(config);
        const auto parsed = parseStreamConfig(json);
        QVERIFY2(parsed.usable(), qPrintable(QString::fromUtf8(json) + toLines(parsed.problems).join(u'\n')));
        QVERIFY2(parsed.config == config, json.constData());
        QCOMPARE(writeStreamConfig(parsed.config), json);
    }
}

QTEST_GUILESS_MAIN(TestStreamConfigWriter)

#include "tst_streamconfigwriter.moc"
