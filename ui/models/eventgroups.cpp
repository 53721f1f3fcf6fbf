// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/eventgroups.h"

#include "core/event/catalog.h"
#include "core/sample/samplefacts.h"

#include <QCoreApplication>

#include <algorithm>

namespace penstock {

namespace {

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

EventGroup &groupOf(const QString &title, QList<EventGroup> &groups)
{
    const auto found =
        std::find_if(groups.begin(), groups.end(), [&](const auto &each) { return each.title == title; });
    if (found != groups.end())
        return *found;
    groups.append({title, {}});
    return groups.last();
}

EventRow rowOf(const CatalogEvent &event, const Catalog &catalog)
{
    EventRow row;
    row.event = {toQString(event.name), toQString(event.code), toQString(catalog.aliasOf(event.code)), {}};
    row.kind = event.type == "CAMPAIGN_EVENT" ? EventRow::Kind::Campaign : EventRow::Kind::UserAction;
    row.documented = event.documented;
    return row;
}

//! Of the events of one code the one that is called so in the sample; else the first.
EventRow *rowSeen(const QString &code, const QString &name, QList<EventGroup> &groups)
{
    EventRow *first = nullptr;
    for (EventGroup &group : groups) {
        for (EventRow &row : group.rows) {
            if (row.event.code != code)
                continue;
            if (row.event.name == name)
                return &row;
            if (!first)
                first = &row;
        }
    }
    return first;
}

EventRow unknownRow(const QString &code, const QString &name, qint64 seen)
{
    EventRow row;
    row.event = {.name = name.isEmpty() ? code : name, .code = code, .alias = {}, .seenName = {}};
    row.seen = seen;
    return row;
}

} // namespace

QList<EventGroup> eventGroups(const Catalog &catalog)
{
    QList<EventGroup> groups;
    EventGroup actions{QCoreApplication::translate("penstock", "User actions"), {}};
    for (const CatalogEvent &event : catalog.events()) {
        const EventRow row = rowOf(event, catalog);
        EventGroup &group = row.kind == EventRow::Kind::Campaign ? groupOf(toQString(event.channel), groups) : actions;
        group.rows.append(row);
    }
    groups.append(actions);
    groups.append({QCoreApplication::translate("penstock", "Free-form codes"), {}});
    return groups;
}

QList<EventRow> showSeen(const SampleFacts &facts, const Catalog &catalog, QList<EventGroup> &groups)
{
    for (EventGroup &group : groups) {
        for (EventRow &row : group.rows) {
            row.seen = 0;
            row.event.seenName.clear();
        }
    }
    QList<EventRow> unknown;
    for (auto each = facts.codes.begin(); each != facts.codes.end(); ++each) {
        const QString code = QString::fromUtf8(each.key());
        const QString name = QString::fromUtf8(facts.names.value(each.key()));
        const CatalogEvent *known = catalog.byCode(code.toStdString());
        EventRow *row = known ? rowSeen(toQString(known->code), name, groups) : nullptr;
        if (!row) {
            unknown.append(unknownRow(code, name, *each));
            continue;
        }
        row->seen += *each;
        if (!name.isEmpty() && name != row->event.name)
            row->event.seenName = name;
    }
    std::sort(unknown.begin(), unknown.end(), [](const EventRow &one, const EventRow &other) {
        return one.seen != other.seen ? one.seen > other.seen : one.event.code < other.event.code;
    });
    return unknown;
}

} // namespace penstock
