// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/attributechoicemodel.h"

#include "core/event/catalog.h"
#include "ui/models/mark.h"
#include "ui/models/roles.h"
#include "ui/models/wording.h"

#include <QLocale>

#include <algorithm>

namespace penstock {

AttributeChoiceModel::AttributeChoiceModel(Kind kind, const Catalog &catalog, QObject *parent)
    : QAbstractListModel(parent)
    , m_kind(kind)
{
    const CatalogAttributes &known = catalog.attributes();
    addKnown(kind == Kind::User ? known.alwaysUser : known.alwaysDevice, catalog, true);
    addKnown(kind == Kind::User ? known.user : known.device, catalog, false);
}

void AttributeChoiceModel::addKnown(const std::vector<std::string> &names, const Catalog &catalog, bool isFixed)
{
    const CatalogAttributes &known = catalog.attributes();
    const auto &meanings = m_kind == Kind::User ? known.userMeanings : known.deviceMeanings;
    for (const std::string &each : names) {
        const QString name = QString::fromStdString(each);
        if (indexOf(name).isValid())
            continue;
        const auto meaning = std::ranges::find(meanings, each, &GlossaryEntry::key);
        m_rows.append({.name = name,
                       .meaning = meaning == meanings.end() ? QString() : QString::fromStdString(meaning->meaning),
                       .isPersonal = std::ranges::find(known.personalData, each) != known.personalData.end(),
                       .isKnown = true,
                       .isFixed = isFixed});
    }
}

void AttributeChoiceModel::show(const AttributeSelection &selection)
{
    m_selection = selection;
    refresh();
}

void AttributeChoiceModel::showSample(const SampleFacts &facts)
{
    m_found = m_kind == Kind::User ? facts.userAttributes : facts.deviceAttributes;
    m_events = facts.events;
    m_bytes = facts.bytes;
    refresh();
}

void AttributeChoiceModel::refresh()
{
    QStringList wanted = m_selection.names;
    QStringList found;
    for (auto each = m_found.begin(); each != m_found.end(); ++each)
        found.append(QString::fromUtf8(each.key()));
    found.sort();
    wanted += found;
    for (int row = int(m_rows.size()) - 1; row >= 0; --row) {
        if (m_rows[row].isKnown || wanted.contains(m_rows[row].name))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        endRemoveRows();
    }
    for (const QString &name : std::as_const(wanted)) {
        if (name.isEmpty() || indexOf(name).isValid())
            continue;
        beginInsertRows({}, int(m_rows.size()), int(m_rows.size()));
        m_rows.append({.name = name});
        endInsertRows();
    }
    Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
}

bool AttributeChoiceModel::isChosen(const Row &row) const
{
    return row.isFixed || m_selection.all || m_selection.names.contains(row.name);
}

AttributeSelection AttributeChoiceModel::asList() const
{
    if (!m_selection.all)
        return m_selection;
    AttributeSelection list{.all = false, .names = {}};
    for (const Row &row : m_rows) {
        if (!row.isFixed)
            list.names.append(row.name);
    }
    return list;
}

int AttributeChoiceModel::chosen() const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(), [this](const Row &row) { return isChosen(row); }));
}

int AttributeChoiceModel::foundNotChosen() const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(),
                             [this](const Row &row) { return !isChosen(row) && m_found.contains(row.name.toUtf8()); }));
}

QModelIndex AttributeChoiceModel::indexOf(const QString &name) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row &row) { return row.name == name; });
    return found == m_rows.end() ? QModelIndex() : index(int(found - m_rows.begin()), 0);
}

void AttributeChoiceModel::askFor(const std::function<bool(const Row &)> &isWanted)
{
    const AttributeSelection now = asList();
    AttributeSelection list{.all = false, .names = {}};
    for (const QString &name : now.names) {
        // What stays keeps its place in the file; an always exported one may stand there, too.
        const QModelIndex place = indexOf(name);
        if (!place.isValid() || m_rows[place.row()].isFixed || isWanted(m_rows[place.row()]))
            list.names.append(name);
    }
    for (const Row &row : std::as_const(m_rows)) {
        if (!row.isFixed && isWanted(row) && !list.names.contains(row.name))
            list.names.append(row.name);
    }
    if (list.names != now.names)
        Q_EMIT edited(list);
}

