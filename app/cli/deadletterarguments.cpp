// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/deadletterarguments.h"

#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/vaultarguments.h"

#include <CLI/CLI.hpp>

#include <memory>
#include <vector>

namespace {

struct Which
{
    CLI::Option *batch;
    CLI::Option *all;
};

Which addWhich(CLI::App *command, QList<qint64> &batches, bool &all)
{
    const Which which{
        command->add_option_function<std::vector<qint64>>(
            "--batch",
            [&batches](const std::vector<qint64> &ids) { batches = QList<qint64>(ids.cbegin(), ids.cend()); },
            "These batches"),
        command->add_flag("--all", all, "All dead letters of the stream")};
    which.batch->type_name("ID")->check(CLI::PositiveNumber);
    which.all->excludes(which.batch);
    return which;
}

void addRedeliver(CLI::App &app, int &result)
{
    const auto options = std::make_shared<RedeliverOptions>();
    CLI::App *command = app.add_subcommand("redeliver", "Send dead letters again, with the same body");
    addConfig(command, options->config);
    addDataFolder(command, options->dataFolder);
    addWhich(command, options->batches, options->all);
    command
        ->add_option("--rate", options->rate,
                     "Send on so many batches a second (default: all at once); what has not gone out when this ends "
                     "stays a dead letter")
        ->type_name("N")
        ->check(CLI::Range(0.01, 1000.));
    command->add_flag("--yes", options->yes,
                      "Also where the stream's environment is production; without it, a terminal is asked, and "
                      "anything else is refused with 2");
    addVaultOptions(command, options->vault);
    command->add_flag("--json", options->json, "End with one JSON object");
    command->callback([options, &result] {
        if (!options->all && options->batches.isEmpty())
            throw CLI::ValidationError("redeliver", "say which: --batch ID or --all");
        result = redeliverBatches(*options);
    });
}

void addDiscard(CLI::App &app, int &result)
{
    const auto options = std::make_shared<DiscardOptions>();
    CLI::App *command = app.add_subcommand(
        "discard", "Take dead letters out of what may be delivered; they can be brought back while the history keeps "
                   "their events");
    addConfig(command, options->config);
    addDataFolder(command, options->dataFolder);
    const Which which = addWhich(command, options->batches, options->all);
    addText(command, "--filter", options->filter, "Those that match, as with the command batches")
        ->type_name("TEXT")
        ->excludes(which.batch)
        ->excludes(which.all);
    command->add_flag("--undo", options->undo,
                      "Bring discarded batches back as dead letters: --batch, --all and --filter choose among those");
    command->add_flag("--yes", options->yes,
                      "Without a question; without it, a terminal is asked, and anything else is refused with 2");
    command->add_flag("--json", options->json,
                      R"(One JSON object: {"stream", "action" ("discarded" or "restored"), "batches", "events", )"
                      R"("refused" (batches that are something else by now, or no longer kept)})");
    command->callback([options, &result] {
        if (!options->all && options->batches.isEmpty() && options->filter.isEmpty())
            throw CLI::ValidationError("discard", "say which: --batch ID, --all or --filter TEXT");
        result = discardBatches(*options);
    });
}

void addHalve(CLI::App &app, int &result)
{
    const auto options = std::make_shared<HalveOptions>();
    CLI::App *command = app.add_subcommand(
        "halve", "Find the events that the endpoint refuses in a dead letter: sends halves of it, and halves of those "
                 "that are refused, each as a batch of its own. What is accepted is delivered; what is refused stays a "
                 "dead letter, one event each. Exits with 3 where dead letters are left");
    addConfig(command, options->config);
    command->add_option("BATCH", options->batch, "The dead letter's id")
        ->required()
        ->type_name("")
        ->check(CLI::PositiveNumber);
    addDataFolder(command, options->dataFolder);
    command->add_flag("--yes", options->yes,
                      "Without a question; without it, a terminal is asked, and anything else is refused with 2");
    addVaultOptions(command, options->vault);
    command->add_flag(
        "--json", options->json,
        R"(One JSON object: {"stream", "batchId", "events", "requests", "accepted", "refused": [{"index" )"
        R"((in the batch, from 1), "eventUuid", "eventCode", "batchId" (that holds it now), "status"}…], )"
        R"("left" (events that were not tried), "end" ("found", "allAccepted", "limit", "stopped" or )"
        R"("failed"), "problem" (or null)})");
    command->callback([options, &result] { result = halveBatch(*options); });
}

} // namespace

void addDeadLetterCommands(CLI::App &app, int &result)
{
    addRedeliver(app, result);
    addDiscard(app, result);
    addHalve(app, result);
}
