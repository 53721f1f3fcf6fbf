// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/batch/batch.h"
#include "core/filter/recordfilter.h"
#include "core/result.h"

#include <QList>
#include <QString>

#include <optional>

//! Which batches of a stream a command is about.
struct BatchChoice
{
    QString dataFolder;
    QString stream;
    QString state;                    //!< its name: all have to be in it
    QList<penstock::BatchId> batches; //!< empty: all that are in it
    std::optional<penstock::RecordFilter> filter;
};

struct ChosenBatches
{
    QList<penstock::BatchId> batches;
    qint64 events = 0;
};

//! An error when one that is chosen by its id is not in that state.
[[nodiscard]] penstock::Result<ChosenBatches> chosenBatches(const BatchChoice &choice);
