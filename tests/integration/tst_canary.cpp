// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/integration/programs.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace penstock;

namespace {

//! A value that is to be seen nowhere. Its first and its last letters are the same in percent-encoding, in JSON and in a
//! shell's quotes; what stands between is not.
struct Canary
{
    const char *name;

    [[nodiscard]] QByteArray head() const { return QByteArray("canary-") + name + "-7f3a91c2"; }
    [[nodiscard]] QByteArray tail() const { return QByteArray(name) + "-yranac-b05e64d8"; }
    [[nodiscard]] QByteArray value() const { return head() + " \"/+%41&=\\" + tail(); }
};

constexpr Canary inVault{"vault"};
constexpr Canary inEnv{"env"};
constexpr Canary inFile{"file"};
constexpr Canary password{"password"};     // of Basic auth, in the vault
constexpr Canary passphrase{"passphrase"}; // of the vault
constexpr Canary inText{"text"};           // of a ticket, a curl command, a collection
constexpr Canary inClear{"clear"};         // in a stream's file, where it should not be
constexpr const Canary *canaries[] = {&inVault, &inEnv, &inFile, &password, &passphrase, &inText, &inClear};

//! The text in base64 wherever it stands in what was encoded: without the letters that its neighbours have a part in.
QByteArray inBase64(const QByteArray &text, int before)
{
    const qsizetype shared = before == 0 ? 0 : before + 1;
    const qsizetype whole = (before + text.size()) * 8 / 6;
    return (QByteArray(before, 'x') + text).toBase64().mid(shared, whole - shared);
}

QList<QByteArray> disguises(const QByteArray &text)
{
    const QString wide = QString::fromLatin1(text);
    return {text,
            text.toHex(),
            QByteArray(reinterpret_cast<const char *>(wide.utf16()), 2 * wide.size()),
            inBase64(text, 0),
            inBase64(text, 1),
            inBase64(text, 2)};
}

//! What of the canaries the text holds; empty: nothing.
QString seenIn(const QByteArray &text)
{
    for (const Canary *canary : canaries) {
        for (const QByteArray &part : {canary->head(), canary->tail()}) {
            for (const QByteArray &disguise : disguises(part)) {
                if (const qsizetype at = text.indexOf(disguise); at >= 0)
                    return QStringLiteral("%1: …%2…")
                        .arg(QLatin1String(canary->name),
                             QString::fromLatin1(text.mid(qMax(qsizetype(0), at - 60), 60 + disguise.size())));
            }
        }
    }
    return {};
}

QJsonObject reference(const QString &to)
{
    return {{QStringLiteral("secret"), to}};
}

QJsonObject header(const char *name, const QJsonValue &value)
{
    return {{QStringLiteral("name"), QLatin1String(name)}, {QStringLiteral("value"), value}};
}

QByteArray stringJson(const QByteArray &text)
{
    const QByteArray array = QJsonDocument(QJsonArray{QString::fromUtf8(text)}).toJson(QJsonDocument::Compact);
    return array.mid(1, array.size() - 2);
}

} // namespace

//! Plants secrets wherever a user can have them, runs every command over them, and looks for them in all that comes out.
class TestCanary final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void coversEveryCommand();
    void printsNoSecret_data();
    void printsNoSecret();
    void leavesNoSecretOnDisk();

private:
    //! One call of the program.
    struct Run
    {
        QStringList arguments;
        int exitCode = 0;
        QByteArray input;
    };
    [[nodiscard]] QList<Run> runs() const;
    [[nodiscard]] QList<Run> vaultRuns() const;
    [[nodiscard]] QList<Run> deliveryRuns() const;
    [[nodiscard]] QList<Run> ticketRuns() const;
    [[nodiscard]] static QStringList commandsOf(const QStringList &path);
    [[nodiscard]] CliResult runReceiver(const QStringList &arguments) const;

    [[nodiscard]] QString path(const QString &name) const { return m_root.filePath(name); }
    [[nodiscard]] QString work(const char *name) const { return path(QStringLiteral("work/") + QLatin1String(name)); }
    [[nodiscard]] QString stream(const char *name) const { return work(name) + QStringLiteral(".stream.json"); }
    [[nodiscard]] QStringList unlocked(const QStringList &arguments) const
    {
        return arguments + QStringList{QStringLiteral("--passphrase-file"), work("passphrase.txt")};
    }
    [[nodiscard]] static std::unique_ptr<Receiver> repeating(const char *status, const QByteArray &told);
    void writeFile(const char *name, const QByteArray &content) const;
    void writeConfig(const char *name, const QString &url, const QJsonArray &headers, const QJsonObject &auth) const;
    void writeStreams();
    void writeTexts() const;

    QTemporaryDir m_root;
    QHash<QString, const Canary *> m_holders; //!< the files that hold one by right
    std::unique_ptr<Receiver> m_good;
    std::unique_ptr<Receiver> m_failing;
    std::unique_ptr<Receiver> m_refusing;
    std::unique_ptr<Receiver> m_redirecting;
};

