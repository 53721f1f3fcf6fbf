// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/groupcommit.h"

namespace penstock {

namespace {

// True: all have run. False: one has failed in a way that leaves a half-done change; it is marked, the rest runs again.
Result<bool> runCommands(Store &store, std::vector<Command> &group)
{
    for (Command &command : group) {
        if (command.failed)
            continue;
        command.result = command.run(store);
        switch (store.trouble()) {
        case Trouble::None:
            break;
        case Trouble::Statement:
            command.failed = true;
            return false;
        case Trouble::DiskFull:
        case Trouble::Connection:
            return Unexpected(command.result.error());
        }
    }
    return true;
}

Result<> runOnce(Store &store, std::vector<Command> &group)
{
    for (;;) {
        store.forgetTrouble();
        if (const Result<> begun = store.begin(); !begun)
            return begun;
        const Result<bool> all = runCommands(store, group);
        if (!all)
            return Unexpected(all.error());
        if (*all)
            return store.commit();
        store.rollback();
    }
}

} // namespace

CommitResult commitGroup(Store &store, std::vector<Command> &group)
{
    for (bool again = false;; again = true) {
        const Result<> done = runOnce(store, group);
        if (done)
            return Committed{};

        const Result<bool> found = store.reopen();
        if (!found)
            return Unseen{found.error()};
        if (*found)
            return Committed{};
        if (again || done.error().kind == Error::Kind::DiskFull)
            return NotCommitted{done.error()};
    }
}

} // namespace penstock
