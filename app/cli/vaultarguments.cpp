// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/vaultarguments.h"

#include "app/cli/commands.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace {

CLI::App *addCommand(CLI::App *secret, const std::string &name, const std::string &help,
                     const std::shared_ptr<SecretOptions> &options, int (*carryOut)(const SecretOptions &), int &result)
{
    CLI::App *command = secret->add_subcommand(name, help);
    addVaultOptions(command, options->vault);
    command->callback([options, carryOut, &result] { result = carryOut(*options); });
    return command;
}

void addName(CLI::App *command, const std::shared_ptr<SecretOptions> &options)
{
    command
        ->add_option_function<std::string>(
            "NAME", [options](const std::string &name) { options->name = QString::fromStdString(name); },
            "As in { \"secret\": \"vault:NAME\" }")
        ->required()
        ->type_name("");
}

} // namespace

void addVaultOptions(CLI::App *command, VaultOptions &options)
{
    command
        ->add_option_function<std::string>(
            "--vault", [&options](const std::string &path) { options.file = QString::fromStdString(path); },
            "The vault (default: " + options.file.toStdString() + ")")
        ->type_name("FILE");
    CLI::Option *descriptor = command->add_option_function<int>(
        "--passphrase-fd", [&options](int fd) { options.passphraseFd = fd; },
        "Read the vault's passphrase from this file descriptor, up to its first line's end");
    descriptor->type_name("N")->check(CLI::NonNegativeNumber);
    command
        ->add_option_function<std::string>(
            "--passphrase-file",
            [&options](const std::string &path) { options.passphraseFile = QString::fromStdString(path); },
            "Read it from this file, which only you may read")
        ->type_name("FILE")
        ->excludes(descriptor);
}

void addSecret(CLI::App &app, int &result)
{
    CLI::App *secret = app.add_subcommand("secret", "Keep secrets in the vault");
    secret->require_subcommand(1);

    const auto set = std::make_shared<SecretOptions>();
    addName(addCommand(secret, "set", "Store a secret: standard input, or what a terminal asks for", set, setSecret,
                       result),
            set);
    const auto list = std::make_shared<SecretOptions>();
    addCommand(secret, "list", "Print the names of all secrets", list, listSecrets, result)
        ->add_flag("--json", list->json, "One JSON object a line");
    const auto remove = std::make_shared<SecretOptions>();
    addName(addCommand(secret, "remove", "Take a secret out", remove, removeSecret, result), remove);
}
