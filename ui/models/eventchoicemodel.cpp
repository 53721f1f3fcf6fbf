// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/eventchoicemodel.h"

#include "core/sample/samplefacts.h"
#include "ui/models/roles.h"
#include "ui/models/wording.h"

#include <algorithm>

namespace penstock {

namespace {

constexpr quintptr ofGroup = 0; // an event's index holds its group's place, counted from 1

QString keyOf(const EventRow &row)
{
    return row.event.code.isEmpty() ? row.event.name : row.event.code;
}

Qt::CheckState stateOf(const EventGroup &group)
{
    const auto is = [](Qt::CheckState state) { return [state](const EventRow &row) { return row.state == state; }; };
    if (std::all_of(group.rows.begin(), group.rows.end(), is(Qt::Checked)))
        return Qt::Checked;
    return std::all_of(group.rows.begin(), group.rows.end(), is(Qt::Unchecked)) ? Qt::Unchecked : Qt::PartiallyChecked;
}

} // namespace

EventChoiceModel::EventChoiceModel(const Catalog &catalog, QObject *parent)
    : QAbstractItemModel(parent)
    , m_catalog(catalog)
    , m_groups(eventGroups(catalog))
{
    show({});
}

void EventChoiceModel::show(const EventSelection &selection)
{
    m_selection = selection;
    refresh();
}

void EventChoiceModel::showSample(const SampleFacts &facts)
{
    m_hasSample = facts.events > 0;
    m_seenUnknown = showSeen(facts, m_catalog, m_groups);
    refresh();
}

void EventChoiceModel::refresh()
{
    showFreeForm(freeFormRows());
    for (int group = 0; group < int(m_groups.size()); ++group) {
        QList<EventRow> &rows = m_groups[group].rows;
        for (EventRow &row : rows)
            row.state = stateOf(row);
        const QModelIndex heading = index(group, 0);
        if (!rows.isEmpty())
            Q_EMIT dataChanged(index(0, 0, heading), index(int(rows.size()) - 1, ColumnCount - 1, heading));
        Q_EMIT dataChanged(heading, heading.siblingAtColumn(ColumnCount - 1));
    }
}

QList<EventRow> EventChoiceModel::freeFormRows() const
{
    QList<EventRow> rows = m_seenUnknown;
    for (const QString &entry : m_selection.events) {
        const bool isThere =
            std::any_of(rows.begin(), rows.end(), [&](const EventRow &row) { return chooses(entry, row.event); });
        if (entry.isEmpty() || isThere || isKnown(entry))
            continue;
        EventRow row;
        row.event.name = entry;
        rows.append(row);
    }
    return rows;
}

bool EventChoiceModel::isKnown(const QString &entry) const
{
    return std::any_of(m_groups.begin(), m_groups.end() - 1, [&](const EventGroup &group) {
        return std::any_of(group.rows.begin(), group.rows.end(),
                           [&](const EventRow &row) { return chooses(entry, row.event); });
    });
}

void EventChoiceModel::showFreeForm(const QList<EventRow> &rows)
{
    const QModelIndex heading = index(int(m_groups.size()) - 1, 0);
    QList<EventRow> &shown = m_groups.last().rows;
    const auto holds = [](const QList<EventRow> &all, const QString &key) {
        return std::any_of(all.begin(), all.end(), [&](const EventRow &row) { return keyOf(row) == key; });
    };
    for (int place = int(shown.size()) - 1; place >= 0; --place) {
        if (holds(rows, keyOf(shown[place])))
            continue;
        beginRemoveRows(heading, place, place);
        shown.removeAt(place);
        endRemoveRows();
    }
    for (int place = 0; place < int(rows.size()); ++place) {
        int found = place;
        while (found < int(shown.size()) && keyOf(shown[found]) != keyOf(rows[place]))
            ++found;
        if (found == int(shown.size())) {
            beginInsertRows(heading, place, place);
            shown.insert(place, rows[place]);
            endInsertRows();
        } else if (found != place) {
            beginMoveRows(heading, found, found, heading, place);
            shown.move(found, place);
            endMoveRows();
        }
        shown[place] = rows[place];
    }
}

Qt::CheckState EventChoiceModel::stateOf(const EventRow &row) const
{
    switch (m_selection.mode) {
    case EventSelection::Mode::All:
        return Qt::Checked;
    case EventSelection::Mode::Campaign:
        // Of an event that the catalog does not know its own event_type decides.
        if (row.kind == EventRow::Kind::FreeForm)
            return Qt::PartiallyChecked;
        return row.kind == EventRow::Kind::Campaign ? Qt::Checked : Qt::Unchecked;
    case EventSelection::Mode::List:
        break;
    }
    return choosesAny(m_selection.events, row.event) ? Qt::Checked : Qt::Unchecked;
}

EventChoiceModel::Counts EventChoiceModel::counts() const
{
    Counts counts;
    for (const EventGroup &group : m_groups) {
        for (const EventRow &row : group.rows) {
            ++counts.all;
            counts.chosen += row.state == Qt::Checked ? 1 : 0;
            counts.seenNotChosen += row.state == Qt::Unchecked && row.seen > 0 ? 1 : 0;
        }
    }
    return counts;
}

EventSelection EventChoiceModel::asList() const
{
    if (m_selection.mode == EventSelection::Mode::List)
        return m_selection;
    QList<ListedEvent> events;
    QList<bool> wanted;
    for (const EventGroup &group : m_groups) {
        for (const EventRow &row : group.rows) {
            events.append(row.event);
            wanted.append(row.state == Qt::Checked);
        }
    }
    return {EventSelection::Mode::List, listFor({}, events, wanted)};
}

void EventChoiceModel::askFor(const std::function<bool(const EventRow &)> &isWanted)
{
    QList<ListedEvent> events;
    QList<bool> wanted;
    bool isOther = false;
    for (const EventGroup &group : m_groups) {
        for (const EventRow &row : group.rows) {
            events.append(row.event);
            wanted.append(isWanted(row));
            isOther = isOther || wanted.last() != (row.state == Qt::Checked);
        }
    }
    if (isOther)
        Q_EMIT edited({EventSelection::Mode::List, listFor(asList().events, events, wanted)});
}

void EventChoiceModel::choose(const QModelIndexList &events, bool on)
{
    QList<const EventRow *> chosen;
    for (const QModelIndex &event : events)
        chosen.append(rowAt(event));
    askFor([&](const EventRow &row) { return chosen.contains(&row) ? on : row.state == Qt::Checked; });
}

void EventChoiceModel::chooseSeen()
{
    askFor([](const EventRow &row) { return row.state == Qt::Checked || row.seen > 0; });
}

void EventChoiceModel::add(const QString &entry)
{
    if (!typed(entry).canBeAdded)
        return;
    EventSelection list = asList();
    list.events.append(entry.trimmed());
    Q_EMIT edited(list);
}

EventChoiceModel::Typed EventChoiceModel::typed(const QString &entry) const
{
    const QString text = entry.trimmed();
    if (text.isEmpty())
        return {};
    if (m_selection.mode == EventSelection::Mode::All)
        return {false, tr("All events go already, this one too.")};
    if (m_selection.events.contains(text))
        return {false, tr("It is in the list already.")};
    const EventRow *row = rowAt(indexOf(text));
    if (!row)
        return {true, tr("The catalog does not know it: events with exactly this code or name will go.")};
    if (row->state == Qt::Checked)
        return {false, tr("It is chosen already: %1.").arg(row->event.name)};
    if (text == row->event.alias)
        return {true,
                tr("The other code of %1, known as %2; either chooses both.").arg(row->event.name, row->event.code)};
    return {true, tr("The catalog knows it: %1, %2.").arg(row->event.name, keyOf(*row))};
}

QModelIndex EventChoiceModel::indexOf(const QString &entry) const
{
    for (int group = 0; group < int(m_groups.size()); ++group) {
        for (int row = 0; row < int(m_groups[group].rows.size()); ++row) {
            if (chooses(entry, m_groups[group].rows[row].event))
                return index(row, 0, index(group, 0));
        }
    }
    return {};
}

QModelIndex EventChoiceModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row() + 1) : ofGroup);
}

