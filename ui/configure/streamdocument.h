// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/batch/batch.h"
#include "core/result.h"
#include "core/stream/problem.h"
#include "core/stream/streamconfigjson.h"

#include <QObject>
#include <QUndoStack>

#include <functional>
#include <optional>

namespace penstock {

//! A stream's config while it is edited: each change is one step that can be undone, a revert and a reload included.
//!
//! Lives in the window's thread and touches no file.
class StreamDocument final : public QObject
{
    Q_OBJECT

public:
    //! `file`: empty as long as the stream has none.
    StreamDocument(StreamId stream, const StreamConfig &config, QString file, QObject *parent = nullptr);

    [[nodiscard]] StreamId stream() const { return m_stream; }
    [[nodiscard]] const QString &file() const { return m_file; }
    [[nodiscard]] QString baseFolder() const; //!< where the config's relative paths start
    [[nodiscard]] const StreamConfig &config() const { return m_config; }
    [[nodiscard]] const StreamConfig &saved() const { return m_saved; } //!< as its file has it
    [[nodiscard]] const QList<Problem> &problems() const { return m_problems; }
    [[nodiscard]] bool isModified() const { return m_config != m_saved; }
    [[nodiscard]] QUndoStack &history() { return m_history; }

    //! Does nothing when `edit` changes nothing. `what` names the step in the Edit menu: "Change address"; it never holds
    //! a value. Steps of one `field` that follow each other are one: typing a word is one step. Empty: always its own.
    void edit(const QString &what, const QString &field, const std::function<void(StreamConfig &)> &edit);

    void revert(); //!< to what the file has

    //! The file has this now: it was saved, or another program changed it and `takeOver` is to do the same here.
    void setSaved(const StreamConfig &config);
    void takeOver(const StreamConfig &config);
    void setFile(const QString &file);

    //! What another program put into the file while there were changes here; nothing when there is no such conflict.
    using Outside = std::optional<Result<ParsedStreamConfig>>;
    [[nodiscard]] const Outside &outside() const { return m_outside; }
    void setOutside(Outside outside);

Q_SIGNALS:
    void changed(); //!< config or problems
    void modifiedChanged(bool modified);
    void outsideChanged();

private:
    friend class ConfigStep;
    void apply(const StreamConfig &config);
    void tellModified();

    const StreamId m_stream;
    QString m_file;
    StreamConfig m_saved;
    StreamConfig m_config;
    QList<Problem> m_problems;
    bool m_wasModified = false;
    Outside m_outside;
    QUndoStack m_history;
};

} // namespace penstock
