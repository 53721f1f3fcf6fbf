// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/deadletterarguments.h"
#include "app/cli/exitcode.h"
#include "app/cli/ledgerarguments.h"
#include "app/cli/vaultarguments.h"
#include "core/engine/threadloops.h"
#include "core/probe/latencyprobe.h"
#include "core/receiver/practicecertificate.h"
#include "core/region/allowlist.h"
#include "core/region/rulesetcheck.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>

#include <csignal>
#include <iostream>

namespace {

void addRun(CLI::App &app, int &result)
{
    const auto options = std::make_shared<RunOptions>();
    CLI::App *command = app.add_subcommand("run", "Deliver a stream until its source ends and all is settled");
    addConfig(command, options->config);
    addText(command, "--input", options->input, "Read this file, or - for standard input, instead of the source")
        ->type_name("PATH");
    addDataFolder(command, options->dataFolder);
    command->add_flag("--from-start", options->fromStart, "Read the source from its start, whatever was read before");
    addVaultOptions(command, options->vault);
    command->add_flag("--json", options->json, "End with one JSON object");
    command->callback([options, &result] { result = runStream(*options); });
}

void addCheck(CLI::App &app, int &result)
{
    const auto configs = std::make_shared<QStringList>();
    CLI::App *command = app.add_subcommand("check", "Print each problem of a stream's file and the mend");
    command
        ->add_option_function<std::vector<std::string>>(
            "CONFIG",
            [configs](const std::vector<std::string> &paths) {
                for (const std::string &path : paths)
                    *configs << QString::fromStdString(path);
            },
            "The streams' files")
        ->required()
        ->type_name("");
    command->callback([configs, &result] { result = checkConfigs(*configs); });
}

void addPreview(CLI::App &app, int &result)
{
    const auto options = std::make_shared<PreviewOptions>();
    CLI::App *command = app.add_subcommand("preview", "Print the first request's body exactly as it would go");
    addConfig(command, options->config);
    addText(command, "--input", options->input, "Read this file, or - for standard input, instead of the source")
        ->type_name("PATH");
    command->add_flag("--headers", options->headers, "Method, address and headers too, secrets masked");
    command->callback([options, &result] { result = previewRequest(*options); });
}

void addTest(CLI::App &app, int &result)
{
    const auto options = std::make_shared<TestOptions>();
    CLI::App *command =
        app.add_subcommand("test", "Test a stream's endpoint step by step; exits with 3 where a step failed");
    CLI::Option *config = addText(command, "CONFIG", options->config, "The stream's file, NAME.stream.json");
    config->type_name("");
    CLI::Option *list = command->add_flag("--list", options->list, "List the steps, and which of them send requests");
    command
        ->add_option_function<std::vector<std::string>>(
            "--skip",
            [options](const std::vector<std::string> &names) {
                for (const std::string &name : names)
                    options->leftOut << QString::fromStdString(name);
            },
            "Leave out this step; as often as needed")
        ->type_name("STEP")
        ->excludes(list);
    command->add_flag("--header", options->header, "Mark each request with the header X-Penstock-Test: 1, too");
    addText(command, "--junit", options->junit, "Write the result as JUnit XML here")->type_name("FILE");
    addText(command, "--html", options->html, "Write a report for the receiver's team here")->type_name("FILE");
    CLI::Option *latency = command->add_option("--latency", options->latency,
                                               "Send so many batches of one event at a steady rate instead, and print "
                                               "how long the answers took");
    latency->type_name("N")->check(CLI::Range(1, penstock::LatencyOrder::mostRequests));
    command->add_option("--rate", options->rate, "Of --latency: requests a second (default: 5)")
        ->type_name("N")
        ->check(CLI::Range(0.01, penstock::LatencyOrder::mostPerSecond))
        ->needs(latency);
    command->add_flag("--yes", options->yes, "--latency also to another machine, without a question")->needs(latency);
    addVaultOptions(command, options->vault);
    command->add_flag("--json", options->json, "One JSON object");
    command->callback([=, &result] {
        if (!*config && !*list)
            throw CLI::ValidationError("test", "say which: CONFIG, or --list to see the steps");
        result = testEndpoint(*options);
    });
}

void addReceive(CLI::App &app, int &result)
{
    const auto options = std::make_shared<ReceiveOptions>();
    CLI::App *command = app.add_subcommand("receive", "Practice endpoint: answers by a script and prints what it gets");
    command->add_option("--port", options->port, "Port on 127.0.0.1 (default: a free one)")->type_name("N");
    addText(command, "--script", options->script, "How it answers (default: 200 to everything)")->type_name("FILE");
    CLI::Option *tls = addText(command, "--tls", options->certificate,
                               "HTTPS, with a certificate made on the spot: valid (default), expired, not-yet-valid, "
                               "other-name or self-signed");
    tls->type_name("[KIND]")->expected(0, 1)->default_str("valid");
    addText(command, "--ca-out", options->authorityFile, "Write what a client has to trust, as PEM")
        ->type_name("FILE")
        ->needs(tls);
    command->add_flag("--stall-handshake", options->stallsHandshake, "Never answer the client's TLS handshake")
        ->needs(tls);
    CLI::Option *user = addText(command, "--user", options->user, "Let in who gives this user by Basic authentication");
    user->type_name("NAME");
    addText(command, "--password", options->password,
            "Where the user's password is: env:NAME, file:PATH or vault:NAME (default: standard input)")
        ->type_name("REF")
        ->needs(user);
    addVaultOptions(command, options->vault);
    command->add_flag("--check", options->check,
                      "Hold every event against the documented format, and end with what was found");
    command->add_flag("--json", options->json, "One JSON object a line");
    command->callback([options, tls, &result] {
        if (tls->count() > 0 && options->certificate.isEmpty())
            options->certificate = penstock::certificateKindName(penstock::CertificateKind::Valid);
        if (tls->count() > 0 && !penstock::certificateKindFromName(options->certificate))
            throw CLI::ValidationError(
                "--tls", "must be one of " + penstock::certificateKindNames().join(QStringLiteral(", ")).toStdString());
        result = receiveRequests(*options);
    });
}

void addGenerate(CLI::App &app, int &result)
{
    const auto options = std::make_shared<GenerateOptions>();
    CLI::App *command = app.add_subcommand("generate", "Print events of every documented channel");
    command->add_option("--events", options->events, "How many")->required()->check(CLI::NonNegativeNumber);
    command->add_option("--seed", options->seed, "The same seed gives the same events (default: 1)");
    command->callback([options, &result] { result = generateEvents(*options); });
}

void addTicket(CLI::App &app, int &result)
{
    const auto options = std::make_shared<TicketOptions>();
    options->format = QStringLiteral("ticket");
    CLI::App *command = app.add_subcommand("ticket", "Write a stream as a ticket, or make a stream of one");
    CLI::Option *config = addText(command, "CONFIG", options->config, "The stream's file, NAME.stream.json");
    config->type_name("");
    CLI::Option *format = addText(command, "--format", options->format,
                                  "ticket (default), curl, postman, json-schema or openapi; secrets are in none");
    format->type_name("F");
    CLI::Option *parse = addText(command, "--parse", options->parse,
                                 "Make a stream of this file, or of - for standard input: a ticket, a curl command, a "
                                 "Postman collection. What was unclear goes to stderr");
    parse->type_name("FILE")->excludes(config)->excludes(format);
    addText(command, "--output", options->output, "Write the stream here, not to standard output")
        ->type_name("FILE")
        ->needs(parse);
    command->add_option("--request", options->request, "Take this request of a collection (default: 1)")
        ->type_name("N")
        ->check(CLI::PositiveNumber)
        ->needs(parse);
    command
        ->add_flag("--json", options->json,
                   R"(What was unclear as one JSON object: {"kind", "requests": [name…], )"
                   R"("remarks": [{"kind", "line", "text"}…], "secrets": [{"where", "name", "command"}…]})")
        ->needs(parse);
    command->callback([options, &result] {
        if (options->config.isEmpty() && options->parse.isEmpty())
            throw CLI::ValidationError("ticket", "say which: CONFIG or --parse FILE");
        result = convertTicket(*options);
    });
}

void addAllowlist(CLI::App &app, int &result)
{
    const auto options = std::make_shared<AllowlistOptions>();
    CLI::App *command = app.add_subcommand(
        "allowlist", "Write firewall rules for a region's addresses, or check whether a rule set lets them in");
    CLI::Option *region = addText(command, "REGION", options->region, "DC-03, 3 or India");
    region->type_name("");
    addText(command, "--format", options->format,
            "What to write: " + penstock::allowFormatNames().join(QStringLiteral(", ")).toStdString() +
                ". With --verify: what the text is, where it is not recognised")
        ->type_name("F");
    addText(command, "--stream", options->stream, "The stream's name, for the comments beside the rules")
        ->type_name("NAME");
    command->add_option("--port", options->port, "TCP port of the endpoint (default: 443)")
        ->type_name("N")
        ->check(CLI::Range(1, 65535));
    CLI::Option *list = command->add_flag("--list", options->list, "List the regions and their addresses");
    CLI::Option *verify =
        addText(command, "--verify", options->verify,
                "Check this rule set, or - for standard input, of " +
                    penstock::ruleSetFormatNames().join(QStringLiteral(", ")).toStdString() +
                    ". Exits with 0 where the addresses pass, with 3 where they are blocked or it cannot be told");
    verify->type_name("FILE")->excludes(list);
    CLI::Option *address = addText(command, "--address", options->address, "Check this address or prefix instead");
    address->type_name("A")->needs(verify);
    CLI::Option *json = command->add_flag("--json", options->json, "With --list or --verify: one JSON object a line");
    command->callback([=, &result] {
        if (!*region && !*list && !*address)
            throw CLI::ValidationError("allowlist", "say which: REGION, or --list to see them all");
        if (*json && !*list && !*verify)
            throw CLI::ValidationError("--json", "is for --list and --verify");
        result = allowRegion(*options);
    });
}

void addDemo(CLI::App &app, int &result)
{
    const auto options = std::make_shared<DemoOptions>();
    CLI::App *command = app.add_subcommand("demo", "Show a generated stream against a practice endpoint that fails");
    command->add_option("--seconds", options->seconds, "End by itself (default: at Ctrl+C)")
        ->check(CLI::NonNegativeNumber);
    command->callback([options, &result] { result = runDemo(*options); });
}

} // namespace

int main(int argc, char **argv)
{
    penstock::useLightThreadLoops();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("penstock-cli"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PENSTOCK_VERSION));
    std::signal(SIGPIPE, SIG_IGN); // a closed stdout or connection is an error to report, not a reason to die

    CLI::App app("Delivers event streams to HTTP endpoints, and shows every attempt.", "penstock-cli");
    app.require_subcommand(0, 1); // so that an unknown command is named
    app.set_version_flag("--version", "penstock-cli " PENSTOCK_VERSION);
    app.set_help_all_flag("--help-all", "Help for every command");

    int result = Done;
    addRun(app, result);
    addCheck(app, result);
    addPreview(app, result);
    addLedgerCommands(app, result);
    addDeadLetterCommands(app, result);
    addTest(app, result);
    addReceive(app, result);
    addGenerate(app, result);
    addTicket(app, result);
    addAllowlist(app, result);
    addDemo(app, result);
    addSecret(app, result);

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return app.exit(error) == 0 ? Done : WrongUsage;
    }
    if (app.get_subcommands().empty()) {
        std::cerr << app.help();
        return WrongUsage;
    }
    return result;
}
