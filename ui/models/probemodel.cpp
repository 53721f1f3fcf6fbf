// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/probemodel.h"

#include "ui/models/roles.h"
#include "ui/models/wording.h"

#include <algorithm>

namespace penstock {

Mark markOf(ProbeVerdict verdict)
{
    switch (verdict) {
    case ProbeVerdict::Passed:
        return Mark::Delivered;
    case ProbeVerdict::Warning:
        return Mark::Warning;
    case ProbeVerdict::Failed:
        return Mark::Failed;
    case ProbeVerdict::NotRun:
        return Mark::Queued;
    }
    Q_UNREACHABLE();
}

void ProbeModel::begin()
{
    show(ProbeReport{});
}

void ProbeModel::show(ProbeStep step)
{
    m_running = step;
    changed(rowOf(step), rowOf(step));
}

void ProbeModel::add(const ProbeResult &result)
{
    m_running.reset();
    m_report.results.append(result);
    changed(rowOf(result.step), rowOf(result.step));
}

void ProbeModel::show(const ProbeReport &report)
{
    m_running.reset();
    m_report = report;
    changed(0, rowCount() - 1);
}

int ProbeModel::rowOf(ProbeStep step)
{
    return int(std::ranges::find(probeSteps, step) - probeSteps.begin());
}

void ProbeModel::changed(int first, int last)
{
    Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
}

int ProbeModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(probeSteps.size());
}

int ProbeModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ProbeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ProbeStep step = stepAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(step, index.column());
    case Qt::ToolTipRole:
        return index.column() == Found && m_report.result(step) ? text(step, Found) : stepWords(step).about;
    case Qt::TextAlignmentRole:
        return int((index.column() == Took ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case MarkRole:
        if (index.column() != Verdict)
            return {};
        if (m_running == step)
            return QVariant::fromValue(Mark::InFlight);
        if (const ProbeResult *result = m_report.result(step))
            return QVariant::fromValue(markOf(result->verdict));
        return {};
    default:
        return {};
    }
}

QString ProbeModel::text(ProbeStep step, int column) const
{
    const ProbeResult *result = m_report.result(step);
    if (!result)
        return textOfNone(step, column);
    switch (column) {
    case Step:
        return stepWords(step).title;
    case Verdict:
        return verdictWord(result->verdict);
    case Took:
        return result->took > Milliseconds(0) ? tookText(result->took) : QString();
    default:
        return result->found;
    }
}

QString ProbeModel::textOfNone(ProbeStep step, int column) const
{
    if (column == Step)
        return stepWords(step).title;
    if (column == Verdict)
        return m_running == step ? tr("Running") : sendsRequests(step) ? tr("Will send") : tr("Will look");
    return column == Found ? stepWords(step).about : QString();
}

QVariant ProbeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Took ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Step:
        return tr("Step");
    case Verdict:
        return tr("Verdict");
    case Took:
        return tr("Took");
    default:
        return tr("What was found");
    }
}

} // namespace penstock
