// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/samplerequest.h"
#include "ui/models/requesttext.h"

#include <QObject>
#include <QThread>

#include <atomic>

namespace penstock {

//! What a preview is made from.
struct PreviewInput
{
    StreamConfig config;
    QByteArray lines;         //!< see Sample
    std::optional<int> event; //!< none: a whole batch
    SampleIdentity identity;
    QSet<QByteArray> turned; //!< see requestText
};

//! A preview ready to be shown.
struct Preview
{
    SampleRequest request;
    RequestText text;
};

//! Makes previews without ever making the window wait.
//!
//! Lives in the window's thread and has one thread of its own. Of what was asked for meanwhile only the last is made.
class RequestComposer final : public QObject
{
    Q_OBJECT

public:
    explicit RequestComposer(const Catalog &catalog, QObject *parent = nullptr);
    ~RequestComposer() override;

    void compose(const PreviewInput &input);
    void save(const QString &file, const QByteArray &bytes);

Q_SIGNALS:
    void composed(const penstock::Preview &preview);
    void saved(const QString &file);
    void saveFailed(const QString &reason);

private:
    const Catalog &m_catalog;
    QThread m_thread;
    QObject *m_worker;                   //!< lives in m_thread, which deletes it
    std::atomic<quint64> m_question = 0; //!< the last one asked
};

} // namespace penstock
