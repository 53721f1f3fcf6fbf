// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/pairdelegate.h"

#include "ui/models/pairmodel.h"
#include "ui/models/roles.h"
#include "ui/theme/celldelegate.h"
#include "ui/theme/marks.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>

namespace penstock {

PairDelegate::PairDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

void PairDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool last = index.row() == index.model()->rowCount() - 1;
    painter->save();
    painter->fillRect(option.rect, m_theme.color(selected ? Token::Selection : Token::Panel));
    if (!last)
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                          m_theme.color(Token::Line));
    if (index.column() == PairModel::Remove && !last) {
        const int side = option.fontMetrics.height();
        QRect square(0, 0, side, side);
        square.moveCenter(option.rect.center());
        m_theme.icon(QStringLiteral("x")).paint(painter, square);
    } else {
        paintText(*painter, option, index);
    }
    // The keyboard's place, which F2 and Enter act on.
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(m_theme.color(Token::Accent));
        painter->drawRect(option.rect.adjusted(1, 1, -2, -3));
    }
    painter->restore();
}

void PairDelegate::paintText(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QString text = index.data().toString();
    Token token = Token::Text;
    if (const QVariant mark = index.data(MarkRole); mark.isValid()) {
        token = markColors(mark.value<Mark>()).text;
    } else if (text.isEmpty()) {
        text = index.data(HintRole).toString();
        token = Token::Muted;
    }
    const int pad = CellDelegate::padding(option.fontMetrics);
    const QRect line = option.rect.adjusted(pad, 0, -pad, -1);
    painter.setFont(option.font);
    painter.setPen(m_theme.color(token));
    painter.drawText(line, int(Qt::AlignVCenter | Qt::AlignLeft) | Qt::TextSingleLine,
                     option.fontMetrics.elidedText(text, Qt::ElideRight, line.width()));
}

QWidget *PairDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    auto *edit = new QLineEdit(parent);
    edit->setObjectName(QStringLiteral("cellEdit"));
    edit->setAccessibleName(index.data(Qt::AccessibleTextRole).toString());
    edit->setProperty("inCell", true);
    if (index.data(SecretRole).toBool()) {
        edit->setEchoMode(QLineEdit::Password);
        edit->setPlaceholderText(tr("New value, env:NAME or file:PATH"));
    }
    return edit;
}

void PairDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const
{
    editor->setGeometry(option.rect);
}

bool PairDelegate::eventFilter(QObject *editor, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Paste)) {
        const QString text = QApplication::clipboard()->text();
        const auto *edit = qobject_cast<QLineEdit *>(editor);
        // A value of one line, also one with a colon, is the editor's own.
        if (edit && text.trimmed().contains(u'\n')) {
            Q_EMIT closeEditor(qobject_cast<QWidget *>(editor), RevertModelCache);
            Q_EMIT textPasted(text);
            return true;
        }
    }
    return QStyledItemDelegate::eventFilter(editor, event);
}

} // namespace penstock
