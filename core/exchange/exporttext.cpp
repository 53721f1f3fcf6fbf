// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/exporttext.h"

#include "core/exchange/curlwriter.h"
#include "core/exchange/jsonschema.h"
#include "core/exchange/openapi.h"
#include "core/exchange/postmanwriter.h"
#include "core/exchange/samplebody.h"
#include "core/exchange/ticketwriter.h"

namespace penstock {

QList<ExportFormat> exportFormats()
{
    return {ExportFormat::Ticket, ExportFormat::Curl, ExportFormat::Postman, ExportFormat::JsonSchema,
            ExportFormat::OpenApi};
}

QString exportFormatName(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Ticket:
        return QStringLiteral("ticket");
    case ExportFormat::Curl:
        return QStringLiteral("curl");
    case ExportFormat::Postman:
        return QStringLiteral("postman");
    case ExportFormat::JsonSchema:
        return QStringLiteral("json-schema");
    case ExportFormat::OpenApi:
        return QStringLiteral("openapi");
    }
    Q_UNREACHABLE();
}

std::optional<ExportFormat> exportFormatFromName(const QString &name)
{
    for (const ExportFormat format : exportFormats()) {
        if (exportFormatName(format) == name)
            return format;
    }
    return std::nullopt;
}

QString exportFileEnding(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Ticket:
        return QStringLiteral(".ticket.txt");
    case ExportFormat::Curl:
        return QStringLiteral(".curl.sh");
    case ExportFormat::Postman:
        return QStringLiteral(".postman_collection.json");
    case ExportFormat::JsonSchema:
        return QStringLiteral(".schema.json");
    case ExportFormat::OpenApi:
        return QStringLiteral(".openapi.json");
    }
    Q_UNREACHABLE();
}

QByteArray exportText(const StreamConfig &config, ExportFormat format, const Catalog &catalog)
{
    switch (format) {
    case ExportFormat::Ticket:
        return ticketText(config, catalog).toUtf8();
    case ExportFormat::Curl:
        return curlCommand(config, sampleBody(config, catalog)).toUtf8();
    case ExportFormat::Postman:
        return postmanCollection(config, sampleBody(config, catalog));
    case ExportFormat::JsonSchema:
        return jsonSchema(config, catalog);
    case ExportFormat::OpenApi:
        return openApi(config, catalog);
    }
    Q_UNREACHABLE();
}

} // namespace penstock
