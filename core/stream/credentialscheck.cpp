// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stream/credentialscheck.h"

#include "core/overloaded.h"
#include "core/secret/secretref.h"
#include "core/stream/headerrules.h"
#include "core/stream/jsonpath.h"
#include "core/stream/problemlog.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace penstock {

namespace {

bool isControl(QChar c)
{
    return c.unicode() < 0x20 || c.unicode() == 0x7f;
}

class CredentialsCheck
{
    Q_DECLARE_TR_FUNCTIONS(penstock)

public:
    explicit CredentialsCheck(const QString &path)
        : m_path(path)
    {
    }

    void headers(const QList<StaticHeader> &headers, bool basicAuth)
    {
        if (basicAuth)
            m_names.insert("authorization");
        const QString listPath = memberPath(m_path, QStringLiteral("headers"));
        for (qsizetype i = 0; i < headers.size(); ++i)
            header(headers[i], entryPath(listPath, i));
    }

    void auth(const std::variant<NoAuth, BasicAuth> &auth)
    {
        if (const auto *basic = std::get_if<BasicAuth>(&auth))
            basicAuth(*basic, memberPath(m_path, QStringLiteral("auth")));
    }

    [[nodiscard]] const QList<Problem> &problems() const { return m_log.problems(); }

private:
    void header(const StaticHeader &header, const QString &path)
    {
        const QString valuePath = memberPath(path, QStringLiteral("value"));
        name(header.name, memberPath(path, QStringLiteral("name")));
        std::visit(Overloaded{
                       [&](const SecretRef &ref) { secret(ref, valuePath); },
                       [&](const QString &value) { literal(header.name, value, valuePath); },
                   },
                   header.value);
    }

    // A name that is no token may be a whole header line with its secret: it is not repeated.
    void name(const QString &name, const QString &path)
    {
        const QByteArray utf8 = name.toUtf8();
        if (!isToken(utf8))
            return m_log.error(
                path, name.isEmpty() ? tr("The header's name is missing.") : tr("This cannot be a header's name."),
                tr("Use letters, digits and - only, without a colon: X-Tenant."));
        if (const auto reason = forbiddenHeaderReason(utf8))
            return m_log.error(path, tr("The header %1 cannot be set: %2").arg(name, *reason), tr("Take it out."));
        const QByteArray lower = utf8.toLower();
        if (lower == "authorization" && m_names.contains(lower) && !m_authorizationSeen)
            m_log.error(path, tr("Authorization is set twice: here and by \"auth\"."), tr("Keep one of them."));
        else if (m_names.contains(lower))
            m_log.error(path, tr("The header %1 stands here more than once (case does not count).").arg(name),
                        tr("Keep one of them."));
        m_authorizationSeen = m_authorizationSeen || lower == "authorization";
        m_names.insert(lower);
    }

    void literal(const QString &name, const QString &value, const QString &path)
    {
        if (!value.isValidUtf16() || !isFieldValue(value.toUtf8()))
            return m_log.error(path,
                               tr("This cannot be a header's value: it starts or ends with a space, or holds a "
                                  "line break or another control character."),
                               tr("Take it out."));
        if (value.isEmpty())
            m_log.warn(path, tr("The header's value is empty."), tr("Write a value, or take the header out."));
        else if (secretRefFromText(value))
            m_log.warn(path, tr("The value looks like a reference to a secret, but would go out as this very text."),
                       tr("Put it into { \"secret\": … }."));
        else if (isToken(name.toUtf8()) && looksSecret(name.toUtf8())) // another name is not repeated
            m_log.warn(path, tr("The value of %1 looks like a secret in clear.").arg(name), headerMend());
    }

    static QString headerMend()
    {
        return secretMend() + u' ' + tr("The secret is the header's whole value, a word such as Bearer included.");
    }

    void basicAuth(const BasicAuth &basic, const QString &path)
    {
        const QString usernamePath = memberPath(path, QStringLiteral("username"));
        if (basic.username.contains(u':'))
            m_log.error(usernamePath, tr("A user name for Basic auth holds no colon: the password would start there."),
                        tr("Take the colon and all after it out; the password has its own key."));
        else if (!basic.username.isValidUtf16() || std::any_of(basic.username.begin(), basic.username.end(), isControl))
            m_log.error(usernamePath, tr("The user name holds a line break or another control character."),
                        tr("Take it out."));
        secret(basic.password, memberPath(path, QStringLiteral("password")));
    }

    void secret(const SecretRef &ref, const QString &path)
    {
        if (const auto fault = checkSecretRef(ref))
            m_log.error(memberPath(path, QStringLiteral("secret")), fault->message, fault->mend);
    }

    QString m_path;
    QSet<QByteArray> m_names;
    bool m_authorizationSeen = false;
    ProblemLog m_log;
};

} // namespace

QList<Problem> checkCredentials(const Destination &destination, const QString &path)
{
    CredentialsCheck check(path);
    check.headers(destination.headers, std::holds_alternative<BasicAuth>(destination.auth));
    check.auth(destination.auth);
    return check.problems();
}

bool carriesSecrets(const Destination &destination)
{
    const auto isSecret = [](const StaticHeader &header) {
        return std::holds_alternative<SecretRef>(header.value) || looksSecret(header.name.toUtf8());
    };
    return std::holds_alternative<BasicAuth>(destination.auth) ||
           std::any_of(destination.headers.begin(), destination.headers.end(), isSecret);
}

bool usesVault(const Destination &destination)
{
    const auto isInVault = [](const SecretRef &ref) { return ref.kind == SecretRef::Kind::Vault; };
    const auto *basic = std::get_if<BasicAuth>(&destination.auth);
    return (basic && isInVault(basic->password)) ||
           std::any_of(destination.headers.begin(), destination.headers.end(), [&](const StaticHeader &header) {
               const auto *ref = std::get_if<SecretRef>(&header.value);
               return ref && isInVault(*ref);
           });
}

} // namespace penstock
