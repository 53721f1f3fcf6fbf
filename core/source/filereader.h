// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

#include <QFile>

namespace penstock {

//! A regular file, read once from where the last run left it; a file that was replaced is read from its start.
class FileReader final : public Source
{
public:
    explicit FileReader(const QString &path);

    [[nodiscard]] QByteArray id() const override;
    [[nodiscard]] bool isReplayable() const override { return true; }
    [[nodiscard]] Result<SourcePosition> open(const std::optional<SourcePosition> &from) override;
    [[nodiscard]] Result<Chunk> read(char *to, std::size_t capacity, Milliseconds wait) override;
    [[nodiscard]] QByteArray fingerprint(qint64 offset) override;
    void interrupt() override {}

private:
    [[nodiscard]] bool isStillTheSame(const SourcePosition &position);

    QFile m_file;
    QByteArray m_fingerprint; //!< of the first `fingerprintBytes`, once that many are consumed
};

} // namespace penstock
