// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/configure/streamdocument.h"

#include <map>
#include <memory>

namespace penstock {

//! The documents of the window's streams: each keeps its steps while another stream is looked at.
class Documents final : public QObject
{
    Q_OBJECT

public:
    explicit Documents(QObject *parent = nullptr);
    ~Documents() override;

    void add(StreamId stream, const StreamConfig &config, const QString &file);
    void remove(StreamId stream);

    [[nodiscard]] StreamDocument *find(StreamId stream) const; //!< nullptr: none
    [[nodiscard]] QList<StreamDocument *> modified() const;

Q_SIGNALS:
    void modifiedChanged(penstock::StreamId stream, bool modified);

private:
    std::map<StreamId, std::unique_ptr<StreamDocument>> m_documents;
};

} // namespace penstock
