// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/samplefeed.h"

#include "core/stream/resolvedpath.h"
#include "ui/configure/streamdocument.h"

#include <QSettings>
#include <QUrl>

namespace penstock {

namespace {

const QString generatedWord = QStringLiteral("generated");
const QString sourceWord = QStringLiteral("source");

std::optional<SampleInput> ownInput(const SourceConfig &source, const QString &baseFolder)
{
    if (const auto *file = std::get_if<FileSource>(&source))
        return SampleFile{file->path.isEmpty() ? QString() : resolvedPath(file->path, baseFolder)};
    if (const auto *generator = std::get_if<GeneratorSource>(&source))
        return *generator;
    return {}; // what standard input brings can be read once only
}

QString storedText(const SampleChoice &choice)
{
    switch (choice.kind) {
    case SampleChoice::Kind::Automatic:
        break;
    case SampleChoice::Kind::Source:
        return sourceWord;
    case SampleChoice::Kind::File:
        return QStringLiteral("file:") + choice.file;
    case SampleChoice::Kind::Generated:
        return generatedWord;
    }
    return {};
}

SampleChoice storedChoice(const QString &text)
{
    if (text == sourceWord)
        return {SampleChoice::Kind::Source, {}};
    if (text == generatedWord)
        return {SampleChoice::Kind::Generated, {}};
    if (text.startsWith(QLatin1String("file:")))
        return {SampleChoice::Kind::File, text.mid(5)};
    return {};
}

} // namespace

QList<SampleInput> sampleInputs(const SourceConfig &source, const QString &baseFolder, const SampleChoice &choice)
{
    const auto own = ownInput(source, baseFolder);
    switch (choice.kind) {
    case SampleChoice::Kind::Automatic:
        break;
    case SampleChoice::Kind::Source:
        return own ? QList<SampleInput>{*own} : QList<SampleInput>();
    case SampleChoice::Kind::File:
        return {SampleFile{choice.file}};
    case SampleChoice::Kind::Generated:
        return {GeneratorSource()};
    }
    QList<SampleInput> inputs;
    if (own)
        inputs.append(*own);
    inputs.append(GeneratorSource());
    return inputs;
}

SampleFeed::SampleFeed(const Catalog &catalog, QSettings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_reader(catalog)
{
    connect(&m_reader, &SampleReader::sampleRead, this, &SampleFeed::sampleRead);
    connect(&m_reader, &SampleReader::sampleFailed, this, &SampleFeed::sampleFailed);
}

void SampleFeed::setDocument(StreamDocument *document)
{
    if (m_document)
        m_document->disconnect(this);
    m_document = document;
    m_inputs.clear();
    m_reader.cancel();
    if (!document)
        return;
    connect(document, &StreamDocument::changed, this, &SampleFeed::follow);
    m_choice = storedChoice(m_settings.value(settingsKey()).toString());
    Q_EMIT choiceChanged();
    readAgain();
}

void SampleFeed::choose(const SampleChoice &choice)
{
    if (!m_document)
        return;
    m_choice = choice;
    m_settings.setValue(settingsKey(), storedText(choice));
    Q_EMIT choiceChanged();
    readAgain();
}

void SampleFeed::readAgain()
{
    if (!m_document)
        return;
    m_inputs = sampleInputs(m_document->config().source, m_document->baseFolder(), m_choice);
    if (!m_inputs.isEmpty())
        return m_reader.read(m_inputs);
    m_reader.cancel();
    Q_EMIT sampleFailed(
        tr("The stream reads standard input, which can be read only once: take a sample file or generated events."));
}

void SampleFeed::follow()
{
    if (sampleInputs(m_document->config().source, m_document->baseFolder(), m_choice) != m_inputs)
        readAgain();
}

QString SampleFeed::settingsKey() const
{
    return QStringLiteral("preview/%1").arg(QString::fromLatin1(QUrl::toPercentEncoding(m_document->saved().name)));
}

} // namespace penstock
