// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/filtercompletion.h"

#include "core/filter/filter.h"

namespace penstock {

namespace {

QStringList fieldWords()
{
    QStringList words;
    for (const FilterField field : filterFields)
        words.append(fieldName(field) + QLatin1Char(':'));
    return words;
}

QStringList valueWords(FilterField field, const QStringList &events)
{
    switch (field) {
    case FilterField::State: {
        QStringList words;
        for (const FilterState state : filterStates)
            words.append(stateName(state));
        return words;
    }
    case FilterField::Cause: {
        QStringList words;
        for (const FailureCause cause : failureCauses)
            words.append(causeName(cause));
        return words;
    }
    case FilterField::Status:
        return {QStringLiteral("2xx"), QStringLiteral("4xx"), QStringLiteral("5xx"), QStringLiteral(">=400"),
                QStringLiteral("none")};
    case FilterField::Attempt:
        return {QStringLiteral(">1")};
    case FilterField::Took:
        return {QStringLiteral(">500ms"), QStringLiteral(">1s"), QStringLiteral(">10s")};
    case FilterField::Time:
        return {QStringLiteral("<10min"), QStringLiteral("<1h"), QStringLiteral("today"), QStringLiteral("yesterday")};
    case FilterField::Event:
        return events;
    case FilterField::Size:
    case FilterField::Events:
    case FilterField::Id:
    case FilterField::Request:
    case FilterField::Uid:
    case FilterField::Uuid:
    case FilterField::Campaign:
        break;
    }
    return {};
}

} // namespace

FilterCompletion completeFilter(const QString &text, qsizetype cursor, const QStringList &events)
{
    qsizetype from = cursor;
    while (from > 0 && !text[from - 1].isSpace())
        --from;
    if (from < cursor && text[from] == u'-')
        ++from;
    QStringView typed = QStringView(text).mid(from, cursor - from);
    QStringList words = fieldWords();
    bool anywhere = false; // every code begins alike
    if (const qsizetype colon = typed.indexOf(u':'); colon >= 0) {
        const auto field = fieldNamed(typed.left(colon));
        words = field ? valueWords(*field, events) : QStringList();
        anywhere = field == FilterField::Event;
        const qsizetype start = qMax(colon, typed.lastIndexOf(u',')) + 1;
        from += start;
        typed = typed.mid(start);
    } else if (typed.isEmpty()) {
        words.clear(); // nobody asked
    }
    FilterCompletion completion{.position = from, .length = typed.size(), .words = {}};
    for (const QString &word : std::as_const(words)) {
        const bool fits =
            anywhere ? word.contains(typed, Qt::CaseInsensitive) : word.startsWith(typed, Qt::CaseInsensitive);
        if (fits && word.size() > typed.size())
            completion.words.append(word);
    }
    return completion;
}

} // namespace penstock
