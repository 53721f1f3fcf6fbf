// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/arguments.h"

#include "core/engine/datafolder.h"

#include <CLI/CLI.hpp>

CLI::Option *addText(CLI::App *command, const std::string &name, QString &value, const std::string &help)
{
    return command->add_option_function<std::string>(
        name, [&value](const std::string &text) { value = QString::fromStdString(text); }, help);
}

void addConfig(CLI::App *command, QString &value)
{
    addText(command, "CONFIG", value, "The stream's file, NAME.stream.json")->required()->type_name("");
}

void addDataFolder(CLI::App *command, QString &value)
{
    value = penstock::defaultDataFolder();
    addText(command, "--data-dir", value, "Data folder (default: " + value.toStdString() + ")")->type_name("DIR");
}
