// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/exchange/exporttext.h"

#include <QSyntaxHighlighter>

namespace penstock {

class Theme;

//! Colours an exported text: JSON by keys and values, a ticket by its fields, a command by its options.
class ExportHighlighter final : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    ExportHighlighter(const Theme &theme, QTextDocument *document);

    void setFormat(ExportFormat format);

protected:
    void highlightBlock(const QString &line) override;

private:
    void highlightJson(const QString &line);
    void highlightFields(const QString &line);
    void highlightCommand(const QString &line);

    const Theme &m_theme;
    ExportFormat m_format = ExportFormat::Ticket;
};

} // namespace penstock