void AttributeChoiceModel::choose(const QModelIndexList &attributes, bool on)
{
    QStringList names;
    for (const QModelIndex &attribute : attributes) {
        if (attribute.isValid())
            names.append(m_rows[attribute.row()].name);
    }
    askFor([&](const Row &row) { return names.contains(row.name) ? on : isChosen(row); });
}

void AttributeChoiceModel::chooseFound()
{
    askFor([this](const Row &row) { return isChosen(row) || m_found.contains(row.name.toUtf8()); });
}

void AttributeChoiceModel::add(const QString &name)
{
    const QString text = name.trimmed();
    if (text.isEmpty() || !whyNotAdded(text).isEmpty())
        return;
    AttributeSelection list = asList();
    list.names.append(text);
    Q_EMIT edited(list);
}

QString AttributeChoiceModel::whyNotAdded(const QString &name) const
{
    const QString text = name.trimmed();
    if (m_selection.all)
        return tr("All attributes go already, this one too.");
    if (m_selection.names.contains(text))
        return tr("It is in the list already.");
    const QModelIndex known = indexOf(text);
    return known.isValid() && m_rows[known.row()].isFixed ? tr("It always goes along.") : QString();
}

int AttributeChoiceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int AttributeChoiceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant AttributeChoiceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[index.row()];
    if (role == SearchRole)
        return QStringList{row.name, row.meaning}.join(u'\n');
    if (index.column() == NameColumn)
        return nameData(row, role);
    return role == Qt::DisplayRole ? QVariant(bytesText(row)) : QVariant();
}

QVariant AttributeChoiceModel::nameData(const Row &row, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return row.name;
    case Qt::CheckStateRole:
        return isChosen(row) ? Qt::Checked : Qt::Unchecked;
    case MarkRole:
        return row.isPersonal ? QVariant::fromValue(Mark::Personal) : QVariant();
    case DetailRole:
        return detail(row);
    case NoteRole:
        return note(row);
    case NoteToneRole:
        return QVariant::fromValue(Tone::Muted);
    case Qt::AccessibleTextRole: {
        QStringList words{row.name, detail(row)};
        if (row.isPersonal)
            words.append(markWord(Mark::Personal));
        return words.join(QStringLiteral(", "));
    }
    default:
        return {};
    }
}

QString AttributeChoiceModel::detail(const Row &row) const
{
    if (!row.isKnown)
        return tr("not in the catalog");
    return row.meaning.isEmpty() ? tr("not documented") : row.meaning;
}

QString AttributeChoiceModel::note(const Row &row) const
{
    if (row.isFixed)
        return tr("always goes along");
    if (m_events == 0)
        return {};
    const qint64 events = m_found.value(row.name.toUtf8()).events;
    if (events > 0 && !row.isKnown)
        return tr("found in %1 of %2 events").arg(numberText(events), numberText(m_events));
    return events == 0 && !m_selection.all && isChosen(row) ? tr("chosen, never seen") : QString();
}

QString AttributeChoiceModel::bytesText(const Row &row) const
{
    const qint64 bytes = m_found.value(row.name.toUtf8()).bytes;
    if (bytes == 0 || m_events == 0 || m_bytes == 0)
        return {};
    return tr("%1 B · %2 %")
        .arg(QLocale().toString(double(bytes) / double(m_events), 'f', 1),
             QLocale().toString(100.0 * double(bytes) / double(m_bytes), 'f', 1));
}

Qt::ItemFlags AttributeChoiceModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (index.column() == NameColumn && !m_rows[index.row()].isFixed)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

} // namespace penstock
