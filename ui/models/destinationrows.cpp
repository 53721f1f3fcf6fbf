// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/destinationrows.h"

#include "core/overloaded.h"
#include "core/secret/secretref.h"
#include "core/stream/addressquery.h"
#include "core/stream/headerrules.h"
#include "core/stream/jsonpath.h"

#include <QCoreApplication>

namespace penstock {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

QString secretText(const SecretRef &ref)
{
    return ref.name.isEmpty() ? Words::tr("no secret yet") : secretDots() + u' ' + secretRefText(ref);
}

PairRow headerRow(const StaticHeader &header)
{
    PairRow row{header.name, {}, header.name, {}, isSecretHeader(header)};
    std::visit(Overloaded{
                   [&](const SecretRef &ref) { row.value = secretText(ref); },
                   [&](const QString &text) {
                       // In clear in the file, but not for whoever looks over a shoulder.
                       row.value = row.isSecret && !text.isEmpty() ? secretDots() : text;
                       row.writtenValue = row.isSecret ? QString() : text;
                   },
               },
               header.value);
    return row;
}

} // namespace

QString secretDots()
{
    return QString(8, QChar(0x25cf));
}

bool isSecretHeader(const StaticHeader &header)
{
    return std::holds_alternative<SecretRef>(header.value) || looksSecret(header.name.toUtf8());
}

QList<PairRow> headerRows(const QList<StaticHeader> &headers)
{
    QList<PairRow> rows;
    for (const StaticHeader &header : headers)
        rows.append(headerRow(header));
    return rows;
}

QList<PairRow> parameterRows(const QString &address)
{
    QList<PairRow> rows;
    for (const AddressParameter &parameter : addressParameters(address)) {
        const QString value = parameter.value.value_or(QString());
        rows.append({readableParameter(parameter.name), readableParameter(value), parameter.name, value});
    }
    return rows;
}

std::pair<int, int> headerPlace(const QString &path, int headers)
{
    const QString list = QStringLiteral("$.destination.headers");
    for (int row = 0; row < headers; ++row) {
        const QString entry = entryPath(list, row);
        if (isAtOrBelow(path, entry)) {
            const bool isValue = isAtOrBelow(path, memberPath(entry, QStringLiteral("value")));
            return {row, isValue ? PairModel::Value : PairModel::Name};
        }
    }
    return {-1, PairModel::Name};
}

QList<PairFault> headerFaults(const QList<Problem> &problems, int headers)
{
    QList<PairFault> faults;
    for (const Problem &problem : problems) {
        if (const auto [row, column] = headerPlace(problem.path, headers); row >= 0)
            faults.append({row, column, problem.severity == Problem::Severity::Error,
                           Words::tr("%1 %2").arg(problem.message, problem.mend)});
    }
    return faults;
}

} // namespace penstock
