// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/eventexport.h"

#include <QList>
#include <QString>

namespace penstock {

//! A file that dead letters are to be written to: their events, one a line, or, where its name ends in .har, the attempts
//! at them as an HTTP archive.
struct DeadLetterFile
{
    QString dataFolder;
    QString stream;
    QList<BatchId> batches; //!< empty: all dead letters of the stream
    QString path;
    QString url; //!< of the stream's endpoint
};

//! Takes its time, in any thread. The file is there whole or, where that fails, as it was before.
[[nodiscard]] Result<ExportedEvents> write(const DeadLetterFile &file);

} // namespace penstock
