// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stream/problem.h"

#include <QFrame>

QT_BEGIN_NAMESPACE
class QListWidget;
QT_END_NAMESPACE

namespace penstock {

class Theme;

//! All problems of the document in one list; pressing one goes to its field.
class ProblemList final : public QFrame
{
    Q_OBJECT

public:
    explicit ProblemList(const Theme &theme, QWidget *parent = nullptr);

    struct Entry
    {
        Problem problem;
        QString place; //!< "Destination › Headers"; empty: its path is shown
    };
    void show(const QList<Entry> &entries); //!< hides itself when there are none

Q_SIGNALS:
    void chosen(const QString &path);

private:
    void tellChosen();

    const Theme &m_theme;
    QListWidget *m_list;
};

} // namespace penstock
