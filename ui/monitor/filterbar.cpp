// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/filterbar.h"

#include "core/event/catalog.h"
#include "core/filter/filterparser.h"
#include "ui/monitor/filterchip.h"
#include "ui/monitor/filteredit.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QTimer>
#include <QToolButton>

#include <utility>

namespace penstock {

FilterBar::FilterBar(const Theme &theme, Clock clock, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_clock(std::move(clock))
    , m_icon(new QLabel(this))
    , m_chipArea(new QWidget(this))
    , m_chipRow(new QHBoxLayout(m_chipArea))
    , m_more(new QLabel(m_chipArea))
    , m_edit(new FilterEdit(this))
    , m_clear(new QToolButton(this))
    , m_typing(new QTimer(this))
{
    setObjectName(QStringLiteral("filterBar"));
    setProperty("field", true);
    m_edit->setObjectName(QStringLiteral("filterEdit"));
    m_edit->setAccessibleName(tr("Filter of the batches"));
    m_edit->setToolTip(tr("Terms like state:backingOff, status:>=500, took:>1s, time:<10min, uid:42 or words; "
                          "a minus before one means the opposite"));
    m_clear->setObjectName(QStringLiteral("filterClear"));
    m_clear->setAccessibleName(tr("Clear the filter"));
    m_clear->setToolTip(m_clear->accessibleName());
    m_clear->setIcon(theme.icon(QStringLiteral("x")));
    m_clear->setProperty("chipPart", true);
    m_typing->setSingleShot(true);
    m_typing->setInterval(debounceMs);
    buildLayout();
    connectActions();
    showState(false);
}

FilterBar::~FilterBar()
{
    // A field that has the focus loses it on its way out, when this is none any more.
    m_edit->disconnect(this);
}

void FilterBar::buildLayout()
{
    const int pad = fontMetrics().height() / 2;
    m_chipArea->hide();
    m_chipRow->setContentsMargins(0, 0, 0, 0);
    m_chipRow->setSpacing(pad / 2);
    m_chipRow->addWidget(m_more);
    m_more->setObjectName(QStringLiteral("filterMore"));
    m_more->setProperty("muted", true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(pad, 0, pad / 2, 0);
    row->setSpacing(pad / 2);
    row->addWidget(m_icon);
    row->addWidget(m_chipArea);
    row->addWidget(m_edit, 1);
    row->addWidget(m_clear);
    m_edit->setMinimumWidth(fontMetrics().averageCharWidth() * 16);
    m_clear->setIconSize(QSize(fontMetrics().ascent(), fontMetrics().ascent()));
    setFixedHeight(fontMetrics().height() * 2);
    setFocusProxy(m_edit);
}

void FilterBar::connectActions()
{
    const auto paintIcon = [this] {
        const QSize size(fontMetrics().ascent(), fontMetrics().ascent());
        m_icon->setPixmap(m_theme.icon(QStringLiteral("search")).pixmap(size, devicePixelRatioF()));
    };
    paintIcon();
    connect(&m_theme, &Theme::changed, this, paintIcon);
    connect(m_edit, &QLineEdit::textEdited, this, [this] {
        m_clear->setVisible(!text().isEmpty());
        m_typing->start();
    });
    connect(m_typing, &QTimer::timeout, this, &FilterBar::answerNow);
    connect(m_edit, &FilterEdit::terminated, this, &FilterBar::makeChips);
    connect(m_edit, &FilterEdit::focusChanged, this, [this](bool has) {
        setLook("focused", has);
        if (!has)
            makeChips();
    });
    connect(m_edit, &FilterEdit::backspaced, this, &FilterBar::editLastChip);
    connect(m_edit, &FilterEdit::escaped, this, &FilterBar::escape);
    connect(m_clear, &QToolButton::clicked, this, [this] {
        clear();
        takeFocus();
    });
}

void FilterBar::setCatalog(const Catalog &catalog)
{
    QStringList codes;
    for (const CatalogEvent &event : catalog.events())
        codes.append(QString::fromStdString(event.code));
    codes.removeDuplicates();
    m_edit->setEvents(codes);
}

QString FilterBar::chipText() const
{
    QStringList terms;
    for (const FilterChip *chip : m_chips)
        terms.append(chip->term());
    return terms.join(u' ');
}

QString FilterBar::text() const
{
    return QString(chipText() + u' ' + m_edit->text()).trimmed();
}

void FilterBar::setText(const QString &text)
{
    qDeleteAll(std::exchange(m_chips, {}));
    m_edit->setText(text);
    narrowChips();
    makeChips();
}

void FilterBar::clear()
{
    setText({});
}

void FilterBar::takeFocus()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

void FilterBar::answerNow()
{
    m_typing->stop();
    const QString whole = text();
    m_clear->setVisible(!whole.isEmpty());
    const auto filter = parseFilter(whole, m_clock().wall);
    showState(!filter && !filter.error().unfinished);
    // What is still missing needs no words of its own while those that fit are offered.
    const bool unfinished = !filter && filter.error().unfinished;
    const bool silent = filter || (unfinished && m_edit->offersWords());
    Q_EMIT problemChanged(silent ? QString() : filter.error().message, unfinished);
    if (filter && whole != std::exchange(m_answered, whole))
        Q_EMIT filterChanged(*filter);
}

void FilterBar::makeChips()
{
    const QString typed = m_edit->text();
    const auto filter = parseFilter(typed, m_clock().wall);
    if (filter && !filter->terms.isEmpty()) {
        for (const FilterTerm &term : filter->terms)
            addChip(typed.mid(term.position, term.length));
        m_edit->clear();
    }
    answerNow();
}

void FilterBar::addChip(const QString &term)
{
    auto *chip = new FilterChip(m_theme, term, m_chipArea);
    m_chips.append(chip);
    m_chipRow->addWidget(chip);
    connect(chip, &FilterChip::editRequested, this, [this, chip] { editChip(chip); });
    connect(chip, &FilterChip::removeRequested, this, [this, chip] { removeChip(chip); });
    narrowChips();
}

void FilterBar::editChip(FilterChip *chip)
{
    makeChips(); // what was being typed is not lost
    const QString term = chip->term();
    m_edit->setText(m_edit->text().isEmpty() ? term : m_edit->text() + u' ' + term);
    m_edit->setFocus();
    removeChip(chip);
}

void FilterBar::removeChip(FilterChip *chip)
{
    m_chips.removeOne(chip);
    // It is asked by one of its own buttons.
    chip->hide();
    chip->deleteLater();
    narrowChips();
    answerNow();
}

void FilterBar::editLastChip()
{
    if (m_chips.isEmpty())
        return;
    FilterChip *chip = m_chips.last();
    const QString rest = m_edit->text();
    m_edit->setText(rest.isEmpty() ? chip->term() : chip->term() + u' ' + rest);
    m_edit->setCursorPosition(int(chip->term().size()));
    removeChip(chip);
}

void FilterBar::escape()
{
    if (m_edit->text().isEmpty()) {
        Q_EMIT left();
        return;
    }
    m_edit->clear();
    answerNow();
}

void FilterBar::showState(bool wrong)
{
    m_clear->setVisible(!text().isEmpty());
    m_edit->setPlaceholderText(m_chips.isEmpty() ? tr("Filter: state:backingOff status:>=500 words…")
                                                 : tr("Add a term…"));
    setLook("wrong", wrong);
}

void FilterBar::setLook(const char *property, bool on)
{
    if (this->property(property).toBool() == on)
        return;
    setProperty(property, on);
    style()->unpolish(this);
    style()->polish(this);
}

void FilterBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    narrowChips();
}

//! Chips leave the field a third of the width. Where they have no room, the newest are seen and the others counted.
void FilterBar::narrowChips()
{
    int room = width() * 2 / 3;
    QStringList hidden;
    for (auto chip = m_chips.rbegin(); chip != m_chips.rend(); ++chip) {
        room -= (*chip)->sizeHint().width() + m_chipRow->spacing();
        const bool seen = room >= 0 || chip == m_chips.rbegin();
        (*chip)->setVisible(seen);
        if (!seen)
            hidden.prepend((*chip)->term());
    }
    m_more->setVisible(!hidden.isEmpty());
    m_more->setText(tr("+%1").arg(hidden.size()));
    m_more->setToolTip(hidden.join(u'\n'));
    m_chipArea->setVisible(!m_chips.isEmpty());
}

} // namespace penstock
