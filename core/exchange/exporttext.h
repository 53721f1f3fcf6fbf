// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stream/streamconfig.h"

#include <QList>

#include <optional>

namespace penstock {

class Catalog;

enum class ExportFormat { Ticket, Curl, Postman, JsonSchema, OpenApi };

//! All formats, in the order in which they are offered.
[[nodiscard]] QList<ExportFormat> exportFormats();

//! As the command line writes it: ticket, curl, postman, json-schema, openapi.
[[nodiscard]] QString exportFormatName(ExportFormat format);
[[nodiscard]] std::optional<ExportFormat> exportFormatFromName(const QString &name);

//! What a file of it is called behind the stream's name: ".ticket.txt".
[[nodiscard]] QString exportFileEnding(ExportFormat format);

//! The stream for others, in one of the formats. Never holds a secret.
[[nodiscard]] QByteArray exportText(const StreamConfig &config, ExportFormat format, const Catalog &catalog);

} // namespace penstock
