// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stream/streamconfig.h"

#include <QWidget>

#include <array>
#include <optional>

QT_BEGIN_NAMESPACE
class QButtonGroup;
class QLineEdit;
class QPushButton;
QT_END_NAMESPACE

namespace penstock {

//! Whom an https endpoint's certificate has to come from.
class TrustEdit final : public QWidget
{
    Q_OBJECT

public:
    explicit TrustEdit(QWidget *parent = nullptr);

    void show(const TrustConfig &trust, bool canLook);

    //! What was written for the other choices belongs to another stream now.
    void forget() { m_last = {}; }

    void setFolder(const QString &folder) { m_folder = folder; } //!< where relative paths start

Q_SIGNALS:
    //! `step`: as for StreamDocument::edit().
    void edited(const QString &what, const QString &step, const penstock::TrustConfig &trust);
    void lookRequested();

private:
    void addChoices();
    void addRows();
    void choose(int choice);
    void askForFile();

    QButtonGroup *m_choices;
    QLineEdit *m_file;
    QLineEdit *m_pin;
    QPushButton *m_look;
    QWidget *m_fileRow;
    QString m_folder;
    std::array<std::optional<TrustConfig>, std::variant_size_v<TrustConfig>> m_last; //!< of each choice
};

} // namespace penstock
