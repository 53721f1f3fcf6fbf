// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/filter.h"

#include <QCoreApplication>

#include <algorithm>

namespace penstock {

QLatin1String fieldName(FilterField field)
{
    switch (field) {
    case FilterField::State:
        return QLatin1String("state");
    case FilterField::Status:
        return QLatin1String("status");
    case FilterField::Cause:
        return QLatin1String("cause");
    case FilterField::Attempt:
        return QLatin1String("attempt");
    case FilterField::Took:
        return QLatin1String("took");
    case FilterField::Size:
        return QLatin1String("size");
    case FilterField::Events:
        return QLatin1String("events");
    case FilterField::Id:
        return QLatin1String("id");
    case FilterField::Request:
        return QLatin1String("request");
    case FilterField::Time:
        return QLatin1String("time");
    case FilterField::Event:
        return QLatin1String("event");
    case FilterField::Uid:
        return QLatin1String("uid");
    case FilterField::Uuid:
        return QLatin1String("uuid");
    case FilterField::Campaign:
        return QLatin1String("campaign");
    }
    Q_UNREACHABLE();
}

std::optional<FilterField> fieldNamed(QStringView name)
{
    const auto found = std::ranges::find_if(
        filterFields, [name](FilterField field) { return name.compare(fieldName(field), Qt::CaseInsensitive) == 0; });
    return found == filterFields.end() ? std::nullopt : std::optional(*found);
}

QLatin1String stateName(FilterState state)
{
    switch (state) {
    case FilterState::Queued:
        return QLatin1String("queued");
    case FilterState::InFlight:
        return QLatin1String("inFlight");
    case FilterState::BackingOff:
        return QLatin1String("backingOff");
    case FilterState::Delivered:
        return QLatin1String("delivered");
    case FilterState::DeadLettered:
        return QLatin1String("deadLettered");
    case FilterState::Discarded:
        return QLatin1String("discarded");
    case FilterState::Halved:
        return QLatin1String("halved");
    }
    Q_UNREACHABLE();
}

QString stateWord(FilterState state)
{
    switch (state) {
    case FilterState::Queued:
        return QCoreApplication::translate("penstock", "Queued");
    case FilterState::InFlight:
        return QCoreApplication::translate("penstock", "In flight");
    case FilterState::BackingOff:
        return QCoreApplication::translate("penstock", "Backing off");
    case FilterState::Delivered:
        return QCoreApplication::translate("penstock", "Delivered");
    case FilterState::DeadLettered:
        return QCoreApplication::translate("penstock", "Dead letter");
    case FilterState::Discarded:
        return QCoreApplication::translate("penstock", "Discarded");
    case FilterState::Halved:
        return QCoreApplication::translate("penstock", "Halved");
    }
    Q_UNREACHABLE();
}

} // namespace penstock
