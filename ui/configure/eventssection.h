// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/configure/section.h"
#include "ui/models/eventchoicemodel.h"

namespace penstock {

class ChoicePane;

//! Which events go: all, all of campaigns, or those of a list.
class EventsSection final : public Section
{
    Q_OBJECT

public:
    EventsSection(const Theme &theme, const Catalog &catalog, QWidget *parent = nullptr);

    void showSample(const SampleFacts &facts) override;
    [[nodiscard]] QString note() const override;
    void goTo(FormField &field, const QString &path) override;

protected:
    void show(const StreamConfig &config) override;

private:
    void chooseMode(int mode);
    void showOffer();
    void showTyped();

    EventChoiceModel m_model;
    ChoicePane *m_pane;
    FormField *m_field;
    EventSelection m_shown;
    EventSelection m_lastList;                      //!< so that looking at another mode loses nothing
    const StreamDocument *m_lastDocument = nullptr; //!< whose it is
};

} // namespace penstock
