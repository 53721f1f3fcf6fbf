// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/textview.h"

#include "ui/theme/theme.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace penstock {

namespace {

QPlainTextEdit *textField(const QString &name, const QString &accessibleName, QWidget *parent)
{
    auto *field = new QPlainTextEdit(parent);
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(parent->font().pointSizeF() * 0.95);
    field->setFont(fixed);
    field->setReadOnly(true);
    field->setLineWrapMode(QPlainTextEdit::NoWrap);
    field->setTabChangesFocus(true);
    field->setObjectName(name);
    field->setAccessibleName(accessibleName);
    return field;
}

} // namespace

TextView::TextView(const Theme &theme, const QString &name, const QString &accessibleName, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_field(textField(name, accessibleName, this))
    , m_bar(new QFrame(this))
    , m_words(new QLineEdit(m_bar))
    , m_count(new QLabel(m_bar))
    , m_steps{new QToolButton(m_bar), new QToolButton(m_bar)}
    , m_close(new QToolButton(m_bar))
{
    buildSearch(name, accessibleName);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(fontMetrics().height() / 4);
    all->addWidget(m_field, 1);
    all->addWidget(m_bar);
    m_field->installEventFilter(this);
    m_words->installEventFilter(this);

    connect(m_words, &QLineEdit::textChanged, this, &TextView::search);
    connect(m_steps[0], &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_steps[1], &QToolButton::clicked, this, [this] { step(1); });
    connect(m_close, &QToolButton::clicked, this, &TextView::closeSearch);
    connect(&theme, &Theme::changed, this, &TextView::mark);
}

void TextView::buildSearch(const QString &name, const QString &accessibleName)
{
    m_bar->setObjectName(name + QStringLiteral("Search"));
    m_words->setObjectName(name + QStringLiteral("SearchWords"));
    m_words->setAccessibleName(tr("Find in: %1").arg(accessibleName));
    m_words->setPlaceholderText(tr("Find"));
    m_words->setClearButtonEnabled(true);
    m_words->addAction(m_theme.icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_count->setObjectName(name + QStringLiteral("SearchCount"));
    m_count->setProperty("muted", true);

    const auto build = [&](QToolButton &button, const char *part, const char *icon, const QString &text) {
        button.setObjectName(name + QLatin1String(part));
        button.setIcon(m_theme.icon(QLatin1String(icon)));
        button.setAccessibleName(text);
        button.setToolTip(text);
        button.setProperty("flat", true);
    };
    build(*m_steps[0], "SearchBack", "chevron-up", tr("Previous match (Shift+Enter)"));
    build(*m_steps[1], "SearchOn", "chevron-down", tr("Next match (Enter)"));
    build(*m_close, "SearchClose", "x", tr("Close the search (Esc)"));

    auto *row = new QHBoxLayout(m_bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(fontMetrics().height() / 4);
    row->addWidget(m_words, 1);
    row->addWidget(m_count);
    for (QToolButton *button : std::as_const(m_steps))
        row->addWidget(button);
    row->addWidget(m_close);
    m_bar->hide();
}

void TextView::setText(const QString &text)
{
    if (text == m_field->toPlainText())
        return;
    m_field->setPlainText(text);
    search();
}

void TextView::openSearch()
{
    m_bar->show();
    if (const QString selected = m_field->textCursor().selectedText();
        !selected.isEmpty() && !selected.contains(QChar::ParagraphSeparator))
        m_words->setText(selected);
    m_words->setFocus(Qt::ShortcutFocusReason);
    m_words->selectAll();
    search();
}

void TextView::closeSearch()
{
    m_bar->hide();
    m_field->setFocus(Qt::OtherFocusReason);
    search();
}

void TextView::search()
{
    m_found.clear();
    m_current = 0;
    const QString words = m_words->text();
    if (!m_bar->isHidden() && !words.isEmpty()) {
        const QString text = m_field->toPlainText();
        const auto next = [&](qsizetype from) { return text.indexOf(words, from, Qt::CaseInsensitive); };
        for (qsizetype at = next(0); at >= 0 && m_found.size() < mostFound; at = next(at + words.size()))
            m_found.append(int(at));
    }
    mark();
}

void TextView::step(int by)
{
    if (m_found.isEmpty())
        return;
    const auto count = int(m_found.size());
    m_current = (m_current + by + count) % count;
    mark();
}

void TextView::mark()
{
    QList<QTextEdit::ExtraSelection> marks;
    for (const int at : std::as_const(m_found)) {
        QTextEdit::ExtraSelection found;
        const bool isCurrent = marks.size() == m_current;
        found.format.setBackground(m_theme.color(isCurrent ? Token::Accent : Token::WarningBack));
        found.format.setForeground(m_theme.color(isCurrent ? Token::Panel : Token::Text));
        found.cursor = QTextCursor(m_field->document());
        found.cursor.setPosition(at);
        found.cursor.setPosition(at + int(m_words->text().size()), QTextCursor::KeepAnchor);
        if (isCurrent) {
            QTextCursor there = found.cursor;
            there.setPosition(at);
            m_field->setTextCursor(there);
            m_field->ensureCursorVisible();
        }
        marks.append(found);
    }
    m_field->setExtraSelections(marks);

    const QString most =
        m_found.size() == mostFound ? tr("%L1 or more").arg(mostFound) : QStringLiteral("%L1").arg(m_found.size());
    m_count->setText(m_words->text().isEmpty() ? QString()
                     : m_found.isEmpty()       ? tr("Not found")
                                               : tr("%L1 of %2").arg(m_current + 1).arg(most));
    for (QToolButton *button : std::as_const(m_steps))
        button->setEnabled(!m_found.isEmpty());
}

bool TextView::press(const QKeyEvent &event)
{
    if (event.matches(QKeySequence::Find)) {
        openSearch();
        return true;
    }
    if (m_bar->isHidden())
        return false;
    const bool isEnter = m_words->hasFocus() && (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter);
    if (event.key() == Qt::Key_Escape)
        closeSearch();
    else if (isEnter || event.key() == Qt::Key_F3)
        step(event.modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
    else
        return false;
    return true;
}

bool TextView::eventFilter(QObject *watched, QEvent *event)
{
    // The window has an own action for Ctrl+F: here the text's search comes first.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Find)) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::KeyPress && press(*static_cast<QKeyEvent *>(event)))
        return true;
    return QWidget::eventFilter(watched, event);
}

} // namespace penstock
