// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/engine.h"
#include "core/engine/threadloops.h"
#include "core/secret/secretstore.h"
#include "core/secret/vault.h"
#include "tests/bench/receiverprocess.h"
#include "tests/bench/sampleevents.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTimer>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <iterator>
#include <vector>

// The rate of a stream whose endpoint is well, alone and beside others in the same engine whose endpoints are dead.

using namespace penstock;

namespace {

struct Options
{
    int dead = 49;
    int deadEvents = 1000; //!< that wait in each of those streams
    int retryMs = 5000;    //!< of those streams, on average; Streams' own delays are 30 s and more
    int events = 500'000;
    int rounds = 5;
    std::string work = "/tmp";
};

struct Figures
{
    double eventsPerSecond = 0;
    double processorUs = 0; //!< of the whole engine, for one event of the healthy stream
    qint64 deadAttempts = 0;
};

double processorUs()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto us = [](const timeval &time) { return double(time.tv_sec) * 1e6 + double(time.tv_usec); };
    return us(usage.ru_utime) + us(usage.ru_stime);
}

//! A port of one's own that refuses every connection.
class DeadEndpoint
{
public:
    DeadEndpoint()
    {
        if (!m_socket.bind(QHostAddress::LocalHost))
            qFatal("no port: %s", qPrintable(m_socket.errorString()));
    }

    [[nodiscard]] QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(m_socket.localPort())); }

private:
    QTcpSocket m_socket;
};

//! One engine in a fresh data folder.
class Fleet
{
public:
    explicit Fleet(const Options &options)
        : m_options(options)
        , m_folder(QString::fromStdString(options.work) + QStringLiteral("/streams-XXXXXX"))
        , m_engine(Engine::open(m_folder.path(), m_secrets, QStringLiteral("bench")).value())
    {
        QObject::connect(m_engine.get(), &Engine::statusChanged, &m_loop, [this](const StreamStatus &status) {
            m_statuses[status.id] = status;
            check();
        });
        QObject::connect(m_engine.get(), &Engine::streamFinished, &m_loop, [this](StreamId stream) {
            m_finished.insert(stream);
            check();
        });
    }

    //! Each has read all its events and failed with them twice.
    void addDeadStreams(const QUrl &url)
    {
        for (int i = 0; i < m_options.dead; ++i) {
            StreamConfig config = configOf(QStringLiteral("dead %1").arg(i), url);
            config.source = GeneratorSource{.seed = i + 1, .events = m_options.deadEvents};
            // From a half to one and a half of it, so that the retries spread over the time that is measured.
            const int retryMs = m_options.retryMs / 2 + m_options.retryMs * i / m_options.dead;
            config.delivery.retryDelays.assign(10, Milliseconds(retryMs));
            m_dead.push_back(start(config));
        }
        waitFor([this] {
            return std::all_of(m_dead.begin(), m_dead.end(), [this](StreamId stream) {
                const StreamStatus &status = m_statuses[stream];
                return status.sourceEnded && status.run.attempts >= 2 * status.run.batchesCreated;
            });
        });
    }

    Figures deliver(const QString &file, const QUrl &url)
    {
        StreamConfig config = configOf(QStringLiteral("healthy"), url);
        config.source = FileSource{file};
        const double processor = processorUs();
        const qint64 attempts = deadAttempts();
        const auto begun = std::chrono::steady_clock::now();
        const StreamId healthy = start(config);
        waitFor([this, healthy] { return m_finished.contains(healthy); });
        const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - begun;
        if (m_statuses[healthy].run.events.delivered != m_options.events)
            qFatal("%lld events were delivered, not %d", m_statuses[healthy].run.events.delivered, m_options.events);
        return {.eventsPerSecond = m_options.events / elapsed.count(),
                .processorUs = (processorUs() - processor) / m_options.events,
                .deadAttempts = deadAttempts() - attempts};
    }

private:
    static StreamConfig configOf(const QString &name, const QUrl &url)
    {
        StreamConfig config{.name = name};
        config.destination.url = url.toString();
        return config;
    }

    StreamId start(const StreamConfig &config)
    {
        const StreamId stream = m_engine->add({.config = config}).value();
        m_engine->start(stream);
        return stream;
    }

