// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sample/readsample.h"

#include "core/overloaded.h"
#include "core/sample/factcollector.h"
#include "core/source/linesplitter.h"
#include "core/source/makesource.h"
#include "core/stream/streamconfig.h"
#include "core/transform/transform.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>

namespace penstock {

namespace {

constexpr std::size_t chunkBytes = 64 * 1024;
constexpr Milliseconds patience{100};

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

//! Facts do not depend on them.
class NoDefaults final : public EventDefaults
{
public:
    std::string uuid() override { return "00000000-0000-0000-0000-000000000000"; }
    std::int64_t epochSeconds() override { return 1'500'000'000; }
};

//! Takes line after line until the sample is large enough.
class SampleSink final : public EventSink
{
public:
    SampleSink(Sample &sample, const SampleLimits &limits)
        : m_sample(sample)
        , m_limits(limits)
    {
    }

    void accepted(std::string_view event, const EventIdentity &, bool) override
    {
        m_isOfUse = true;
        m_collector.add(event, m_sample.facts);
    }

    void filtered(const EventIdentity &) override {}

    void rejected(std::string_view reason, std::string_view) override
    {
        reject(QString::fromUtf8(reason.data(), qsizetype(reason.size())));
    }

    void take(const LineSplitter::Line &line, Transform &transform)
    {
        ++m_line;
        m_read += line.end - line.offset;
        m_isOfUse = false;
        if (line.tooLong)
            return reject(Words::tr("longer than 1 MiB"));
        transform.readLine(line.text, *this);
        if (m_isOfUse)
            m_sample.lines.append(line.text.data(), qsizetype(line.text.size())).append('\n');
    }

    [[nodiscard]] bool isFull() const { return m_sample.facts.events >= m_limits.events || m_read >= m_limits.bytes; }

private:
    void reject(const QString &reason)
    {
        ++m_sample.rejected;
        if (m_sample.rejects.size() < Sample::mostRejects)
            m_sample.rejects.append({m_line, reason});
    }

    Sample &m_sample;
    const SampleLimits &m_limits;
    FactCollector m_collector;
    qint64 m_line = 0;
    qint64 m_read = 0;
    bool m_isOfUse = false;
};

Result<> requireRegularFile(const QString &path)
{
    const QFileInfo info(path);
    const QString name = info.fileName().isEmpty() ? path : info.fileName();
    if (path.isEmpty())
        return failure(Words::tr("The stream's source names no file."), Error::Kind::InvalidInput);
    if (!info.exists())
        return failure(Words::tr("%1 is not there.").arg(name), Error::Kind::InvalidInput);
    if (info.isDir())
        return failure(Words::tr("%1 is a folder.").arg(name), Error::Kind::InvalidInput);
    if (!info.isFile())
        return failure(Words::tr("%1 is a pipe: a look into it would take events from the stream.").arg(name),
                       Error::Kind::InvalidInput);
    return {};
}

QString originOf(const Sample &sample)
{
    const QString name = sampleName(sample.input);
    if (std::holds_alternative<GeneratorSource>(sample.input) || sample.isWhole)
        return name;
    return Words::tr("%1, first %2 events").arg(name, QLocale().toString(sample.facts.events));
}

} // namespace

QString sampleName(const SampleInput &input)
{
    return std::visit(Overloaded{
                          [](const SampleFile &file) { return QFileInfo(file.path).fileName(); },
                          [](const GeneratorSource &) { return Words::tr("generated events"); },
                      },
                      input);
}

Result<std::unique_ptr<Source>> openSample(const SampleInput &input, const Catalog &catalog)
{
    SourceConfig config;
    if (const auto *file = std::get_if<SampleFile>(&input)) {
        if (const auto regular = requireRegularFile(file->path); !regular)
            return Unexpected(regular.error());
        config = FileSource{file->path};
    } else {
        // All at once: a sample does not wait for the stream's rate.
        config = std::get<GeneratorSource>(input);
        std::get<GeneratorSource>(config).eventsPerSecond = 0;
    }
    auto source = makeSource(config, {}, catalog);
    if (const auto opened = source->open({}); !opened)
        return Unexpected(opened.error());
    return source;
}

Result<Sample> readSample(Source &source, const SampleInput &input, const Catalog &catalog, const SampleLimits &limits,
                          const std::function<bool()> &enough)
{
    Sample sample;
    sample.input = input;
    NoDefaults defaults;
    Transform transform(catalog, {}, {}, {}, defaults);
    SampleSink sink(sample, limits);
    LineSplitter splitter(0, Transform::padding);
    while (!sample.isWhole && !sink.isFull() && !enough()) {
        const auto chunk = source.read(splitter.prepare(chunkBytes), chunkBytes, patience);
        if (!chunk)
            return Unexpected(chunk.error());
        splitter.commit(chunk->bytes);
        while (const auto line = sink.isFull() ? std::nullopt : splitter.next())
            sink.take(*line, transform);
        sample.isWhole = chunk->reading == Source::Reading::End && !sink.isFull();
        if (const auto line = sample.isWhole ? splitter.rest() : std::nullopt)
            sink.take(*line, transform);
    }
    sample.facts.origin = originOf(sample);
    return sample;
}

} // namespace penstock
