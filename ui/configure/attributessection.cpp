// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/attributessection.h"

#include "core/event/catalog.h"
#include "ui/configure/choicepane.h"
#include "ui/configure/formfield.h"
#include "ui/models/wording.h"
#include "ui/theme/marklabel.h"

#include <QGridLayout>
#include <QLabel>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace penstock {

namespace {

QString joined(const std::vector<std::string> &names)
{
    QStringList list;
    for (const std::string &name : names)
        list.append(QString::fromStdString(name));
    return list.join(QStringLiteral(", "));
}

QString joined(const std::vector<ConditionalAttribute> &attributes)
{
    QStringList whens;
    QHash<QString, QStringList> names;
    for (const ConditionalAttribute &attribute : attributes) {
        const QString when = QString::fromStdString(attribute.when);
        if (!whens.contains(when))
            whens.append(when);
        names[when].append(QString::fromStdString(attribute.name));
    }
    QStringList lines;
    for (const QString &when : std::as_const(whens))
        lines.append(AttributesSection::tr("%1 (%2)").arg(names[when].join(QStringLiteral(", ")), when));
    return lines.join(QStringLiteral("; "));
}

} // namespace

AttributesSection::AttributesSection(const Theme &theme, const Catalog &catalog, QWidget *parent)
    : Section(theme, QStringLiteral("attributesSection"), tr("Attributes"), parent)
    , m_user{.selection = &StreamConfig::userAttributes,
             .model = new AttributeChoiceModel(AttributeChoiceModel::Kind::User, catalog, this)}
    , m_device{.selection = &StreamConfig::deviceAttributes,
               .model = new AttributeChoiceModel(AttributeChoiceModel::Kind::Device, catalog, this)}
{
    addPart(m_user, QStringLiteral("userAttributes"), tr("User attributes"), QStringLiteral("$.userAttributes"));
    addPart(m_device, QStringLiteral("deviceAttributes"), tr("Device attributes"),
            QStringLiteral("$.deviceAttributes"));
    addEventAttributes(catalog);
}

void AttributesSection::addPart(Part &part, const QString &name, const QString &label, const QString &path)
{
    part.pane = new ChoicePane(theme(),
                               {.name = name,
                                .modes = {tr("All"), tr("A list")},
                                .search = tr("Search by name or meaning"),
                                .add = tr("Add an attribute…"),
                                .accessible = label,
                                .rows = 9,
                                .lastShare = 25},
                               *part.model, this);
    part.field = addField(label, {path}, part.pane);
    connect(part.pane, &ChoicePane::modeChosen, this, [this, &part](int mode) { chooseAll(part, mode == 0); });
    connect(part.pane, &ChoicePane::ticked, part.model, &AttributeChoiceModel::choose);
    connect(part.pane, &ChoicePane::typing, this, [this, &part] { showTyped(part); });
    connect(part.pane, &ChoicePane::addWanted, part.model, &AttributeChoiceModel::add);
    connect(part.pane, &ChoicePane::seenWanted, part.model, &AttributeChoiceModel::chooseFound);
    connect(part.model, &AttributeChoiceModel::edited, this, [this, &part](const AttributeSelection &selection) {
        change(tr("Change the attributes"), {}, [&](StreamConfig &config) { config.*part.selection = selection; });
    });
}

void AttributesSection::addEventAttributes(const Catalog &catalog)
{
    auto *label = new QLabel(tr("Event attributes"), this);
    label->setProperty("muted", true);
    auto *panel = new QFrame(this);
    panel->setProperty("panel", true);
    panel->setObjectName(QStringLiteral("eventAttributesPanel"));
    auto *grid = new QGridLayout(panel);
    grid->setColumnStretch(1, 1);
    const CatalogAttributes &known = catalog.attributes();
    const struct
    {
        Mark mark;
        QString text;
    } lines[] = {
        {Mark::Delivered,
         tr("All go along, there is no choice. Campaign events always carry %1.").arg(joined(known.alwaysExported))},
        {Mark::Queued, tr("With some campaigns only: %1.").arg(joined(known.conditional))},
        {Mark::Error, tr("Never exported: %1. Streams leaves these four out for everyone, so Penstock cuts them out of "
                         "each event where the input holds them.")
                          .arg(joined(known.neverExported))},
    };
    int row = 0;
    for (const auto &line : lines) {
        auto *mark = new MarkLabel(theme(), panel);
        mark->setMark(line.mark);
        auto *text = new QLabel(line.text, panel);
        text->setTextFormat(Qt::PlainText);
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        grid->addWidget(mark, row, 0, Qt::AlignTop);
        grid->addWidget(text, row++, 1);
    }
    auto *part = new QVBoxLayout;
    part->setSpacing(4);
    part->addWidget(label);
    part->addWidget(panel);
    column()->addLayout(part);
}

void AttributesSection::showSample(const SampleFacts &facts)
{
    for (const Part *part : {&m_user, &m_device}) {
        part->model->showSample(facts);
        part->field->setNote(facts.events == 0 ? QString() : tr("bytes an event, share of it: %1").arg(facts.origin));
        showOffer(*part);
    }
    Q_EMIT noteChanged();
}

QString AttributesSection::note() const
{
    if (m_user.shown.all && m_device.shown.all)
        return tr("all");
    const int chosen = m_user.model->chosen() + m_device.model->chosen();
    return tr("%1 of %2").arg(chosen).arg(m_user.model->rowCount() + m_device.model->rowCount());
}

void AttributesSection::goTo(FormField &field, const QString &path)
{
    static const QRegularExpression entry(QStringLiteral(R"(\[(\d+)\]\z)"));
    const Part &part = &field == m_user.field ? m_user : m_device;
    const int place = entry.match(path).captured(1).toInt();
    const QModelIndex index = part.model->indexOf(part.shown.names.value(place));
    index.isValid() ? part.pane->goTo(index) : Section::goTo(field, path);
}

void AttributesSection::show(const StreamConfig &config)
{
    const bool isOther = std::exchange(m_lastDocument, document()) != document();
    for (Part *part : {&m_user, &m_device}) {
        if (isOther)
            part->lastList = {};
        showPart(*part, config);
    }
}

void AttributesSection::showPart(Part &part, const StreamConfig &config)
{
    part.shown = config.*part.selection;
    if (!part.shown.all)
        part.lastList = part.shown;
    part.model->show(part.shown);
    part.pane->showMode(part.shown.all ? 0 : 1);
    part.field->setHelp(part.shown.all
                            ? tr("All go, also those that are not listed here. Taking one out makes a list of "
                                 "the others: those that are not listed here stay behind then.")
                            : QString());
    showOffer(part);
    showTyped(part);
}

void AttributesSection::chooseAll(Part &part, bool all)
{
    AttributeSelection selection;
    if (!all)
        selection = part.lastList.all ? part.model->asList() : part.lastList;
    change(tr("Change the attributes"), {}, [&](StreamConfig &config) { config.*part.selection = selection; });
}

void AttributesSection::showOffer(const Part &part)
{
    const int missed = part.model->foundNotChosen();
    if (missed == 1)
        part.pane->offerSeen(tr("Choose the one that was found"));
    else
        part.pane->offerSeen(missed == 0 ? QString() : tr("Choose the %1 found ones").arg(numberText(missed)));
}

void AttributesSection::showTyped(const Part &part)
{
    const QString text = part.pane->typed().trimmed();
    const QString why = text.isEmpty() ? QString() : part.model->whyNotAdded(text);
    part.pane->showTyped(!text.isEmpty() && why.isEmpty(), why);
}

} // namespace penstock
