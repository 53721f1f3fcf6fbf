// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sample/readsample.h"

#include <QObject>
#include <QThread>

#include <atomic>

namespace penstock {

//! Takes samples without ever making the window wait.
//!
//! Lives in its user's thread and has one thread of its own. A new question ends the one before it: of that no answer
//! comes any more.
class SampleReader final : public QObject
{
    Q_OBJECT

public:
    explicit SampleReader(const Catalog &catalog, const SampleLimits &limits = {}, QObject *parent = nullptr);
    ~SampleReader() override;

    //! Reads the first of them that holds events.
    void read(const QList<SampleInput> &inputs);
    void cancel();

Q_SIGNALS:
    void sampleRead(const penstock::Sample &sample);
    void sampleFailed(const QString &reason); //!< none holds events: why, a sentence for each

private:
    [[nodiscard]] Result<Sample> readOne(const SampleInput &input, quint64 question) const;
    void readAny(const QList<SampleInput> &inputs, quint64 question);

    const Catalog &m_catalog;
    const SampleLimits m_limits;
    QThread m_thread;
    QObject *m_worker;                   //!< lives in m_thread, which deletes it
    std::atomic<quint64> m_question = 0; //!< the last one asked
};

} // namespace penstock
