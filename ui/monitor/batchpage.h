// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/clock.h"
#include "ui/page.h"

#include <QPointer>

QT_BEGIN_NAMESPACE
class QSplitter;
QT_END_NAMESPACE

namespace penstock {

class BatchTableModel;
class BatchView;
class CellDelegate;
class Inspector;
class Theme;

//! A list of a stream's batches and, below it, the one that is selected.
class BatchPage : public Page
{
    Q_OBJECT

public:
    void showStream(StreamView *stream) override;
    void tick() override;
    void addAttempts(const QList<AttemptRecord> &attempts) override;
    void showDetail(const BatchDetail &detail) override;
    void showDetailError(BatchId batch, const QString &error) override;

protected:
    BatchPage(const QString &name, const QString &title, const Theme &theme, Clock clock, QWidget *parent);

    [[nodiscard]] virtual BatchTableModel &modelOf(StreamView &stream) const = 0;
    [[nodiscard]] virtual QStringList widestTexts() const = 0; //!< of each column but the last

    [[nodiscard]] StreamId stream() const { return m_stream; }
    [[nodiscard]] BatchView &view() const { return *m_view; }
    [[nodiscard]] CellDelegate &cells() const { return *m_cells; }
    [[nodiscard]] QSplitter &parts() const { return *m_parts; } //!< list above, inspector below
    [[nodiscard]] const Clock &clock() const { return m_clock; }

private:
    void inspect(BatchId batch);

    const Clock m_clock;
    StreamId m_stream = 0;
    QPointer<BatchTableModel> m_model;
    BatchView *m_view;
    CellDelegate *m_cells;
    Inspector *m_inspector;
    QSplitter *m_parts;
};

} // namespace penstock
