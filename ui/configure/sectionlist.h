// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QListWidget>

namespace penstock {

class Theme;

//! The sections' titles, with a note and a mark on those that hold a problem; choosing one goes there.
class SectionList final : public QListWidget
{
    Q_OBJECT

public:
    explicit SectionList(const Theme &theme, QWidget *parent = nullptr);

    void addSection(const QString &title);
    void setNote(int section, const QString &note);

    enum class Trouble { None, Warning, Error };
    void setTrouble(int section, Trouble trouble);

    void follow(int section); //!< it is the one that is seen: marks it and goes nowhere

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void chosen(int section);
};

} // namespace penstock
