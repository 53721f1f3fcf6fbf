// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/receiverprocess.h"

#include <QJsonDocument>

namespace penstock::bench {

ReceiverProcess::ReceiverProcess()
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QStringLiteral(BENCH_RECEIVER), {});
    if (!m_process.waitForReadyRead())
        qFatal("%s did not start", BENCH_RECEIVER);
    m_url = QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(m_process.readLine().trimmed().toInt()));
}

ReceiverProcess::~ReceiverProcess()
{
    stop();
}

QJsonObject ReceiverProcess::stop()
{
    m_process.terminate();
    m_process.waitForFinished();
    return QJsonDocument::fromJson(m_process.readAllStandardOutput()).object();
}

} // namespace penstock::bench
