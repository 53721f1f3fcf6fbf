// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stream/problem.h"

#include <QScrollArea>

namespace penstock {

class FormField;
class Section;

//! All sections below each other, in one column that scrolls.
class Form final : public QScrollArea
{
    Q_OBJECT

public:
    explicit Form(QWidget *parent = nullptr);

    void addSection(Section *section);

    [[nodiscard]] const QList<Section *> &sections() const { return m_sections; }

    void goToSection(int section);
    void goToProblem(const QString &path);

    //! Each problem stands beside its field; gives those of each section, its fields' and no others'.
    [[nodiscard]] QList<QList<Problem>> showProblems(const QList<Problem> &problems);

    //! "Destination › Headers"; empty where no field shows the path.
    [[nodiscard]] QString placeText(const QString &path) const;

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void sectionSeen(int section); //!< it is at the top now

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Place
    {
        int section = -1;
        FormField *field = nullptr;
    };
    [[nodiscard]] Place placeOf(const QString &path) const;
    void tellSeen();

    QWidget *m_column;
    QList<Section *> m_sections;
    int m_seen = -1;
};

} // namespace penstock
