// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/section.h"

#include "ui/configure/formfield.h"
#include "ui/configure/streamdocument.h"

#include <QLabel>
#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace penstock {

Section::Section(const Theme &theme, const QString &name, QString title, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_title(std::move(title))
    , m_column(new QVBoxLayout(this))
{
    setObjectName(name);
    setAccessibleName(m_title);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(12);
    auto *head = new QLabel(m_title, this);
    head->setProperty("sectionTitle", true);
    m_column->addWidget(head);
}

void Section::setDocument(StreamDocument *document)
{
    if (m_document)
        m_document->disconnect(this);
    m_document = document;
    if (!m_document)
        return;
    connect(m_document, &StreamDocument::changed, this, &Section::update);
    update();
}

void Section::update()
{
    const QScopedValueRollback filling(m_filling, true);
    show(m_document->config());
}

void Section::goTo(FormField &field, const QString &)
{
    field.control()->setFocus(Qt::OtherFocusReason);
}

FormField *Section::addField(const QString &label, const QStringList &paths, QWidget *control)
{
    auto *field = new FormField(m_theme, label, paths, control, this);
    m_column->addWidget(field);
    m_fields.append(field);
    return field;
}

void Section::change(const QString &what, const QString &field, const std::function<void(StreamConfig &)> &edit)
{
    if (m_document && !m_filling)
        m_document->edit(what, field, edit);
}

} // namespace penstock
