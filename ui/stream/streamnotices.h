// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/streamstatus.h"

#include <QWidget>

namespace penstock {

class NoticeBar;
class Theme;
struct StreamView;

//! What a user should know about the chosen stream before looking at any number.
class StreamNotices final : public QWidget
{
    Q_OBJECT

public:
    explicit StreamNotices(const Theme &theme, QWidget *parent = nullptr);

    void showStream(const StreamView *stream);
    void showStatus(const StreamStatus &status);

Q_SIGNALS:
    void notCollectedRequested(); //!< the user wants to see them by name
    void vaultRequested();        //!< the user wants to unlock it

private:
    void showLastPause(qint64 lost);
    void showRunning(const StreamStatus &status);
    void hideWhenEmpty(); //!< and its margins with it

    NoticeBar *m_demo;
    NoticeBar *m_file;
    NoticeBar *m_state;
    bool m_needsVault = false; //!< what m_state says
};

} // namespace penstock
