// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stream/authmethod.h"

#include <QTest>

using namespace penstock;

Q_DECLARE_METATYPE(Destination)
Q_DECLARE_METATYPE(AuthMethod)
Q_DECLARE_METATYPE(NewAuth)

namespace {

const SecretRef key{SecretRef::Kind::Vault, QStringLiteral("key")};

StaticHeader header(const char *name, const std::variant<QString, SecretRef> &value)
{
    return {QString::fromLatin1(name), value};
}

Destination destination(const QList<StaticHeader> &headers, const std::variant<NoAuth, BasicAuth> &auth = NoAuth{})
{
    Destination destination;
    destination.headers = headers;
    destination.auth = auth;
    return destination;
}

} // namespace

class TestAuthMethod final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsHowTheSenderIsKnown_data();
    void findsHowTheSenderIsKnown();
    void putsOneInThePlaceOfAnother_data();
    void putsOneInThePlaceOfAnother();
    void givesATokenItsWord_data();
    void givesATokenItsWord();
};

void TestAuthMethod::findsHowTheSenderIsKnown_data()
{
    QTest::addColumn<Destination>("where");
    QTest::addColumn<AuthMethod>("method");
    QTest::addColumn<int>("index");

    const StaticHeader tenant = header("X-Tenant", QStringLiteral("42"));
    QTest::addRow("nothing") << destination({}) << AuthMethod::None << -1;
    QTest::addRow("a header that is none") << destination({tenant}) << AuthMethod::None << -1;
    QTest::addRow("a name that only looks secret")
        << destination({header("Idempotency-Key", QStringLiteral("1"))}) << AuthMethod::None << -1;
    QTest::addRow("basic") << destination({}, BasicAuth{}) << AuthMethod::Basic << -1;
    QTest::addRow("basic before a key") << destination({header("X-Api-Key", key)}, BasicAuth{}) << AuthMethod::Basic
                                        << -1;
    QTest::addRow("a secret header") << destination({tenant, header("X-Odd", key)}) << AuthMethod::ApiKey << 1;
    QTest::addRow("a key in clear") << destination({header("x-API-key", QStringLiteral("k"))}) << AuthMethod::ApiKey
                                    << 0;
    QTest::addRow("authorization before a key")
        << destination({header("X-Api-Key", key), header("authorization", key)}) << AuthMethod::Bearer << 1;
    QTest::addRow("bearer in clear") << destination({header("Authorization", QStringLiteral("bearer x"))})
                                     << AuthMethod::Bearer << 0;
    QTest::addRow("another scheme") << destination({header("Authorization", QStringLiteral("Token x"))})
                                    << AuthMethod::ApiKey << 0;
}

void TestAuthMethod::findsHowTheSenderIsKnown()
{
    QFETCH(Destination, where);
    QFETCH(AuthMethod, method);
    QFETCH(int, index);
    QCOMPARE(findAuth(where), (FoundAuth{method, index}));
}

void TestAuthMethod::putsOneInThePlaceOfAnother_data()
{
    QTest::addColumn<Destination>("before");
    QTest::addColumn<NewAuth>("fresh");
    QTest::addColumn<Destination>("after");

    const StaticHeader a = header("X-A", QStringLiteral("1"));
    const StaticHeader b = header("X-B", QStringLiteral("2"));
    const StaticHeader apiKey = header("X-Api-Key", key);
    const StaticHeader bearer = header("Authorization", key);
    const BasicAuth basic{QStringLiteral("u"), key};
    QTest::addRow("none to a header") << destination({a}) << NewAuth(apiKey) << destination({a, apiKey});
    QTest::addRow("a header in its place")
        << destination({a, apiKey, b}) << NewAuth(bearer) << destination({a, bearer, b});
    QTest::addRow("a header to basic") << destination({a, apiKey, b}) << NewAuth(basic) << destination({a, b}, basic);
    QTest::addRow("basic to a header") << destination({a}, basic) << NewAuth(bearer) << destination({a, bearer});
    QTest::addRow("basic to none") << destination({a}, basic) << NewAuth(NoAuth{}) << destination({a});
    QTest::addRow("a header to none") << destination({apiKey, a}) << NewAuth(NoAuth{}) << destination({a});
}

void TestAuthMethod::putsOneInThePlaceOfAnother()
{
    QFETCH(Destination, before);
    QFETCH(NewAuth, fresh);
    QFETCH(Destination, after);
    replaceAuth(before, fresh);
    QCOMPARE(before, after);
}

void TestAuthMethod::givesATokenItsWord_data()
{
    QTest::addColumn<QString>("token");

    for (const char *token : {"xyz", "Bearer xyz", "bearer  xyz", "  xyz ", "BEARER xyz"})
        QTest::addRow("%s", token) << QString::fromLatin1(token);
}

void TestAuthMethod::givesATokenItsWord()
{
    QFETCH(QString, token);
    QCOMPARE(bearerValue(token), QStringLiteral("Bearer xyz"));
}

QTEST_GUILESS_MAIN(TestAuthMethod)

#include "tst_authmethod.moc"
