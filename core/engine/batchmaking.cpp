// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/batchmaking.h"

#include "core/destination/dialects.h"

#include <QUuid>

namespace penstock {

QByteArray makeRequestId()
{
    return QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
}

std::unique_ptr<Batcher> makeBatcher(const StreamConfig &config, Batcher::MakeRequestId makeId)
{
    const Dialect *dialect = findDialect(config.destination.kind);
    Q_ASSERT(dialect); // the config was checked
    const auto makeFrame = [appName = config.workspace.name.toStdString(), dialect](const QByteArray &requestId) {
        const std::string head = dialect->bodyHead(appName, {requestId.constData(), std::size_t(requestId.size())});
        return BodyFrame{.head = QByteArray::fromStdString(head),
                         .tail = QByteArray(dialect->bodyTail.data(), qsizetype(dialect->bodyTail.size()))};
    };
    const BatchPolicy policy{.maxEvents = config.delivery.batchSize, .maxWait = config.delivery.maxWait};
    return std::make_unique<Batcher>(policy, std::move(makeId), makeFrame);
}

} // namespace penstock
