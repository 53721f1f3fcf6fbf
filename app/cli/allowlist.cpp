// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/region/allowlist.h"
#include "app/cli/commands.h"
#include "app/cli/exitcode.h"
#include "app/cli/jsonline.h"
#include "app/cli/output.h"
#include "core/event/catalog.h"
#include "core/exchange/regionwords.h"
#include "core/region/rulesetcheck.h"
#include "core/stream/nearestword.h"

#include <QDate>
#include <QFile>
#include <QJsonArray>

#include <cstdio>

using namespace penstock;

namespace {

QStringList egressOf(const Region &region)
{
    QStringList addresses;
    for (const std::string &address : region.egress)
        addresses << QString::fromStdString(address);
    return addresses;
}

QByteArray regionJson(const Region &region, const std::string &asOf)
{
    JsonLine line;
    line.add("region", QString::fromStdString(region.id))
        .add("place", region.place.empty() ? QJsonValue() : QString::fromStdString(region.place))
        .add("addresses", QJsonArray::fromStringList(egressOf(region)))
        .add("asOf", QString::fromStdString(asOf));
    return line.toJson();
}

QString regionText(const Region &region)
{
    const QString addresses = egressOf(region).join(QStringLiteral(", "));
    return QStringLiteral("%1  %2  %3")
        .arg(QString::fromStdString(region.id), -6)
        .arg(QString::fromStdString(region.place.empty() ? "–" : region.place), -9)
        .arg(addresses.isEmpty() ? QStringLiteral("no address is published") : addresses);
}

int listRegions(const Catalog &catalog, bool json)
{
    for (const Region &region : catalog.regions())
        printResultLine(json ? regionJson(region, catalog.regionsAsOf()) : regionText(region).toUtf8());
    return Done;
}

Unexpected unknownRegion(const QString &text, const Catalog &catalog)
{
    QStringList known;
    QList<QLatin1String> words;
    for (const Region &region : catalog.regions()) {
        words << QLatin1String(region.id.data(), qsizetype(region.id.size()));
        words << QLatin1String(region.place.data(), qsizetype(region.place.size()));
        known << (region.place.empty() ? QString::fromStdString(region.id)
                                       : QStringLiteral("%1 (%2)").arg(QString::fromStdString(region.id),
                                                                       QString::fromStdString(region.place)));
    }
    words.removeAll(QLatin1String());
    const auto nearest = nearestWord(text, words);
    const QString all = known.join(QStringLiteral(", "));
    return failure(
        nearest ? QStringLiteral("There is no region “%1”: did you mean %2? Known are %3.").arg(text, *nearest, all)
                : QStringLiteral("There is no region “%1”. Known are %2.").arg(text, all),
        Error::Kind::InvalidInput);
}

//! "DC-03", "dc3", "3", "India".
Result<const Region *> regionOf(const QString &text, const Catalog &catalog)
{
    const QStringList meant = regionsMeant(text, catalog);
    if (meant.size() > 1)
        return failure(QStringLiteral("“%1” may be %2: say which.").arg(text, meant.join(QStringLiteral(" or "))),
                       Error::Kind::InvalidInput);
    const Region *region = meant.isEmpty() ? nullptr : catalog.region(meant.constFirst().toStdString());
    if (!region)
        return unknownRegion(text, catalog);
    return region;
}

Result<int> writeRules(const AllowlistOptions &options, const Region &region, const Catalog &catalog)
{
    const AllowFormat *format = findAllowFormat(options.format);
    if (!format)
        return failure(options.format.isEmpty()
                           ? QStringLiteral("Say with --format what to write: %1. Or check a rule set with --verify.")
                                 .arg(allowFormatNames().join(QStringLiteral(", ")))
                           : QStringLiteral("The format %1 is not known: it is one of %2.")
                                 .arg(options.format, allowFormatNames().join(QStringLiteral(", "))),
                       Error::Kind::InvalidInput);
    auto request = allowRequest(region, catalog.regionsAsOf(), options.stream, {}, QDate::currentDate());
    if (!request)
        return Unexpected(request.error());
    request->port = options.port;
    printResult(format->write(*request).toUtf8());
    return Done;
}

Result<QString> ruleSetText(const QString &path)
{
    QFile file(path);
    const bool isStdin = path == QLatin1String("-");
    if (!(isStdin ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly)))
        return failure(QStringLiteral("%1 cannot be read: %2.").arg(path, file.errorString()),
                       Error::Kind::InvalidInput);
    // No character takes more than four bytes: of a text that is cut here the check says that it is too long.
    return QString::fromUtf8(file.read(4 * longestRuleSet + 4));
}

