// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/filter/filter.h"
#include "ui/models/clock.h"

#include <QFrame>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
class QLabel;
class QTimer;
class QToolButton;
QT_END_NAMESPACE

namespace penstock {

class Catalog;
class FilterChip;
class FilterEdit;
class Theme;

//! The filter of a list: terms that are on as chips, and a field for the next one. It answers while one types.
class FilterBar final : public QFrame
{
    Q_OBJECT

public:
    static constexpr int debounceMs = 150;

    FilterBar(const Theme &theme, Clock clock, QWidget *parent = nullptr);
    ~FilterBar() override;

    void setCatalog(const Catalog &catalog); //!< of the events that are offered

    [[nodiscard]] QString text() const; //!< of the whole filter
    void setText(const QString &text);
    void clear();
    void takeFocus();
    void answerNow(); //!< without waiting for a pause in typing

Q_SIGNALS:
    void filterChanged(const penstock::Filter &filter);

    //! The text cannot be understood, and the filter before it stays on; or it can again: empty. `unfinished`: nothing is
    //! wrong yet.
    void problemChanged(const QString &message, bool unfinished);

    void left(); //!< by Escape

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildLayout();
    void connectActions();
    void makeChips(); //!< of what is typed, if it can be understood
    void addChip(const QString &term);
    void editChip(FilterChip *chip);
    void removeChip(FilterChip *chip);
    void editLastChip();
    void escape();
    void showState(bool wrong);
    void setLook(const char *property, bool on); //!< of the style sheet
    void narrowChips();
    [[nodiscard]] QString chipText() const;

    const Theme &m_theme;
    const Clock m_clock;
    QString m_answered; //!< the text of the filter that is on
    QList<FilterChip *> m_chips;
    QLabel *m_icon;
    QWidget *m_chipArea;
    QHBoxLayout *m_chipRow;
    QLabel *m_more; //!< chips that have no room
    FilterEdit *m_edit;
    QToolButton *m_clear;
    QTimer *m_typing;
};

} // namespace penstock
