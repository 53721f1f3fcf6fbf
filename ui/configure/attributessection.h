// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/configure/section.h"
#include "ui/models/attributechoicemodel.h"

namespace penstock {

class ChoicePane;

//! Which attributes of users and devices go along; and what is fixed about those of events.
class AttributesSection final : public Section
{
    Q_OBJECT

public:
    AttributesSection(const Theme &theme, const Catalog &catalog, QWidget *parent = nullptr);

    void showSample(const SampleFacts &facts) override;
    [[nodiscard]] QString note() const override;
    void goTo(FormField &field, const QString &path) override;

protected:
    void show(const StreamConfig &config) override;

private:
    //! One of the two lists.
    struct Part
    {
        AttributeSelection StreamConfig::*selection;
        AttributeChoiceModel *model;
        ChoicePane *pane = nullptr;
        FormField *field = nullptr;
        AttributeSelection shown;
        AttributeSelection lastList;
    };

    void addPart(Part &part, const QString &name, const QString &label, const QString &path);
    void addEventAttributes(const Catalog &catalog);
    void chooseAll(Part &part, bool all);
    void showPart(Part &part, const StreamConfig &config);
    void showOffer(const Part &part);
    void showTyped(const Part &part);

    Part m_user;
    Part m_device;
    const StreamDocument *m_lastDocument = nullptr;
};

} // namespace penstock
