// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/outsidebar.h"

#include "ui/theme/marklabel.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace penstock {

OutsideBar::OutsideBar(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_mark(new MarkLabel(theme, this))
    , m_text(new QLabel(this))
    , m_compare(addButton(QStringLiteral("compareButton"), tr("Compare…"), tr("Show what differs, line by line")))
    , m_reload(addButton(QStringLiteral("reloadButton"), tr("Reload"),
                         tr("Take what the file has now; undo brings your changes back")))
    , m_keep(addButton(QStringLiteral("keepMineButton"), tr("Keep mine"),
                       tr("Save what is here over what the file has now")))
{
    setObjectName(QStringLiteral("outsideBar"));
    setProperty("tone", QStringLiteral("warning"));
    m_mark->setMark(Mark::Warning);
    m_text->setObjectName(QStringLiteral("outsideText"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 6, 6);
    row->setSpacing(8);
    row->addWidget(m_mark);
    row->addWidget(m_text, 1);
    for (QPushButton *button : {m_compare, m_reload, m_keep})
        row->addWidget(button);
    hide();
}

QPushButton *OutsideBar::addButton(const QString &name, const QString &text, const QString &tip)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setAccessibleName(text);
    button->setToolTip(tip);
    if (name == QLatin1String("compareButton"))
        connect(button, &QPushButton::clicked, this, &OutsideBar::compareRequested);
    else if (name == QLatin1String("reloadButton"))
        connect(button, &QPushButton::clicked, this, &OutsideBar::reloadRequested);
    else
        connect(button, &QPushButton::clicked, this, &OutsideBar::keepRequested);
    return button;
}

void OutsideBar::show(const StreamDocument *document)
{
    const bool conflict = document && document->outside();
    setVisible(conflict);
    if (!conflict)
        return;
    const auto &now = *document->outside();
    const QString name = QFileInfo(document->file()).fileName();
    const bool readable = now && now->complete;
    m_compare->setVisible(readable);
    m_reload->setVisible(readable);
    if (!now)
        m_text->setText(tr("%1 Keep mine writes it anew.").arg(now.error().message));
    else if (!now->complete)
        m_text->setText(tr("Another program put something into %1 that Penstock cannot read as a stream: %2")
                            .arg(name, now->problems.isEmpty() ? QString() : now->problems.first().message));
    else
        m_text->setText(tr("Another program changed %1 while you were changing it here.").arg(name));
    setAccessibleName(m_text->text());
}

} // namespace penstock
