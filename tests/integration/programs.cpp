// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/integration/programs.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QUrl>

#include <algorithm>
#include <csignal>
#include <iterator>

namespace penstock {

namespace {

constexpr int patienceMs = 60'000;

QList<QJsonObject> parseLines(const QByteArray &text)
{
    QList<QJsonObject> objects;
    for (const QByteArray &line : text.split('\n')) {
        if (const auto document = QJsonDocument::fromJson(line); document.isObject())
            objects << document.object();
    }
    return objects;
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(path));
}

} // namespace

QList<QJsonObject> CliResult::jsonLines() const
{
    return parseLines(out);
}

QJsonObject CliResult::lastJson() const
{
    const auto lines = jsonLines();
    return lines.isEmpty() ? QJsonObject() : lines.constLast();
}

CliResult runCli(const QStringList &arguments, const QByteArray &input, const QString &workingFolder)
{
    CliProcess process(arguments, workingFolder);
    process.write(input);
    process.closeWriteChannel();
    return process.wait();
}

CliProcess::CliProcess(const QStringList &arguments, const QString &workingFolder, const QString &outFile)
{
    setProgram(QStringLiteral(PENSTOCK_CLI));
    setArguments(arguments);
    setWorkingDirectory(workingFolder);
    if (!outFile.isEmpty())
        setStandardOutputFile(outFile);
    start();
    if (!waitForStarted(patienceMs))
        qFatal("penstock-cli does not start: %s", qPrintable(errorString()));
}

CliProcess::~CliProcess()
{
    kill();
    waitForFinished(patienceMs);
}

void CliProcess::interrupt(int signal)
{
    ::kill(pid_t(processId()), signal);
}

CliResult CliProcess::wait()
{
    closeWriteChannel();
    if (state() != NotRunning && !waitForFinished(patienceMs))
        qFatal("penstock-cli does not end");
    return {.exitCode = exitStatus() == NormalExit ? exitCode() : -1,
            .out = readAllStandardOutput(),
            .err = readAllStandardError()};
}

Receiver::Receiver(const QByteArray &script, quint16 port)
{
    QStringList arguments{QStringLiteral("receive"), QStringLiteral("--json"), QStringLiteral("--port"),
                          QString::number(port)};
    if (!script.isEmpty()) {
        if (!m_script.open() || m_script.write(script) != script.size() || !m_script.flush())
            qFatal("cannot write the script");
        arguments << QStringLiteral("--script") << m_script.fileName();
    }
    if (!m_out.open())
        qFatal("cannot make a file for what the receiver prints");
    m_process = std::make_unique<CliProcess>(arguments, QString(), m_out.fileName());
    if (!QTest::qWaitFor([this] { return !lines().isEmpty(); }, patienceMs))
        qFatal("the receiver does not listen: %s", m_process->readAllStandardError().constData());
    m_url = lines().constFirst()[QLatin1String("listening")].toString();
}

quint16 Receiver::port() const
{
    return quint16(QUrl(m_url).port());
}

QList<QJsonObject> Receiver::requests() const
{
    const auto isRequest = [](const QJsonObject &line) { return line.contains(QLatin1String("requestId")); };
    QList<QJsonObject> requests;
    const auto all = lines();
    std::copy_if(all.cbegin(), all.cend(), std::back_inserter(requests), isRequest);
    return requests;
}

QJsonObject Receiver::finish()
{
    m_process->interrupt(SIGTERM);
    (void)m_process->wait();
    return lines().constLast();
}

QList<QJsonObject> Receiver::lines() const
{
    QFile file(m_out.fileName());
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray text = file.readAll();
    return parseLines(text.left(text.lastIndexOf('\n') + 1));
}

int number(const QJsonObject &object, const char *group, const char *key)
{
    return object[QLatin1String(group)][QLatin1String(key)].toInt(-1);
}

QString writeStream(const QString &folder, const QString &url, const QJsonObject &members)
{
    QJsonObject stream{
        {QStringLiteral("version"), 1},
        {QStringLiteral("name"), QStringLiteral("Orders")},
        {QStringLiteral("workspace"), QJsonObject{{QStringLiteral("name"), QStringLiteral("Shop")}}},
        {QStringLiteral("source"), QJsonObject{{QStringLiteral("kind"), QStringLiteral("file")},
                                               {QStringLiteral("path"), QStringLiteral("events.ndjson")}}},
        {QStringLiteral("destination"),
         QJsonObject{{QStringLiteral("kind"), QStringLiteral("streams")}, {QStringLiteral("url"), url}}},
    };
    for (auto it = members.begin(); it != members.end(); ++it)
        stream.insert(it.key(), it.value());
    const QString path = folder + QStringLiteral("/orders.stream.json");
    write(path, QJsonDocument(stream).toJson());
    return path;
}

QString writeEvents(const QString &folder, int count, int seed)
{
    const CliResult generated = runCli({QStringLiteral("generate"), QStringLiteral("--events"), QString::number(count),
                                        QStringLiteral("--seed"), QString::number(seed)});
    const QString path = folder + QStringLiteral("/events.ndjson");
    write(path, generated.out);
    return path;
}

} // namespace penstock
