// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Unix only: a handler may do next to nothing, so it writes one byte into a pipe that the event loop reads.

#include "core/engine/shutdownsignal.h"

#include <QSocketNotifier>

#include <array>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace penstock {

namespace {

std::array<int, 2> signalPipe{-1, -1};

void handleSignal(int signal)
{
    const char byte = char(signal);
    [[maybe_unused]] const ssize_t written = ::write(signalPipe[1], &byte, 1);
}

void setHandler(void (*handler)(int), int flags)
{
    struct sigaction action
    {
    };
    action.sa_handler = handler;
    action.sa_flags = flags;
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
}

} // namespace

ShutdownSignal::ShutdownSignal(QObject *parent)
    : QObject(parent)
{
    Q_ASSERT(signalPipe[0] == -1);
    if (::pipe2(signalPipe.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        qFatal("Cannot make a pipe for signals.");
    m_notifier = std::make_unique<QSocketNotifier>(signalPipe[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] { receive(); });
    // The first signal stops cleanly; SA_RESETHAND lets the second one end a process that cannot.
    setHandler(handleSignal, SA_RESTART | int(SA_RESETHAND));
}

ShutdownSignal::~ShutdownSignal()
{
    setHandler(SIG_DFL, 0);
    m_notifier.reset();
    for (int &descriptor : signalPipe)
        ::close(std::exchange(descriptor, -1));
}

void ShutdownSignal::receive()
{
    char signal = 0;
    while (::read(signalPipe[0], &signal, 1) == 1)
        Q_EMIT requested(signal);
}

} // namespace penstock
