// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSplitter>

#include <optional>

QT_BEGIN_NAMESPACE
class QAction;
class QSettings;
QT_END_NAMESPACE

namespace penstock {

//! The form and the preview side by side; remembers their widths and whether the preview is wanted.
//!
//! Where there is little room the form has it all, until the user asks for the preview.
class PreviewSplitter final : public QSplitter
{
    Q_OBJECT

public:
    //! `shown`: a checkable action that shows and hides the preview.
    PreviewSplitter(QSettings &settings, QAction &shown, QWidget *parent = nullptr);

    void setParts(QWidget *form, QWidget *preview);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] bool isNarrow() const;
    void showAsAsked(bool shown);

    QSettings &m_settings;
    QAction &m_shown;
    QWidget *m_preview = nullptr;
    std::optional<bool> m_wasNarrow;
};

} // namespace penstock
