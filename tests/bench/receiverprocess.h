// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QUrl>

namespace penstock::bench {

//! bench_receiver, in a process of its own: what it costs is not counted as the sender's.
class ReceiverProcess
{
public:
    ReceiverProcess();
    ~ReceiverProcess();

    [[nodiscard]] QUrl url() const { return m_url; }
    QJsonObject stop(); //!< its counts

private:
    QProcess m_process;
    QUrl m_url;
};

} // namespace penstock::bench
