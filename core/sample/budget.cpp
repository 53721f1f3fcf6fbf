// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sample/budget.h"

#include "core/destination/dialects.h"
#include "core/event/catalog.h"
#include "core/stream/streamconfig.h"

#include <QSet>

#include <functional>

namespace penstock {

namespace {

using Attributes = QHash<QByteArray, SampleFacts::Attribute>;
using Names = QSet<QByteArray>;

constexpr int requestIdLength = 36; // a UUID without braces

Names namesOf(const std::vector<std::string> &texts)
{
    Names names;
    for (const auto &text : texts)
        names.insert(QByteArray::fromStdString(text));
    return names;
}

Names namesOf(const AttributeSelection &selection, const std::vector<std::string> &always)
{
    Names names = namesOf(always);
    for (const QString &name : selection.names)
        names.insert(name.toUtf8());
    return names;
}

//! Adds up what stays and what goes of one kind of keys.
class Tally
{
public:
    explicit Tally(Names personal)
        : m_personal(std::move(personal))
    {
    }

    void add(const Attributes &attributes, const std::function<bool(const QByteArray &)> &leaves)
    {
        for (auto each = attributes.begin(); each != attributes.end(); ++each) {
            if (!leaves(each.key()))
                m_cut += each->bytes + each->events; // the comma beside it goes, too
            else if (m_personal.contains(each.key()))
                m_personalBytes += each->bytes;
        }
    }

    [[nodiscard]] qint64 cut() const { return m_cut; }
    [[nodiscard]] qint64 personalBytes() const { return m_personalBytes; }

private:
    const Names m_personal;
    qint64 m_cut = 0;
    qint64 m_personalBytes = 0;
};

double envelopeBytes(const StreamConfig &config)
{
    const Dialect *dialect = findDialect(config.destination.kind);
    if (!dialect)
        return 0;
    const std::string requestId(requestIdLength, '0');
    return double(dialect->bodyHead(config.workspace.name.toStdString(), requestId).size() + dialect->bodyTail.size());
}

} // namespace

Budget budgetOf(const StreamConfig &config, const SampleFacts &facts, const Catalog &catalog)
{
    if (facts.events == 0)
        return {};
    const CatalogAttributes &known = catalog.attributes();
    const Names never = namesOf(known.neverExported);
    const Names user = namesOf(config.userAttributes, known.alwaysUser);
    const Names device = namesOf(config.deviceAttributes, known.alwaysDevice);

    Tally tally(namesOf(known.personalData));
    tally.add(facts.keys, [](const QByteArray &) { return true; });
    tally.add(facts.eventAttributes, [&](const QByteArray &name) { return !never.contains(name); });
    tally.add(facts.userAttributes,
              [&](const QByteArray &name) { return config.userAttributes.all || user.contains(name); });
    tally.add(facts.deviceAttributes,
              [&](const QByteArray &name) { return config.deviceAttributes.all || device.contains(name); });

    const auto bytes = double(facts.bytes - tally.cut());
    const double perEvent = bytes / double(facts.events);
    const int batchSize = qMax(1, config.delivery.batchSize);
    return {.bytesPerEvent = perEvent,
            .bytesPerBatch = envelopeBytes(config) + perEvent * batchSize + (batchSize - 1),
            .personalShare = bytes > 0 ? double(tally.personalBytes()) / bytes : 0};
}

} // namespace penstock
