// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSyntaxHighlighter>

namespace penstock {

class Theme;

//! Lines that begin with # stand back.
class CommentHighlighter final : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    CommentHighlighter(const Theme &theme, QTextDocument *document);

protected:
    void highlightBlock(const QString &line) override;

private:
    const Theme &m_theme;
};

} // namespace penstock