void TestCanary::writeFile(const char *name, const QByteArray &content) const
{
    QFile file(work(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    QCOMPARE(file.write(content), content.size());
}

//! An endpoint that repeats what it was sent, as many do that refuse a key.
std::unique_ptr<Receiver> TestCanary::repeating(const char *status, const QByteArray &told)
{
    const QByteArray body = told + ' ' + stringJson(told) + ' ' + told.toPercentEncoding();
    const QByteArray location = "https://else.test/?told=" + told.toPercentEncoding();
    return std::make_unique<Receiver>(R"({"version":1,"steps":[{"times":"forever","status":)" + QByteArray(status) +
                                      R"(,"body":)" + stringJson(body) + R"(,"headers":{"X-Told":)" + stringJson(told) +
                                      R"(,"Location":)" + stringJson(location) + "}}]}");
}

void TestCanary::initTestCase()
{
    const QByteArray login = "u:" + password.value();
    const QByteArray told = "echo: " + inVault.value() + ", " + inEnv.value() + ", " + inFile.value() + ", " +
                            password.value() + ", Basic " + login.toBase64() + ", " + login;
    m_good = repeating("200", told);
    m_failing = repeating("401", told);
    m_refusing = repeating("401", inClear.value());
    m_redirecting = repeating("302", told);

    for (const char *folder : {"work", "home", "config", "state", "data", "cache", "tmp"})
        QVERIFY(QDir(m_root.path()).mkdir(QLatin1String(folder)));
    for (const auto &[variable, folder] :
         {std::pair("HOME", "home"), std::pair("XDG_CONFIG_HOME", "config"), std::pair("XDG_STATE_HOME", "state"),
          std::pair("XDG_DATA_HOME", "data"), std::pair("XDG_CACHE_HOME", "cache"), std::pair("TMPDIR", "tmp")})
        qputenv(variable, path(QLatin1String(folder)).toUtf8());
    qputenv("PENSTOCK_CANARY", inEnv.value());

    writeFile("secret.txt", inFile.value() + '\n');
    writeFile("passphrase.txt", passphrase.value() + '\n');
    writeFile("wrong.txt", "not that\n");
    writeFile("events.ndjson", "{\"event_name\":\"one\"}\nno event\n{\"event_code\":\"MOE_EMAIL_OPEN\"}\n");
    writeStreams();
    writeTexts();
    m_holders = {
        {work("secret.txt"), &inFile},              // what file: refers to
        {work("passphrase.txt"), &passphrase},      // what --passphrase-file reads
        {work("ticket.txt"), &inText},              // what ticket --parse reads
        {work("curl.txt"), &inText},                //
        {work("collection.json"), &inText},         //
        {work("nonsense.txt"), &inText},            //
        {stream("literal-password"), &inClear},     // what the user wrote where it should not be
        {stream("literal-header"), &inClear},       //
        {stream("login-in-address"), &inClear},     //
        {stream("secret-in-odd-places"), &inClear}, //
    };
}

void TestCanary::writeConfig(const char *name, const QString &url, const QJsonArray &headers,
                             const QJsonObject &auth) const
{
    const QJsonObject config{
        {QStringLiteral("version"), 1},
        {QStringLiteral("name"), QLatin1String(name)},
        {QStringLiteral("workspace"), QJsonObject{{QStringLiteral("name"), QStringLiteral("Shop")}}},
        {QStringLiteral("source"), QJsonObject{{QStringLiteral("kind"), QStringLiteral("file")},
                                               {QStringLiteral("path"), QStringLiteral("events.ndjson")}}},
        {QStringLiteral("destination"), QJsonObject{{QStringLiteral("kind"), QStringLiteral("streams")},
                                                    {QStringLiteral("url"), url},
                                                    {QStringLiteral("headers"), headers},
                                                    {QStringLiteral("auth"), auth}}},
        {QStringLiteral("delivery"), QJsonObject{{QStringLiteral("retryDelaysMs"), QJsonArray{0}}}},
    };
    writeFile((QByteArray(name) + ".stream.json").constData(), QJsonDocument(config).toJson());
}

void TestCanary::writeStreams()
{
    const QJsonArray secrets{header("X-Vault-Key", reference(QStringLiteral("vault:key"))),
                             header("X-Region", reference(QStringLiteral("env:PENSTOCK_CANARY"))),
                             header("X-Token", reference(QStringLiteral("file:secret.txt")))};
    const QJsonObject none{{QStringLiteral("method"), QStringLiteral("none")}};
    const auto basic = [](const QJsonValue &secret) {
        return QJsonObject{{QStringLiteral("method"), QStringLiteral("basic")},
                           {QStringLiteral("username"), QStringLiteral("u")},
                           {QStringLiteral("password"), secret}};
    };
    const QJsonObject byVault = basic(reference(QStringLiteral("vault:password")));
    writeConfig("good", m_good->url(), secrets, byVault);
    writeConfig("failing", m_failing->url(), secrets, byVault);
    writeConfig("redirecting", m_redirecting->url(), secrets, byVault);
    writeConfig("unreachable", QStringLiteral("http://127.0.0.1:9/"), secrets, byVault);
    writeConfig("no-variable", m_good->url(), {header("X-Key", reference(QStringLiteral("env:PENSTOCK_NONE")))}, none);
    writeConfig("no-file", m_good->url(), {header("X-Key", reference(QStringLiteral("file:none.txt")))}, none);
    writeConfig("no-entry", m_good->url(), {header("X-Key", reference(QStringLiteral("vault:none")))}, none);

    const QString clear = QString::fromLatin1(inClear.value());
    writeConfig("literal-password", m_good->url(), {}, basic(clear));
    writeConfig("literal-header", m_refusing->url(), {header("X-Api-Key", clear)}, none);
    writeConfig("login-in-address",
                QStringLiteral("https://u:%1@example.test/").arg(QString::fromLatin1(inClear.head())), {}, none);
    // A reference that is none, a name that is a whole line, a value where a name belongs.
    writeConfig("secret-in-odd-places", m_good->url(),
                {header("X-Key", reference(clear)), header("X-Key", reference(QStringLiteral("vault:") + clear)),
                 header(("Authorization: Bearer " + inClear.value()).constData(), QStringLiteral("x")),
                 QJsonObject{{QStringLiteral("name"), QStringLiteral("X-Token")}, {QStringLiteral("values"), clear}}},
                basic(reference(clear)));
}

void TestCanary::writeTexts() const
{
    const QByteArray secret = inText.value();
    writeFile("ticket.txt", "> Workspace Region: DC-03\n> API Endpoint: https://in.acme.test/x\n> Headers:\n"
                            "> X-Api-Key: " +
                                secret +
                                "\n> Method: Basic Auth\n> Basic Auth username: u\n"
                                "> Basic Auth password: " +
                                secret + "\n> Events to export: SMS Sent\n");
    writeFile("curl.txt", "curl -X POST 'https://in.acme.test/x?api_key=" + secret.toPercentEncoding() +
                              "' -u 'u:" + secret + "' -H 'X-Api-Key: " + secret + "' -H 'Cookie: s=" + secret +
                              "' --data '{\"token\":\"" + inText.head() + "\"}'");
    writeFile("collection.json",
              R"({"info":{"name":"C"},"item":[{"name":"one","request":{"url":"https://in.acme.test/x","header":[)"
              R"({"key":"Authorization","value":)" +
                  stringJson("Bearer " + secret) +
                  R"(}]}},)"
                  R"({"name":"two","request":{"url":"https://in.acme.test/y","auth":{"type":"basic","basic":[)"
                  R"({"key":"username","value":"u"},{"key":"password","value":)" +
                  stringJson(secret) + R"(}]}}}]})");
    writeFile("rules.txt", "allow 3.6.251.95;\ndeny all;\n");
    writeFile("nonsense.txt", "Dear all, the password is " + secret + "\n");
}

QList<TestCanary::Run> TestCanary::vaultRuns() const
{
    const QString set = QStringLiteral("set");
    const QString secret = QStringLiteral("secret");
    const QString list = QStringLiteral("list");
    const QString json = QStringLiteral("--json");
    const QString remove = QStringLiteral("remove");
    const QStringList wrong{QStringLiteral("--passphrase-file"), work("wrong.txt")};
    return {
        {unlocked({secret, set, QStringLiteral("key")}), 0, inVault.value() + '\n'}, // makes the vault
        {{secret, set, QStringLiteral("password"), QStringLiteral("--passphrase-fd"), QStringLiteral("0")},
         0,
         passphrase.value() + '\n' + password.value()},
        {unlocked({secret, set, QStringLiteral("spare")}), 0, inVault.value()},
        {unlocked({secret, set, QStringLiteral("no\nname")}), 2, inVault.value()},
        {QStringList{secret, set, QStringLiteral("key")} + wrong, 2, inVault.value()},
        {{secret, set, QStringLiteral("key")}, 2, inVault.value()}, // locked, and nobody to ask
        {unlocked({secret, list}), 0, {}},
        {unlocked({secret, list, json}), 0, {}},
        {QStringList{secret, list} + wrong, 2, {}},
        {unlocked({secret, remove, QStringLiteral("spare")}), 0, {}},
        {unlocked({secret, remove, QStringLiteral("spare")}), 2, {}},
    };
}

QList<TestCanary::Run> TestCanary::deliveryRuns() const
{
    const QString json = QStringLiteral("--json");
    const QString run = QStringLiteral("run");
    const QString check = QStringLiteral("check");
    const QString preview = QStringLiteral("preview");
    const QString test = QStringLiteral("test");
    const QString html = QStringLiteral("--html");
    const QString redeliver = QStringLiteral("redeliver");
    const QString discard = QStringLiteral("discard");
    const QString halve = QStringLiteral("halve");
    const QString one = QStringLiteral("3"); // after the two of "good"
    const QString yes = QStringLiteral("--yes");
    const QString undo = QStringLiteral("--undo");
    const QString heads = QStringLiteral("--headers");
    const QString all = QStringLiteral("--all");
    const QString again = QStringLiteral("--from-start");
    QList<Run> runs{
        {{check, stream("good"), stream("failing")}, 0, {}},
        {{check, stream("literal-password")}, 2, {}},
        {{check, stream("literal-header")}, 0, {}},
        {{check, stream("login-in-address")}, 2, {}},
        {{check, stream("secret-in-odd-places")}, 2, {}},
        {{preview, stream("good")}, 0, {}},
        {{preview, stream("good"), heads}, 0, {}},
        {{preview, stream("literal-header"), heads}, 0, {}},
        {{preview, stream("literal-password"), heads}, 2, {}},
        {unlocked({test, stream("failing"), html, work("test.html")}), 3, {}},
        {unlocked({test, stream("good"), json, QStringLiteral("--junit"), work("test.xml")}), 3, {}},
        {unlocked({test, stream("good"), QStringLiteral("--latency"), QStringLiteral("3")}), 0, {}},
        {unlocked({run, stream("good")}), 0, {}},
        {unlocked({run, stream("good"), again, json}), 0, {}},
        {unlocked({run, stream("failing")}), 3, {}},
        {unlocked({run, stream("failing"), again, json}), 3, {}},
        {unlocked({run, stream("redirecting"), json}), 3, {}},
        {unlocked({run, stream("unreachable")}), 3, {}},
        {{run, stream("literal-header"), json}, 3, {}},
        {{run, stream("good")}, 2, {}}, // the vault stays locked
        {{run, stream("literal-password")}, 2, {}},
        {{run, stream("login-in-address")}, 2, {}},
        {{run, stream("secret-in-odd-places")}, 2, {}},
        {{run, stream("no-variable")}, 2, {}},
        {{run, stream("no-file")}, 2, {}},
        {unlocked({run, stream("no-entry")}), 2, {}},
        {unlocked({redeliver, stream("failing"), all}), 3, {}},
        {unlocked({redeliver, stream("failing"), all, json}), 3, {}},
        {{redeliver, stream("good"), all}, 0, {}},
        {{QStringLiteral("events")}, 0, {}},
        {{discard, stream("failing"), all}, 2, {}}, // nobody to ask
        {{discard, stream("failing"), all, yes}, 0, {}},
        {{discard, stream("failing"), all, undo, json}, 0, {}},
        {{discard, stream("failing"), QStringLiteral("--filter"), QStringLiteral("id:>0"), yes, json}, 0, {}},
        {{discard, stream("literal-password"), all, yes}, 2, {}},
        {{discard, stream("failing"), all, undo}, 0, {}},
        {{halve, stream("failing"), one}, 2, {}},      // nobody to ask
        {{halve, stream("failing"), one, yes}, 2, {}}, // the vault stays locked
        {unlocked({halve, stream("failing"), one, yes}), 3, {}},
        {unlocked({halve, stream("failing"), one, yes, json}), 3, {}},
    };
    for (const char *list : {"batches", "attempts", "rejects", "log", "pauses", "status"})
        runs << Run{{QLatin1String(list)}, 0, {}} << Run{{QLatin1String(list), json}, 0, {}};
    const QString history = QStringLiteral("history");
    runs << Run{{history, QStringLiteral("--days"), QStringLiteral("7"), QStringLiteral("--bytes"),
                 QStringLiteral("1000")},
                0,
                {}}
         << Run{{history}, 0, {}} << Run{{history, json}, 0, {}}
         << Run{{history, QStringLiteral("--days"), QStringLiteral("0")}, 2, {}};
    return runs << Run{{QStringLiteral("metrics")}, 0, {}};
}

QList<TestCanary::Run> TestCanary::ticketRuns() const
{
    const QString ticket = QStringLiteral("ticket");
    const QString parse = QStringLiteral("--parse");
    const QString json = QStringLiteral("--json");
    QList<Run> runs;
    for (const char *format : {"ticket", "curl", "postman", "json-schema", "openapi"}) {
        for (const char *of : {"good", "literal-header"})
            runs << Run{{ticket, stream(of), QStringLiteral("--format"), QLatin1String(format)}, 0, {}};
    }
    runs << Run{{ticket, stream("literal-password")}, 2, {}} << Run{{ticket, stream("login-in-address")}, 2, {}}
         << Run{{ticket, parse, work("nonsense.txt")}, 2, {}}
         << Run{{ticket, parse, work("collection.json"), QStringLiteral("--request"), QStringLiteral("2")}, 0, {}};
    for (const char *text : {"ticket.txt", "curl.txt", "collection.json"})
        runs << Run{{ticket, parse, work(text)}, 0, {}} << Run{{ticket, parse, work(text), json}, 0, {}}
             << Run{{ticket, parse, work(text), QStringLiteral("--output"), work(text) + QStringLiteral(".made.json")},
                    0,
                    {}};
    return runs;
}

QList<TestCanary::Run> TestCanary::runs() const
{
    const QList<Run> others{
        {{QStringLiteral("receive")}, 0, {}},
        {{QStringLiteral("receive"), QStringLiteral("--json")}, 0, {}},
        {{QStringLiteral("receive"), QStringLiteral("--check")}, 0, {}},
        {{QStringLiteral("receive"), QStringLiteral("--check"), QStringLiteral("--json")}, 0, {}},
        {{QStringLiteral("receive"), QStringLiteral("--json"), QStringLiteral("--user"), QStringLiteral("ann"),
          QStringLiteral("--password"), QStringLiteral("file:") + work("secret.txt")},
         0,
         {}},
        {{QStringLiteral("generate"), QStringLiteral("--events"), QStringLiteral("20")}, 0, {}},
        {{QStringLiteral("demo"), QStringLiteral("--seconds"), QStringLiteral("1")}, 0, {}},
        {{QStringLiteral("allowlist"), QStringLiteral("DC-03"), QStringLiteral("--format"), QStringLiteral("nginx")},
         0,
         {}},
        {{QStringLiteral("allowlist"), QStringLiteral("DC-03"), QStringLiteral("--verify"), work("rules.txt"),
          QStringLiteral("--json")},
         0,
         {}},
    };
    return vaultRuns() + deliveryRuns() + ticketRuns() + others;
}

QStringList TestCanary::commandsOf(const QStringList &path)
{
    const QString help = QString::fromUtf8(runCli(path + QStringList{QStringLiteral("--help")}).out);
    static const QRegularExpression name(QStringLiteral("^  (\\S+)"), QRegularExpression::MultilineOption);
    QStringList names;
    auto found = name.globalMatch(help.section(QStringLiteral("Subcommands:"), 1));
    while (found.hasNext())
        names.append(found.next().captured(1));
    return names;
}

//! A command that is new has to be run over the secrets as well.
void TestCanary::coversEveryCommand()
{
    QList<QStringList> paths;
    for (const QString &command : commandsOf({})) {
        const QStringList below = commandsOf({command});
        for (const QString &each : below)
            paths.append({command, each});
        if (below.isEmpty())
            paths.append({command});
    }
    QVERIFY(paths.size() >= 12);

    const QList<Run> all = runs();
    for (const QStringList &path : std::as_const(paths)) {
        const bool hasJson = runCli(path + QStringList{QStringLiteral("--help")}).out.contains("--json");
        for (const bool json : {false, true}) {
            const bool covered = std::any_of(all.begin(), all.end(), [&](const Run &run) {
                return run.arguments.mid(0, path.size()) == path &&
                       run.arguments.contains(QStringLiteral("--json")) == json;
            });
            QVERIFY2(covered || (json && !hasJson), qPrintable(path.join(u' ') + QLatin1String(json ? " --json" : "")));
        }
    }
}

void TestCanary::printsNoSecret_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QByteArray>("input");
    int number = 0;
    for (const Run &run : runs()) {
        const QString shown = run.arguments.join(u' ').remove(path(QStringLiteral("work/"))).simplified();
        QTest::addRow("%02d %s", ++number, qPrintable(shown)) << run.arguments << run.exitCode << run.input;
    }
}

void TestCanary::printsNoSecret()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const int, exitCode);
    QFETCH(const QByteArray, input);
    const bool isReceiver = arguments.first() == QLatin1String("receive");
    const CliResult result =
        isReceiver ? runReceiver(arguments) : runCli(arguments, input, path(QStringLiteral("work")));
    const QString out = seenIn(result.out);
    const QString err = seenIn(result.err);
    QVERIFY2(out.isEmpty(), qPrintable(QStringLiteral("stdout: ") + out));
    QVERIFY2(err.isEmpty(), qPrintable(QStringLiteral("stderr: ") + err));
    QVERIFY2(result.exitCode == exitCode, (QByteArray::number(result.exitCode) + ": " + result.err).constData());
}

