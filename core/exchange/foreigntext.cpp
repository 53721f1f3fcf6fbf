// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/foreigntext.h"

#include "core/event/catalog.h"
#include "core/exchange/curlparser.h"
#include "core/exchange/draftmaker.h"
#include "core/exchange/postmanparser.h"
#include "core/exchange/ticketparser.h"
#include "core/stream/streamconfigjson.h"

#include <QCoreApplication>

namespace penstock {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

Unexpected refusal(const QString &message)
{
    return failure(message, Error::Kind::InvalidInput);
}

// What the draft's maker judges itself is not said twice.
bool isJudgedByMaker(const Problem &problem)
{
    return problem.path.startsWith(QLatin1String("$.destination.url")) ||
           problem.path.startsWith(QLatin1String("$.destination.headers["));
}

// A stream's own file is read as strictly as ever: what is wrong in it is a remark, unless nothing is right.
Result<ForeignText> readStreamFile(const QByteArray &json)
{
    const ParsedStreamConfig parsed = parseStreamConfig(json);
    DraftMaker draft;
    for (const Problem &problem : parsed.problems) {
        if (problem.path == QLatin1String("$") || problem.path == QLatin1String("$.version"))
            return refusal(Words::tr("This is JSON, but neither a stream's file nor a Postman collection: %1 %2")
                               .arg(problem.message, problem.mend));
        if (!isJudgedByMaker(problem))
            draft.remark(Remark::Kind::Unclear, 0,
                         Words::tr("%1: %2 %3").arg(problem.path, problem.message, problem.mend).trimmed());
    }
    draft.config() = parsed.config;
    const QString url = std::exchange(draft.config().destination.url, {});
    const auto headers = std::exchange(draft.config().destination.headers, {});
    if (!url.isEmpty())
        draft.setAddress(url, 0);
    for (const auto &[name, value] : headers)
        draft.addHeader(name, std::visit([](const auto &given) { return ForeignValue(given); }, value), 0);
    return ForeignText{ForeignKind::StreamFile, {std::move(draft).finish()}};
}

Result<ForeignText> readJson(const QByteArray &json)
{
    const auto drafts = parsePostman(json);
    if (!drafts)
        return readStreamFile(json);
    if (drafts->isEmpty())
        return refusal(Words::tr("The Postman collection holds no request."));
    return ForeignText{ForeignKind::Postman, *drafts};
}

} // namespace

Result<ForeignText> readForeignText(const QString &text, const Catalog &catalog)
{
    if (text.size() > longestForeignText)
        return refusal(Words::tr("The text is longer than 8 MiB: paste the ticket, command or collection alone."));
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return refusal(Words::tr("There is no text."));
    if (trimmed.startsWith(u'{'))
        return readJson(trimmed.toUtf8());
    if (const auto draft = parseCurl(text))
        return ForeignText{ForeignKind::Curl, {*draft}};
    if (const auto draft = parseTicket(text, catalog))
        return ForeignText{ForeignKind::Ticket, {*draft}};
    return refusal(Words::tr("This is no ticket, no curl command and no Postman collection: an address or two of the "
                             "ticket's lines, such as “API Endpoint: https://…”, would be enough."));
}

} // namespace penstock
