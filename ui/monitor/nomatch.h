// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
QT_END_NAMESPACE

namespace penstock {

//! In place of a list that a filter leaves nothing of, or nothing yet: says so, and takes the filter off.
class NoMatch final : public QWidget
{
    Q_OBJECT

public:
    enum class Reason { NothingMatches, Searching };

    explicit NoMatch(QWidget *parent = nullptr);

    void show(Reason reason);

Q_SIGNALS:
    void clearRequested();

private:
    void buildLayout();

    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_clear;
};

} // namespace penstock
