// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receiver/httpsession.h"
#include "core/result.h"

#include <QByteArray>

namespace penstock {

//! One text at one path, made anew for each GET.
struct ServedText
{
    std::string path;
    QByteArray contentType;
    std::function<Result<QByteArray>()> make; //!< an error becomes 503, its words the body
};

//! Serves a text, and nothing else.
class TextSession final : public HttpSession
{
public:
    //! `text` outlives the session.
    TextSession(HttpConnection &connection, const ServedText &text)
        : m_connection(connection)
        , m_text(text)
    {
    }

    void requestReceived(const HttpRequest &request) override;

private:
    HttpConnection &m_connection;
    const ServedText &m_text;
};

} // namespace penstock
