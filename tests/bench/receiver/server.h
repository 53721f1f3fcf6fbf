// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/bench/receiver/filedescriptor.h"
#include "tests/bench/receiver/requestreader.h"
#include "tests/bench/receiver/tally.h"

#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

namespace penstock::bench {

struct ServerOptions
{
    std::uint16_t port = 0; //!< 0: one that is free
    int status = 200;       //!< of every answer
    std::string countedText;
    std::int64_t events = 0; //!< ends after so many; 0: by a signal only
    int idleSeconds = 60;    //!< ends after so long without traffic
};

//! Reads every request on 127.0.0.1 whole, answers it and counts, in one thread.
class Server
{
public:
    //! Throws std::system_error when the port cannot be had. SIGTERM, SIGINT and SIGUSR1 are the server's from now on.
    explicit Server(ServerOptions options);

    [[nodiscard]] std::uint16_t port() const;

    //! Until SIGTERM, the wanted number of events or silence. `asked` is called for each SIGUSR1.
    Tally run(const std::function<void(const Tally &)> &asked);

private:
    struct Connection
    {
        FileDescriptor socket;
        RequestReader reader;
    };

    void watch(int fd);
    void acceptOne();
    void serve(int fd);
    [[nodiscard]] bool answer(int fd, const RequestReader::Progress &progress);
    [[nodiscard]] bool takeSignal(const std::function<void(const Tally &)> &asked);
    [[nodiscard]] bool isDone() const { return m_options.events > 0 && m_tally.events >= m_options.events; }

    ServerOptions m_options;
    std::string m_answer;
    FileDescriptor m_listener;
    FileDescriptor m_signals;
    FileDescriptor m_poll;
    std::unordered_map<int, Connection> m_connections;
    std::vector<char> m_buffer; //!< one for all: it stays in the processor's cache
    Tally m_tally;
};

} // namespace penstock::bench
