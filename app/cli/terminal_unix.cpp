// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/terminal.h"

#include "app/cli/output.h"

#include <cerrno>
#include <functional>

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

// Unix: neither Qt nor the standard library can hide what is typed.

using namespace penstock;

namespace {

constexpr qsizetype longestAnswer = 4096;

//! Hides what is typed as long as it lives.
class EchoOff final
{
public:
    explicit EchoOff(int descriptor)
        : m_descriptor(descriptor)
        , m_isTerminal(::tcgetattr(descriptor, &m_before) == 0)
    {
        if (!m_isTerminal)
            return;
        termios hidden = m_before;
        hidden.c_lflag &= ~tcflag_t(ECHO);
        ::tcsetattr(descriptor, TCSAFLUSH, &hidden);
    }
    ~EchoOff()
    {
        if (m_isTerminal)
            ::tcsetattr(m_descriptor, TCSAFLUSH, &m_before);
    }
    EchoOff(const EchoOff &) = delete;
    EchoOff &operator=(const EchoOff &) = delete;

private:
    int m_descriptor;
    termios m_before{};
    bool m_isTerminal;
};

// Not stdin: that may be the events. A question that nobody sees would wait for ever.
Result<QByteArray> ask(const QString &question, const std::function<Result<QByteArray>(int terminal)> &read)
{
    const int terminal = isStderrTerminal() ? ::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY) : -1;
    if (terminal < 0)
        return failure(QStringLiteral("There is no terminal to ask on."), Error::Kind::InvalidInput);
    const QByteArray text = question.toUtf8();
    [[maybe_unused]] const auto written = ::write(terminal, text.constData(), std::size_t(text.size()));
    auto answer = read(terminal);
    ::close(terminal);
    return answer;
}

} // namespace

Result<QByteArray> askHidden(const QString &question)
{
    return ask(question, [](int terminal) {
        auto answer = [terminal] {
            const EchoOff echo(terminal);
            return readLine(terminal, longestAnswer);
        }();
        [[maybe_unused]] const auto written = ::write(terminal, "\n", 1);
        return answer;
    });
}

Result<bool> askYes(const QString &question)
{
    return ask(question, [](int terminal) { return readLine(terminal, longestAnswer); })
        .map([](const QByteArray &answer) {
            const QByteArray word = answer.trimmed().toLower();
            return word == "y" || word == "yes";
        });
}

Result<QByteArray> readLine(int descriptor, qsizetype limit)
{
    QByteArray line;
    char byte = 0;
    for (;;) {
        const ssize_t got = ::read(descriptor, &byte, 1);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return failure(
                QStringLiteral("File descriptor %1 cannot be read: %2.").arg(descriptor).arg(qt_error_string(errno)),
                Error::Kind::InvalidInput);
        if (got == 0 || byte == '\n')
            break;
        if (line.size() == limit)
            return failure(QStringLiteral("A line of more than %1 bytes is no passphrase.").arg(limit),
                           Error::Kind::InvalidInput);
        line += byte;
    }
    if (line.endsWith('\r'))
        line.chop(1);
    return line;
}

Result<QByteArray> readStdin(qsizetype limit)
{
    QByteArray all;
    char block[4096];
    for (;;) {
        const ssize_t got = ::read(STDIN_FILENO, block, sizeof(block));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return failure(QStringLiteral("Standard input cannot be read: %1.").arg(qt_error_string(errno)));
        if (got == 0)
            return all;
        all.append(block, qsizetype(got));
        if (all.size() > limit)
            return failure(QStringLiteral("Standard input holds more than %1 bytes: that is no secret.").arg(limit),
                           Error::Kind::InvalidInput);
    }
}

bool isStdinTerminal()
{
    return ::isatty(STDIN_FILENO) != 0;
}
