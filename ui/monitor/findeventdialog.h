// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
class QPushButton;
QT_END_NAMESPACE

namespace penstock {

//! Takes an event's UUID or a user's id, typed or pasted, and makes a term of the filter of it.
class FindEventDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit FindEventDialog(QWidget *parent = nullptr);

Q_SIGNALS:
    void termChosen(const QString &term);

private:
    void buildLayout();
    void showTerm();

    QLineEdit *m_id;
    QLabel *m_term; //!< what will be looked for
    QPushButton *m_find = nullptr;
};

} // namespace penstock
