// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>

QT_BEGIN_NAMESPACE
class QToolButton;
QT_END_NAMESPACE

namespace penstock {

class Theme;

//! One term of the filter that is on: pressed, it is typed anew; its x takes it out.
class FilterChip final : public QFrame
{
    Q_OBJECT

public:
    FilterChip(const Theme &theme, const QString &term, QWidget *parent = nullptr);

    [[nodiscard]] const QString &term() const { return m_term; }

Q_SIGNALS:
    void editRequested();
    void removeRequested();

private:
    void buildLayout();

    const QString m_term;
    QToolButton *m_text;
    QToolButton *m_remove;
};

} // namespace penstock
