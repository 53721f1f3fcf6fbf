// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/clock.h"

#include <QSslCertificate>
#include <QSslError>
#include <QWidget>

#include <array>

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
class QTreeWidget;
QT_END_NAMESPACE

namespace penstock {

//! A chain of certificates as a tree, its authority on top, and all about the chosen one.
class CertificateView final : public QWidget
{
    Q_OBJECT

public:
    explicit CertificateView(Clock clock, QWidget *parent = nullptr);

    //! `chain` begins with the peer's own, which is chosen; `errors` mark the certificates that they are about.
    void show(const QList<QSslCertificate> &chain, const QList<QSslError> &errors);

    //! The chosen one; null when there is none.
    [[nodiscard]] QSslCertificate certificate() const;

private:
    enum Fact { Subject, Issuer, Names, ValidFrom, ValidUntil, Fingerprint, PublicKey, Signature, Serial, FactCount };

    [[nodiscard]] QWidget *makeFacts();
    void showFacts();
    void savePem();
    [[nodiscard]] QString validityText(const QSslCertificate &certificate) const;

    const Clock m_clock;
    QList<QSslCertificate> m_chain;
    QTreeWidget *m_tree;
    std::array<QLabel *, FactCount> m_facts{};
    QPushButton *m_copy;
    QPushButton *m_save;
};

} // namespace penstock
