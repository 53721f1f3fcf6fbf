// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/destinationsection.h"

#include "core/delivery/certificatelook.h"
#include "core/delivery/failurewords.h"
#include "core/destination/trust.h"
#include "core/secret/secretname.h"
#include "core/stream/addressquery.h"
#include "core/stream/headerrules.h"
#include "ui/certificate/certificatedialog.h"
#include "ui/configure/formfield.h"
#include "ui/configure/parametersedit.h"
#include "ui/configure/streamdocument.h"
#include "ui/configure/textfield.h"
#include "ui/configure/trustedit.h"
#include "ui/models/destinationrows.h"
#include "ui/newestwork.h"

#include <QLineEdit>
#include <QPointer>

#include <algorithm>

namespace penstock {

namespace {

constexpr Milliseconds lookTimeout{5'000};

bool isEncrypted(const QString &address)
{
    const QUrl url(address, QUrl::StrictMode);
    return url.scheme() == QLatin1String("https") && !url.host().isEmpty();
}

//! Blocks.
CertificateLook lookAt(const QUrl &url, const TrustConfig &config, const QString &baseFolder)
{
    const auto trust = resolveTrust(config, baseFolder);
    // A pin that is still to be found does not keep from looking.
    if (!trust && std::holds_alternative<AuthorityFile>(config))
        return {.trouble = trust.error().message};
    return lookAtCertificate(url, trust.value_or(TlsTrust()), lookTimeout);
}

QString addressPath()
{
    return QStringLiteral("$.destination.url");
}

} // namespace

DestinationSection::DestinationSection(const Theme &theme, KeepSecret keepSecret, Clock clock, QWidget *parent)
    : Section(theme, QStringLiteral("destinationSection"), tr("Destination"), parent)
    , m_keepSecret(std::move(keepSecret))
    , m_clock(std::move(clock))
    , m_address(new QLineEdit(this))
    , m_parameters(new ParametersEdit(theme, this))
    , m_headers(new HeadersEdit(theme, this))
    , m_trust(new TrustEdit(this))
{
    addAddress();
    addTrust();
    addParameters();
    addHeaders();
}

void DestinationSection::addAddress()
{
    m_address->setObjectName(QStringLiteral("addressEdit"));
    m_address->setPlaceholderText(QStringLiteral("https://www.example.com/api"));
    m_addressField = addField(tr("Address"), {addressPath()}, m_address);
    m_addressField->setMends([this](const Problem &problem) { return addressMend(problem); });
    connect(m_address, &QLineEdit::textEdited, this, [this](const QString &text) {
        change(tr("Change the address"), addressPath(), [&](StreamConfig &config) { config.destination.url = text; });
    });
}

void DestinationSection::addTrust()
{
    m_trust->setObjectName(QStringLiteral("trustEdit"));
    m_trustField = addField(tr("Trust"), {QStringLiteral("$.destination.tls")}, m_trust);
    connect(m_trust, &TrustEdit::edited, this,
            [this](const QString &what, const QString &step, const TrustConfig &trust) {
                change(what, step, [&](StreamConfig &config) { config.destination.trust = trust; });
            });
    connect(m_trust, &TrustEdit::lookRequested, this, &DestinationSection::openCertificate);
}

void DestinationSection::openCertificate()
{
    if (!document())
        return;
    const Destination destination = document()->config().destination;
    const QUrl url(destination.url, QUrl::StrictMode);
    auto *dialog = new CertificateDialog(endpointName(url), m_clock, this);
    connect(dialog, &CertificateDialog::pinRequested, this, [of = QPointer(document())](const QByteArray &sha256) {
        if (of)
            of->edit(tr("Pin the certificate"), {},
                     [&](StreamConfig &config) { config.destination.trust = CertificatePin{pinText(sha256)}; });
    });
    inBackground(
        dialog,
        [url, destination, folder = document()->baseFolder()] { return lookAt(url, destination.trust, folder); },
        [dialog](const CertificateLook &look) { dialog->show(look); });
    dialog->open();
}

void DestinationSection::addParameters()
{
    addField(tr("Parameters"), {}, m_parameters);
    connect(m_parameters, &ParametersEdit::edited, this, [this](const QString &what, const QString &address) {
        change(what, {}, [&](StreamConfig &config) { config.destination.url = address; });
    });
}

void DestinationSection::addHeaders()
{
    m_headersField = addField(tr("Headers"), {QStringLiteral("$.destination.headers")}, m_headers);
    m_headersField->setMends([this](const Problem &problem) { return headerMend(problem); });
    connect(m_headersField, &FormField::problemsShown, m_headers, &HeadersEdit::showProblems);
    connect(m_headers, &HeadersEdit::edited, this,
            [this](const QString &what, const QList<StaticHeader> &headers) { setHeaders(what, {}, headers); });
    connect(m_headers, &HeadersEdit::secretsWritten, this, &DestinationSection::keepSecrets);
    connect(m_headers, &HeadersEdit::leftOut, this, [this](int headers) {
        if (headers > 0)
            m_headersField->setHelp(tr("%n header(s) left out that Penstock sets itself.", nullptr, headers));
    });
}

void DestinationSection::show(const StreamConfig &config)
{
    if (std::exchange(m_lastDocument, document()) != document())
        m_trust->forget();
    showText(m_address, config.destination.url);
    const bool encrypted = isEncrypted(config.destination.url);
    m_trust->setFolder(document()->baseFolder());
    m_trust->show(config.destination.trust, encrypted);
    m_trustField->setVisible(encrypted || !std::holds_alternative<SystemTrust>(config.destination.trust));
    m_parameters->show(config.destination.url);
    m_headers->show(config.destination.headers);
    m_headersField->setHelp({});
}

void DestinationSection::goTo(FormField &field, const QString &path)
{
    if (&field == m_headersField)
        m_headers->goTo(path);
    else
        Section::goTo(field, path);
}

void DestinationSection::setHeaders(const QString &what, const QString &step, const QList<StaticHeader> &headers)
{
    change(what, step, [&](StreamConfig &config) { config.destination.headers = headers; });
}

void DestinationSection::keepSecrets(const QString &what, const QList<StaticHeader> &headers,
                                     const QList<HeaderSecret> &secrets)
{
    // What comes when they are kept is part of this step, unless another one was made meanwhile.
    const QString step = QStringLiteral("headers.secret.%1").arg(++m_steps);
    setHeaders(what, step, headers);
    for (const HeaderSecret &secret : secrets)
        keep(what, step, secret);
}

void DestinationSection::keep(const QString &what, const QString &step, const HeaderSecret &secret)
{
    if (!document())
        return;
    const QString name = suggestedSecretName(document()->config().name, secret.header.name);
    const auto kept = [this, what, step, header = secret.header,
                       of = QPointer(document())](const Result<SecretRef> &ref) {
        if (!of)
            return;
        if (!ref)
            return m_headersField->setHelp(tr("The value of %1 is not kept: %2").arg(header.name, ref.error().message));
        of->edit(what, step, [&](StreamConfig &config) {
            auto &headers = config.destination.headers;
            // It may have been moved, or taken out.
            if (const auto at = std::find(headers.begin(), headers.end(), header); at != headers.end())
                at->value = *ref;
        });
    };
    m_keepSecret(name, secret.value.toUtf8(), kept);
}

std::optional<Mend> DestinationSection::headerMend(const Problem &problem)
{
    const auto &headers = document()->config().destination.headers;
    const auto [row, column] = headerPlace(problem.path, int(headers.size()));
    if (row < 0 || column != PairModel::Value)
        return std::nullopt;
    const StaticHeader header = headers[row];
    if (const auto *ref = std::get_if<SecretRef>(&header.value); ref && ref->name.isEmpty())
        return Mend{tr("Write it"), [this, at = row] { m_headers->writeValue(at); }};
    const auto *value = std::get_if<QString>(&header.value);
    if (!value || value->isEmpty() || problem.severity == Problem::Severity::Error || !isSecretHeader(header))
        return std::nullopt;
    return Mend{
        tr("Keep it in the vault"), [this, header, text = *value] {
            keepSecrets(tr("Keep a header's value secret"), document()->config().destination.headers, {{header, text}});
        }};
}

std::optional<Mend> DestinationSection::addressMend(const Problem &)
{
    if (!addressLogin(document()->config().destination.url))
        return std::nullopt;
    return Mend{tr("Move it to Basic auth"), [this] { moveLogin(); }};
}

void DestinationSection::moveLogin()
{
    const QString address = document()->config().destination.url;
    const auto login = addressLogin(address);
    if (!login)
        return;
    const auto move = [what = tr("Move the login out of the address"), address, username = login->username,
                       of = QPointer(document())](const SecretRef &password) {
        if (!of || of->config().destination.url != address)
            return;
        of->edit(what, {}, [&](StreamConfig &config) {
            config.destination.url = withoutAddressLogin(address);
            config.destination.auth = BasicAuth{username, password};
        });
    };
    if (!login->password)
        return move({});
    m_keepSecret(suggestedSecretName(document()->config().name, QStringLiteral("password")), login->password->toUtf8(),
                 [this, move](const Result<SecretRef> &ref) {
                     if (ref)
                         move(*ref);
                     else
                         m_addressField->setHelp(tr("The password is not kept: %1").arg(ref.error().message));
                 });
}

} // namespace penstock
