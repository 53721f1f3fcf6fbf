// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sample/samplefacts.h"
#include "core/stream/streamconfig.h"

#include <QList>

namespace penstock {

//! Where a sample is taken from.
struct SampleFile
{
    QString path;
    friend bool operator==(const SampleFile &, const SampleFile &) = default;
};
using SampleInput = std::variant<SampleFile, GeneratorSource>;

//! The beginning of a stream's input: its lines, and what they hold.
struct Sample
{
    //! A line that is of no use, and why.
    struct Reject
    {
        qint64 line = 0; //!< counted from 1
        QString reason;

        bool operator==(const Reject &) const = default;
    };

    static constexpr qsizetype mostRejects = 20;

    SampleInput input;
    SampleFacts facts;
    QByteArray lines;       //!< as they stand, a newline after each; those that are of no use left out
    QList<Reject> rejects;  //!< the first ones
    qint64 rejected = 0;    //!< all
    bool isWhole = false;   //!< the input holds no more
    QStringList passedOver; //!< why inputs that were to come first gave nothing, a sentence each
};

} // namespace penstock
