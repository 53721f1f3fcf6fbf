// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/ledgerarguments.h"

#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "core/outbox/historybudget.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace {

constexpr const char *filterHelp =
    "Only those that match, in the language of the window's filter: terms parted by spaces, each a word to look for or "
    "field:value, a minus before it for the opposite. Fields: state status cause attempt took size events id "
    "request time, and of the events in it event (code or name) uid uuid (of the event) campaign (id or name): these "
    "are looked for in the stored bodies; exits with 3 where some are no longer kept or damaged. "
    "Values: 503, 5xx, >=500, none, 1..4, >500ms, <1MB, today, <10min; a comma between alternatives. "
    R"(Example: --filter 'state:backingOff,deadLettered status:>=500 -took:<1s "service unavailable"')";

constexpr const char *attemptFilterHelp =
    ". Of an attempt, status, took, attempt, size and time are its own (answer, duration, number, bytes sent, start); "
    "state, events, id, request, event, uid, uuid and campaign are its batch's, as it is now";

constexpr const char *eventsHelp =
    "Print the events of stored batches, one JSON object a line, byte for byte as they are in the bodies; exits with 3 "
    "where some are no longer kept or damaged. Example: events --state deadLettered --stream Orders > dead.ndjson";

constexpr const char *pausesJsonHelp =
    R"(One JSON object a line: {"stream", "from", "to", "events": {name: n…}, "total"}; times are epoch ms; )"
    R"("from" null: all pauses before they were kept one by one; "to" null: it goes on)";

constexpr const char *logJsonHelp =
    R"(One JSON object a line: {"at" (epoch ms), "stream" (or null), "actor" (a user, or "engine"), )"
    R"("program" (window or cli), "action", "detail"}. Actions: started, paused, resumed, held, stopped, edited, )"
    R"(renamed, redelivered, redeliveryStopped, discarded, restored, halved; of the engine: blocked, wentOn, gaveUp )"
    R"((the first batch of a run), finished, failed; of the machine: diskFull, diskAlmostFull, folderReadOnly, )"
    R"(folderGone, networkGone, over, clockJumped, slept)";

constexpr const char *statusJsonHelp =
    R"(Once, one JSON object: {"at", "problems": [{"kind": diskFull, diskAlmostFull, folderReadOnly or )"
    R"(folderGone, "text"}…], "streams": [{"stream", …}…], "total": {…}}, each of these with "state" (running, paused, )"
    R"(held, blocked, stopping, stopped; null: never started, or the total), "since", "events": {"delivered", )"
    R"("deadLettered", "discarded", "notCollected"}, "eventsPerSecond" (null: never tried), "batches": {"queued", "inFlight", )"
    R"("backingOff", "delivered", "deadLettered", "discarded"}, "attempts": {"delivered", "failed", "unconfirmed"}, "backlog": )"
    R"({"events", "bytes"}, "nextTryAt", "oldestWaitingAt", "answers": {"count", "p50Ms", "p95Ms", "p99Ms"} (of the )"
    R"(last 1000 attempts), "firstLoss": {"stream", "batchId", "at", "inMs"} (the batch that is given up first if the )"
    R"(endpoint answers no more; time that requests need before they fail comes on top). Times are epoch ms; what )"
    R"(there is none of is null)";

constexpr const char *metricsHelp =
    "Print a data folder's numbers in Prometheus' text format 0.0.4, or serve them: penstock_events_delivered_total, "
    "penstock_events_not_collected_total, penstock_batches_delivered_total, penstock_batches_pending{state}, "
    "penstock_dead_letters, penstock_dead_letter_events, penstock_discarded_batches, penstock_discarded_events, "
    "penstock_attempts_total{outcome}, penstock_backlog_events, "
    "penstock_backlog_bytes, penstock_answer_seconds (a histogram), penstock_stream_state{state}, "
    "penstock_oldest_waiting_timestamp_seconds, penstock_first_loss_timestamp_seconds, each with the label stream";

