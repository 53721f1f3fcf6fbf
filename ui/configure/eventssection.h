// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sample/samplefacts.h"
#include "ui/configure/section.h"
#include "ui/models/eventchoicemodel.h"

namespace penstock {

class ChoicePane;
struct SeenReport;

//! Which events go: all, all of campaigns, or those of a list.
class EventsSection final : public Section
{
    Q_OBJECT

public:
    EventsSection(const Theme &theme, const Catalog &catalog, QWidget *parent = nullptr);

    void showSample(const SampleFacts &facts) override;

    //! What its present or last run has seen: tells more than a sample, and stands in its place.
    void showRun(const SeenReport &seen);
    void forgetRun();

    [[nodiscard]] QString note() const override;
    void goTo(FormField &field, const QString &path) override;

protected:
    void show(const StreamConfig &config) override;

private:
    void chooseMode(int mode);
    void showSeen();
    void showOffer();
    void showTyped();

    EventChoiceModel m_model;
    ChoicePane *m_pane;
    FormField *m_field;
    SampleFacts m_sample;
    SampleFacts m_run;
    EventSelection m_shown;
    EventSelection m_lastList;                      //!< so that looking at another mode loses nothing
    const StreamDocument *m_lastDocument = nullptr; //!< whose it is
};

} // namespace penstock
