// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/regionsection.h"

#include "core/event/catalog.h"
#include "core/region/allowlist.h"
#include "ui/configure/allowrulesview.h"
#include "ui/configure/configureparts.h"
#include "ui/configure/formfield.h"
#include "ui/configure/regionfacts.h"
#include "ui/configure/rulesetbox.h"
#include "ui/configure/sectionlayout.h"

#include <QComboBox>
#include <QDateTime>
#include <QVBoxLayout>

namespace penstock {

namespace {

QString choiceText(const Region &region)
{
    const QString id = QString::fromStdString(region.id);
    return region.place.empty() ? id : QStringLiteral("%1 · %2").arg(id, QString::fromStdString(region.place));
}

} // namespace

RegionSection::RegionSection(const ConfigureParts &parts, QWidget *parent)
    : Section(parts.theme, QStringLiteral("regionSection"), tr("Region"), parent)
    , m_catalog(parts.catalog)
    , m_clock(parts.clock)
    , m_choice(new QComboBox(this))
    , m_facts(new RegionFacts(parts.theme, this))
    , m_rules(new AllowRulesView(parts.theme, parts.settings, this))
    , m_check(new RuleSetBox(parts.theme, this))
{
    addChoice();
    column()->addWidget(m_facts);
    m_rulesField = addField(tr("Rules that let the requests in"), {}, m_rules);
    addField(tr("Check the rules of a firewall"), {}, m_check);
}

void RegionSection::addChoice()
{
    m_choice->setObjectName(QStringLiteral("regionBox"));
    m_choice->addItem(tr("Not stated"), QString());
    for (const Region &region : m_catalog.regions())
        m_choice->addItem(choiceText(region), QString::fromStdString(region.id));
    const QString path = QStringLiteral("$.workspace.region");
    m_choiceField = addField(tr("Data center"), {path}, inLine(m_choice));
    m_choiceField->setNote(tr("as published %1").arg(QString::fromStdString(m_catalog.regionsAsOf())));
    connect(m_choice, &QComboBox::activated, this, [this, path](int index) {
        change(tr("Change the data center"), path,
               [&](StreamConfig &config) { config.workspace.region = m_choice->itemData(index).toString(); });
    });
}

void RegionSection::show(const StreamConfig &config)
{
    const QString &id = config.workspace.region;
    const Region *region = m_catalog.region(id.toStdString());
    showChoice(id, region);
    m_facts->show(region);
    showRules(config, region);
}

void RegionSection::showChoice(const QString &id, const Region *region)
{
    const int known = 1 + int(m_catalog.regions().size());
    // What the file says is shown even where the catalog does not know it.
    if (m_choice->findData(id) < 0) {
        m_choice->removeItem(known);
        m_choice->addItem(id, id);
    }
    m_choice->setCurrentIndex(m_choice->findData(id));
    if (id.isEmpty())
        m_choiceField->setHelp(tr("The dashboard's address names it: dashboard-03 is DC-03."));
    else if (!region)
        m_choiceField->setHelp(tr("Nothing is known of this data center."));
    else
        m_choiceField->setHelp(region->closedToNewCustomers ? tr("Closed to new customers.") : QString());
}

void RegionSection::showRules(const StreamConfig &config, const Region *region)
{
    const Result<AllowRequest> request =
        region ? allowRequest(*region, m_catalog.regionsAsOf(), config.name, config.destination.url,
                              QDateTime::fromMSecsSinceEpoch(epochMs(m_clock().wall)).date())
               : Result<AllowRequest>(failure(tr("Choose the data center first.")));
    m_rules->show(request);
    m_rulesField->setNote(
        request && !request->host.isEmpty() ? tr("port %1 of %2").arg(request->port).arg(request->host) : QString());
    m_check->ask(request ? request->addresses : QStringList(), request ? request->port : quint16(443));
}

} // namespace penstock
