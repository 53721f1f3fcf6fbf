// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/streamdocument.h"

#include "core/stream/streamcheck.h"

#include <QFileInfo>
#include <QUndoCommand>

namespace penstock {

//! From one config to another. A config is small, so a step holds both.
class ConfigStep final : public QUndoCommand
{
public:
    ConfigStep(StreamDocument &document, const QString &what, QString field, StreamConfig after)
        : QUndoCommand(what)
        , m_document(document)
        , m_field(std::move(field))
        , m_before(document.config())
        , m_after(std::move(after))
    {
    }

    void redo() override { m_document.apply(m_after); }
    void undo() override { m_document.apply(m_before); }

    [[nodiscard]] int id() const override { return m_field.isEmpty() ? -1 : 1; }

    bool mergeWith(const QUndoCommand *next) override
    {
        const auto *step = static_cast<const ConfigStep *>(next);
        if (step->m_field != m_field)
            return false;
        m_after = step->m_after;
        // What was typed and taken back again is no step.
        setObsolete(m_after == m_before);
        return true;
    }

private:
    StreamDocument &m_document;
    QString m_field;
    StreamConfig m_before;
    StreamConfig m_after;
};

StreamDocument::StreamDocument(StreamId stream, const StreamConfig &config, QString file, QObject *parent)
    : QObject(parent)
    , m_stream(stream)
    , m_file(std::move(file))
    , m_saved(config)
    , m_config(config)
    , m_problems(checkStreamConfig(config))
{
}

QString StreamDocument::baseFolder() const
{
    return m_file.isEmpty() ? QString() : QFileInfo(m_file).absolutePath();
}

void StreamDocument::edit(const QString &what, const QString &field, const std::function<void(StreamConfig &)> &edit)
{
    StreamConfig after = m_config;
    edit(after);
    if (after != m_config)
        m_history.push(new ConfigStep(*this, what, field, std::move(after)));
}

void StreamDocument::revert()
{
    edit(tr("Revert"), {}, [this](StreamConfig &config) { config = m_saved; });
}

void StreamDocument::setSaved(const StreamConfig &config)
{
    m_saved = config;
    // The next letter typed is a new step: undo comes back to what was saved.
    m_history.setClean();
    tellModified();
}

void StreamDocument::takeOver(const StreamConfig &config)
{
    edit(tr("Reload"), {}, [&](StreamConfig &mine) { mine = config; });
    setSaved(config);
}

void StreamDocument::setFile(const QString &file)
{
    m_file = file;
    Q_EMIT changed();
}

void StreamDocument::setOutside(Outside outside)
{
    m_outside = std::move(outside);
    Q_EMIT outsideChanged();
}

void StreamDocument::apply(const StreamConfig &config)
{
    m_config = config;
    m_problems = checkStreamConfig(config);
    Q_EMIT changed();
    tellModified();
}

void StreamDocument::tellModified()
{
    if (std::exchange(m_wasModified, isModified()) != m_wasModified)
        Q_EMIT modifiedChanged(m_wasModified);
}

} // namespace penstock