QLatin1String verdictName(RuleVerdict::Kind kind)
{
    switch (kind) {
    case RuleVerdict::Kind::Passes:
        return QLatin1String("passes");
    case RuleVerdict::Kind::Blocked:
        return QLatin1String("blocked");
    case RuleVerdict::Kind::Unknown:
        return QLatin1String("unknown");
    }
    Q_UNREACHABLE();
}

QByteArray verdictJson(const RuleVerdict &verdict, const QString &region, const RuleQuestion &question)
{
    JsonLine line;
    line.add("region", region.isEmpty() ? QJsonValue() : region)
        .add("address", question.address)
        .add("port", qint64(question.port))
        .add("verdict", QString(verdictName(verdict.kind)))
        .add("line", verdict.line > 0 ? QJsonValue(verdict.line) : QJsonValue())
        .add("rule", verdict.line > 0 ? QJsonValue(verdict.rule) : QJsonValue())
        .add("reason", verdict.reason)
        .add("format", verdict.format);
    return line.toJson();
}

//! A terminal obeys what stands in a text: nothing of that is passed on.
QString withoutControls(QString text)
{
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format)
            c = u' ';
    }
    return text;
}

QByteArray verdictText(const RuleVerdict &verdict, const RuleQuestion &question)
{
    QString text = QStringLiteral("%1, TCP port %2: %3 (%4")
                       .arg(question.address)
                       .arg(question.port)
                       .arg(verdictName(verdict.kind), verdict.format);
    text += verdict.line > 0 ? QStringLiteral(", line %1)\n  %2").arg(verdict.line).arg(withoutControls(verdict.rule))
                             : QStringLiteral(")");
    return (text + QStringLiteral("\n  ") + withoutControls(verdict.reason)).toUtf8();
}

Result<int> verify(const AllowlistOptions &options, const QString &region, const QStringList &addresses)
{
    const auto text = ruleSetText(options.verify);
    if (!text)
        return Unexpected(text.error());
    bool allPass = true;
    for (const QString &address : addresses) {
        const RuleQuestion question{.address = address, .port = options.port, .format = options.format};
        const auto verdict = checkRuleSet(*text, question);
        if (!verdict)
            return Unexpected(verdict.error());
        allPass = allPass && verdict->kind == RuleVerdict::Kind::Passes;
        printResultLine(options.json ? verdictJson(*verdict, region, question) : verdictText(*verdict, question));
    }
    return allPass ? Done : SomethingFailed;
}

Result<int> run(const AllowlistOptions &options)
{
    const auto catalog = Catalog::load();
    if (!catalog)
        return Unexpected(catalog.error());
    if (options.list)
        return listRegions(*catalog, options.json);
    if (options.region.isEmpty())
        return verify(options, {}, {options.address});
    const auto region = regionOf(options.region, *catalog);
    if (!region)
        return Unexpected(region.error());
    if (options.verify.isEmpty())
        return writeRules(options, **region, *catalog);
    const QString id = QString::fromStdString((*region)->id);
    if (!options.address.isEmpty())
        return verify(options, id, {options.address});
    const auto request = allowRequest(**region, catalog->regionsAsOf(), {}, {}, {});
    if (!request)
        return failure(request.error().message + QStringLiteral(" Check one with --address."), request.error().kind);
    return verify(options, id, request->addresses);
}

} // namespace

int allowRegion(const AllowlistOptions &options)
{
    const auto done = run(options);
    if (done)
        return *done;
    printMessage(done.error().message);
    return exitCodeFor(done.error());
}
