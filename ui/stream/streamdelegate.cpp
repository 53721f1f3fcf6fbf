// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stream/streamdelegate.h"

#include "ui/models/roles.h"
#include "ui/models/wording.h"
#include "ui/theme/marks.h"
#include "ui/theme/theme.h"

#include <QLineEdit>
#include <QPainter>

namespace penstock {

namespace {

QRect nameRect(const QStyleOptionViewItem &option)
{
    const int line = option.fontMetrics.height();
    const int left = option.rect.left() + line + option.fontMetrics.capHeight() + line * 5 / 8;
    const int top = option.rect.top() + (option.rect.height() - 2 * line) / 2;
    return {left, top, option.rect.right() - left - line / 2, line};
}

} // namespace

StreamDelegate::StreamDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

void StreamDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QFontMetrics &metrics = option.fontMetrics;
    const int line = metrics.height();
    painter->save();
    if (selected) {
        painter->fillRect(option.rect, m_theme.color(Token::Selection));
        painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), m_theme.color(Token::Accent));
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        painter->fillRect(option.rect, m_theme.color(Token::Window));
    }

    const bool faulty = index.data(FaultRole).isValid();
    const auto mark = faulty ? Mark::Blocked : index.data(MarkRole).value<Mark>();
    const int side = metrics.capHeight();
    const QRectF square(option.rect.left() + line, nameRect(option).top() + (line - side) / 2.0 + 0.5, side, side);
    paintMark(*painter, square, mark, m_theme.color(markColors(mark).text));

    QRect name = nameRect(option);
    if (const QVariant environment = index.data(EnvironmentRole); environment.isValid())
        name.setRight(name.right() - paintEnvironment(*painter, name, option.font, environment.value<Environment>()));
    QFont bold = option.font;
    bold.setBold(true);
    painter->setFont(bold);
    painter->setPen(m_theme.color(Token::Text));
    painter->drawText(name, Qt::AlignVCenter | Qt::TextSingleLine,
                      QFontMetrics(bold).elidedText(index.data().toString(), Qt::ElideRight, name.width()));

    const QRect detail = nameRect(option).translated(0, line);
    painter->setFont(option.font);
    painter->setPen(m_theme.color(mark == Mark::Blocked ? Token::Bad : Token::Muted));
    painter->drawText(detail, Qt::AlignVCenter | Qt::TextSingleLine,
                      metrics.elidedText(index.data(DetailRole).toString(), Qt::ElideRight, detail.width()));
    painter->restore();
}

int StreamDelegate::paintEnvironment(QPainter &painter, const QRect &line, const QFont &font,
                                     Environment environment) const
{
    QFont small = font;
    small.setPointSizeF(small.pointSizeF() * 0.8);
    const QFontMetrics metrics(small);
    const QString word = environmentMark(environment);
    const int pad = metrics.height() / 3;
    const int width = metrics.horizontalAdvance(word) + 2 * pad;
    const QRectF box(line.right() - width, line.top() + 0.5, width, line.height() - 1);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(small);
    painter.setPen(QPen(m_theme.color(environmentColor(environment)), 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(box, 3, 3);
    painter.drawText(box, Qt::AlignCenter, word);
    return width + 2 * pad;
}

QWidget *StreamDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const
{
    auto *editor = new QLineEdit(parent);
    editor->setObjectName(QStringLiteral("streamRowEdit"));
    editor->setAccessibleName(tr("Name of the stream"));
    return editor;
}

void StreamDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    // A view does this again whenever anything of the row changes: what was typed must stay.
    auto *name = static_cast<QLineEdit *>(editor);
    if (name->property("filled").toBool())
        return;
    name->setProperty("filled", true);
    QStyledItemDelegate::setEditorData(editor, index);
}

void StreamDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                          const QModelIndex &) const
{
    const QRect name = nameRect(option);
    const int height = editor->sizeHint().height();
    editor->setGeometry(name.left() - name.height() / 4, name.center().y() - height / 2,
                        name.width() + name.height() / 4, height);
}

QSize StreamDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int line = option.fontMetrics.height();
    return {line * 12, line * 3 + line / 8};
}

} // namespace penstock
