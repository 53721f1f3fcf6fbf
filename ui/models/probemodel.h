// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/probe/endpointtester.h"
#include "ui/models/mark.h"

#include <QAbstractTableModel>

#include <optional>

namespace penstock {

[[nodiscard]] Mark markOf(ProbeVerdict verdict);

//! The steps of an endpoint test, one row each: what each does, and once it ran what it found.
class ProbeModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Step, Verdict, Took, Found, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void begin();              //!< a new test: no step has run
    void show(ProbeStep step); //!< it is running
    void add(const ProbeResult &result);
    void show(const ProbeReport &report); //!< of a test that has ended; one without results: as before any

    [[nodiscard]] const ProbeReport &report() const { return m_report; }
    [[nodiscard]] static ProbeStep stepAt(int row) { return probeSteps[std::size_t(row)]; }
    [[nodiscard]] static int rowOf(ProbeStep step);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void changed(int first, int last);
    [[nodiscard]] QString text(ProbeStep step, int column) const;
    [[nodiscard]] QString textOfNone(ProbeStep step, int column) const;

    ProbeReport m_report;
    std::optional<ProbeStep> m_running;
};

} // namespace penstock
