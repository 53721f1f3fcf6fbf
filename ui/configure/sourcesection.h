// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/configure/section.h"

#include <optional>
#include <vector>

QT_BEGIN_NAMESPACE
class QButtonGroup;
class QLineEdit;
class QStackedWidget;
QT_END_NAMESPACE

namespace penstock {

class NumberBox;

//! What the stream is called, whose events it carries, and where they come from.
class SourceSection final : public Section
{
    Q_OBJECT

public:
    explicit SourceSection(const Theme &theme, QWidget *parent = nullptr);

protected:
    void show(const StreamConfig &config) override;

private:
    [[nodiscard]] QLineEdit *addText(const QString &label, const QString &path, const QString &name,
                                     const QString &step, QString &(*part)(StreamConfig &));
    void addKinds();
    void addFile();
    void addGenerator();
    void chooseKind(int kind);
    void askForFile();
    void showKind(const SourceConfig &source);
    void setFilePath(const QString &path);
    void setGenerator(const QString &key, const std::function<void(GeneratorSource &)> &edit);

    QLineEdit *m_name;
    QLineEdit *m_workspaceName;
    QLineEdit *m_workspaceId;
    QButtonGroup *m_kinds;
    FormField *m_kind = nullptr;
    FormField *m_file = nullptr;
    QWidget *m_generator = nullptr;
    QLineEdit *m_path = nullptr;
    NumberBox *m_events = nullptr;
    NumberBox *m_rate = nullptr;
    NumberBox *m_seed = nullptr;
    std::vector<std::optional<SourceConfig>> m_lastOfKind; //!< so that looking at another kind loses nothing
    const StreamDocument *m_lastDocument = nullptr;        //!< whose they are
};

} // namespace penstock