struct LedgerCommand
{
    CLI::App *command;
    std::shared_ptr<LedgerOptions> options;
};

//! The options that choose records.
LedgerCommand addChoosing(CLI::App &app, int &result, const std::string &name, const std::string &help,
                          int (*show)(const LedgerOptions &))
{
    const auto options = std::make_shared<LedgerOptions>();
    CLI::App *command = app.add_subcommand(name, help);
    addDataFolder(command, options->dataFolder);
    addText(command, "--stream", options->stream, "Only this stream's")->type_name("NAME");
    command->callback([options, show, &result] { result = show(*options); });
    return {command, options};
}

LedgerCommand addList(CLI::App &app, int &result, const std::string &name, const std::string &help,
                      int (*list)(const LedgerOptions &), const std::string &jsonHelp = "One JSON object a line")
{
    const LedgerCommand added = addChoosing(app, result, name, help, list);
    added.command->add_flag("--json", added.options->json, jsonHelp);
    return added;
}

void addStatus(CLI::App &app, int &result)
{
    const auto options = std::make_shared<StatusOptions>();
    CLI::App *command = app.add_subcommand(
        "status", "Show what happens in a data folder, per stream and in all: each second until Ctrl+C on a terminal, "
                  "else once");
    addDataFolder(command, options->dataFolder);
    command->add_flag("--json", options->json, statusJsonHelp);
    command->callback([options, &result] { result = showStatus(*options); });
}

void addMetrics(CLI::App &app, int &result)
{
    const auto options = std::make_shared<MetricsOptions>();
    CLI::App *command = app.add_subcommand("metrics", metricsHelp);
    addDataFolder(command, options->dataFolder);
    command
        ->add_option_function<quint16>(
            "--port", [options](quint16 port) { options->port = port; },
            "Serve GET /metrics on this port of 127.0.0.1 until Ctrl+C; 0: a free one, named on stderr")
        ->type_name("N");
    command->callback([options, &result] { result = serveMetrics(*options); });
}

void addHistory(CLI::App &app, int &result)
{
    using penstock::HistoryBudget;
    const auto options = std::make_shared<HistoryOptions>();
    CLI::App *command = app.add_subcommand(
        "history",
        "Show how much of settled batches a data folder keeps and what there is, or set it: what is beyond it "
        "is forgotten while a stream runs, bodies first; dead letters and what waits never are");
    addDataFolder(command, options->dataFolder);
    command
        ->add_option_function<qint64>(
            "--bytes", [options](qint64 bytes) { options->bytes = bytes; },
            "Keep bodies of at most so many bytes (at first: 1073741824)")
        ->type_name("N")
        ->check(CLI::Range(HistoryBudget::leastBytes, HistoryBudget::mostBytes));
    command
        ->add_option_function<int>(
            "--days", [options](int days) { options->days = days; },
            "Keep batches and attempts for so many days (at first: 30)")
        ->type_name("N")
        ->check(CLI::Range(HistoryBudget::leastDays, HistoryBudget::mostDays));
    command->add_flag(
        "--json", options->json,
        R"(One JSON object: {"budget": {"bytes", "days"}, "used": {"bytes" (of bodies of settled batches), )"
        R"("batches" (all rows), "oldestAt" (epoch ms, or null)}, "prunedBatches" (rows that went by now)})");
    command->callback([options, &result] { result = showHistory(*options); });
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
    addChoice(addChoosing(app, result, "events", eventsHelp, printEvents), "Only of batches in this state", filterHelp);
    addList(app, result, "rejects", "List input that could not be used", listRejects);
    addList(app, result, "pauses", "List pauses and the events that each did not collect", listPauses, pausesJsonHelp);
    addList(app, result, "log", "List what users and the engine did, oldest first", listLog, logJsonHelp);
    addStatus(app, result);
    addMetrics(app, result);
    addHistory(app, result);
}
