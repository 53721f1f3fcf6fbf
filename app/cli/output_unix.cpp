// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Unix only: isatty(3), and ioctl(2) for the size of a terminal.

#include "app/cli/output.h"

#include <cstdio>
#include <sys/ioctl.h>
#include <unistd.h>

void printResult(const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stdout);
    std::fflush(stdout);
}

void printResultLine(const QByteArray &line)
{
    printResult(line + '\n');
}

void printMessage(const QString &text)
{
    const QByteArray line = text.toUtf8() + '\n';
    std::fwrite(line.constData(), 1, std::size_t(line.size()), stderr);
}

bool isStdoutTerminal()
{
    return ::isatty(STDOUT_FILENO) == 1;
}

int stdoutRows()
{
    winsize size{};
    return ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_row : 0;
}

bool isStderrTerminal()
{
    return ::isatty(STDERR_FILENO) == 1;
}