    qint64 deadAttempts()
    {
        qint64 attempts = 0;
        for (const StreamId stream : m_dead)
            attempts += m_statuses[stream].run.attempts;
        return attempts;
    }

    void waitFor(std::function<bool()> isDone)
    {
        using namespace std::chrono_literals;
        QTimer limit;
        QObject::connect(&limit, &QTimer::timeout, [] { qFatal("took longer than two minutes"); });
        limit.start(2min);
        m_isDone = std::move(isDone);
        m_loop.exec();
    }

    void check()
    {
        if (m_isDone && m_isDone()) {
            m_isDone = {};
            m_loop.quit();
        }
    }

    const Options &m_options;
    QTemporaryDir m_folder;
    Vault m_vault{defaultVaultPath()};
    SecretStore m_secrets{m_vault};
    QEventLoop m_loop;
    std::unique_ptr<Engine> m_engine;
    std::vector<StreamId> m_dead;
    QHash<StreamId, StreamStatus> m_statuses;
    QSet<StreamId> m_finished;
    std::function<bool()> m_isDone;
};

Figures measure(const Options &options, const QString &file, bool alone)
{
    bench::ReceiverProcess receiver;
    const DeadEndpoint dead;
    Fleet fleet(options);
    if (!alone)
        fleet.addDeadStreams(dead.url());
    ::sync(); // what was written before is not this round's to wait for
    const Figures figures = fleet.deliver(file, receiver.url());
    std::printf("  %-28s %9.0f events/s  %6.2f µs of processor time an event  %6lld attempts of the others\n",
                alone ? "alone" : "beside the dead ones", figures.eventsPerSecond, figures.processorUs,
                figures.deadAttempts);
    std::fflush(stdout);
    return figures;
}

double median(const std::vector<Figures> &rounds, double Figures::*what)
{
    std::vector<double> values;
    std::transform(rounds.begin(), rounds.end(), std::back_inserter(values), std::mem_fn(what));
    std::sort(values.begin(), values.end());
    return (values[(values.size() - 1) / 2] + values[values.size() / 2]) / 2;
}

void writeEvents(const QString &path, int count)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("%s cannot be written", qPrintable(path));
    for (const std::string &event : bench::sampleEvents(count))
        file.write(QByteArray::fromStdString(event) + '\n');
}

int compare(int argc, char **argv)
{
    Options options;
    CLI::App app("Measures one healthy stream, alone and beside streams with dead endpoints, in turns.");
    app.add_option("--dead", options.dead, "Streams with dead endpoints")->check(CLI::Range(1, 1000));
    app.add_option("--dead-events", options.deadEvents, "Events that wait in each of them")
        ->check(CLI::Range(1, 1'000'000));
    app.add_option("--retry-ms", options.retryMs, "Their retry delay")->check(CLI::Range(100, 3'600'000));
    app.add_option("--events", options.events, "Of the healthy stream")->check(CLI::Range(1000, 10'000'000));
    app.add_option("--rounds", options.rounds)->check(CLI::Range(1, 100));
    app.add_option("--work", options.work, "Folder for input and data")->check(CLI::ExistingDirectory);
    CLI11_PARSE(app, argc, argv);

    const QTemporaryDir folder(QString::fromStdString(options.work) + QStringLiteral("/events-XXXXXX"));
    const QString file = folder.filePath(QStringLiteral("events.ndjson"));
    writeEvents(file, options.events);

    std::vector<Figures> alone;
    std::vector<Figures> beside;
    for (int round = 0; round < options.rounds; ++round) {
        std::printf("round %d\n", round + 1);
        alone.push_back(measure(options, file, true));
        beside.push_back(measure(options, file, false));
    }
    std::printf(
        "beside %d dead streams: %.1f %% of the rate alone (goal: at least 95), %.2f times the processor time an "
        "event\n",
        options.dead, median(beside, &Figures::eventsPerSecond) * 100 / median(alone, &Figures::eventsPerSecond),
        median(beside, &Figures::processorUs) / median(alone, &Figures::processorUs));
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    penstock::useLightThreadLoops();
    QCoreApplication application(argc, argv);
    try {
        return compare(argc, argv);
    } catch (const std::exception &error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
