// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stream/problem.h"
#include "core/stream/streamconfig.h"
#include "ui/configure/streamdocument.h"

#include <QPointer>
#include <QWidget>

#include <functional>

QT_BEGIN_NAMESPACE
class QVBoxLayout;
QT_END_NAMESPACE

namespace penstock {

class FormField;
struct SampleFacts;
class StreamDocument;
class Theme;

//! One part of the Configure page: shows a part of the document and sends what the user changes to it.
//!
//! A control is never the place where a value is kept: it shows what the document says, also after undo and reload.
class Section : public QWidget
{
    Q_OBJECT

public:
    Section(const Theme &theme, const QString &name, QString title, QWidget *parent);

    [[nodiscard]] const QString &title() const { return m_title; }
    [[nodiscard]] const QList<FormField *> &fields() const { return m_fields; }

    void setDocument(StreamDocument *document); //!< nullptr: none

    //! Beside the title in the list of sections: "34 of 78". Empty: nothing.
    [[nodiscard]] virtual QString note() const { return {}; }

    //! What the stream's input holds, as far as it was looked into; without events: none.
    virtual void showSample(const SampleFacts &) {}

    //! Puts the cursor where the problem is; `path` lies in `field`. Tables also choose the row.
    virtual void goTo(FormField &field, const QString &path);

Q_SIGNALS:
    void noteChanged();

protected:
    //! A field that was shown already must keep its cursor: set only what differs.
    virtual void show(const StreamConfig &config) = 0;

    //! Adds it below the others.
    FormField *addField(const QString &label, const QStringList &paths, QWidget *control);

    [[nodiscard]] QVBoxLayout *column() const { return m_column; } //!< for what is no field
    [[nodiscard]] const Theme &theme() const { return m_theme; }
    [[nodiscard]] StreamDocument *document() const { return m_document; }

    //! As StreamDocument::edit; nothing while there is no document or the section is being filled.
    void change(const QString &what, const QString &field, const std::function<void(StreamConfig &)> &edit);

private:
    void update();

    const Theme &m_theme;
    const QString m_title;
    QVBoxLayout *m_column;
    QList<FormField *> m_fields;
    QPointer<StreamDocument> m_document; //!< may go before a control that is left does
    bool m_filling = false;
};

} // namespace penstock
