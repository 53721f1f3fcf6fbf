// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLineEdit>

QT_BEGIN_NAMESPACE
class QCompleter;
class QStringListModel;
QT_END_NAMESPACE

namespace penstock {

//! Where a term of a filter is typed; offers fields and values as they fit.
class FilterEdit final : public QLineEdit
{
    Q_OBJECT

public:
    explicit FilterEdit(QWidget *parent = nullptr);

    void setEvents(const QStringList &codes) { m_events = codes; } //!< that are offered
    [[nodiscard]] bool offersWords() const;                        //!< their list is open

Q_SIGNALS:
    void terminated(); //!< by Return, or by a space behind a term
    void backspaced(); //!< at the very beginning
    void escaped();
    void focusChanged(bool has); //!< its own list of words does not count as a loss

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void offerWords();
    void takeWord(const QString &word);
    [[nodiscard]] bool wordIsChosen() const; //!< in the list of words that is open

    QStringList m_events;
    QStringListModel *m_words;
    QCompleter *m_completer;
};

} // namespace penstock