QModelIndex EventChoiceModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == ofGroup)
        return {};
    return createIndex(int(index.internalId()) - 1, 0, ofGroup);
}

int EventChoiceModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_groups.size());
    if (parent.internalId() != ofGroup || parent.column() != 0)
        return 0;
    return int(m_groups[parent.row()].rows.size());
}

int EventChoiceModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

const EventRow *EventChoiceModel::rowAt(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == ofGroup)
        return nullptr;
    return &m_groups[qsizetype(index.internalId()) - 1].rows[index.row()];
}

QVariant EventChoiceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (const EventRow *row = rowAt(index))
        return rowData(*row, index.column(), role);
    return groupData(m_groups[index.row()], index.column(), role);
}

QVariant EventChoiceModel::groupData(const EventGroup &group, int column, int role) const
{
    if (column != EventColumn)
        return {};
    const auto chosen = std::count_if(group.rows.begin(), group.rows.end(),
                                      [](const EventRow &row) { return row.state == Qt::Checked; });
    switch (role) {
    case Qt::DisplayRole:
        return group.title;
    case HeadingRole:
        return true;
    case DetailRole:
        return group.rows.isEmpty() ? tr("none") : tr("%1 of %2").arg(chosen).arg(group.rows.size());
    case Qt::AccessibleTextRole:
        return tr("%1, %2 of %3 chosen").arg(group.title).arg(chosen).arg(group.rows.size());
    case Qt::CheckStateRole:
        return group.rows.isEmpty() ? QVariant() : QVariant(penstock::stateOf(group));
    default:
        return {};
    }
}

