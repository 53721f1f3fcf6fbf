// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/page.h"

QT_BEGIN_NAMESPACE
class QSplitter;
QT_END_NAMESPACE

namespace penstock {

struct ConfigureParts;
class Documents;
class Form;
class ProblemList;
class SectionList;
class StreamDocument;

//! Configures the chosen stream: one document, its sections below each other, its problems, and the request it makes.
class ConfigurePage final : public Page
{
    Q_OBJECT

public:
    ConfigurePage(const ConfigureParts &parts, const Documents &documents, QWidget *parent = nullptr);

    void showStream(StreamView *stream) override;
    void showStatus(const StreamStatus &) override {}

    void goToFirstProblem();

private:
    void buildForm(const ConfigureParts &parts);
    void buildLayout();
    void connectParts();
    void setDocument(StreamDocument *document);
    void showDocument();
    void showNotes();

    const Documents &m_documents;
    StreamDocument *m_document = nullptr;
    SectionList *m_list;
    Form *m_form;
    ProblemList *m_problems;
    QSplitter *m_columns;
};

} // namespace penstock
