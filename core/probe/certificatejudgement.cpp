// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/certificatejudgement.h"

#include "core/delivery/certificatewords.h"
#include "core/delivery/failurecause.h"

#include <QCoreApplication>
#include <QLocale>

namespace penstock {

namespace {

constexpr qint64 daysToRenew = 14;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

QString dateText(const QDateTime &time)
{
    return QLocale().toString(time.date(), QLocale::LongFormat);
}

QString protocolText(QSsl::SslProtocol protocol)
{
    if (protocol == QSsl::TlsV1_3)
        return QStringLiteral("TLS 1.3");
    return protocol == QSsl::TlsV1_2 ? QStringLiteral("TLS 1.2") : Words::tr("unknown");
}

QString issuersText(const QList<QSslCertificate> &chain)
{
    QStringList issuers;
    for (const QSslCertificate &certificate : chain)
        issuers.append(issuerName(certificate));
    return issuers.join(QStringLiteral(" → "));
}

QList<ProbeFact> factsOf(const HandshakeFindings &findings)
{
    if (findings.chain.isEmpty())
        return {};
    const QSslCertificate &own = findings.chain.constFirst();
    QList<ProbeFact> facts = {
        {Words::tr("Names"), certifiedNames(own).join(QLatin1String(", "))},
        {Words::tr("Issued by"), issuersText(findings.chain)},
        {Words::tr("Valid"), Words::tr("%1 – %2").arg(dateText(own.effectiveDate()), dateText(own.expiryDate()))},
        {Words::tr("Days left"), QLocale().toString(findings.now.daysTo(own.expiryDate()))},
    };
    if (findings.protocol != QSsl::UnknownProtocol)
        facts.append(
            {Words::tr("Protocol"), Words::tr("%1, %2").arg(protocolText(findings.protocol), findings.cipher.name())});
    facts.append({Words::tr("SHA-256"), fingerprintText(sha256Of(own))});
    return facts;
}

void fail(ProbeResult &result, const QString &found, const QString &meaning, const QString &mend)
{
    result.verdict = ProbeVerdict::Failed;
    result.found = found;
    result.meaning = meaning;
    result.mend = mend;
}

void failCertificate(ProbeResult &result, const HandshakeFindings &findings)
{
    fail(result, certificateWords(findings.trust, findings.chain, findings.errors),
         causeWords(FailureCause::Certificate).meaning,
         Words::tr("Where it is right as it is, trust it for this stream under Destination: by a pin or a CA file."));
}

void judgeDays(ProbeResult &result, const HandshakeFindings &findings)
{
    const QDateTime end = findings.chain.constFirst().expiryDate();
    const qint64 days = findings.now.daysTo(end);
    result.verdict = days < daysToRenew ? ProbeVerdict::Warning : ProbeVerdict::Passed;
    result.found = Words::tr("%1, %2 days left").arg(protocolText(findings.protocol)).arg(days);
    if (result.verdict == ProbeVerdict::Passed)
        return;
    result.found =
        days == 1 ? Words::tr("Certificate ends in a day") : Words::tr("Certificate ends in %1 days").arg(days);
    result.meaning = Words::tr("The certificate ends on %1. Deliveries fail from then on.").arg(dateText(end));
    result.mend = Words::tr("Renew it, or ask the team that runs the endpoint to.");
}

} // namespace

ProbeResult judgeHandshake(const HandshakeFindings &findings)
{
    ProbeResult result;
    result.step = ProbeStep::Tls;
    result.chain = findings.chain;
    result.chainErrors = findings.errors;
    result.facts = factsOf(findings);
    if (findings.trouble.isEmpty())
        judgeDays(result, findings);
    else if (!findings.errors.isEmpty())
        failCertificate(result, findings);
    else
        fail(result, findings.trouble,
             Words::tr("No encrypted connection came about before any certificate was judged: the peer speaks no TLS, "
                       "only a version before 1.2, or it does not finish the handshake."),
             Words::tr("Have the receiver offer TLS 1.2 or 1.3 on this port, or mend port or scheme in the address."));
    return result;
}

} // namespace penstock
