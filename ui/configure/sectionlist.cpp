// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/sectionlist.h"

#include "ui/models/mark.h"
#include "ui/theme/marks.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QSignalBlocker>
#include <QStyledItemDelegate>

namespace penstock {

namespace {

constexpr int noteRole = Qt::UserRole;
constexpr int troubleRole = Qt::UserRole + 1;

class SectionDelegate final : public QStyledItemDelegate
{
public:
    SectionDelegate(const Theme &theme, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
    {
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {option.fontMetrics.height() * 9, option.fontMetrics.height() * 15 / 8};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        const bool chosen = option.state & QStyle::State_Selected;
        const int unit = option.fontMetrics.height() / 2;
        QRect line = option.rect;
        if (chosen)
            painter->fillRect(QRect(line.left(), line.top() + 2, 3, line.height() - 4), m_theme.color(Token::Accent));
        if (chosen && option.state & QStyle::State_HasFocus) {
            painter->setPen(m_theme.color(Token::Accent));
            painter->drawRect(line.adjusted(5, 1, -1, -2));
        }
        line.adjust(unit * 3 / 2, 0, -unit, 0);

        QFont font = option.font;
        font.setBold(chosen);
        painter->setFont(font);
        const bool lit = chosen || option.state & QStyle::State_MouseOver;
        painter->setPen(m_theme.color(lit ? Token::Text : Token::Muted));
        const QString title = index.data().toString();
        painter->drawText(line, Qt::AlignVCenter | Qt::AlignLeft, title);
        line.setLeft(line.left() + QFontMetrics(font).horizontalAdvance(title) + unit * 3 / 4);

        drawTrouble(*painter, line, SectionList::Trouble(index.data(troubleRole).toInt()), option.fontMetrics);
        drawNote(*painter, line, index.data(noteRole).toString(), option.font);
        painter->restore();
    }

private:
    void drawTrouble(QPainter &painter, QRect &line, SectionList::Trouble trouble, const QFontMetrics &metrics) const
    {
        if (trouble == SectionList::Trouble::None)
            return;
        const Mark mark = trouble == SectionList::Trouble::Error ? Mark::Error : Mark::Warning;
        const int side = metrics.capHeight();
        const QRectF square(line.left(), line.center().y() - side / 2.0 + 0.5, side, side);
        paintMark(painter, square, mark, m_theme.color(markColors(mark).text));
        line.setLeft(line.left() + side + metrics.height() / 3);
    }

    void drawNote(QPainter &painter, const QRect &line, const QString &note, QFont font) const
    {
        font.setPointSizeF(font.pointSizeF() * 0.85);
        painter.setFont(font);
        painter.setPen(m_theme.color(Token::Muted));
        painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft,
                         QFontMetrics(font).elidedText(note, Qt::ElideRight, line.width()));
    }

    const Theme &m_theme;
};

} // namespace

SectionList::SectionList(const Theme &theme, QWidget *parent)
    : QListWidget(parent)
{
    setObjectName(QStringLiteral("sectionList"));
    setAccessibleName(tr("Sections"));
    setItemDelegate(new SectionDelegate(theme, this));
    setFrameShape(QFrame::NoFrame);
    setProperty("onWindow", true);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    connect(this, &QListWidget::currentRowChanged, this, &SectionList::chosen);
    // A second press on the chosen one goes back to its top.
    connect(this, &QListWidget::itemClicked, this, [this](QListWidgetItem *item) { Q_EMIT chosen(row(item)); });
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void SectionList::addSection(const QString &title)
{
    addItem(title);
}

void SectionList::setNote(int section, const QString &note)
{
    item(section)->setData(noteRole, note);
}

void SectionList::setTrouble(int section, Trouble trouble)
{
    QListWidgetItem *line = item(section);
    line->setData(troubleRole, int(trouble));
    const QString words[] = {{}, tr("holds a warning"), tr("holds an error")};
    const QString &word = words[int(trouble)];
    line->setData(Qt::AccessibleTextRole, word.isEmpty() ? line->text() : tr("%1, %2").arg(line->text(), word));
    line->setToolTip(word);
}

void SectionList::follow(int section)
{
    const QSignalBlocker quiet(this);
    setCurrentRow(section);
}

QSize SectionList::sizeHint() const
{
    return {fontMetrics().height() * 9, fontMetrics().height() * 15};
}

} // namespace penstock
