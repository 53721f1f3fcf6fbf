// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QTimer;
QT_END_NAMESPACE

namespace penstock {

class ElidedLabel;

//! The window while its data folder is opened. Most are open before anybody could read a word: it speaks after a moment.
class OpeningPage final : public QWidget
{
    Q_OBJECT

public:
    explicit OpeningPage(QWidget *parent = nullptr);

    void show(const QString &folder);

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void buildLayout();

    QWidget *m_words;
    ElidedLabel *m_folder;
    QTimer *m_moment;
};

} // namespace penstock
