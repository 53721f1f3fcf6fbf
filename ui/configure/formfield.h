// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/configure/problemlines.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace penstock {

class Theme;

//! One part of the form: its label, its control, and below it what is wrong with what stands there.
class FormField final : public QWidget
{
    Q_OBJECT

public:
    //! `path`: of the config's part that the control shows, "$.destination.url"; problems at it or below it are shown
    //! here. Several where one control shows several parts.
    FormField(const Theme &theme, const QString &label, QStringList paths, QWidget *control, QWidget *parent = nullptr);

    [[nodiscard]] const QString &label() const { return m_labelText; }
    [[nodiscard]] QWidget *control() const { return m_control; }

    //! Length of the longest of its paths that holds `problemPath`; 0: none.
    [[nodiscard]] qsizetype closeness(const QString &problemPath) const;

    void setNote(const QString &note); //!< a few muted words at the right of the label
    void setHelp(const QString &help); //!< a muted line below the control, above problems

    void setMends(MendOf mendOf); //!< what one press does about a problem shown here

    void showProblems(const QList<Problem> &problems);

Q_SIGNALS:
    void problemsShown(const QList<penstock::Problem> &problems); //!< for a table that marks the row

private:
    const QString m_labelText;
    const QStringList m_paths;
    QWidget *m_control;
    QLabel *m_note;
    QLabel *m_help;
    ProblemLines *m_problems;
};

} // namespace penstock
