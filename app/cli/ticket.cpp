// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"
#include "app/cli/exitcode.h"
#include "app/cli/output.h"
#include "app/cli/problems.h"
#include "core/event/catalog.h"
#include "core/exchange/exporttext.h"
#include "core/exchange/foreigntext.h"
#include "core/stream/streamfile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

using namespace penstock;

namespace {

Result<QByteArray> exported(const TicketOptions &options, const Catalog &catalog)
{
    const auto format = exportFormatFromName(options.format);
    if (!format)
        return failure(
            QStringLiteral("The format %1 is not known: write ticket, curl, postman, json-schema or openapi.")
                .arg(options.format),
            Error::Kind::InvalidInput);
    const auto file = loadStreamFile(options.config);
    if (!file)
        return failure(file.error().message, Error::Kind::InvalidInput);
    for (const Problem &problem : file->parsed.problems)
        printMessage(problemText(options.config, problem));
    if (!file->parsed.usable())
        return failure(QStringLiteral("%1 cannot be written as it is: mend what stands above.").arg(options.config),
                       Error::Kind::InvalidInput);
    return exportText(file->parsed.config, *format, catalog);
}

Result<QString> pastedText(const QString &path)
{
    QFile file(path);
    const bool isStdin = path == QLatin1String("-");
    if (!(isStdin ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly)))
        return failure(QStringLiteral("%1 cannot be read: %2.").arg(path, file.errorString()),
                       Error::Kind::InvalidInput);
    // One byte more: then the reader says that it is too long.
    return QString::fromUtf8(file.read(longestForeignText + 1));
}

QLatin1String kindName(Remark::Kind kind)
{
    switch (kind) {
    case Remark::Kind::Missing:
        return QLatin1String("missing");
    case Remark::Kind::Unclear:
        return QLatin1String("unclear");
    case Remark::Kind::Assumed:
        return QLatin1String("assumed");
    case Remark::Kind::Ignored:
        return QLatin1String("ignored");
    }
    Q_UNREACHABLE();
}

QLatin1String kindName(ForeignKind kind)
{
    switch (kind) {
    case ForeignKind::Ticket:
        return QLatin1String("ticket");
    case ForeignKind::Curl:
        return QLatin1String("curl");
    case ForeignKind::Postman:
        return QLatin1String("postman");
    case ForeignKind::StreamFile:
        return QLatin1String("stream");
    }
    Q_UNREACHABLE();
}

QString secretPlace(const FoundSecret &secret)
{
    switch (secret.place) {
    case FoundSecret::Place::Password:
        return QStringLiteral("the password");
    case FoundSecret::Place::Header:
        return QStringLiteral("the header %1").arg(secret.where);
    case FoundSecret::Place::Parameter:
        return QStringLiteral("the parameter %1").arg(secret.where);
    }
    Q_UNREACHABLE();
}

QString storeCommand(const FoundSecret &secret)
{
    return QStringLiteral("penstock-cli secret set %1").arg(secret.vaultName);
}

QJsonObject remarksJson(const ForeignText &text, const Draft &draft)
{
    QJsonArray remarks;
    for (const Remark &remark : draft.remarks)
        remarks.append(QJsonObject{{QStringLiteral("kind"), kindName(remark.kind)},
                                   {QStringLiteral("line"), remark.line > 0 ? QJsonValue(remark.line) : QJsonValue()},
                                   {QStringLiteral("text"), remark.text}});
    QJsonArray secrets;
    for (const FoundSecret &secret : draft.secrets)
        secrets.append(QJsonObject{{QStringLiteral("where"), secretPlace(secret)},
                                   {QStringLiteral("name"), secret.vaultName},
                                   {QStringLiteral("command"), storeCommand(secret)}});
    QJsonArray requests;
    for (const Draft &each : text.drafts)
        requests.append(each.config.name);
    return {{QStringLiteral("kind"), kindName(text.kind)},
            {QStringLiteral("requests"), requests},
            {QStringLiteral("remarks"), remarks},
            {QStringLiteral("secrets"), secrets}};
}

void printRemarks(const ForeignText &text, const Draft &draft)
{
    if (text.drafts.size() > 1)
        printMessage(QStringLiteral("The collection holds %1 requests; --request N takes another than the first.")
                         .arg(text.drafts.size()));
    for (const Remark &remark : draft.remarks)
        printMessage(remark.line > 0
                         ? QStringLiteral("line %1: %2: %3").arg(remark.line).arg(kindName(remark.kind), remark.text)
                         : QStringLiteral("%1: %2").arg(kindName(remark.kind), remark.text));
    for (const FoundSecret &secret : draft.secrets)
        printMessage(QStringLiteral("secret: %1 stands in the text in clear, and was not written. Store it with: %2")
                         .arg(secretPlace(secret), storeCommand(secret)));
}

Result<> parse(const TicketOptions &options, const Catalog &catalog)
{
    const auto pasted = pastedText(options.parse);
    if (!pasted)
        return Unexpected(pasted.error());
    const auto text = readForeignText(*pasted, catalog);
    if (!text)
        return Unexpected(text.error());
    if (options.request > text->drafts.size())
        return failure(
            QStringLiteral("There is no request %1: the text holds %2.").arg(options.request).arg(text->drafts.size()),
            Error::Kind::InvalidInput);
    const Draft &draft = text->drafts[options.request - 1];
    if (options.json)
        printMessage(QString::fromUtf8(QJsonDocument(remarksJson(*text, draft)).toJson(QJsonDocument::Compact)));
    else
        printRemarks(*text, draft);
    if (!options.output.isEmpty())
        return saveStreamFile(options.output, draft.config);
    printResult(writeStreamConfig(draft.config));
    return {};
}

Result<> run(const TicketOptions &options)
{
    const auto catalog = Catalog::load();
    if (!catalog)
        return Unexpected(catalog.error());
    if (!options.parse.isEmpty())
        return parse(options, *catalog);
    return exported(options, *catalog).map([](const QByteArray &text) { printResult(text); });
}

} // namespace

int convertTicket(const TicketOptions &options)
{
    const auto done = run(options);
    if (done)
        return Done;
    printMessage(done.error().message);
    return exitCodeFor(done.error());
}
