// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/failurecause.h"

#include <QFrame>
#include <QPointer>

#include <optional>

QT_BEGIN_NAMESPACE
class QLabel;
class QTableView;
QT_END_NAMESPACE

namespace penstock {

class CauseModel;
class ElidedLabel;
class Theme;

//! Why batches were given up: each cause with how many, and of the chosen one what it means and what to do.
class CausePanel final : public QFrame
{
    Q_OBJECT

public:
    explicit CausePanel(const Theme &theme, QWidget *parent = nullptr);

    void setModel(CauseModel *model); //!< nullptr: none

    [[nodiscard]] const std::optional<FailureCause> &cause() const { return m_cause; }

Q_SIGNALS:
    void causeChosen(); //!< none: all of them

private:
    void buildLayout();
    void choose(int row);
    void keepChoice();
    void showWords();

    QPointer<CauseModel> m_model;
    std::optional<FailureCause> m_cause;
    QTableView *m_table;
    QLabel *m_title;
    QLabel *m_meaning;
    QLabel *m_mend;
    ElidedLabel *m_sample;
};

} // namespace penstock
