// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receiver/practicecertificate.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <QSslCertificate>
#include <QSslKey>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <array>
#include <ctime>
#include <memory>

namespace penstock {

namespace {

template <auto free>
struct Freed
{
    template <typename T>
    void operator()(T *object) const
    {
        free(object);
    }
};

using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Freed<X509_EXTENSION_free>>;
using Memory = std::unique_ptr<BIO, Freed<BIO_free>>;

constexpr std::array<std::pair<CertificateKind, QLatin1String>, 5> names{{
    {CertificateKind::Valid, QLatin1String("valid")},
    {CertificateKind::Expired, QLatin1String("expired")},
    {CertificateKind::NotYetValid, QLatin1String("not-yet-valid")},
    {CertificateKind::OtherName, QLatin1String("other-name")},
    {CertificateKind::SelfSigned, QLatin1String("self-signed")},
}};

//! Days from now.
struct Validity
{
    int from = -1;
    int to = 30;
};

struct Subject
{
    const char *name;
    Validity validity;
};

struct Issuer
{
    X509 *certificate;
    EVP_PKEY *key;
};

Key makeKey()
{
    return Key(EVP_EC_gen("P-256"));
}

bool extend(X509 *certificate, X509 *issuer, int extension, const char *value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const Extension made(X509V3_EXT_conf_nid(nullptr, &context, extension, value));
    return made && X509_add_ext(certificate, made.get(), -1) == 1;
}

bool setTime(ASN1_TIME *time, WallTime now, int days)
{
    const auto at = std::chrono::floor<std::chrono::seconds>(now + std::chrono::hours(24 * days));
    return ASN1_TIME_set(time, std::time_t(at.time_since_epoch().count())) != nullptr;
}

//! Unsigned, without extensions; null when OpenSSL fails.
Certificate begin(const Subject &subject, EVP_PKEY *key, const Issuer &issuer, WallTime now)
{
    Certificate certificate(X509_new());
    if (!certificate || !key || !issuer.key)
        return nullptr;
    X509 *const raw = certificate.get();
    X509_NAME *const name = X509_get_subject_name(raw);
    const bool done =
        X509_set_version(raw, X509_VERSION_3) == 1 &&
        ASN1_INTEGER_set_uint64(X509_get_serialNumber(raw), QRandomGenerator::system()->generate64() >> 1) == 1 &&
        setTime(X509_getm_notBefore(raw), now, subject.validity.from) &&
        setTime(X509_getm_notAfter(raw), now, subject.validity.to) &&
        X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char *>(subject.name), -1,
                                   -1, 0) == 1 &&
        X509_set_issuer_name(raw, X509_get_subject_name(issuer.certificate ? issuer.certificate : raw)) == 1 &&
        X509_set_pubkey(raw, key) == 1;
    return done ? std::move(certificate) : nullptr;
}

Certificate makeAuthority(EVP_PKEY *key, WallTime now)
{
    Certificate made = begin({"Penstock practice authority", {-30, 60}}, key, {nullptr, key}, now);
    const bool done = made && extend(made.get(), made.get(), NID_basic_constraints, "critical,CA:TRUE") &&
                      extend(made.get(), made.get(), NID_key_usage, "critical,keyCertSign,cRLSign") &&
                      extend(made.get(), made.get(), NID_subject_key_identifier, "hash") &&
                      X509_sign(made.get(), key, EVP_sha256()) > 0;
    return done ? std::move(made) : nullptr;
}

Validity validityOf(CertificateKind kind)
{
    if (kind == CertificateKind::Expired)
        return {-10, -1};
    if (kind == CertificateKind::NotYetValid)
        return {1, 10};
    return {};
}

//! `issuer` without a certificate: it signs itself.
Certificate makeLeaf(CertificateKind kind, EVP_PKEY *key, const Issuer &issuer, WallTime now)
{
    const bool isOther = kind == CertificateKind::OtherName;
    const char *const subjectNames = isOther ? "DNS:other-name.example" : "DNS:localhost,IP:127.0.0.1,IP:::1";
    Certificate made = begin({isOther ? "other-name.example" : "localhost", validityOf(kind)}, key, issuer, now);
    X509 *const signer = issuer.certificate ? issuer.certificate : made.get();
    const bool done = made && extend(made.get(), signer, NID_basic_constraints, "critical,CA:FALSE") &&
                      extend(made.get(), signer, NID_key_usage, "critical,digitalSignature") &&
                      extend(made.get(), signer, NID_ext_key_usage, "serverAuth") &&
                      extend(made.get(), signer, NID_subject_alt_name, subjectNames) &&
                      X509_sign(made.get(), issuer.key, EVP_sha256()) > 0;
    return done ? std::move(made) : nullptr;
}

template <typename Write>
QByteArray pem(Write write)
{
    const Memory memory(BIO_new(BIO_s_mem()));
    if (!memory || write(memory.get()) != 1)
        return {};
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &bytes);
    return {bytes, qsizetype(size)};
}

QByteArray pemOf(X509 *certificate)
{
    return pem([certificate](BIO *memory) { return PEM_write_bio_X509(memory, certificate); });
}

} // namespace

QSslConfiguration PracticeIdentity::serverConfiguration() const
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain({QSslCertificate(certificate), QSslCertificate(authority)});
    configuration.setPrivateKey(QSslKey(key, QSsl::Ec));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

Result<PracticeIdentity> makePracticeIdentity(CertificateKind kind, WallTime now)
{
    const bool signsItself = kind == CertificateKind::SelfSigned;
    const Key authorityKey = makeKey();
    const Key key = makeKey();
    const Certificate authority = makeAuthority(authorityKey.get(), now);
    const Issuer issuer = signsItself ? Issuer{nullptr, key.get()} : Issuer{authority.get(), authorityKey.get()};
    const Certificate leaf = authority ? makeLeaf(kind, key.get(), issuer, now) : nullptr;
    if (!leaf)
        return failure(QCoreApplication::translate(
            "penstock", "OpenSSL cannot make a certificate. Start the practice endpoint without TLS."));
    return PracticeIdentity{
        .authority = pemOf(signsItself ? leaf.get() : authority.get()),
        .certificate = pemOf(leaf.get()),
        .key = pem([&key](BIO *memory) {
            return PEM_write_bio_PrivateKey(memory, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
        }),
    };
}

QLatin1String certificateKindName(CertificateKind kind)
{
    return names[std::size_t(kind)].second;
}

std::optional<CertificateKind> certificateKindFromName(const QString &name)
{
    for (const auto &[kind, text] : names) {
        if (name == text)
            return kind;
    }
    return std::nullopt;
}

QStringList certificateKindNames()
{
    QStringList list;
    for (const auto &[kind, text] : names)
        list.append(text);
    return list;
}

} // namespace penstock
