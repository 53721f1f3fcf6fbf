// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <string>

namespace CLI {
class App;
class Option;
} // namespace CLI

//! An option, or an argument, that is text for Qt: CLI11 speaks std::string; paths and names are UTF-8.
CLI::Option *addText(CLI::App *command, const std::string &name, QString &value, const std::string &help);

//! CONFIG, the stream's file: required.
void addConfig(CLI::App *command, QString &value);

//! --data-dir, with the user's own as its default.
void addDataFolder(CLI::App *command, QString &value);
