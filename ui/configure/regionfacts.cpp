// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/regionfacts.h"

#include "core/event/catalog.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QToolButton>

namespace penstock {

namespace {

QStringList known(const std::string &text)
{
    return text.empty() ? QStringList() : QStringList(QString::fromStdString(text));
}

} // namespace

RegionFacts::RegionFacts(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_grid(new QGridLayout(this))
{
    setObjectName(QStringLiteral("regionFacts"));
    setAccessibleName(tr("Data center"));
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(fontMetrics().height());
    m_grid->setVerticalSpacing(2);
    m_grid->setColumnStretch(2, 1);
}

void RegionFacts::show(const Region *region)
{
    setVisible(region);
    const QString id = region ? QString::fromStdString(region->id) : QString();
    if (!region || id == m_shown)
        return;
    m_shown = id;
    clear();
    QStringList addresses;
    for (const std::string &address : region->egress)
        addresses << QString::fromStdString(address);
    addLine(QStringLiteral("dashboard"), tr("Dashboard"), known(region->dashboard), tr("not published"));
    addLine(QStringLiteral("apiHost"), tr("API host"), known(region->api), tr("not published"));
    addLine(QStringLiteral("egress"), tr("Requests come from"), addresses,
            tr("No address is published. Ask MoEngage's support."));
}

void RegionFacts::clear()
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void RegionFacts::addLine(const QString &name, const QString &label, const QStringList &values, const QString &missing)
{
    const int row = m_grid->count();
    auto *title = new QLabel(label, this);
    title->setProperty("muted", true);
    m_grid->addWidget(title, row, 0);
    for (int each = 0; each < values.size(); ++each)
        addValue(row + each, each == 0 ? name : name + QString::number(each + 1), label, values[each]);
    if (values.isEmpty()) {
        auto *none = new QLabel(missing, this);
        none->setObjectName(name + QStringLiteral("Missing"));
        none->setProperty("muted", true);
        m_grid->addWidget(none, row, 1, 1, 2);
    }
}

void RegionFacts::addValue(int row, const QString &name, const QString &label, const QString &value)
{
    auto *text = new QLabel(value, this);
    text->setObjectName(name + QStringLiteral("Value"));
    text->setAccessibleName(label);
    text->setTextFormat(Qt::PlainText);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *copy = new QToolButton(this);
    copy->setObjectName(name + QStringLiteral("Copy"));
    copy->setProperty("flat", true);
    copy->setIcon(m_theme.icon(QStringLiteral("copy")));
    copy->setToolTip(tr("Copy “%1”").arg(value));
    copy->setAccessibleName(tr("Copy %1").arg(label));
    connect(copy, &QToolButton::clicked, this, [value] { QGuiApplication::clipboard()->setText(value); });
    m_grid->addWidget(text, row, 1);
    m_grid->addWidget(copy, row, 2, Qt::AlignLeft);
}

} // namespace penstock
