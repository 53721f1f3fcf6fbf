// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/draftmaker.h"

#include "core/exchange/addressparts.h"
#include "core/exchange/secretsigns.h"
#include "core/overloaded.h"
#include "core/stream/addresscheck.h"
#include "core/stream/headerrules.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QUrl>

#include <simdjson.h>

#include <algorithm>

namespace penstock {

namespace {

constexpr qint64 sampleEvents = 100;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

QString appNameIn(const QByteArray &body)
{
    simdjson::dom::parser parser;
    std::string_view name;
    const simdjson::padded_string text(body.constData(), std::size_t(body.size()));
    if (parser.parse(text)["app_name"].get_string().get(name) != simdjson::SUCCESS)
        return {};
    return QString::fromUtf8(name.data(), qsizetype(name.size()));
}

//! "Bearer <token>": the scheme is there, the secret is not.
bool isWithheldHeaderValue(const QString &value)
{
    return isWithheldSecret(value) || isWithheldSecret(value.section(u' ', 1, -1, QString::SectionSkipEmpty));
}

} // namespace

void DraftMaker::remark(Remark::Kind kind, int line, const QString &text)
{
    m_remarks.append({kind, line, text});
}

void DraftMaker::setAddress(const QString &text, int line)
{
    static const QRegularExpression scheme(QStringLiteral("^[a-z][a-z0-9+.-]*://"),
                                           QRegularExpression::CaseInsensitiveOption);
    QString address = text.trimmed();
    if (!address.contains(scheme) && !address.startsWith(QLatin1String("{{"))) {
        address.prepend(QLatin1String("https://"));
        remark(Remark::Kind::Assumed, line, Words::tr("The address had no https:// in front: it was put there."));
    }
    AddressParts parts = splitAddress(address);
    if (parts.hasFragment)
        remark(Remark::Kind::Ignored, line,
               Words::tr("The part of the address from # on was left out: it is never sent."));
    if (parts.hasCredentials) {
        remark(Remark::Kind::Assumed, line,
               Words::tr("The user name and password in the address were moved to Basic auth."));
        setBasic(parts.username, parts.password.isEmpty() ? ForeignValue(Withheld()) : ForeignValue(parts.password),
                 line);
    }
    for (AddressParameter &parameter : parts.parameters)
        withholdSecret(parameter, line);
    const QString url = withAddressParameters(parts.base, parts.parameters);
    m_config.destination.url = url;
    for (const Problem &problem : checkAddress(url, {}))
        remark(Remark::Kind::Unclear, line, problem.message + u' ' + problem.mend);
}

void DraftMaker::withholdSecret(AddressParameter &parameter, int line)
{
    auto &[name, value] = parameter;
    if (!value || value->isEmpty() || !looksSecret(QUrl::fromPercentEncoding(name.toUtf8()).toUtf8()))
        return;
    const QString bare = QUrl::fromPercentEncoding(value->toUtf8());
    remark(
        Remark::Kind::Unclear, line,
        Words::tr("The parameter “%1” of the address looks like a secret and was left empty, because an address stands "
                  "in the stream's file in clear. If the endpoint takes it as a header, add the header; else write "
                  "it into the address.")
            .arg(name));
    if (!isWithheldSecret(bare) && !bare.startsWith(QLatin1String("{{")))
        m_secrets.append({FoundSecret::Place::Parameter, name, bare, -1, line});
    value = QString();
}

void DraftMaker::addHeader(const QString &name, const ForeignValue &value, int line, bool isSecret)
{
    const auto *literal = std::get_if<QString>(&value);
    const QString text = literal ? literal->trimmed() : QString();
    if (!takesHeader(name, line) || (literal && !takesValue(name, text, line)))
        return;
    m_config.destination.headers.append({name, text});
    if (literal && text.isEmpty())
        return remark(Remark::Kind::Missing, line, Words::tr("The header %1 has no value.").arg(name));

    const bool isOpen = literal && !isSecret && !looksSecret(name.toUtf8()) && !looksLikeSecretValue(text);
    const bool isWithheld = literal && isWithheldHeaderValue(text);
    if (isOpen && !isWithheld)
        return;
    // Its reference takes the value's place in the end.
    m_config.destination.headers.last().value = QString();
    const ForeignValue secret = isWithheld ? Withheld() : literal ? ForeignValue(text) : value;
    m_secrets.append({FoundSecret::Place::Header, name, secret, headerCount() - 1, line});
}

bool DraftMaker::takesHeader(const QString &name, int line)
{
    const QByteArray utf8 = name.toUtf8();
    if (!isToken(utf8)) {
        remark(Remark::Kind::Ignored, line,
               Words::tr("This was left out: a header's name has letters, digits and - only."));
        return false;
    }
    if (const auto reason = forbiddenHeaderReason(utf8)) {
        if (utf8.compare("content-type", Qt::CaseInsensitive) != 0)
            remark(Remark::Kind::Ignored, line, Words::tr("The header %1 was left out: %2").arg(name, *reason));
        return false;
    }
    const auto &headers = m_config.destination.headers;
    const bool isKnown = std::any_of(headers.begin(), headers.end(), [&name](const StaticHeader &header) {
        return header.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    if (isKnown)
        remark(Remark::Kind::Ignored, line,
               Words::tr("The header %1 stands there more than once: the first was taken.").arg(name));
    return !isKnown;
}

bool DraftMaker::takesValue(const QString &name, const QString &value, int line)
{
    if (!value.isValidUtf16() || !isFieldValue(value.toUtf8())) {
        remark(Remark::Kind::Ignored, line,
               Words::tr("The header %1 was left out: its value holds a line break or another control character.")
                   .arg(name));
        return false;
    }
    if (name.compare(QLatin1String("authorization"), Qt::CaseInsensitive) != 0 ||
        !value.startsWith(QLatin1String("basic "), Qt::CaseInsensitive) || isWithheldHeaderValue(value))
        return true;
    const auto pair =
        QByteArray::fromBase64Encoding(value.mid(6).trimmed().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    const QString text = QString::fromUtf8(*pair);
    if (pair.decodingStatus != QByteArray::Base64DecodingStatus::Ok || !text.contains(u':'))
        return true;
    remark(Remark::Kind::Assumed, line, Words::tr("The header Authorization: Basic … became Basic auth."));
    setBasic(text.section(u':', 0, 0), text.section(u':', 1), line);
    return false;
}

void DraftMaker::setBasic(const QString &username, const ForeignValue &password, int line)
{
    if (m_hasBasic) {
        remark(Remark::Kind::Ignored, line,
               Words::tr("A user name and password stand there more than once: the first were taken."));
        return;
    }
    m_hasBasic = true;
    m_config.destination.auth = BasicAuth{username, {}};
    m_secrets.append({FoundSecret::Place::Password, {}, password, -1, line});
    if (username.isEmpty())
        remark(Remark::Kind::Missing, line, Words::tr("The user name for Basic auth is missing."));
}

void DraftMaker::useBody(const QByteArray &body, int line)
{
    if (body.trimmed().isEmpty())
        return;
    if (m_config.workspace.name.isEmpty())
        m_config.workspace.name = appNameIn(body);
    remark(Remark::Kind::Ignored, line,
           m_config.workspace.name.isEmpty()
               ? Words::tr("The body was left out: Penstock makes each body from events.")
               : Words::tr("Of the body the app's name was taken: Penstock makes each body from events."));
}

Draft DraftMaker::finishWithSource(const QString &what) &&
{
    chooseSource(what);
    return std::move(*this).finish();
}

Draft DraftMaker::finish() &&
{
    if (!hasAddress())
        remark(Remark::Kind::Missing, 0, Words::tr("The endpoint's address is missing: write it before the start."));
    nameStream();
    placeSecrets();
    for (Remark &remark : m_remarks)
        remark.text = withoutSecrets(remark.text);
    std::ranges::stable_sort(m_remarks, {}, [](const Remark &remark) { return unsigned(remark.line) - 1; });
    return {std::move(m_config), std::move(m_remarks), std::move(m_found)};
}

void DraftMaker::nameStream()
{
    if (!m_config.name.isEmpty())
        return;
    const QString host = shortHost(m_config.destination.url);
    const QString &app = m_config.workspace.name;
    if (host.isEmpty())
        m_config.name = app.isEmpty() ? Words::tr("New stream") : app;
    else
        m_config.name = app.isEmpty() ? host : Words::tr("%1 to %2").arg(app, host);
}

void DraftMaker::chooseSource(const QString &what)
{
    m_config.source = GeneratorSource{.seed = 1, .events = sampleEvents};
    remark(
        Remark::Kind::Assumed, 0,
        Words::tr("%1 names no source: %2 invented events stand in, so that the stream can be tried. Choose your own "
                  "file before real use.")
            .arg(what)
            .arg(sampleEvents));
}

// The names are made last: the host may stand behind the headers.
void DraftMaker::placeSecrets()
{
    for (const Secret &secret : std::as_const(m_secrets)) {
        const auto *given = std::get_if<SecretRef>(&secret.value);
        const SecretRef ref = given ? *given : SecretRef{SecretRef::Kind::Vault, vaultNameFor(secret)};
        if (const auto *value = std::get_if<QString>(&secret.value))
            m_found.append({secret.place, secret.where, ref.name, ClearSecret(*value)});
        else if (!given)
            remark(Remark::Kind::Missing, secret.line, withheldText(secret, ref));
        if (secret.place == FoundSecret::Place::Password)
            std::get<BasicAuth>(m_config.destination.auth).password = ref;
        else if (secret.header >= 0)
            m_config.destination.headers[secret.header].value = ref;
    }
}

QString DraftMaker::withheldText(const Secret &secret, const SecretRef &ref)
{
    const QString what = secret.place == FoundSecret::Place::Password
                             ? Words::tr("The password is not in the text.")
                             : Words::tr("The value of the header %1 is not in the text.").arg(secret.where);
    return Words::tr("%1 Store it in the vault as “%2”.").arg(what, ref.name);
}

QString DraftMaker::vaultNameFor(const Secret &secret)
{
    const QString host = vaultNamePart(shortHost(m_config.destination.url));
    const QString what =
        secret.place == FoundSecret::Place::Password ? QStringLiteral("password") : vaultNamePart(secret.where);
    const QString name = host.isEmpty() ? what : host + u'-' + what;
    QString unique = name;
    for (int n = 2; m_vaultNames.contains(unique); ++n)
        unique = name + u'-' + QString::number(n);
    m_vaultNames.insert(unique);
    return unique;
}

// The last line of defence: no remark is made to hold a secret.
QString DraftMaker::withoutSecrets(QString text) const
{
    constexpr qsizetype shortest = 4; // what is shorter stands in words by chance
    for (const FoundSecret &secret : m_found) {
        if (secret.value.reveal().size() >= shortest)
            text.replace(secret.value.reveal(), QStringLiteral("••••••••"));
    }
    return text;
}

} // namespace penstock
