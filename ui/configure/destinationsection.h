// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/configure/headersedit.h"
#include "ui/configure/keepsecret.h"
#include "ui/configure/section.h"
#include "ui/models/clock.h"

QT_BEGIN_NAMESPACE
class QLineEdit;
QT_END_NAMESPACE

namespace penstock {

struct Mend;
class ParametersEdit;
class TrustEdit;

//! Where the requests go, which certificate is trusted there, and which headers go along.
class DestinationSection final : public Section
{
    Q_OBJECT

public:
    DestinationSection(const Theme &theme, KeepSecret keepSecret, Clock clock, QWidget *parent = nullptr);

    void goTo(FormField &field, const QString &path) override;

protected:
    void show(const StreamConfig &config) override;

private:
    void addAddress();
    void addParameters();
    void addHeaders();
    void addTrust();
    void openCertificate();
    void setHeaders(const QString &what, const QString &step, const QList<StaticHeader> &headers);
    void keepSecrets(const QString &what, const QList<StaticHeader> &headers, const QList<HeaderSecret> &secrets);
    void keep(const QString &what, const QString &step, const HeaderSecret &secret);
    void moveLogin();
    [[nodiscard]] std::optional<Mend> addressMend(const Problem &problem);
    [[nodiscard]] std::optional<Mend> headerMend(const Problem &problem);

    const KeepSecret m_keepSecret;
    const Clock m_clock;
    QLineEdit *m_address;
    ParametersEdit *m_parameters;
    HeadersEdit *m_headers;
    TrustEdit *m_trust;
    FormField *m_addressField = nullptr;
    FormField *m_headersField = nullptr;
    FormField *m_trustField = nullptr;
    const StreamDocument *m_lastDocument = nullptr; //!< that was shown
    int m_steps = 0;                                //!< that waited for secrets: what comes later belongs to its own
};

} // namespace penstock
