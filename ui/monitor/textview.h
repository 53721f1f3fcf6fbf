// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QFrame;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QToolButton;
QT_END_NAMESPACE

namespace penstock {

class Theme;

//! A text to be read and searched: Ctrl+F opens a line below it that marks what it finds.
class TextView final : public QWidget
{
    Q_OBJECT

public:
    //! The text field is called `name`; the controls of the search begin with it.
    TextView(const Theme &theme, const QString &name, const QString &accessibleName, QWidget *parent = nullptr);

    void setText(const QString &text); //!< the same as before: nothing moves

    void openSearch();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    static constexpr int mostFound = 1000; //!< marks of more would make the window wait

    void buildSearch(const QString &name, const QString &accessibleName);
    void closeSearch();
    void search();
    void step(int by);
    void mark();
    bool press(const QKeyEvent &event);

    const Theme &m_theme;
    QPlainTextEdit *m_field;
    QFrame *m_bar;
    QLineEdit *m_words;
    QLabel *m_count;
    QList<QToolButton *> m_steps; //!< back, on
    QToolButton *m_close;
    QList<int> m_found; //!< where in the text
    int m_current = 0;  //!< of those
};

} // namespace penstock
