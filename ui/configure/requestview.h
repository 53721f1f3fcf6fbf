// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/requesttext.h"

#include <QPlainTextEdit>

namespace penstock {

class Catalog;
class Theme;

//! Shows a request's text for reading: in colours, parts of it folded, personal data marked, and what a key means under
//! the pointer and at the cursor. Marks are drawn beside the text and no part of it.
class RequestView final : public QPlainTextEdit
{
    Q_OBJECT

public:
    RequestView(const Theme &theme, const Catalog &catalog, QWidget *parent = nullptr);

    //! Changes only what differs: cursor, selection and the place that is looked at stay.
    void show(const RequestText &text);

Q_SIGNALS:
    void foldTurned(const QByteArray &fold);
    void meaningFound(const QString &key, const QString &meaning); //!< at the cursor; both empty: nothing there

protected:
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] const RequestLine *lineAt(int number) const;
    [[nodiscard]] QTextBlock blockAt(int y) const;
    [[nodiscard]] bool isOnFold(const QPoint &place) const;
    void setFolding(const QTextBlock &block);
    void showToolTip(const QPoint &place, const QPoint &global);
    void tellMeaning();
    void paintFold(QPainter &painter, const QRectF &row, bool open) const;
    void paintPersonal(QPainter &painter, const QTextBlock &block, const QRectF &row) const;

    const Theme &m_theme;
    const Catalog &m_catalog;
    std::vector<RequestLine> m_lines;
    QString m_shown;
};

} // namespace penstock
