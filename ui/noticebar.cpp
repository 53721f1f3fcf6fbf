// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/noticebar.h"

#include "ui/theme/marklabel.h"
#include "ui/theme/marks.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QToolButton>

namespace penstock {

namespace {

QString toneOf(Mark mark)
{
    const Token ink = markColors(mark).text;
    if (ink == Token::Active)
        return QStringLiteral("active");
    if (ink == Token::Warning)
        return QStringLiteral("warning");
    return ink == Token::Bad ? QStringLiteral("bad") : QStringLiteral("idle");
}

} // namespace

NoticeBar::NoticeBar(const Theme &theme, const QString &name, QWidget *parent)
    : QFrame(parent)
    , m_mark(new MarkLabel(theme, this))
    , m_text(new QLabel(this))
    , m_button(new QToolButton(this))
{
    setObjectName(name);
    m_text->setObjectName(name + QStringLiteral("Text"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_button->setObjectName(name + QStringLiteral("Button"));

    const int pad = fontMetrics().height() / 2;
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(pad * 3 / 2, pad / 2, pad / 2, pad / 2);
    row->setSpacing(pad);
    row->addWidget(m_mark);
    row->addWidget(m_text, 1);
    row->addWidget(m_button);
    setMinimumHeight(m_button->sizeHint().height() + pad);
    connect(m_button, &QToolButton::clicked, this, &NoticeBar::actionPressed);
    hide();
}

void NoticeBar::show(Mark mark, const QString &text, const QString &action)
{
    m_mark->setMark(mark);
    m_text->setText(text);
    m_button->setText(action);
    m_button->setAccessibleName(action);
    m_button->setVisible(!action.isEmpty());
    setAccessibleName(text);
    if (const QString tone = toneOf(mark); property("tone").toString() != tone) {
        setProperty("tone", tone);
        style()->unpolish(this);
        style()->polish(this);
    }
    setVisible(true);
}

QString NoticeBar::text() const
{
    return m_text->text();
}

} // namespace penstock
