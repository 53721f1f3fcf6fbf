// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stream/headerlines.h"

#include <QTest>

using namespace penstock;

class TestHeaderLines final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsPastedHeaders_data();
    void readsPastedHeaders();
};

void TestHeaderLines::readsPastedHeaders_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("headers"); //!< name=value, joined by a line break
    QTest::addColumn<int>("leftOut");

    const auto row = [](const char *what, const char *text, const char *headers, int leftOut = 0) {
        QTest::addRow("%s", what) << QString::fromUtf8(text) << QString::fromUtf8(headers) << leftOut;
    };
    row("nothing", "", "");
    row("one line", "X-Tenant: 42", "X-Tenant=42");
    row("two lines in order", "X-B: 2\nX-A: 1\n", "X-B=2\nX-A=1");
    row("line ends of Windows", "X-B: 2\r\nX-A: 1\r\n", "X-B=2\nX-A=1");
    row("spaces around", "  X-Tenant :  42  ", "X-Tenant=42");
    row("no space", "X-Tenant:42", "X-Tenant=42");
    row("a colon in the value", "X-Back: https://h:1/", "X-Back=https://h:1/");
    row("no value", "X-Tenant:", "X-Tenant=");
    row("a name that cannot be", "X Region: eu", "X Region=eu");
    row("blank lines and others", "\nheaders we need\n\nX-A: 1\n", "X-A=1");
    row("an address alone", "https://www.example.com/api\nX-A: 1", "X-A=1");
    row("curl -v", "> POST /api HTTP/1.1\n> Host: h\n> X-A: 1\n>\n", "X-A=1", 1);
    row("a raw request", "POST /api HTTP/1.1\r\nHost: h\r\nX-A: 1\r\nContent-Length: 3\r\n", "X-A=1", 2);
    row("curl options", "-H 'X-A: 1' -H \"X-B: two\"", "X-A=1\nX-B=two");
    row("curl options on lines", "  -H 'X-A: 1' \\\n  --header 'X-B: 2' \\\n", "X-A=1\nX-B=2");
    row("a whole command", "curl -X POST https://h/api -H 'X-A: 1' -HX-B:2 --header=X-C:3 -d '{\"a\": 1}'",
        "X-A=1\nX-B=2\nX-C=3");
    row("a quote in single quotes", R"(-H 'X-A: it'\''s')", "X-A=it's");
    row("quotes in double quotes", R"(-H "X-A: \"a\" \$b \\")", "X-A=\"a\" $b \\");
    row("lines by turns", "accept\n*/*\nx-tenant\n42", "accept=*/*\nx-tenant=42");
    row("lines by turns with colons", "accept:\n*/*\nx-tenant:\n42", "accept=*/*\nx-tenant=42");
    row("pseudo-headers by turns", ":path\n/api\nx-tenant\n42", "x-tenant=42");
    row("pseudo-headers", ":path: /api\nx-tenant: 42", "x-tenant=42");
    row("what Penstock sets", "User-Agent: x\nX-A: 1\nconnection: close", "X-A=1", 2);
}

void TestHeaderLines::readsPastedHeaders()
{
    QFETCH(QString, text);
    QFETCH(QString, headers);
    QFETCH(int, leftOut);
    const PastedHeaders pasted = headersFromText(text);
    QStringList lines;
    for (const HeaderLine &header : pasted.headers)
        lines.append(header.name + u'=' + header.value);
    QCOMPARE(lines.join(u'\n'), headers);
    QCOMPARE(int(pasted.leftOut), leftOut);
}

QTEST_GUILESS_MAIN(TestHeaderLines)

#include "tst_headerlines.moc"
