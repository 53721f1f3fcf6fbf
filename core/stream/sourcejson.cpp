// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stream/sourcejson.h"

#include "core/overloaded.h"

#include <QCoreApplication>

namespace penstock {

namespace {

using L1 = QLatin1String;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

SourceConfig readFile(const ObjectReader &reader)
{
    reader.allowOnly({L1("kind"), L1("path")});
    FileSource file;
    const QString mend = Words::tr("Write \"path\": \"events.ndjson\", the NDJSON file to read.");
    if (reader.require(L1("path"), mend))
        reader.read(L1("path"), file.path);
    return file;
}

SourceConfig readStdin(const ObjectReader &reader)
{
    reader.allowOnly({L1("kind")});
    return StdinSource{};
}

SourceConfig readGenerator(const ObjectReader &reader)
{
    reader.allowOnly({L1("kind"), L1("seed"), L1("events"), L1("eventsPerSecond")});
    GeneratorSource generator;
    reader.read(L1("seed"), limits::seed, generator.seed);
    reader.read(L1("events"), limits::events, generator.events);
    reader.read(L1("eventsPerSecond"), limits::eventsPerSecond, generator.eventsPerSecond);
    return generator;
}

struct Kind
{
    const char *name;
    SourceConfig (*read)(const ObjectReader &);
};

// A new kind of source is one more line here.
constexpr Kind kinds[] = {{"file", readFile}, {"stdin", readStdin}, {"generator", readGenerator}};

const QList<L1> laterKinds{L1("follow"), L1("ingest"), L1("nats"), L1("kafka")};

QString kindNames()
{
    QStringList names;
    for (const Kind &kind : kinds)
        names.append(L1(kind.name));
    return names.join(L1(", "));
}

} // namespace

std::optional<SourceConfig> readSource(const JsonNode &node, ProblemLog &log)
{
    const auto reader = ObjectReader::open(node, log);
    if (!reader)
        return std::nullopt;
    const QString mend = Words::tr("Write one of these: %1.").arg(kindNames());
    const auto kindNode = reader->require(L1("kind"), mend);
    const auto name = kindNode ? readText(*kindNode, log) : std::nullopt;
    if (!name)
        return std::nullopt;
    for (const Kind &kind : kinds) {
        if (*name == L1(kind.name))
            return kind.read(*reader);
    }
    log.error(kindNode->path,
              laterKinds.contains(*name) ? Words::tr("The source \"%1\" is not available yet.").arg(*name)
                                         : Words::tr("This kind of source is not known."),
              mend);
    return std::nullopt;
}

QLatin1String sourceKindName(const SourceConfig &source)
{
    return std::visit(Overloaded{
                          [](const FileSource &) { return L1("file"); },
                          [](const StdinSource &) { return L1("stdin"); },
                          [](const GeneratorSource &) { return L1("generator"); },
                      },
                      source);
}

} // namespace penstock
