// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/filteredit.h"

#include "core/filter/filtercompletion.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QStringListModel>

namespace penstock {

FilterEdit::FilterEdit(QWidget *parent)
    : QLineEdit(parent)
    , m_words(new QStringListModel(this))
    , m_completer(new QCompleter(m_words, this))
{
    setFrame(false);
    m_completer->setWidget(this);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->popup()->setObjectName(QStringLiteral("filterWords"));
    m_completer->popup()->setAccessibleName(tr("What fits here"));
    m_completer->popup()->setProperty("popupList", true);
    connect(this, &QLineEdit::textEdited, this, &FilterEdit::offerWords);
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, &FilterEdit::takeWord);
}

bool FilterEdit::offersWords() const
{
    return m_completer->popup()->isVisible();
}

void FilterEdit::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (offersWords() && (event->key() == Qt::Key_Escape || (isReturn && wordIsChosen()))) {
        event->ignore(); // the list's
        return;
    }
    if (isReturn) {
        m_completer->popup()->hide();
        Q_EMIT terminated();
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT escaped();
        return;
    }
    if (event->key() == Qt::Key_Backspace && cursorPosition() == 0 && !hasSelectedText()) {
        Q_EMIT backspaced();
        return;
    }
    QLineEdit::keyPressEvent(event);
    if (event->key() == Qt::Key_Space)
        Q_EMIT terminated();
}

void FilterEdit::focusInEvent(QFocusEvent *event)
{
    QLineEdit::focusInEvent(event);
    Q_EMIT focusChanged(true);
}

void FilterEdit::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        Q_EMIT focusChanged(false);
}

bool FilterEdit::wordIsChosen() const
{
    return m_completer->popup()->currentIndex().isValid();
}

void FilterEdit::offerWords()
{
    const FilterCompletion completion = completeFilter(text(), cursorPosition(), m_events);
    m_words->setStringList(completion.words);
    if (completion.words.isEmpty()) {
        m_completer->popup()->hide();
        return;
    }
    // Below the frame around this field, where the word begins.
    const int typed = fontMetrics().horizontalAdvance(text().mid(completion.position, completion.length));
    const int gap = fontMetrics().height() / 2;
    m_completer->complete(QRect(cursorRect().center().x() - typed, 0, fontMetrics().height() * 10, height() + gap));
    m_completer->popup()->setCurrentIndex({});
}

void FilterEdit::takeWord(const QString &word)
{
    const FilterCompletion completion = completeFilter(text(), cursorPosition(), m_events);
    setSelection(int(completion.position), int(completion.length));
    insert(word);
    offerWords(); // a field's name is followed by its values
    Q_EMIT textEdited(text());
}

} // namespace penstock
