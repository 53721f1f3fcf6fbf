// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QIODevice>

namespace penstock {

//! A request's body that can be read once.
//!
//! QNetworkAccessManager sends a POST again by itself, up to four times for one finished(), when the connection ends
//! before a status line. It must rewind the body for that: this one refuses, so that the second request becomes
//! ContentReSendError instead. Goes with DoNotBufferUploadDataAttribute and an explicit Content-Length.
class RequestBody final : public QIODevice
{
    Q_OBJECT

public:
    explicit RequestBody(QByteArray body);

    [[nodiscard]] qint64 handedOut() const { return m_handedOut; } //!< bytes that went to the connection
    [[nodiscard]] bool isHandedOut() const { return m_handedOut == m_body.size(); }

    bool isSequential() const override { return true; }
    bool reset() override { return false; }
    bool atEnd() const override { return isHandedOut(); }
    qint64 bytesAvailable() const override { return m_body.size() - m_handedOut; }

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 maxSize) override;

private:
    QByteArray m_body;
    qint64 m_handedOut = 0;
};

} // namespace penstock
