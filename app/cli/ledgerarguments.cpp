// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/ledgerarguments.h"

#include "app/cli/arguments.h"
#include "app/cli/commands.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace {

constexpr const char *filterHelp =
    "Only those that match, in the language of the window's filter: terms parted by spaces, each a word to look for or "
    "field:value, a minus before it for the opposite. Fields: state status attempt took size events id request time. "
    "Values: 503, 5xx, >=500, none, 1..4, >500ms, <1MB, today, <10min; a comma between alternatives. "
    R"(Example: --filter 'state:backingOff,deadLettered status:>=500 -took:<1s "service unavailable"')";

constexpr const char *attemptFilterHelp =
    ". Of an attempt, status, took, attempt, size and time are its own (answer, duration, number, bytes sent, start); "
    "state, events, id and request are its batch's, as it is now";

struct LedgerCommand
{
    CLI::App *command;
    std::shared_ptr<LedgerOptions> options;
};

LedgerCommand addList(CLI::App &app, int &result, const std::string &name, const std::string &help,
                      int (*list)(const LedgerOptions &))
{
    const auto options = std::make_shared<LedgerOptions>();
    CLI::App *command = app.add_subcommand(name, help);
    addDataFolder(command, options->dataFolder);
    addText(command, "--stream", options->stream, "Only this stream's")->type_name("NAME");
    command->add_flag("--json", options->json, "One JSON object a line");
    command->callback([options, list, &result] { result = list(*options); });
    return {command, options};
}

void addChoice(const LedgerCommand &list, const std::string &stateHelp, const std::string &help)
{
    addText(list.command, "--state", list.options->state, stateHelp)->type_name("S");
    addText(list.command, "--filter", list.options->filter, help)->type_name("TEXT");
}

} // namespace

void addLedgerCommands(CLI::App &app, int &result)
{
    addChoice(addList(app, result, "batches", "List batches, oldest first", listBatches), "Only those in this state",
              filterHelp);
    addChoice(addList(app, result, "attempts", "List attempts: every request that reached the wire", listAttempts),
              "Only those with this outcome", std::string(filterHelp) + attemptFilterHelp);
    addList(app, result, "rejects", "List input that could not be used", listRejects);
}
