// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/traffichistory.h"

#include <QObject>
#include <QString>
#include <QThread>

namespace penstock {

//! Keeps the history in `history.sqlite` of the data folder, without making anybody wait.
//!
//! Lives in the thread that made it and has one thread of its own. Whatever is wrong with the file, delivery goes on: the
//! history then lasts as long as the process.
class TrafficStore final : public QObject
{
    Q_OBJECT

public:
    //! Begins to read at once; what is too old at `now` is removed.
    TrafficStore(const QString &dataFolder, WallTime now, QObject *parent = nullptr);
    ~TrafficStore() override; //!< writes what waits

    void write(const TrafficRecord &record, WallTime now); //!< after `loaded` only

Q_SIGNALS:
    void loaded(const penstock::TrafficRecord &stored); //!< the file can be written
    void noticed(const QString &text);                  //!< in plain words

private:
    class Worker;

    QThread m_thread;
    Worker *m_worker = nullptr; //!< lives in m_thread, which deletes it
};

} // namespace penstock
