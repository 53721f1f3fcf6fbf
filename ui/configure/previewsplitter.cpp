// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/previewsplitter.h"

#include <QAction>
#include <QSettings>

namespace penstock {

namespace {

const QString widthsKey = QStringLiteral("configure/columns");
const QString shownKey = QStringLiteral("configure/preview");

} // namespace

PreviewSplitter::PreviewSplitter(QSettings &settings, QAction &shown, QWidget *parent)
    : QSplitter(Qt::Horizontal, parent)
    , m_settings(settings)
    , m_shown(shown)
{
    setObjectName(QStringLiteral("configureColumns"));
    setProperty("thin", true);
    setHandleWidth(1);
    setChildrenCollapsible(false);
}

void PreviewSplitter::setParts(QWidget *form, QWidget *preview)
{
    m_preview = preview;
    addWidget(form);
    addWidget(preview);
    setStretchFactor(0, 4);
    setStretchFactor(1, 3);
    setSizes({400, 300});
    restoreState(m_settings.value(widthsKey).toByteArray());
    connect(this, &QSplitter::splitterMoved, this, [this] { m_settings.setValue(widthsKey, saveState()); });
    connect(&m_shown, &QAction::triggered, this, &PreviewSplitter::showAsAsked);
}

bool PreviewSplitter::isNarrow() const
{
    constexpr int ems = 60;
    return width() < ems * fontMetrics().height();
}

void PreviewSplitter::showAsAsked(bool shown)
{
    m_preview->setVisible(shown);
    if (!isNarrow())
        m_settings.setValue(shownKey, shown);
}

void PreviewSplitter::resizeEvent(QResizeEvent *event)
{
    QSplitter::resizeEvent(event);
    if (m_wasNarrow == isNarrow())
        return;
    m_wasNarrow = isNarrow();
    m_shown.setChecked(!*m_wasNarrow && m_settings.value(shownKey, true).toBool());
    m_preview->setVisible(m_shown.isChecked());
}

} // namespace penstock
