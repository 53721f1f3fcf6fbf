// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/filtervalues.h"

#include "core/filter/filtertime.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <span>

namespace penstock {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("penstock", text);
}

struct Unit
{
    QLatin1String name;
    qint64 factor;
};

constexpr Unit plain[] = {{QLatin1String(""), 1}};
constexpr Unit sizes[] = {{QLatin1String(""), 1},
                          {QLatin1String("B"), 1},
                          {QLatin1String("KB"), 1000},
                          {QLatin1String("MB"), 1'000'000},
                          {QLatin1String("GB"), 1'000'000'000}};
constexpr Unit durations[] = {
    {QLatin1String(""), 1}, {QLatin1String("ms"), 1}, {QLatin1String("s"), 1000}, {QLatin1String("min"), 60'000}};

std::span<const Unit> unitsOf(FilterField field)
{
    if (field == FilterField::Size)
        return sizes;
    return field == FilterField::Took ? std::span<const Unit>(durations) : std::span<const Unit>(plain);
}

//! Alone, 1.5KB are all that is shown so: 1450 to 1549. Compared with, it is 1500.
enum class Exactness { AsShown, Exact };

std::optional<NumberRange> amountWritten(QStringView value, std::span<const Unit> units, Exactness exactness)
{
    const auto unitAt = std::ranges::find_if(value, [](QChar c) { return c.isLetter(); });
    const QStringView digits = value.left(unitAt - value.begin());
    const QStringView name = value.mid(digits.size());
    const auto unit = std::ranges::find_if(
        units, [name](const Unit &each) { return name.compare(each.name, Qt::CaseInsensitive) == 0; });
    bool isNumber = false;
    const double number = digits.toDouble(&isNumber);
    const bool plainly = !digits.isEmpty() && digits.front().isDigit() && digits.back().isDigit();
    if (unit == units.end() || !isNumber || !plainly || number > 1e15)
        return std::nullopt;
    const qsizetype point = digits.indexOf(u'.');
    if (point >= 0 && unit->factor == 1)
        return std::nullopt;
    const auto decimals = double(point < 0 ? 0 : digits.size() - point - 1);
    const double half = double(unit->factor) / std::pow(10, decimals) / 2;
    const double middle = number * double(unit->factor);
    if (exactness == Exactness::Exact)
        return NumberRange{qRound64(middle), qRound64(middle)};
    return NumberRange{qRound64(std::ceil(middle - half)), qRound64(std::ceil(middle + half)) - 1};
}

std::optional<NumberRange> statusWritten(QStringView value)
{
    if (value.compare(QLatin1String("none"), Qt::CaseInsensitive) == 0)
        return NumberRange{noNumber, noNumber};
    const bool ofAKind = value.size() == 3 && value.sliced(1).compare(QLatin1String("xx"), Qt::CaseInsensitive) == 0;
    if (ofAKind && value.front() >= u'1' && value.front() <= u'9') {
        const qint64 kind = value.front().digitValue() * 100;
        return NumberRange{kind, kind + 99};
    }
    return amountWritten(value, plain, Exactness::Exact);
}

//! The stretch that one bare value stands for.
std::optional<NumberRange> stretchWritten(FilterField field, QStringView value, Exactness exactness, WallTime now)
{
    if (field == FilterField::Status)
        return statusWritten(value);
    if (field == FilterField::Time)
        return timeWritten(value, now);
    return amountWritten(value, unitsOf(field), exactness);
}

enum class Comparison { Equal, Less, LessOrEqual, Greater, GreaterOrEqual };

Comparison takeComparison(QStringView &value)
{
    constexpr std::pair<QLatin1String, Comparison> signs[] = {{QLatin1String("<="), Comparison::LessOrEqual},
                                                              {QLatin1String(">="), Comparison::GreaterOrEqual},
                                                              {QLatin1String("<"), Comparison::Less},
                                                              {QLatin1String(">"), Comparison::Greater},
                                                              {QLatin1String("="), Comparison::Equal}};
    for (const auto &[sign, comparison] : signs) {
        if (value.startsWith(sign)) {
            value = value.mid(sign.size());
            return comparison;
        }
    }
    return Comparison::Equal;
}

//! A batch without a status is neither below nor above one.
qint64 lowest(FilterField field)
{
    return field == FilterField::Time ? NumberRange().from : 0;
}

NumberRange compared(Comparison comparison, NumberRange with, qint64 least)
{
    switch (comparison) {
    case Comparison::Equal:
        return with;
    case Comparison::Less:
        return {least, with.from - 1};
    case Comparison::LessOrEqual:
        return {least, with.to};
    case Comparison::Greater:
        return {with.to + 1, NumberRange().to};
    case Comparison::GreaterOrEqual:
        return {with.from, NumberRange().to};
    }
    Q_UNREACHABLE();
}

//! Less is younger, and younger is later.
Comparison mirrored(Comparison comparison)
{
    switch (comparison) {
    case Comparison::Less:
        return Comparison::Greater;
    case Comparison::Equal:
    case Comparison::LessOrEqual:
        return Comparison::GreaterOrEqual;
    case Comparison::Greater:
        return Comparison::Less;
    case Comparison::GreaterOrEqual:
        return Comparison::LessOrEqual;
    }
    Q_UNREACHABLE();
}

std::optional<NumberRange> between(FilterField field, QStringView first, QStringView last, WallTime now)
{
    const bool ages = field == FilterField::Time && ageWritten(first) && ageWritten(last);
    if (ages)
        std::swap(first, last);
    const auto from = ages ? std::optional(momentOfAge(*ageWritten(first), now))
                           : stretchWritten(field, first, Exactness::Exact, now);
    const auto to =
        ages ? std::optional(momentOfAge(*ageWritten(last), now)) : stretchWritten(field, last, Exactness::Exact, now);
    if (!from || !to || to->to < from->from)
        return std::nullopt;
    return NumberRange{from->from, to->to};
}

} // namespace

std::optional<NumberRange> numbersWritten(FilterField field, QStringView value, WallTime now)
{
    if (const qsizetype dots = value.indexOf(QLatin1String("..")); dots > 0)
        return between(field, value.left(dots), value.mid(dots + 2), now);
    const Comparison comparison = takeComparison(value);
    if (const auto age = field == FilterField::Time ? ageWritten(value) : std::nullopt)
        return compared(mirrored(comparison), momentOfAge(*age, now), lowest(field));
    const auto exactness = comparison == Comparison::Equal ? Exactness::AsShown : Exactness::Exact;
    const auto stretch = stretchWritten(field, value, exactness, now);
    if (!stretch || (stretch->from == noNumber && comparison != Comparison::Equal))
        return std::nullopt;
    return compared(comparison, *stretch, lowest(field));
}

std::optional<FilterState> stateWritten(QStringView value)
{
    QString letters = value.toString();
    letters.removeIf([](QChar c) { return c == u' ' || c == u'-'; });
    // A dead letter is what the list calls it, deadLettered what JSON does.
    if (letters.compare(QLatin1String("deadletter"), Qt::CaseInsensitive) == 0)
        return FilterState::DeadLettered;
    const auto found = std::ranges::find_if(
        filterStates, [&](FilterState state) { return letters.compare(stateName(state), Qt::CaseInsensitive) == 0; });
    return found == filterStates.end() ? std::nullopt : std::optional(*found);
}

QString causeHint()
{
    QStringList names;
    for (const FailureCause cause : failureCauses)
        names.append(causeName(cause));
    return tr("one of %1").arg(names.join(QStringLiteral(", ")));
}

QString valueHint(FilterField field)
{
    switch (field) {
    case FilterField::State:
        return tr("queued, inFlight, backingOff, delivered, deadLettered, discarded or halved");
    case FilterField::Status:
        return tr("a number such as 503, or 5xx, >=500, none");
    case FilterField::Cause:
        return causeHint();
    case FilterField::Attempt:
        return tr("a number such as 2, or >1");
    case FilterField::Took:
        return tr("a duration such as >500ms, or 1s..2s");
    case FilterField::Size:
        return tr("a size such as >60KB, or <1MB");
    case FilterField::Events:
        return tr("a number such as 100, or <100");
    case FilterField::Id:
        return tr("a batch such as 1042, or 1000..2000");
    case FilterField::Request:
        return tr("a part of the request's id");
    case FilterField::Time:
        return tr("a time such as >14:00, today, 2026-11-23, or <10min");
    case FilterField::Event:
        return tr("an event's code or name such as MOE_EMAIL_OPEN");
    case FilterField::Uid:
        return tr("a user's id");
    case FilterField::Uuid:
        return tr("an event's UUID or a part of it");
    case FilterField::Campaign:
        return tr("a campaign's id or a part of its name");
    }
    Q_UNREACHABLE();
}

} // namespace penstock