QVariant EventChoiceModel::rowData(const EventRow &row, int column, int role) const
{
    if (role == SearchRole)
        return QStringList{row.event.name, row.event.code, row.event.alias, row.event.seenName}.join(u'\n');
    if (column == CodeColumn)
        return role == Qt::DisplayRole ? QVariant(row.event.code) : QVariant();
    switch (role) {
    case Qt::DisplayRole:
        return row.event.name;
    case Qt::CheckStateRole:
        return row.state;
    case DetailRole:
        if (!row.event.alias.isEmpty())
            return tr("also sent as %1").arg(row.event.alias);
        return row.kind == EventRow::Kind::FreeForm || row.documented ? QString() : tr("newer");
    case NoteRole:
        return note(row);
    case NoteToneRole: {
        const bool isMissed = row.seen > 0 && !isTakenAsSeen(row);
        return QVariant::fromValue(isMissed ? Tone::Warning : Tone::Muted);
    }
    case Qt::ToolTipRole:
        return row.kind == EventRow::Kind::FreeForm || row.documented
                   ? QVariant()
                   : tr("Not among the 33 events that are documented for Streams: it comes from the newer export "
                        "glossary.");
    case Qt::AccessibleTextRole:
        return QStringList{row.event.name, row.event.code, note(row)}.join(QStringLiteral(", "));
    default:
        return {};
    }
}

bool EventChoiceModel::isTakenAsSeen(const EventRow &row) const
{
    if (row.state == Qt::PartiallyChecked)
        return true; // nobody knows
    if (row.state == Qt::Unchecked)
        return false;
    // The sample calls it by another name: an entry with the catalog's name does not take that.
    const QStringList &entries = m_selection.events;
    return m_selection.mode != EventSelection::Mode::List || row.event.seenName.isEmpty() ||
           entries.contains(row.event.code) || entries.contains(row.event.alias) ||
           entries.contains(row.event.seenName);
}

QString EventChoiceModel::note(const EventRow &row) const
{
    if (row.state == Qt::PartiallyChecked)
        return tr("goes where it comes as a campaign event");
    if (!m_hasSample)
        return {};
    if (row.seen == 0) {
        const bool isAwaited = row.state == Qt::Checked && m_selection.mode == EventSelection::Mode::List;
        return isAwaited ? tr("chosen, never seen") : QString();
    }
    const QString seen = row.seen == 1 ? tr("seen once") : tr("seen %1 times").arg(numberText(row.seen));
    if (row.state == Qt::Unchecked)
        return tr("%1, not chosen").arg(seen);
    return isTakenAsSeen(row) ? seen : tr("%1 as “%2”: not chosen by this name").arg(seen, row.event.seenName);
}

Qt::ItemFlags EventChoiceModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (rowAt(index))
        flags |= Qt::ItemNeverHasChildren;
    if (index.column() == EventColumn)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

} // namespace penstock
