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
    connect(this, &QLineEdit::textEdited, this, &FilterEdit::offerWords);
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, &FilterEdit::takeWord);
}

void FilterEdit::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool listOpen = m_completer->popup()->isVisible();
    if (listOpen && (event->key() == Qt::Key_Escape || (isReturn && wordIsChosen()))) {
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
    const FilterCompletion completion = completeFilter(text(), cursorPosition());
    m_words->setStringList(completion.words);
    if (completion.words.isEmpty()) {
        m_completer->popup()->hide();
        return;
    }
    m_completer->popup()->setCurrentIndex({});
    const int start = cursorRect().left();
    QRect below(start, 0, fontMetrics().averageCharWidth() * 24, height());
    m_completer->complete(below);
}

void FilterEdit::takeWord(const QString &word)
{
    const FilterCompletion completion = completeFilter(text(), cursorPosition());
    setSelection(int(completion.position), int(completion.length));
    insert(word);
    offerWords(); // a field's name is followed by its values
    Q_EMIT textEdited(text());
}

} // namespace penstock
