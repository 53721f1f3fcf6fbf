// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/requestcomposer.h"

#include <QDir>
#include <QSaveFile>

namespace penstock {

RequestComposer::RequestComposer(const Catalog &catalog, QObject *parent)
    : QObject(parent)
    , m_catalog(catalog)
    , m_worker(new QObject)
{
    m_thread.setObjectName(QStringLiteral("preview"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

RequestComposer::~RequestComposer()
{
    ++m_question;
    m_thread.quit();
    m_thread.wait();
}

void RequestComposer::compose(const PreviewInput &input)
{
    const quint64 question = ++m_question;
    const auto make = [this, input, question] {
        if (m_question != question)
            return;
        Preview preview{sampleRequest(input.config, input.lines, input.event, input.identity, m_catalog), {}};
        preview.text = requestText(preview.request.head, preview.request.body, input.turned, m_catalog);
        // Whether something newer was asked for is known for sure only in the thread that asks.
        const auto tell = [this, preview = std::move(preview), question] {
            if (m_question == question)
                Q_EMIT composed(preview);
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    };
    QMetaObject::invokeMethod(m_worker, make, Qt::QueuedConnection);
}

void RequestComposer::save(const QString &file, const QByteArray &bytes)
{
    const auto write = [this, file, bytes] {
        QSaveFile out(file);
        const bool done = out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size() && out.commit();
        const auto tell = [this, file, done, reason = out.errorString()] {
            if (done)
                Q_EMIT saved(file);
            else
                Q_EMIT saveFailed(tr("%1 cannot be written: %2.").arg(QDir::toNativeSeparators(file), reason));
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    };
    QMetaObject::invokeMethod(m_worker, write, Qt::QueuedConnection);
}

} // namespace penstock
