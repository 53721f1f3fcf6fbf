// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/findingmodel.h"

#include "ui/models/roles.h"
#include "ui/models/wording.h"

#include <algorithm>
#include <array>

namespace penstock {

namespace {

int alignment(int column)
{
    return int(Qt::AlignVCenter | (column == FindingModel::Count ? Qt::AlignRight : Qt::AlignLeft));
}

} // namespace

int FindingModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FindingModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TalliedFinding &finding = rows()[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(finding, index.column());
    case Qt::TextAlignmentRole:
        return alignment(index.column());
    case KeyRole:
        return index.row();
    default:
        return {};
    }
}

QVariant FindingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section);
    if (role != Qt::DisplayRole)
        return {};
    const std::array<QString, ColumnCount> titles{tr("Times"), tr("Not as documented"), tr("First in")};
    return titles[std::size_t(section)];
}

QString FindingModel::text(const TalliedFinding &finding, int column)
{
    switch (Column(column)) {
    case Count:
        return numberText(qint64(finding.finding.count));
    case What:
        return findingWords(finding.finding);
    case First:
        return finding.finding.kind == FormatFinding::Kind::Envelope
                   ? tr("request %1").arg(numberText(finding.request))
                   : tr("request %1, events[%2], event_uuid %3")
                         .arg(numberText(finding.request))
                         .arg(finding.finding.index)
                         .arg(QString::fromStdString(finding.finding.uuid));
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace penstock
