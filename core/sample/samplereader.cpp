// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sample/samplereader.h"

#include "core/source/source.h"
#include "core/time/bootclock.h"

namespace penstock {

namespace {

QString nothingIn(const Sample &sample)
{
    const QString name = sampleName(sample.input);
    if (sample.rejects.isEmpty())
        return SampleReader::tr("%1 holds no event.").arg(name);
    const Sample::Reject &first = sample.rejects.first();
    return SampleReader::tr("%1 holds no event that can be used. Line %2: %3.")
        .arg(name, QString::number(first.line), first.reason);
}

} // namespace

SampleReader::SampleReader(const Catalog &catalog, const SampleLimits &limits, QObject *parent)
    : QObject(parent)
    , m_catalog(catalog)
    , m_limits(limits)
    , m_worker(new QObject)
{
    m_thread.setObjectName(QStringLiteral("sample"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

SampleReader::~SampleReader()
{
    cancel();
    m_thread.quit();
    m_thread.wait();
}

void SampleReader::read(const QList<SampleInput> &inputs)
{
    const quint64 question = ++m_question;
    QMetaObject::invokeMethod(
        m_worker, [this, inputs, question] { readAny(inputs, question); }, Qt::QueuedConnection);
}

void SampleReader::cancel()
{
    ++m_question;
}

Result<Sample> SampleReader::readOne(const SampleInput &input, quint64 question) const
{
    const auto source = openSample(input, m_catalog);
    if (!source)
        return Unexpected(source.error());
    const SteadyTime end = currentMoment().steady + m_limits.time;
    auto sample = readSample(**source, input, m_catalog, m_limits,
                             [&] { return m_question != question || currentMoment().steady >= end; });
    if (sample && sample->facts.events == 0)
        return failure(nothingIn(*sample), Error::Kind::InvalidInput);
    return sample;
}

void SampleReader::readAny(const QList<SampleInput> &inputs, quint64 question)
{
    QStringList reasons;
    Result<Sample> sample = failure({});
    for (const SampleInput &input : inputs) {
        sample = readOne(input, question);
        if (sample)
            break;
        reasons.append(sample.error().message);
    }
    if (sample)
        sample->passedOver = reasons;
    // Whether somebody has asked again meanwhile is known for sure only in the thread that asks.
    QMetaObject::invokeMethod(
        this,
        [this, sample, reasons, question] {
            if (m_question != question)
                return;
            if (sample)
                Q_EMIT sampleRead(*sample);
            else
                Q_EMIT sampleFailed(reasons.join(u' '));
        },
        Qt::QueuedConnection);
}

} // namespace penstock
