// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/exchange/exporttext.h"

#include <QDialog>

QT_BEGIN_NAMESPACE
class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
QT_END_NAMESPACE

namespace penstock {

class ExportHighlighter;
class Theme;

//! Shows a stream as a ticket, a curl command, a Postman collection, JSON Schema or OpenAPI, to copy or to save.
class ExportDialog final : public QDialog
{
    Q_OBJECT

public:
    ExportDialog(const Theme &theme, const Catalog &catalog, QWidget *parent = nullptr);

    void show(const StreamConfig &config);

private:
    void buildLayout();
    void connectActions();
    void showText();
    void save();
    [[nodiscard]] ExportFormat format() const;

    const Catalog &m_catalog;
    StreamConfig m_config;
    QComboBox *m_format;
    QLabel *m_note;
    QPlainTextEdit *m_text;
    ExportHighlighter *m_highlighter;
    QPushButton *m_copy;
    QPushButton *m_save;
    QPushButton *m_close;
};

} // namespace penstock
