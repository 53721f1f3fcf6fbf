// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Unix only: waiting for input and for interrupt() at the same time takes poll(2).

#include "core/source/pipereader.h"

#include <QCoreApplication>
#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace penstock {

namespace {

Unexpected readingFailed(const QString &path, int error)
{
    const QString name = path.isEmpty() ? QCoreApplication::translate("penstock", "standard input") : path;
    return failure(QCoreApplication::translate("penstock", "Reading %1 failed: %2.").arg(name, qt_error_string(error)),
                   Error::Kind::InvalidInput);
}

} // namespace

std::unique_ptr<PipeReader> PipeReader::standardInput()
{
    return std::unique_ptr<PipeReader>(new PipeReader(STDIN_FILENO));
}

PipeReader::PipeReader(int descriptor)
    : m_input(descriptor)
{
    if (::pipe2(m_wake.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        m_wake = {-1, -1};
}

PipeReader::PipeReader(const QString &path)
    : PipeReader(-1)
{
    m_path = path;
}

PipeReader::~PipeReader()
{
    for (const int descriptor : m_wake)
        ::close(descriptor);
    if (!m_path.isEmpty())
        ::close(m_input);
}

QByteArray PipeReader::id() const
{
    return m_path.isEmpty() ? QByteArrayLiteral("stdin") : "pipe:" + m_path.toUtf8();
}

Result<SourcePosition> PipeReader::open(const std::optional<SourcePosition> &)
{
    if (!m_path.isEmpty() && m_input < 0) {
        // Non-blocking, because opening a named pipe would wait for its writer.
        m_input = ::open(QFile::encodeName(m_path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
        if (m_input < 0)
            return readingFailed(m_path, errno);
    }
    return SourcePosition{.source = id()};
}

Result<Source::Chunk> PipeReader::read(char *to, std::size_t capacity, Milliseconds wait)
{
    std::array<pollfd, 2> ready{pollfd{m_input, POLLIN, 0}, pollfd{m_wake[0], POLLIN, 0}};
    const int count = ::poll(ready.data(), ready.size(), int(wait.count()));
    if (count < 0 && errno != EINTR)
        return readingFailed(m_path, errno);
    if (count <= 0)
        return Chunk{};
    if (ready[1].revents != 0) {
        char drop = 0;
        while (::read(m_wake[0], &drop, 1) == 1) {
        }
        return Chunk{};
    }

    const ssize_t bytes = ::read(m_input, to, capacity);
    if (bytes < 0)
        return errno == EINTR || errno == EAGAIN ? Result<Chunk>(Chunk{}) : readingFailed(m_path, errno);
    return Chunk{bytes == 0 ? Reading::End : Reading::Data, std::size_t(bytes)};
}

void PipeReader::interrupt()
{
    const char wake = 0;
    [[maybe_unused]] const ssize_t written = ::write(m_wake[1], &wake, 1);
}

} // namespace penstock
