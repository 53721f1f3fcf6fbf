// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/requestview.h"

#include "ui/configure/requesthighlighter.h"
#include "ui/theme/theme.h"

#include <QFontDatabase>
#include <QHelpEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QToolTip>

namespace penstock {

RequestView::RequestView(const Theme &theme, const Catalog &catalog, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_theme(theme)
    , m_catalog(catalog)
{
    setObjectName(QStringLiteral("requestText"));
    setAccessibleName(tr("Request as it would go"));
    setProperty("bare", true);
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(font().pointSizeF() * 0.95);
    setFont(fixed);
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setLineWrapMode(NoWrap);
    setUndoRedoEnabled(false);
    setTabChangesFocus(true);
    // Room at the left for the marks of what can be folded.
    document()->setDocumentMargin(fontMetrics().height());
    viewport()->setMouseTracking(true);
    new RequestHighlighter(theme, m_lines, document());
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, &RequestView::tellMeaning);
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void RequestView::show(const RequestText &text)
{
    m_lines = text.lines;
    const QString &now = text.text;
    if (now != m_shown) {
        const auto [oldEnd, newEnd] = std::mismatch(m_shown.begin(), m_shown.end(), now.begin(), now.end());
        const qsizetype before = oldEnd - m_shown.begin();
        const qsizetype most = qMin(m_shown.size(), now.size()) - before;
        qsizetype behind = 0;
        while (behind < most && m_shown[m_shown.size() - 1 - behind] == now[now.size() - 1 - behind])
            ++behind;
        const int x = horizontalScrollBar()->value();
        const int y = verticalScrollBar()->value();
        QTextCursor change(document());
        change.setPosition(int(before));
        change.setPosition(int(m_shown.size() - behind), QTextCursor::KeepAnchor);
        change.insertText(now.mid(before, now.size() - before - behind));
        m_shown = now;
        horizontalScrollBar()->setValue(x);
        verticalScrollBar()->setValue(y);
    }
    viewport()->update();
    tellMeaning();
}

const RequestLine *RequestView::lineAt(int number) const
{
    return number >= 0 && std::size_t(number) < m_lines.size() ? &m_lines[std::size_t(number)] : nullptr;
}

QTextBlock RequestView::blockAt(int y) const
{
    QTextBlock block = firstVisibleBlock();
    double bottom = contentOffset().y();
    for (; block.isValid(); block = block.next()) {
        bottom += blockBoundingRect(block).height();
        if (y < bottom)
            break;
    }
    return block;
}

bool RequestView::isOnFold(const QPoint &place) const
{
    const QTextBlock block = blockAt(place.y());
    const RequestLine *line = lineAt(block.blockNumber());
    if (!block.isValid() || !line || line->fold.isEmpty())
        return false;
    if (place.x() < document()->documentMargin() + contentOffset().x())
        return true;
    if (line->folded.isEmpty())
        return false;
    const int at = cursorForPosition(place).positionInBlock();
    const auto from = int(block.text().lastIndexOf(line->folded));
    return at >= from && at <= from + line->folded.size();
}

void RequestView::setFolding(const QTextBlock &block)
{
    if (const RequestLine *line = lineAt(block.blockNumber()); line && !line->fold.isEmpty())
        Q_EMIT foldTurned(line->fold);
}

void RequestView::showToolTip(const QPoint &place, const QPoint &global)
{
    const QTextBlock block = blockAt(place.y());
    const RequestLine *line = block.isValid() ? lineAt(block.blockNumber()) : nullptr;
    const QString meaning = line ? keyMeaning(*line, m_catalog) : QString();
    const auto keyEnd = int(block.text().indexOf(QLatin1String("\": ")));
    if (meaning.isEmpty() || cursorForPosition(place).positionInBlock() > keyEnd + 1)
        return QToolTip::hideText();
    QToolTip::showText(
        global,
        QStringLiteral("<b>%1</b><br>%2").arg(QString::fromUtf8(line->key).toHtmlEscaped(), meaning.toHtmlEscaped()),
        viewport());
}

bool RequestView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QPlainTextEdit::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    showToolTip(help->pos(), help->globalPos());
    return true;
}

void RequestView::tellMeaning()
{
    const RequestLine *line = lineAt(textCursor().blockNumber());
    const QString meaning = line ? keyMeaning(*line, m_catalog) : QString();
    Q_EMIT meaningFound(meaning.isEmpty() ? QString() : QString::fromUtf8(line->key), meaning);
}

void RequestView::mouseMoveEvent(QMouseEvent *event)
{
    QPlainTextEdit::mouseMoveEvent(event);
    viewport()->setCursor(isOnFold(event->pos()) ? Qt::PointingHandCursor : Qt::IBeamCursor);
}

void RequestView::mouseReleaseEvent(QMouseEvent *event)
{
    QPlainTextEdit::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton && !textCursor().hasSelection() && isOnFold(event->pos()))
        setFolding(blockAt(event->pos().y()));
}

void RequestView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        return setFolding(textCursor().block());
    QPlainTextEdit::keyPressEvent(event);
}

void RequestView::paintEvent(QPaintEvent *event)
{
    QPlainTextEdit::paintEvent(event);
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    QTextBlock block = firstVisibleBlock();
    QPointF at = contentOffset();
    for (; block.isValid() && at.y() <= event->rect().bottom(); block = block.next()) {
        const QRectF row = blockBoundingRect(block).translated(at);
        if (const RequestLine *line = lineAt(block.blockNumber())) {
            if (!line->fold.isEmpty())
                paintFold(painter, row, line->folded.isEmpty());
            if (line->personal)
                paintPersonal(painter, block, row);
        }
        at.ry() += row.height();
    }
}

void RequestView::paintFold(QPainter &painter, const QRectF &row, bool open) const
{
    const double size = fontMetrics().height() * 0.24;
    const double height = fontMetrics().height();
    const QPointF center(contentOffset().x() + document()->documentMargin() * 0.55, row.top() + height / 2);
    painter.setPen(QPen(m_theme.color(Token::Muted), 1.4));
    if (open)
        painter.drawPolyline(QPolygonF{center + QPointF(-size, -size / 2), center + QPointF(0, size / 2),
                                       center + QPointF(size, -size / 2)});
    else
        painter.drawPolyline(QPolygonF{center + QPointF(-size / 2, -size), center + QPointF(size / 2, 0),
                                       center + QPointF(-size / 2, size)});
}

void RequestView::paintPersonal(QPainter &painter, const QTextBlock &block, const QRectF &row) const
{
    const double height = fontMetrics().height();
    const double size = height * 0.24;
    const double x = contentOffset().x() + document()->documentMargin() + block.layout()->lineAt(0).naturalTextWidth();
    const QPointF center(x + height, row.top() + height / 2);
    const QColor color = m_theme.color(Token::Bad);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPolygon(QPolygonF{center + QPointF(0, -size), center + QPointF(size, 0), center + QPointF(0, size),
                                  center + QPointF(-size, 0)});
    painter.setPen(color);
    painter.drawText(QPointF(center.x() + 2 * size, row.top() + fontMetrics().ascent()), tr("personal"));
}

} // namespace penstock
