// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/certificatelook.h"
#include "ui/models/clock.h"

#include <QDialog>

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
QT_END_NAMESPACE

namespace penstock {

class CertificateView;

//! The certificates that an endpoint presents: whether they are accepted, and why not; one press pins the endpoint's.
class CertificateDialog final : public QDialog
{
    Q_OBJECT

public:
    CertificateDialog(const QString &endpoint, Clock clock, QWidget *parent = nullptr);

    //! Before that it says that it connects.
    void show(const CertificateLook &look);

Q_SIGNALS:
    void pinRequested(const QByteArray &sha256);

private:
    const QString m_endpoint;
    QLabel *m_verdict;
    QLabel *m_connection;
    CertificateView *m_view;
    QPushButton *m_pin;
    QByteArray m_sha256;
};

} // namespace penstock
