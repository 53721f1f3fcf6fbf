// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/configure/section.h"
#include "ui/models/clock.h"

QT_BEGIN_NAMESPACE
class QComboBox;
QT_END_NAMESPACE

namespace penstock {

class AllowRulesView;
class Catalog;
struct ConfigureParts;
class RegionFacts;
struct Region;
class RuleSetBox;

//! Where the workspace lives, and what a firewall in front of the endpoint must let in.
class RegionSection final : public Section
{
    Q_OBJECT

public:
    explicit RegionSection(const ConfigureParts &parts, QWidget *parent = nullptr);

protected:
    void show(const StreamConfig &config) override;

private:
    void addChoice();
    void showChoice(const QString &id, const Region *region);
    void showRules(const StreamConfig &config, const Region *region);

    const Catalog &m_catalog;
    const Clock m_clock;
    QComboBox *m_choice;
    RegionFacts *m_facts;
    AllowRulesView *m_rules;
    RuleSetBox *m_check;
    FormField *m_choiceField = nullptr;
    FormField *m_rulesField = nullptr;
};

} // namespace penstock
