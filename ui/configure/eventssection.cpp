// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/eventssection.h"

#include "core/outbox/records.h"
#include "ui/configure/choicepane.h"
#include "ui/configure/formfield.h"
#include "ui/models/wording.h"

#include <QRegularExpression>

namespace penstock {

namespace {

QString helpOf(EventSelection::Mode mode)
{
    switch (mode) {
    case EventSelection::Mode::All:
        return EventsSection::tr(
            "Everything goes that the source gives, also codes that are not listed here. Taking one "
            "out makes a list of the others: codes that are not listed here stay behind then.");
    case EventSelection::Mode::Campaign:
        return EventsSection::tr("Each event goes whose event_type is CAMPAIGN_EVENT; where it has none, the catalog "
                                 "says what it is.");
    case EventSelection::Mode::List:
        return EventsSection::tr("An event goes when its code or its name stands in the list, letter for letter.");
    }
    Q_UNREACHABLE();
}

SampleFacts factsOf(const SeenReport &seen)
{
    SampleFacts facts;
    for (const SeenEvents &each : seen.events) {
        facts.events += each.chosen + each.notChosen;
        facts.codes.insert(each.code, each.chosen + each.notChosen);
        facts.names.insert(each.code, each.name);
    }
    return facts;
}

} // namespace

EventsSection::EventsSection(const Theme &theme, const Catalog &catalog, QWidget *parent)
    : Section(theme, QStringLiteral("eventsSection"), tr("Events"), parent)
    , m_model(catalog)
    , m_pane(new ChoicePane(theme,
                            {.name = QStringLiteral("events"),
                             .modes = {tr("All"), tr("All campaign events"), tr("A list")},
                             .search = tr("Search %1 events by name or code").arg(m_model.counts().all),
                             .add = tr("Add a code or a name…"),
                             .accessible = tr("Events by channel")},
                            m_model, this))
    , m_field(addField(tr("Events to send"), {QStringLiteral("$.events")}, m_pane))
{
    connect(m_pane, &ChoicePane::modeChosen, this, &EventsSection::chooseMode);
    connect(m_pane, &ChoicePane::ticked, &m_model, &EventChoiceModel::choose);
    connect(m_pane, &ChoicePane::typing, this, &EventsSection::showTyped);
    connect(m_pane, &ChoicePane::addWanted, &m_model, &EventChoiceModel::add);
    connect(m_pane, &ChoicePane::seenWanted, &m_model, &EventChoiceModel::chooseSeen);
    connect(&m_model, &EventChoiceModel::edited, this, [this](const EventSelection &selection) {
        change(tr("Change the events"), {}, [&](StreamConfig &config) { config.events = selection; });
    });
}

void EventsSection::showSample(const SampleFacts &facts)
{
    m_sample = facts;
    showSeen();
}

void EventsSection::showRun(const SeenReport &seen)
{
    m_run = factsOf(seen);
    m_run.origin = tr("the run since %1").arg(dayMinuteText(seen.since));
    showSeen();
}

void EventsSection::forgetRun()
{
    m_run = {};
    showSeen();
}

void EventsSection::showSeen()
{
    const SampleFacts &facts = m_run.events > 0 ? m_run : m_sample;
    m_model.showSample(facts);
    m_field->setNote(facts.events == 0 ? QString() : tr("seen in %1").arg(facts.origin));
    showOffer();
    Q_EMIT noteChanged();
}

QString EventsSection::note() const
{
    switch (m_shown.mode) {
    case EventSelection::Mode::All:
        return tr("all");
    case EventSelection::Mode::Campaign:
        return tr("campaigns");
    case EventSelection::Mode::List:
        break;
    }
    const auto counts = m_model.counts();
    return tr("%1 of %2").arg(counts.chosen).arg(counts.all);
}

void EventsSection::goTo(FormField &field, const QString &path)
{
    static const QRegularExpression entry(QStringLiteral(R"(\A\$\.events\[(\d+)\])"));
    const int place = entry.match(path).captured(1).toInt();
    const QModelIndex index = m_model.indexOf(m_shown.events.value(place));
    index.isValid() ? m_pane->goTo(index) : Section::goTo(field, path);
}

void EventsSection::show(const StreamConfig &config)
{
    if (std::exchange(m_lastDocument, document()) != document())
        m_lastList = {EventSelection::Mode::List, {}};
    m_shown = config.events;
    if (m_shown.mode == EventSelection::Mode::List)
        m_lastList = m_shown;
    m_model.show(m_shown);
    m_pane->showMode(int(m_shown.mode));
    m_field->setHelp(helpOf(m_shown.mode));
    showOffer();
    showTyped();
}

void EventsSection::chooseMode(int mode)
{
    EventSelection selection{.mode = EventSelection::Mode(mode), .events = {}};
    if (selection.mode == EventSelection::Mode::List)
        selection = m_lastList.events.isEmpty() ? m_model.asList() : m_lastList;
    change(tr("Change the events"), {}, [&](StreamConfig &config) { config.events = selection; });
}

void EventsSection::showOffer()
{
    const int missed = m_model.counts().seenNotChosen;
    if (missed == 1)
        m_pane->offerSeen(tr("Choose the one that was seen"));
    else
        m_pane->offerSeen(missed == 0 ? QString() : tr("Choose the %1 seen ones").arg(numberText(missed)));
}

void EventsSection::showTyped()
{
    const auto typed = m_model.typed(m_pane->typed());
    m_pane->showTyped(typed.canBeAdded, typed.words);
}

} // namespace penstock
