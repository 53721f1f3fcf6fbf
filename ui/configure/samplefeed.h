// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sample/samplereader.h"

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace penstock {

class StreamDocument;

//! Which input the sample of a stream is taken from.
struct SampleChoice
{
    enum class Kind {
        Automatic, //!< the stream's own input where it can be looked into and holds events, else made-up ones
        Source,
        File,
        Generated,
    };

    Kind kind = Kind::Automatic;
    QString file; //!< of Kind::File

    bool operator==(const SampleChoice &) const = default;
};

//! The inputs to try, the best first; none where the stream's own source is asked for and cannot be looked into.
[[nodiscard]] QList<SampleInput> sampleInputs(const SourceConfig &source, const QString &baseFolder,
                                              const SampleChoice &choice);

//! Keeps the sample that fits the document at hand: a new one when its source changes. Remembers each stream's choice.
class SampleFeed final : public QObject
{
    Q_OBJECT

public:
    SampleFeed(const Catalog &catalog, QSettings &settings, QObject *parent = nullptr);

    void setDocument(StreamDocument *document); //!< nullptr: none
    void choose(const SampleChoice &choice);
    void readAgain();

    [[nodiscard]] const SampleChoice &choice() const { return m_choice; }

Q_SIGNALS:
    void choiceChanged();
    void sampleRead(const penstock::Sample &sample);
    void sampleFailed(const QString &reason);

private:
    void follow();
    [[nodiscard]] QString settingsKey() const;

    QSettings &m_settings;
    SampleReader m_reader;
    StreamDocument *m_document = nullptr;
    SampleChoice m_choice;
    QList<SampleInput> m_inputs; //!< last asked for
};

} // namespace penstock
