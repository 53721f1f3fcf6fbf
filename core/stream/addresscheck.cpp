// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stream/addresscheck.h"

#include "core/stream/headerrules.h"
#include "core/stream/problemlog.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QRegularExpression>
#include <QUrl>
#include <QUrlQuery>

namespace penstock {

namespace {

//! The checks go from the outside in: the first one that fails makes the later ones meaningless.
class AddressCheck
{
    Q_DECLARE_TR_FUNCTIONS(penstock)

public:
    AddressCheck(const QString &address, const QString &path)
        : m_address(address)
        , m_url(address, QUrl::StrictMode)
        , m_path(path)
    {
    }

    [[nodiscard]] QList<Problem> problems()
    {
        if (form() && credentials())
            target();
        return m_log.problems();
    }

private:
    bool form()
    {
        static const QRegularExpression http(QStringLiteral("^https?://"), QRegularExpression::CaseInsensitiveOption);
        static const QRegularExpression blank(QStringLiteral("[\\s\\x00-\\x1f\\x7f]"));
        if (m_address.isEmpty())
            return fail(tr("The address is missing."), tr("Write the endpoint's whole address: https://host/path."));
        if (m_address.contains(blank))
            return fail(tr("The address holds a space, a line break or another blank."),
                        tr("Take it out; inside the path or query write a space as %20."));
        if (!m_address.contains(http))
            return fail(tr("The address does not start with http:// or https://."),
                        tr("Write the endpoint's whole address: https://host/path."));
        return true;
    }

    bool credentials()
    {
        if (!authority().contains(u'@'))
            return true;
        return fail(tr("The address holds a user name or password."),
                    tr("Take out all between // and @, and use \"auth\": { \"method\": \"basic\", … }."));
    }

    void target()
    {
        // QUrl is strict here and its own error text would repeat the address.
        if (!m_url.isValid())
            fail(tr("The address is not valid: a character that must be written as %XX, or a host or port that cannot "
                    "be."),
                 tr("Correct it; a port is a number from 1 to 65535."));
        else if (m_url.host().isEmpty())
            fail(tr("The address names no host."), tr("Write the host after //: https://host/path."));
        else if (m_url.port() == 0)
            fail(tr("Port 0 cannot be connected to."), tr("Write a port from 1 to 65535, or leave it out."));
        else if (m_url.hasFragment())
            fail(tr("The address holds a fragment (#…), which is never sent."),
                 tr("Take out # and all after it; inside the path or query write # as %23."));
        else
            parameters();
    }

    void parameters()
    {
        const auto items = QUrlQuery(m_url).queryItems();
        for (const auto &[name, value] : items) {
            if (looksSecret(name.toUtf8()) && !value.isEmpty())
                m_log.warn(m_path, tr("The parameter \"%1\" looks like a secret in clear.").arg(name),
                           tr("If the endpoint takes it as a header, move it to \"headers\" with "
                              "{ \"secret\": \"env:NAME\" } as its value."));
        }
    }

    [[nodiscard]] QString authority() const
    {
        static const QRegularExpression part(QStringLiteral("^[^/]*//([^/?#]*)"));
        return part.match(m_address).captured(1);
    }

    bool fail(const QString &message, const QString &mend)
    {
        m_log.error(m_path, message, mend);
        return false;
    }

    QString m_address;
    QUrl m_url;
    QString m_path;
    ProblemLog m_log;
};

} // namespace

QList<Problem> checkAddress(const QString &address, const QString &path)
{
    return AddressCheck(address, path).problems();
}

bool isLoopback(const QUrl &url)
{
    const QString host = url.host();
    return host == QLatin1String("localhost") || host.endsWith(QLatin1String(".localhost")) ||
           QHostAddress(host).isLoopback();
}

} // namespace penstock
