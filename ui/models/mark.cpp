// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/mark.h"

#include "core/filter/filter.h"
#include "core/overloaded.h"

#include <QCoreApplication>

namespace penstock {

Mark markOf(const BatchState &state)
{
    return std::visit(Overloaded{
                          [](const Queued &) { return Mark::Queued; },
                          [](const InFlight &) { return Mark::InFlight; },
                          [](const BackingOff &) { return Mark::BackingOff; },
                          [](const Delivered &) { return Mark::Delivered; },
                          [](const DeadLettered &) { return Mark::DeadLetter; },
                          [](const Discarded &) { return Mark::Discarded; },
                          [](const Halved &) { return Mark::Halved; },
                      },
                      state);
}

Mark markOf(Outcome::Kind kind)
{
    switch (kind) {
    case Outcome::Kind::Delivered:
        return Mark::Delivered;
    case Outcome::Kind::Failed:
        return Mark::Failed;
    case Outcome::Kind::Unconfirmed:
        return Mark::Unconfirmed;
    }
    Q_UNREACHABLE();
}

Mark markOf(const StreamStatus &status)
{
    return std::visit(Overloaded{
                          [](const Stopped &) { return Mark::Stopped; },
                          [&](const Running &) {
                              if (status.tripped)
                                  return Mark::Held;
                              return status.batches.backingOff > 0 ? Mark::Failing : Mark::Running;
                          },
                          [](const Paused &) { return Mark::Paused; },
                          [](const Held &) { return Mark::Held; },
                          [](const Stopping &) { return Mark::Stopping; },
                          [](const Blocked &) { return Mark::Blocked; },
                      },
                      status.state);
}

QString markWord(Mark mark)
{
    switch (mark) {
    case Mark::Queued:
        return stateWord(FilterState::Queued);
    case Mark::InFlight:
        return stateWord(FilterState::InFlight);
    case Mark::BackingOff:
        return stateWord(FilterState::BackingOff);
    case Mark::Delivered:
        return stateWord(FilterState::Delivered);
    case Mark::DeadLetter:
        return stateWord(FilterState::DeadLettered);
    case Mark::Discarded:
        return stateWord(FilterState::Discarded);
    case Mark::Halved:
        return stateWord(FilterState::Halved);
    case Mark::Failed:
        return QCoreApplication::translate("penstock", "Failed");
    case Mark::Unconfirmed:
        return QCoreApplication::translate("penstock", "Unconfirmed");
    case Mark::Running:
        return QCoreApplication::translate("penstock", "Running");
    case Mark::Failing:
        return QCoreApplication::translate("penstock", "Failing");
    case Mark::Paused:
        return QCoreApplication::translate("penstock", "Paused");
    case Mark::Held:
        return QCoreApplication::translate("penstock", "Held");
    case Mark::Stopping:
        return QCoreApplication::translate("penstock", "Stopping");
    case Mark::Stopped:
        return QCoreApplication::translate("penstock", "Stopped");
    case Mark::Blocked:
        return QCoreApplication::translate("penstock", "Blocked");
    case Mark::Error:
        return QCoreApplication::translate("penstock", "Error");
    case Mark::Warning:
        return QCoreApplication::translate("penstock", "Warning");
    case Mark::Personal:
        return QCoreApplication::translate("penstock", "personal");
    }
    Q_UNREACHABLE();
}

} // namespace penstock