//! What a receiver says while it is sent every secret.
CliResult TestCanary::runReceiver(const QStringList &arguments) const
{
    QTcpServer free;
    free.listen(QHostAddress::LocalHost);
    const QString port = QString::number(free.serverPort());
    free.close();
    CliProcess receiver(arguments + QStringList{QStringLiteral("--port"), port});
    // Where it says that it listens depends on --json.
    const auto says = [&receiver] {
        return receiver.bytesAvailable() > 0 || !receiver.readAllStandardError().isEmpty();
    };
    if (!QTest::qWaitFor(says))
        qFatal("the receiver does not listen");
    QFile good(stream("good"));
    if (!good.open(QIODevice::ReadOnly))
        qFatal("there is no stream");
    writeFile("received.stream.json",
              good.readAll().replace(m_good->url().toUtf8(), "http://127.0.0.1:" + port.toUtf8() + '/'));
    const CliResult sent =
        runCli(unlocked({QStringLiteral("run"), stream("received"), QStringLiteral("--from-start")}));
    receiver.interrupt(SIGTERM);
    CliResult received = receiver.wait();
    received.out += sent.out;
    received.err += sent.err;
    return received;
}

void TestCanary::leavesNoSecretOnDisk()
{
    bool keptAnAnswer = false;
    QDirIterator files(m_root.path(), QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        const QByteArray content = file.readAll();
        const QString seen = seenIn(content + file.fileName().toUtf8());
        keptAnAnswer |= content.contains("echo: ");
        if (const Canary *held = m_holders.take(file.fileName()))
            QVERIFY2(seen.startsWith(QLatin1String(held->name)), qPrintable(file.fileName())); // so it is found
        else
            QVERIFY2(seen.isEmpty(), qPrintable(file.fileName() + QStringLiteral(" holds ") + seen));
    }
    QVERIFY(m_holders.isEmpty());
    QVERIFY(keptAnAnswer);
}

QTEST_GUILESS_MAIN(TestCanary)
#include "tst_canary.moc"
