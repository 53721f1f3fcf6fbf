// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/tlstrust.h"
#include "core/probe/probereport.h"

#include <QElapsedTimer>
#include <QHostInfo>
#include <QSslSocket>
#include <QTcpSocket>
#include <QTimer>
#include <QUrl>

#include <memory>
#include <vector>

namespace penstock {

//! Looks up the endpoint's name, connects to each of its addresses and, for https, shakes hands with the first that
//! takes a connection. Sends not one byte of a request.
//!
//! Lives in a thread with an event loop. Destroying it ends it, without a further signal.
class NetworkProbe final : public QObject
{
    Q_OBJECT

public:
    //! `patience`: for each step.
    NetworkProbe(QUrl url, TlsTrust trust, Milliseconds patience, QObject *parent = nullptr);
    ~NetworkProbe() override;

    void start();

Q_SIGNALS:
    void stepBegun(penstock::ProbeStep step);
    void stepDone(const penstock::ProbeResult &result);
    void finished(bool reached); //!< after the last stepDone(); whether a request could follow

private:
    //! A connection to one of the addresses.
    struct Try
    {
        QHostAddress address;
        std::unique_ptr<QTcpSocket> socket;
        Milliseconds took{0};
        QString trouble;
        bool settled = false;
    };

    void begin(ProbeStep step);
    void end(ProbeResult result, void (NetworkProbe::*next)());
    void lookUp();
    void takeLookup(const QHostInfo &info);
    void connectAll();
    void settle(Try &tried, const QString &trouble);
    void judgeConnections();
    void shakeHands();
    void endHandshake(const QString &trouble);
    [[nodiscard]] Milliseconds elapsed() const { return Milliseconds(m_elapsed.elapsed()); }
    [[nodiscard]] QString patienceText() const; //!< in seconds
    [[nodiscard]] quint16 port() const;
    [[nodiscard]] bool isEncrypted() const { return m_url.scheme() == QLatin1String("https"); }

    const QUrl m_url;
    const TlsTrust m_trust;
    const Milliseconds m_patience;
    QElapsedTimer m_elapsed; //!< of the present step
    QTimer m_deadline;
    QList<QHostAddress> m_addresses;
    std::vector<Try> m_tries;
    QHostAddress m_reached;
    std::unique_ptr<QSslSocket> m_secure;
    QList<QSslError> m_errors;
};

} // namespace penstock
