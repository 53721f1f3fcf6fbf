// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

#include <QString>

#include <array>
#include <memory>

namespace penstock {

//! Standard input, a named pipe or a device: read as it comes, and never once more.
class PipeReader final : public Source
{
public:
    [[nodiscard]] static std::unique_ptr<PipeReader> standardInput();
    explicit PipeReader(const QString &path);
    ~PipeReader() override;
    Q_DISABLE_COPY_MOVE(PipeReader)

    [[nodiscard]] QByteArray id() const override;
    [[nodiscard]] bool isReplayable() const override { return false; }
    [[nodiscard]] Result<SourcePosition> open(const std::optional<SourcePosition> &from) override;
    [[nodiscard]] Result<Chunk> read(char *to, std::size_t capacity, Milliseconds wait) override;
    [[nodiscard]] QByteArray fingerprint(qint64) override { return {}; }
    void interrupt() override;

private:
    explicit PipeReader(int descriptor);

    QString m_path; //!< empty: standard input
    int m_input = -1;
    std::array<int, 2> m_wake{-1, -1}; //!< a pipe: interrupt() writes, read() sees it
};

} // namespace penstock
