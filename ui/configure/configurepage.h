// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/page.h"

namespace penstock {

struct ConfigureParts;
class ConfigureActions;
class Documents;
class EventsSection;
class Form;
class OutsideBar;
class PreviewPane;
class PreviewSplitter;
class ProblemList;
class SectionList;
class StreamDocument;
class Theme;

//! Configures the chosen stream: one document, its sections below each other, its problems, and the request it makes.
class ConfigurePage final : public Page
{
    Q_OBJECT

public:
    ConfigurePage(const ConfigureParts &parts, Documents &documents, ConfigureActions &actions,
                  QWidget *parent = nullptr);

    void showStream(StreamView *stream) override;
    void showStatus(const StreamStatus &) override {}
    void follow(History &history); //!< what the present or last run of the chosen stream has seen
    [[nodiscard]] QWidget *corner() override { return m_corner; }

    void goToFirstProblem();

Q_SIGNALS:
    void seenWanted(const QString &stream);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void buildForm(const ConfigureParts &parts);
    void buildLayout();
    void buildCorner();
    void connectParts();
    void compare();
    void askForCopy();
    void setDocument(StreamDocument *document);
    void showDocument();
    void showNotes();
    void showSeen(const QString &stream, const SeenReport &seen);

    const Theme &m_theme;
    Documents &m_documents;
    ConfigureActions &m_actions;
    StreamDocument *m_document = nullptr;
    SectionList *m_list;
    Form *m_form;
    EventsSection *m_events;
    ProblemList *m_problems;
    OutsideBar *m_outside;
    QWidget *m_corner;
    PreviewPane *m_preview;
    PreviewSplitter *m_columns;
};

} // namespace penstock
