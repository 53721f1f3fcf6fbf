// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

#include <memory>

QT_BEGIN_NAMESPACE
class QSocketNotifier;
QT_END_NAMESPACE

namespace penstock {

//! SIGINT and SIGTERM as a Qt signal. One per process; a second SIGINT ends the process at once.
class ShutdownSignal final : public QObject
{
    Q_OBJECT

public:
    explicit ShutdownSignal(QObject *parent = nullptr);
    ~ShutdownSignal() override;

Q_SIGNALS:
    void requested(int signal);

private:
    void receive();

    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace penstock
