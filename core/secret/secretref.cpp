// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/secret/secretref.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace penstock {

namespace {

constexpr int longestVaultName = 200;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

QLatin1String scheme(SecretRef::Kind kind)
{
    switch (kind) {
    case SecretRef::Kind::Env:
        return QLatin1String("env:");
    case SecretRef::Kind::File:
        return QLatin1String("file:");
    case SecretRef::Kind::Vault:
        return QLatin1String("vault:");
    }
    Q_UNREACHABLE();
}

bool isControl(QChar c)
{
    return c.unicode() < 0x20 || c.unicode() == 0x7f;
}

} // namespace

QString secretRefText(const SecretRef &ref)
{
    return scheme(ref.kind) + ref.name;
}

std::optional<SecretRef> secretRefFromText(const QString &text)
{
    for (const auto kind : {SecretRef::Kind::Env, SecretRef::Kind::File, SecretRef::Kind::Vault}) {
        if (text.startsWith(scheme(kind)))
            return SecretRef{kind, text.mid(scheme(kind).size())};
    }
    return std::nullopt;
}

std::optional<SecretRefFault> checkSecretRef(const SecretRef &ref)
{
    if (ref.name.isEmpty())
        return SecretRefFault{
            Words::tr("The secret is missing: its reference names nothing after %1").arg(scheme(ref.kind)),
            secretMend()};
    if (std::any_of(ref.name.begin(), ref.name.end(), isControl))
        return SecretRefFault{Words::tr("The reference to the secret holds a control character."), secretMend()};
    if (ref.kind == SecretRef::Kind::Vault && (ref.name.size() > longestVaultName || !ref.name.isValidUtf16()))
        return SecretRefFault{
            Words::tr("The name of a secret in the vault has at most %1 characters of Unicode.").arg(longestVaultName),
            Words::tr("Give it a shorter one.")};
    if (ref.kind == SecretRef::Kind::Env && ref.name.contains(u'='))
        return SecretRefFault{Words::tr("The name of an environment variable holds no =."), secretMend()};
    return std::nullopt;
}

QString secretMend()
{
    return Words::tr("Keep the secret in the vault (penstock-cli secret set NAME) and write { \"secret\": "
                     "\"vault:NAME\" }, in an environment variable and write { \"secret\": \"env:NAME\" }, or in a "
                     "file that only you can read (chmod 600) and write { \"secret\": \"file:PATH\" }.");
}

} // namespace penstock
