// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/outcome.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QToolButton;
QT_END_NAMESPACE

namespace penstock {

class TextView;
class Theme;

//! A request or an answer: one line that sums it up, its headers, its body.
struct MessageText
{
    QString summary;
    HeaderFields headers; //!< as they may be seen: secrets masked
    QByteArray body;
    QString note; //!< what is missing, and why
};

//! Shows one request or one answer. Long bodies are shown up to `shownBytes`.
class MessagePane final : public QWidget
{
    Q_OBJECT

public:
    static constexpr qsizetype shownBytes = 128 * 1024;

    //! `name` begins the object names; `what` is what people hear: "Request" or "Response".
    MessagePane(const Theme &theme, const QString &name, const QString &what, QWidget *parent = nullptr);

    void show(const MessageText &message);

private:
    void buildLayout(const QString &name, const QString &what);
    void showBody();

    QLabel *m_summary;
    QLabel *m_note;
    QLabel *m_size;
    TextView *m_headers;
    TextView *m_body;
    QToolButton *m_pretty;
    QByteArray m_text;
};

} // namespace penstock
