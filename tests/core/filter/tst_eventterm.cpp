// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/eventterm.h"

#include <QTest>

using namespace penstock;

class TestEventTerm final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsUuidsFromUsers_data();
    void tellsUuidsFromUsers();
};

void TestEventTerm::tellsUuidsFromUsers_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<QString>("term");
    const auto row = [](const char *pasted, const char *term) {
        QTest::newRow(*pasted ? pasted : "nothing") << QString::fromUtf8(pasted) << QString::fromUtf8(term);
    };
    row("", "");
    row(" \n", "");
    row("\"", "");
    row(" 5B1F6C1E-8f0a-4c57-9d3e-000000000002\n", "uuid:5b1f6c1e-8f0a-4c57-9d3e-000000000002");
    row("{5b1f6c1e-8f0a-4c57-9d3e-000000000002}", "uuid:5b1f6c1e-8f0a-4c57-9d3e-000000000002");
    row("\"5b1f6c1e-8f0a-4c57-9d3e-000000000002\"", "uuid:5b1f6c1e-8f0a-4c57-9d3e-000000000002");
    row("customer-17", "uid:customer-17");
    row("Ana Gil", "uid:\"Ana Gil\"");
    row("a,b", "uid:\"a,b\"");
    row("-1:2", "uid:-1:2");
}

void TestEventTerm::tellsUuidsFromUsers()
{
    QFETCH(const QString, pasted);
    QTEST(eventTerm(pasted), "term");
}

QTEST_GUILESS_MAIN(TestEventTerm)
#include "tst_eventterm.moc"
