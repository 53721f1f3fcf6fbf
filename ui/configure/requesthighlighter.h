// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/requesttext.h"

#include <QSyntaxHighlighter>

namespace penstock {

class Theme;

//! Colours a request by the theme. The text and its lines change together.
class RequestHighlighter final : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    RequestHighlighter(const Theme &theme, const std::vector<RequestLine> &lines, QTextDocument *document);

protected:
    void highlightBlock(const QString &text) override;

private:
    void highlightHead(const QString &text, RequestLine::Part part);
    void highlightJson(const QString &text, const RequestLine &line);

    const Theme &m_theme;
    const std::vector<RequestLine> &m_lines;
};

} // namespace penstock
